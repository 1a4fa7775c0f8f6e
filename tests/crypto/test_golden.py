"""Attack 63: formats do not drift. Rows written years ago, backups and printed codes must open for ever."""

import base64
import json
import re
from pathlib import Path

import pytest

from app.crypto import wraps
from app.crypto.keys import WrappingKey
from app.crypto.passwords import Argon2Cost, password_root
from app.crypto.recovery_code import parse_recovery_code
from app.features.accounts.password_keys import Credential, open_with_password
from app.features.accounts.session_keys import unlock
from app.features.accounts.tokens import TokenBox
from tests.crypto import golden
from tests.crypto.reference import framed, gcm, hkdf_expand, hkdf_extract

GOLDEN: dict[str, str] = json.loads(golden.FILE.read_text())
_ROOT = Path(__file__).resolve().parents[2]
RANDOM = golden.fixed_bytes()
NONCE = golden.fixed_bytes(12)
ID = golden.fixed_bytes(16)


def stored(name: str) -> bytes:
    return bytes.fromhex(GOLDEN[name])


@pytest.mark.parametrize("name", sorted(GOLDEN))
def test_fixed_inputs_give_the_committed_bytes(name):  # attack 63
    assert golden.recompute()[name] == GOLDEN[name]


def test_every_format_is_committed():
    assert set(golden.recompute()) == set(GOLDEN)


def test_what_was_committed_still_opens():  # attack 63
    vault, user = golden.VAULT, golden.USER

    assert vault.open_record(golden.ENTRY, 3, stored("record")) == golden.RECORD
    assert vault.open_document("settings", 2, stored("document")) == b"{}"
    assert vault.open_note("sync/receipt", golden.ENTRY, stored("note")) == b"2026-11-22T21:00:00Z"
    key = WrappingKey(golden.WRAPPING_KEY)
    place = {"user_id": user, "context": golden.ENTRY}
    assert wraps.unwrap(key, stored("wrap"), purpose="data-key/test", **place) == golden.DATA_KEY


def test_every_committed_way_in_still_leads_to_the_data_key():
    user, cost = golden.USER, Argon2Cost(64, 2, 1)
    credential = Credential(user, 1, golden.SALT, cost, 1, stored("password_wrap"))
    root = password_root("cafe\u0301 lantern copper tide", golden.SALT, cost)
    code = parse_recovery_code(GOLDEN["recovery_code"])
    assert code is not None
    access = TokenBox(golden.SERVER.signing_keys, "golden").verify(GOLDEN["access_token"], now=golden.NOW)

    by_password = open_with_password(root, golden.PEPPER, credential)
    by_code = wraps.unwrap(
        code.wrapping_key(),
        stored("recovery_wrap"),
        purpose="data-key/recovery",
        user_id=user,
        context=code.locator(),
    )
    by_browser = unlock(user, access.session_id, stored("browser_session_wrap"), secret=access.secret, half=RANDOM)
    by_client = unlock(user, access.session_id, stored("api_session_wrap"), secret=access.secret, half=None)

    assert {by_password.raw, by_code, by_browser.raw, by_client.raw} == {golden.DATA_KEY}


def _seal(key: bytes, plaintext: bytes, *place: bytes) -> bytes:
    return b"\x01" + NONCE + gcm(key, NONCE, plaintext, b"\x01" + framed(*place))


def _expand(key: bytes, label: str, length: int = 32) -> bytes:
    return hkdf_expand(key, framed(label.encode(), b""), length)


def _hkdf(material: bytes, label: str, context: bytes = b"", salt: bytes = b"") -> bytes:
    return hkdf_expand(hkdf_extract(salt, material), framed(label.encode(), context), 32)


def test_docs_crypto_alone_is_enough_to_write_a_record():
    """Straight from the tables of docs/crypto.md, with none of the app's code."""
    padded = (len(golden.RECORD).to_bytes(4) + golden.RECORD).ljust(512, b"\0")
    place = (b"ebb/v1/record", golden.USER, golden.ENTRY, (3).to_bytes(8))

    assert _seal(_expand(golden.DATA_KEY, "ebb/v1/record"), padded, *place) == stored("record")


def test_docs_crypto_alone_is_enough_to_write_a_document_and_a_note():
    padded = (b"\0\0\0\x02{}").ljust(512, b"\0")
    document = (b"ebb/v1/document", golden.USER, b"settings", (2).to_bytes(8))
    note = (b"ebb/v1/note", golden.USER, b"sync/receipt", golden.ENTRY)

    assert _seal(_expand(golden.DATA_KEY, "ebb/v1/settings"), padded, *document) == stored("document")
    assert _seal(_expand(golden.DATA_KEY, "ebb/v1/note"), b"2026-11-22T21:00:00Z", *note) == stored("note")


