"""Pruning: what is due goes with ordinary writes, never early, and devices that missed it are told."""

import pytest
from sqlalchemy import text

from app.features.sync.rules import PRUNED_AT_ONCE, expiry_month, month_made, month_number
from tests.support.app import START
from tests.support.cast import entry, new_uuid
from tests.support.syncing import batch, changes, delete_op, put_op, read_on, storage


def counts(harness):
    """Tombstones and mutations."""
    with storage(harness) as connection:
        return (
            connection.execute(text("SELECT count(*) FROM entries WHERE sealed_body IS NULL")).scalar_one(),
            connection.execute(text("SELECT count(*) FROM mutations")).scalar_one(),
        )


def write_and_delete(person, number=1):
    ids = [new_uuid() for _ in range(number)]
    batch(person, *(put_op(entry(), entry_id) for entry_id in ids), *(delete_op(entry_id) for entry_id in ids))


def come_back(person, harness, **later):
    harness.clock.advance(**later)
    person.log_in()


def test_nothing_is_forgotten_before_its_month(alice, harness):
    write_and_delete(alice)
    come_back(alice, harness, days=128)  # the last day of March; due in April

    alice.put(entry())

    assert counts(harness) == (1, 2)


def test_what_is_due_goes_with_the_next_write(alice, harness):
    write_and_delete(alice)
    come_back(alice, harness, days=130)

    alice.put(entry())

    assert counts(harness) == (0, 1)


def test_a_month_is_worked_off_in_small_steps(alice, harness):
    write_and_delete(alice, PRUNED_AT_ONCE + 10)
    come_back(alice, harness, days=140)

    alice.put(entry())
    after_one = counts(harness)
    alice.put(entry())
    alice.put(entry())

    assert after_one == (10, 11)
    assert counts(harness) == (0, 3)


def test_a_deletion_prunes_too(alice, harness):
    write_and_delete(alice)
    kept = new_uuid()
    come_back(alice, harness, days=140)
    alice.put(entry(), kept)
    come_back(alice, harness, days=180)

    alice.delete(kept)

    assert counts(harness) == (1, 0)


def test_a_device_that_missed_a_pruned_tombstone_answers_410(alice, harness):
    alice.put(entry())
    early = read_on(alice)["cursor"]
    write_and_delete(alice)
    late = read_on(alice)["cursor"]
    come_back(alice, harness, days=140)
    alice.put(entry())

    missed, saw = changes(alice, cursor=early), changes(alice, cursor=late)

    assert (missed.status_code, missed.json()["type"]) == (410, "resync-required")
    assert (saw.status_code, len(saw.json()["entries"])) == (200, 1)


def test_a_first_reading_in_many_pages_is_not_sent_back_by_old_prunings(alice, harness):
    for _ in range(3):
        alice.put(entry())
    write_and_delete(alice)
    come_back(alice, harness, days=140)
    alice.put(entry())

    page = read_on(alice, limit=1)

    assert len(page["entries"]) == 4
    assert read_on(alice, page["cursor"])["entries"] == []


def test_a_reading_that_a_pruning_interrupts_starts_over(alice, harness):
    ids = [new_uuid() for _ in range(3)]
    for entry_id in ids:
        alice.put(entry(), entry_id)
    page = changes(alice, limit=1).json()
    alice.delete(ids[0])
    come_back(alice, harness, days=140)
    alice.put(entry())

    assert changes(alice, cursor=page["cursor"]).status_code == 410
    assert len(read_on(alice)["entries"]) == 3


def test_a_clock_that_was_wrong_for_a_while_harms_no_entry(alice, harness):
    kept = new_uuid()
    alice.put(entry(), kept)
    write_and_delete(alice)
    come_back(alice, harness, days=20_000)
    alice.put(entry())
    harness.clock.instant = START
    alice.log_in()
    write_and_delete(alice)

    assert alice.get(kept).status_code == 200
    assert counts(harness)[0] == 1


def test_pruning_touches_nobody_else(alice, mallory, harness):
    write_and_delete(mallory)
    write_and_delete(alice)
    come_back(alice, harness, days=140)

    alice.put(entry())

    assert counts(harness) == (1, 2)


@pytest.mark.parametrize("days", [0, 9, 100])
def test_the_month_something_was_made_in_follows_from_its_expiry(harness, days):
    harness.clock.advance(days=days)

    assert month_made(expiry_month(harness.clock())) == month_number(harness.clock())
