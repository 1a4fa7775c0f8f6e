"""Stolen everything, and shares: the database and the server secrets open no shared file and no link (attack 61)."""

import pytest

from app.crypto.passwords import password_root
from app.features.accounts.password_keys import Credential, open_with_password
from tests.conftest import Cast
from tests.features.sharing.sharing import PASSCODE, come, key_of, link_id, make
from tests.security.markers import word
from tests.security.thief import Tables, Thief, every_row
from tests.support.app import CHEAP, Harness
from tests.support.cast import Json, Person

LABEL, RECIPIENT = word("label"), word("recipient")


@pytest.fixture
def harness(sqlite_harness: Harness) -> Harness:
    """SQLite alone: the rows are the same on both engines."""
    return sqlite_harness


@pytest.fixture
def cast(sqlite_cast: Cast) -> Cast:
    return sqlite_cast


@pytest.fixture
def made(alice: Person, cast: Cast) -> Json:
    """A share that was opened once, and looked at by its owner."""
    share = make(alice, label=LABEL, passcode=PASSCODE, keep_fresh=True)
    assert come(cast("carol"), link_id(share), recipient=RECIPIENT, passcode=PASSCODE).status_code == 200
    alice.call("GET", f"/shares/{share['id']}")
    return share


def texts(tables: Tables) -> list[bytes]:
    values = [value for rows in tables.values() for row in rows for value in row.values()]
    return [bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode() for value in values]


def test_rows_hold_no_link_no_key_no_label_no_recipient_no_choice_and_no_passcode(harness, made):  # attack 61
    key = key_of(made).raw
    secrets = [key, link_id(made).encode(), made["shlink"].encode(), LABEL.encode(), RECIPIENT.encode()]
    secrets += [PASSCODE.encode(), b"craving", b"2026-11-01"]

    for text in texts(every_row(harness.url)):
        assert not [secret for secret in secrets if secret in text]


def test_database_and_server_secrets_open_no_share(harness, made):  # attack 61
    assert Thief(every_row(harness.url), harness.secrets).opened_shares() == []


def test_with_the_link_the_same_program_opens_its_file(harness, made):
    """Else opening nothing would prove nothing. The passcode guards the way to the file, not the file."""
    opened = Thief(every_row(harness.url), harness.secrets, (key_of(made).raw,)).opened_shares()

    assert len(opened) == 1
    assert b'"resourceType"' in opened[0]


def test_with_what_its_owner_carries_the_same_program_reads_the_share(harness, alice, made):
    opened = Thief(every_row(harness.url), harness.secrets, (alice_key(harness, alice),)).opened_shares()

    assert [link_id(made).encode() in text for text in opened] == [True]


def alice_key(harness: Harness, alice: Person) -> bytes:
    """Her data key, as her password opens it."""
    (row,) = every_row(harness.url)["credentials"]
    salt, pepper_id = bytes(row["salt"]), row["pepper_id"]
    stored = Credential(bytes(row["user_id"]), 1, salt, CHEAP, pepper_id, bytes(row["wrapped_data_key"]))
    root = password_root(alice.password, salt, CHEAP)
    return open_with_password(root, harness.secrets.peppers[pepper_id], stored).raw


def test_an_ended_share_keeps_neither_file_nor_link_for_its_owner(harness, alice, made):
    alice.call("DELETE", f"/shares/{made['id']}")
    data_key = alice_key(harness, alice)

    opened = Thief(every_row(harness.url), harness.secrets, (data_key, key_of(made).raw)).opened_shares()

    assert [(LABEL.encode() in text, link_id(made).encode() in text) for text in opened] == [(True, False)]
