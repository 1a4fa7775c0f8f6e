"""No secret shows in a repr, a format, a log of locals or a pickle."""

import pickle
import traceback
from typing import Any

import pytest

from app.crypto.aead import SealBrokenError, Sealer
from app.crypto.device import DeviceKeys
from app.crypto.keys import DataKey, PasswordRoot, WrappingKey
from app.crypto.recovery_code import RecoveryCode
from app.crypto.server_secrets import ServerSecrets
from app.crypto.vault import Vault
from app.features.accounts.deps import Caller
from app.features.accounts.desk import OpenedSession
from app.features.accounts.refreshing import RefreshSecret
from app.features.accounts.registration import Registered
from app.features.accounts.session_keys import Tickets
from app.features.accounts.tokens import AccessToken, TokenBox
from app.features.entries.sealing import OpenedEntry

CANARY = b"canary-of-the-coal-mine-32-bytes"
SPELLINGS = [CANARY.decode(), CANARY.hex(), str(int.from_bytes(CANARY)), repr(list(CANARY))]
ID = b"i" * 16
TICKETS = Tickets(ID, ID, CANARY, CANARY, CANARY)
SESSION = OpenedSession(TICKETS, DataKey(CANARY), is_browser=True, is_borrowed=False, refresh_text=CANARY.decode())

HOLDERS: list[Any] = [
    DataKey(CANARY),
    WrappingKey(CANARY),
    PasswordRoot(CANARY),
    RecoveryCode(CANARY[:20]),
    DeviceKeys(CANARY, int.from_bytes(CANARY)),
    ServerSecrets({1: CANARY}, {"kid": CANARY}, CANARY),
    Sealer(CANARY),
    Vault(ID, DataKey(CANARY)),
    Caller(ID, ID, Vault(ID, DataKey(CANARY)), is_browser=True),
    TICKETS,
    SESSION,
    Registered(SESSION, "somebody", CANARY.decode(), is_new=True),
    RefreshSecret(ID, ID, CANARY),
    AccessToken(ID, ID, CANARY),
    TokenBox({"kid": CANARY}, "kid"),
    OpenedEntry(ID, 1, 1, "journal", CANARY.decode(), CANARY),
]
NAMES = [type(holder).__name__ for holder in HOLDERS]


def _assert_silent(text: str) -> None:
    assert not [spelling for spelling in [*SPELLINGS, CANARY[:12].decode()] if spelling in text]


@pytest.mark.parametrize("holder", HOLDERS, ids=NAMES)
def test_no_secret_is_in_how_a_value_looks(holder):
    for text in (repr(holder), str(holder), f"{holder}", f"{holder!a}", f"{holder!s:>9}", repr([holder])):
        _assert_silent(text)


@pytest.mark.parametrize("holder", HOLDERS, ids=NAMES)
def test_no_secret_is_in_a_traceback_rendered_with_locals(holder):
    def fail(value: object) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError) as caught:
        fail(holder)

    rendered = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    innermost = rendered.stack[-1]
    assert innermost.locals is not None
    assert set(innermost.locals) == {"value"}
    _assert_silent(innermost.locals["value"])


@pytest.mark.parametrize(
    "holder",
    [DataKey(CANARY), WrappingKey(CANARY), PasswordRoot(CANARY), Vault(ID, DataKey(CANARY)), SESSION, Sealer(CANARY)],
)
def test_keys_are_not_pickled(holder):
    with pytest.raises(TypeError):
        pickle.dumps(holder)


def test_a_seal_that_does_not_open_says_nothing_of_the_key_even_with_locals():
    vault = Vault(ID, DataKey(CANARY))
    sealed = vault.seal_record(ID, 1, b"text")

    with pytest.raises(SealBrokenError) as caught:
        vault.open_record(ID, 2, sealed)

    rendered = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    ours = [frame for frame in rendered.stack if "/app/" in frame.filename]
    assert len(ours) >= 2
    for frame in ours:
        _assert_silent(" ".join((frame.locals or {}).values()))
    assert str(caught.value) == ""


def test_two_secrets_are_never_equal_by_comparison():
    """`==` on keys would take a time that tells; so it compares identity only."""
    assert DataKey(CANARY) != DataKey(CANARY)
