"""One person's vault: what it seals opens for this person, place and revision only."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto.aead import SealBrokenError
from app.crypto.keys import DataKey
from app.crypto.vault import TAG_BYTES, Vault
from tests.crypto.damage import flipped, truncated

ALICE, MALLORY = b"a" * 16, b"m" * 16
ENTRY, OTHER = b"1" * 16, b"2" * 16
KEY = bytes(range(32))
TEXT = b'{"kind":"craving"}'


def vault(user_id: bytes = ALICE, key: bytes = KEY) -> Vault:
    return Vault(user_id, DataKey(key))


def test_a_record_opens_where_it_was_sealed():
    assert vault().open_record(ENTRY, 3, vault().seal_record(ENTRY, 3, TEXT)) == TEXT


@given(plaintext=st.binary(max_size=5000), revision=st.integers(0, 2**63 - 1))
def test_every_record_and_document_comes_back(plaintext, revision):
    record = vault().seal_record(ENTRY, revision, plaintext)
    document = vault().seal_document("settings", revision, plaintext)

    assert vault().open_record(ENTRY, revision, record) == plaintext
    assert vault().open_document("settings", revision, document) == plaintext


@given(purpose=st.text(max_size=20), context=st.binary(max_size=20), plaintext=st.binary(max_size=200))
def test_every_note_comes_back(purpose, context, plaintext):
    assert vault().open_note(purpose, context, vault().seal_note(purpose, context, plaintext)) == plaintext


OPENINGS: dict[str, tuple[bytes, Callable[[bytes], bytes]]] = {
    "record": (vault().seal_record(ENTRY, 3, TEXT), lambda sealed: vault().open_record(ENTRY, 3, sealed)),
    "document": (
        vault().seal_document("settings", 3, TEXT),
        lambda sealed: vault().open_document("settings", 3, sealed),
    ),
    "note": (vault().seal_note("p", b"c", TEXT), lambda sealed: vault().open_note("p", b"c", sealed)),
}


@pytest.mark.parametrize(("sealed", "reopen"), OPENINGS.values(), ids=OPENINGS)
def test_a_flipped_bit_anywhere_is_noticed(sealed, reopen):  # attack 51
    for damaged in flipped(sealed):
        with pytest.raises(SealBrokenError):
            reopen(damaged)


@pytest.mark.parametrize(("sealed", "reopen"), OPENINGS.values(), ids=OPENINGS)
def test_a_cut_anywhere_is_noticed(sealed, reopen):  # attack 52
    for damaged in truncated(sealed):
        with pytest.raises(SealBrokenError):
            reopen(damaged)


@pytest.mark.parametrize(
    ("thief", "entry_id", "revision"),
    [
        (vault(), OTHER, 3),  # attack 53: swapped within a person
        (vault(MALLORY), ENTRY, 3),  # attack 53: another person, even with the same key
        (vault(ALICE, bytes(32)), ENTRY, 3),
        (vault(), ENTRY, 4),  # attack 54: an older revision under a newer number
        (vault(), ENTRY, 2),
    ],
)
def test_a_record_opens_nowhere_else(thief, entry_id, revision):
    sealed = vault().seal_record(ENTRY, 3, TEXT)

    with pytest.raises(SealBrokenError):
        thief.open_record(entry_id, revision, sealed)


@pytest.mark.parametrize(
    ("thief", "name", "revision"),
    [(vault(), "flags", 1), (vault(), "settings", 2), (vault(MALLORY), "settings", 1)],
)
def test_a_document_opens_nowhere_else(thief, name, revision):
    sealed = vault().seal_document("settings", 1, TEXT)

    with pytest.raises(SealBrokenError):
        thief.open_document(name, revision, sealed)


@pytest.mark.parametrize(
    ("thief", "purpose", "context"), [(vault(), "q", b"c"), (vault(), "p", b""), (vault(MALLORY), "p", b"c")]
)
def test_a_note_opens_nowhere_else(thief, purpose, context):
    sealed = vault().seal_note("p", b"c", TEXT)

    with pytest.raises(SealBrokenError):
        thief.open_note(purpose, context, sealed)


def test_records_documents_and_notes_are_under_keys_of_their_own():
    """A row moved into another table opens there for nobody."""
    record = vault().seal_record(ENTRY, 1, TEXT)
    document = vault().seal_document("settings", 1, TEXT)

    for open_elsewhere in (
        lambda: vault().open_document("settings", 1, record),
        lambda: vault().open_note("p", b"", record),
        lambda: vault().open_record(ENTRY, 1, document),
    ):
        with pytest.raises(SealBrokenError):
            open_elsewhere()


def test_a_month_tag_depends_on_person_kind_and_month_alone():
    tags = {
        (name, kind, month): vault(key=key).month_tag(kind, month)
        for name, key in (("alice", KEY), ("mallory", bytes(32)))
        for kind in ("journal", "craving", "side_effects", "intake")
        for month in ("2026-10", "2026-11")
    }

    assert len(set(tags.values())) == len(tags)
    assert all(len(tag) == TAG_BYTES for tag in tags.values())
    assert vault().month_tag("craving", "2026-11") == tags["alice", "craving", "2026-11"]


def test_a_mutation_mac_tells_bodies_apart_and_stays_the_same():
    first = vault().mutation_mac(b"put", ENTRY, TEXT)

    assert vault().mutation_mac(b"put", ENTRY, TEXT) == first
    assert vault().mutation_mac(b"put", OTHER, TEXT) != first
    assert vault().mutation_mac(b"delete", ENTRY, TEXT) != first
    assert vault(key=bytes(32)).mutation_mac(b"put", ENTRY, TEXT) != first


def test_a_phone_gets_the_same_keys_at_every_log_in():
    assert vault().device_keys() == vault().device_keys()
    assert vault().device_keys() != vault(key=bytes(32)).device_keys()


def test_every_use_has_a_key_of_its_own():
    keys = vault().device_keys()

    assert len({KEY, vault().data_key.raw, keys.cache_key, keys.outbox_scalar.to_bytes(32)}) == 3
