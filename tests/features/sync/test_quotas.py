"""Quotas: counted exactly, refused clearly, and never in the way of deleting."""

import pytest
from sqlalchemy import text

from app.features.sync import rules
from tests.support.cast import entry, new_uuid
from tests.support.syncing import batch, delete_op, put_op, storage

LONG = "long " * 1000


def counted(harness):
    with storage(harness) as connection:
        return connection.execute(text("SELECT entry_count, stored_bytes FROM users")).one()


def stored(harness):
    query = "SELECT count(sealed_body), coalesce(sum(length(sealed_body)), 0) FROM entries"
    with storage(harness) as connection:
        return connection.execute(text(query)).one()


def fill(harness, **counters):
    with storage(harness) as connection:
        for column, value in counters.items():
            connection.execute(text(f"UPDATE users SET {column} = :value"), {"value": value})


def test_the_counters_follow_every_kind_of_write(alice, harness):
    kept, gone, body = new_uuid(), new_uuid(), entry()
    alice.put(body, kept)
    alice.put(body, kept)
    alice.put({**body, "intensity": 1}, kept)
    alice.put(entry(), kept)
    alice.put(entry("journal", text=LONG), kept, revision=1)
    alice.put(entry(), kept, revision=7)
    alice.put(entry(), gone)
    alice.delete(gone)
    alice.delete(gone)
    alice.put(entry(), gone, revision=2)
    batch(alice, put_op(body), put_op(entry(), kept), put_op(entry()), delete_op(gone, 3), put_op(entry(), gone, 4))

    assert counted(harness) == stored(harness)
    assert counted(harness)[0] == 3


@pytest.mark.parametrize(
    "counters", [{"entry_count": rules.MOST_ENTRIES}, {"stored_bytes": rules.MOST_BYTES}], ids=["entries", "bytes"]
)
def test_a_full_journal_refuses_more_and_lets_go(alice, harness, counters):
    entry_id, body = new_uuid(), entry()
    alice.put(body, entry_id)
    fill(harness, **counters)
    before = counted(harness)

    more = alice.put(entry())
    in_a_batch = batch(alice, put_op(entry()))[0]
    again = alice.put(body, entry_id)
    same_size = alice.put(entry(intensity=1), entry_id, revision=1)
    after = counted(harness)
    gone = alice.delete(entry_id)

    assert (more.status_code, more.json()["type"]) == (403, "quota-reached")
    assert in_a_batch["problem"] == more.json()
    assert (again.status_code, same_size.status_code, gone.status_code) == (200, 200, 204)
    assert after == before


def test_a_full_journal_refuses_to_grow_an_entry(alice, harness):
    entry_id = new_uuid()
    alice.put(entry(), entry_id)
    fill(harness, stored_bytes=rules.MOST_BYTES)

    longer = alice.put(entry("journal", text=LONG), entry_id, revision=1)

    assert (longer.status_code, longer.json()["type"]) == (403, "quota-reached")
    assert alice.get(entry_id).json()["revision"] == 1


def test_the_last_entry_that_fits_is_stored(alice, harness):
    fill(harness, entry_count=rules.MOST_ENTRIES - 1)

    assert [alice.put(entry()).status_code for _ in range(2)] == [201, 403]


def test_bringing_back_a_deleted_entry_counts_as_a_new_one(alice, harness):
    entry_id = new_uuid()
    alice.put(entry(), entry_id)
    alice.delete(entry_id)
    fill(harness, entry_count=rules.MOST_ENTRIES)

    assert alice.put(entry(), entry_id, revision=2).json()["type"] == "quota-reached"


def test_one_full_journal_is_nobody_elses_trouble(alice, mallory, harness):
    with storage(harness) as connection:
        owner = connection.execute(text("SELECT id FROM users")).scalars().first()
        connection.execute(
            text("UPDATE users SET entry_count = :most WHERE id = :owner"),
            {
                "most": rules.MOST_ENTRIES,
                "owner": owner,
            },
        )

    answers = sorted(person.put(entry()).status_code for person in (alice, mallory))

    assert answers == [201, 403]