def test_docs_crypto_alone_is_enough_to_write_a_digest():
    tag, rows, change = golden.MONTH
    place = (b"ebb/v1/digest", golden.USER, b"trends/1", tag, rows.to_bytes(8), change.to_bytes(8))
    padded = (b"\0\0\0\x02[]").ljust(512, b"\0")

    assert _seal(_expand(golden.DATA_KEY, "ebb/v1/digest"), padded, *place) == stored("digest")


def test_docs_crypto_alone_is_enough_to_compute_tags():
    index, mutation = _expand(golden.DATA_KEY, "ebb/v1/index"), _expand(golden.DATA_KEY, "ebb/v1/mutation")
    login = _expand(golden.PEPPER, "ebb/v1/login-tag")

    assert hkdf_extract(index, framed(b"craving", b"2026-11"))[:16] == stored("month_tag")
    assert hkdf_extract(mutation, framed(golden.MUTATION, b"put", golden.ENTRY, golden.RECORD)) == stored(
        "mutation_mac"
    )
    flag = _expand(golden.DATA_KEY, "ebb/v1/flag")
    assert hkdf_extract(flag, framed(b"mixing", b"key"))[:16] == stored("flag_tag")
    assert hkdf_extract(login, framed(b"quiet-river-4821"))[:16] == stored("login_tag")


def test_docs_crypto_alone_is_enough_to_wrap_for_every_way_in():
    user = golden.USER
    session_place = framed(user, ID)
    keys = {
        "password_wrap": (
            _hkdf(stored("password_root"), "ebb/v1/kek/password", user, golden.PEPPER),
            golden.DATA_KEY,
            (b"data-key/password", user, b""),
        ),
        "recovery_wrap": (
            _hkdf(golden.CODE, "ebb/v1/kek/recovery"),
            golden.DATA_KEY,
            (b"data-key/recovery", user, stored("recovery_locator")),
        ),
        "browser_session_wrap": (
            _hkdf(framed(RANDOM, RANDOM), "ebb/v1/kek/session", session_place),
            golden.DATA_KEY,
            (b"data-key/session", user, ID),
        ),
        "api_session_wrap": (
            _hkdf(framed(RANDOM), "ebb/v1/kek/session", session_place),
            golden.DATA_KEY,
            (b"data-key/session", user, ID),
        ),
        "refresh_wrap": (
            _hkdf(RANDOM, "ebb/v1/kek/refresh", session_place),
            golden.DATA_KEY + RANDOM,
            (b"data-key/refresh", user, ID),
        ),
    }

    for name, (key, secret, place) in keys.items():
        made = _expand(key, "ebb/v1/commit", 16) + _seal(_expand(key, "ebb/v1/wrap"), secret, *place)
        assert made == stored(name), name


def test_docs_crypto_alone_is_enough_to_follow_a_refresh():
    expected = hkdf_extract(golden.REFRESH_KEY, framed(golden.USER, ID, (2).to_bytes(8), RANDOM))

    assert expected == stored("refresh_successor")


def test_docs_crypto_alone_is_enough_to_write_a_refresh_secret_and_a_label():
    raw = golden.USER + ID + RANDOM
    mac = hkdf_extract(golden.REFRESH_KEY, framed(b"ebb/v1/refresh-text", raw))[:16]
    label = (b"ebb/v1/note", golden.USER, b"session/label", ID)

    assert base64.urlsafe_b64encode(raw + mac).rstrip(b"=").decode() == GOLDEN["refresh_text"]
    assert len(GOLDEN["refresh_text"]) == 107
    assert _seal(_expand(golden.DATA_KEY, "ebb/v1/note"), b"Firefox on Android", *label) == stored("session_label")


def test_docs_crypto_names_every_label_purpose_and_vector():
    document = (_ROOT / "docs" / "crypto.md").read_text()
    source = "".join(path.read_text() for path in (_ROOT / "app").rglob("*.py"))
    labels = set(re.findall(r'"(ebb/v1/[^"]+)"', source)) | set(re.findall(r'"(data-key/[^"]+)"', source))

    notes = set(re.findall(r'_PURPOSE = "([^"]+)"', source))
    assert len(labels) >= 23
    assert len(notes) >= 6
    assert {purpose for purpose in notes if f"`{purpose}`" not in document} == set()
    assert {label for label in labels if label not in document} == set()
    assert {name for name in GOLDEN if f"`{name}`" not in document} == set()
