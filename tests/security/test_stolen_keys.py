"""Stolen everything, the keys: no key in the loot opens an entry; what its owner carries does (attack 61)."""

import base64
import json
from collections.abc import Callable

import pytest

from app.crypto import kdf
from app.crypto.passwords import password_root
from app.crypto.recovery_code import parse_recovery_code
from tests.conftest import Cast
from tests.security import markers
from tests.security.conftest import Loot
from tests.security.thief import Thief, every_row
from tests.support.app import CHEAP, Harness
from tests.support.cast import Person, entry


@pytest.fixture
def harness(sqlite_harness: Harness) -> Harness:
    """SQLite alone: the rows are the same on both engines, and so are the locks."""
    return sqlite_harness


@pytest.fixture
def cast(sqlite_cast: Cast) -> Cast:
    return sqlite_cast


def test_the_loot_alone_opens_nothing(loot):  # attack 61
    assert loot.thief().opened() == []


def _token_secret(person: Person) -> bytes:
    claims = json.loads(_raw(person.token.split(".")[1]))
    return _raw(claims["sk"])


def _raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _code(person: Person) -> bytes:
    code = parse_recovery_code(person.recovery_code)
    assert code is not None
    return code.raw


def _half(person: Person) -> bytes:
    return _raw(person.http.cookies["ebb_half"])


def _refresh(person: Person) -> bytes:
    return _raw(person.http.cookies["ebb_refresh"])[32:64]  # between the ids and the mac


def _root(loot: Loot) -> bytes:
    (credential,) = loot.tables["credentials"]
    return password_root(loot.alice.password, bytes(credential["salt"]), CHEAP).raw


KEYS: dict[str, Callable[[Loot], bytes]] = {
    "password": _root,
    "recovery code": lambda loot: _code(loot.alice),
    "refresh cookie": lambda loot: _refresh(loot.alice),
    "token and half": lambda loot: kdf.join(_token_secret(loot.alice), _half(loot.alice)),
}


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_with_what_its_owner_carries_the_same_program_opens_all(loot, key):
    """Else opening nothing would prove nothing: the thief knows every label and every place."""
    opened = loot.thief(key(loot)).opened()

    assert len(opened) == 4
    assert markers.word("text").encode() in b"".join(opened)


@pytest.mark.parametrize("half", [_token_secret, _half], ids=["token", "cookie"])
def test_one_half_of_a_session_opens_nothing(loot, half):
    """A leaked header or a leaked cookie, even together with the whole loot."""
    secret = half(loot.alice)

    assert loot.thief(secret, kdf.join(secret)).opened() == []


def test_after_log_out_token_and_cookies_open_nothing(harness, cast):
    alice = cast("alice")
    alice.sign_up()
    alice.put(entry())
    carried = (_token_secret(alice), _half(alice), _refresh(alice), kdf.join(_token_secret(alice), _half(alice)))
    assert Thief(every_row(harness.url), harness.secrets, carried).opened() != []

    assert alice.call("POST", "/auth/logout").status_code == 204

    assert Thief(every_row(harness.url), harness.secrets, carried).opened() == []
