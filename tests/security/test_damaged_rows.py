"""Rows of entries edited outside Ebb: noticed on opening, named in the list, and the others still read."""

import uuid
from typing import Any

import pytest
from sqlalchemy import text

from tests.security.editing import behind_its_back, edit, rows, swap
from tests.support.app import Harness
from tests.support.cast import Person, entry, new_uuid


def raw(entry_id: str) -> bytes:
    return uuid.UUID(entry_id).bytes


def put(person: Person, **fields: Any) -> str:
    entry_id = new_uuid()
    assert person.put(entry(**fields), entry_id).status_code == 201
    return entry_id


def owner(harness: Harness, entry_id: str) -> bytes:
    ((user_id,),) = rows(harness.url, "SELECT user_id FROM entries WHERE id = :id", id=raw(entry_id))
    return bytes(user_id)


def assert_damaged(person: Person, *entry_ids: str, intact: str) -> None:
    """GET says so; the list names them and shows the intact one."""
    for entry_id in entry_ids:
        answer = person.get(entry_id)
        assert (answer.status_code, answer.json()["type"]) == (409, "record-damaged")
    page = person.list().json()
    assert {row["id"] for row in page["unreadable"]} == set(entry_ids)
    assert [row["id"] for row in page["entries"]] == [intact]


def test_nothing_is_unreadable_before(alice):
    intact = put(alice)

    assert_damaged(alice, intact=intact)


def test_two_rows_of_a_person_swapped(harness, alice):  # attack 53
    one, other, intact = put(alice, intensity=1), put(alice, intensity=9), put(alice)
    user = owner(harness, one)

    swap(harness.url, "entries", "sealed_body", (user, raw(one)), (user, raw(other)))

    assert_damaged(alice, one, other, intact=intact)


def test_rows_of_two_people_swapped(harness, alice, mallory):  # attack 53
    hers, theirs, intact = put(alice), put(mallory), put(alice)
    places = (owner(harness, hers), raw(hers)), (owner(harness, theirs), raw(theirs))

    swap(harness.url, "entries", "sealed_body", *places)

    assert_damaged(alice, hers, intact=intact)
    assert mallory.get(theirs).status_code == 409


def test_a_whole_row_moved_to_another_person_shows_nothing(harness, alice, mallory):  # attack 53
    hers, intact = put(alice), put(mallory)

    edit(
        harness.url,
        "UPDATE entries SET user_id = :thief WHERE id = :id",
        thief=owner(harness, intact),
        id=raw(hers),
    )

    assert mallory.get(hers).status_code == 409
    assert [row["id"] for row in mallory.list().json()["entries"]] == [intact]
    assert alice.get(hers).status_code == 404


def test_a_row_copied_under_another_id(harness, alice):
    one, intact = put(alice), put(alice)
    copy = new_uuid()

    edit(harness.url, "UPDATE entries SET id = :copy WHERE id = :id", copy=raw(copy), id=raw(one))

    assert_damaged(alice, copy, intact=intact)


def test_an_older_revision_under_a_newer_number(harness, alice):  # attack 54
    one, intact = put(alice, intensity=1), put(alice)
    ((older,),) = rows(harness.url, "SELECT sealed_body FROM entries WHERE id = :id", id=raw(one))
    assert alice.put(entry(intensity=9), one, revision=1).json()["revision"] == 2

    edit(harness.url, "UPDATE entries SET sealed_body = :older WHERE id = :id", older=older, id=raw(one))

    assert_damaged(alice, one, intact=intact)


@pytest.mark.parametrize("revision", [0, 2, 2**40])
def test_a_revision_number_edited(harness, alice, revision):  # attack 54
    one, intact = put(alice), put(alice)

    edit(harness.url, "UPDATE entries SET revision = :revision WHERE id = :id", revision=revision, id=raw(one))

    assert_damaged(alice, one, intact=intact)


def test_a_blind_tag_moved_to_another_month_of_the_same_person(harness, alice):  # attack 57
    november = put(alice)
    october, intact = put(alice, occurred_at="2026-10-02T09:00:00Z"), put(alice, occurred_at="2026-09-02T09:00:00Z")
    user = owner(harness, november)

    swap(harness.url, "entries", "tag", (user, raw(november)), (user, raw(october)))

    assert_damaged(alice, november, october, intact=intact)


def test_a_blind_tag_moved_to_another_kind(harness, alice):  # attack 57
    craving, journal, intact = put(alice), put(alice, kind="journal"), put(alice, kind="intake")
    user = owner(harness, craving)

    swap(harness.url, "entries", "tag", (user, raw(craving)), (user, raw(journal)))

    assert_damaged(alice, craving, journal, intact=intact)


def test_a_blind_tag_of_nothing(harness, alice):  # attack 57: the row leaves every list, and a look at it tells
    one, intact = put(alice), put(alice)

    edit(harness.url, "UPDATE entries SET tag = :tag WHERE id = :id", tag=bytes(16), id=raw(one))

    assert alice.get(one).status_code == 409
    assert [row["id"] for row in alice.list().json()["entries"]] == [intact]


@pytest.mark.parametrize("position", [0, 1, 13, 200, -1])
def test_a_bit_flipped_in_the_stored_row(harness, alice, position):
    """Attack 51 through the app; every single position is in tests/crypto/test_vault.py."""
    one, intact = put(alice), put(alice)
    ((sealed,),) = rows(harness.url, "SELECT sealed_body FROM entries WHERE id = :id", id=raw(one))
    damaged = bytearray(sealed)
    damaged[position] ^= 1

    edit(harness.url, "UPDATE entries SET sealed_body = :body WHERE id = :id", body=bytes(damaged), id=raw(one))

    assert_damaged(alice, one, intact=intact)


@pytest.mark.parametrize("length", [0, 1, 12, 28, 29, 500])
def test_a_row_cut_short(harness, alice, length):
    """Attack 52 through the app; every single length is in tests/crypto/test_vault.py."""
    one, intact = put(alice), put(alice)

    edit(
        harness.url,
        "UPDATE entries SET sealed_body = substr(sealed_body, 1, :length) WHERE id = :id",
        length=length,
        id=raw(one),
    )

    assert_damaged(alice, one, intact=intact)


def test_a_damaged_entry_can_be_written_anew_and_deleted(harness, alice):
    one, other, intact = put(alice), put(alice), put(alice)
    with behind_its_back(harness.url) as connection:
        connection.execute(text("UPDATE entries SET sealed_body = :b WHERE id != :id"), {"b": b"x", "id": raw(intact)})

    replaced = alice.put(entry(intensity=4), one, revision=1)
    deleted = alice.delete(other)

    assert (replaced.status_code, deleted.status_code) == (200, 204)
    assert alice.get(one).json()["intensity"] == 4
    assert alice.list().json()["unreadable"] == []


def test_settings_edited_outside_say_so(harness, alice):  # attacks 51 and 54
    def store(revision: int, region: str) -> None:
        body = {"settings": {"region": region}, "mutation_id": new_uuid()}
        headers = {"if-match": f'"{revision}"'} if revision else {}
        assert alice.call("PUT", "/settings", json=body, headers=headers).status_code == 200

    store(0, "US")
    ((older,),) = rows(harness.url, "SELECT sealed_body FROM settings")
    store(1, "DE")

    edit(harness.url, "UPDATE settings SET sealed_body = :older", older=older)

    assert alice.call("GET", "/settings").status_code == 409
