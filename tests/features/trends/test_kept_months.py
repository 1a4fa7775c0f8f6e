"""Months kept in little: the answer is that of the entries, whatever was written, deleted or changed meanwhile."""

import asyncio
import random  # seeded: the same writes in every run
from functools import partial

import pytest
from sqlalchemy import create_engine, text

from app.crypto.keys import DataKey
from app.crypto.vault import MonthState, Vault
from app.db.gateway import open_gateway
from app.features.entries import digests, store
from app.kernel.errors import BusyError
from tests.support.cast import entry, new_uuid
from tests.support.syncing import storage
from tests.support.together import together

PERIOD = {"from": "2026-08-01", "to": "2026-11-22"}
AUTUMN = [f"2026-{month:02d}-{day:02d}" for month in (9, 10, 11) for day in range(1, 21)]
KINDS = ("craving", "craving", "intake", "side_effects", "journal")


def trends(person):
    answer = person.call("GET", "/trends", params=PERIOD)
    assert answer.status_code == 200
    return answer.json()


def at(day, clock="15:14:00-05:00", kind="craving", **fields):
    return entry(kind, occurred_at=f"{day}T{clock}", **fields)


def fill(person, month="10", count=digests.LEAST_ROWS):
    return [person.put(at(f"2026-{month}-{number + 1:02d}", intensity=number)) for number in range(count)]


def tags(harness):
    with storage(harness) as connection:
        return {bytes(tag) for (tag,) in connection.execute(text("SELECT tag FROM month_digests"))}


def change(harness, statement, **values):
    engine = create_engine(harness.url)
    with engine.begin() as connection:
        connection.execute(text(statement), values)
    engine.dispose()


def test_a_month_that_was_asked_about_is_not_opened_again(alice, harness):
    fill(alice)
    first = trends(alice)
    change(harness, "UPDATE entries SET sealed_body = :rubbish", rubbish=b"\x01" + bytes(540))

    assert trends(alice) == first
    assert first["series"]["craving"]["max"] == list(range(8))


def test_few_entries_are_not_kept_in_little(alice, harness):
    fill(alice, count=digests.LEAST_ROWS - 1)

    trends(alice)

    assert tags(harness) == set()


def test_a_month_with_a_row_that_does_not_open_is_not_kept_and_the_row_named_each_time(alice, harness):
    fill(alice, count=digests.LEAST_ROWS + 1)
    change(harness, "UPDATE entries SET revision = revision + 1 WHERE change = 1")

    assert len(trends(alice)["unreadable"]) == 1
    assert len(trends(alice)["unreadable"]) == 1
    assert tags(harness) == set()


def test_another_boundary_cuts_the_same_digests_into_other_days(alice, harness):
    for number in range(digests.LEAST_ROWS):
        alice.put(at(f"2026-10-{number + 2:02d}", clock="05:00:00-05:00", intensity=number))
    days = trends(alice)["series"]["craving"]["days"]
    alice.call("PUT", "/settings", json={"settings": {"day_boundary": "06:00"}})

    later = trends(alice)["series"]["craving"]

    assert (days[0], later["days"][0], later["max"]) == ("2026-10-02", "2026-10-01", list(range(8)))
    assert len(tags(harness)) == 1


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_written_the_answer_is_that_of_the_entries(alice, harness, seed):
    chance = random.Random(seed)
    stored: dict[str, int] = {}
    for _ in range(12):
        for _ in range(8):
            write(alice, stored, chance)
        kept = trends(alice)
        again = trends(alice)
        change(harness, "DELETE FROM month_digests")
        assert kept == again == trends(alice)


def write(person, stored, chance):
    """Something new, changed, moved to another month or another kind, deleted, or brought back."""
    old = chance.choice([*stored, None, None, None])
    name = old or new_uuid()
    if old and stored[old] > 0 and chance.random() < 0.4:
        assert person.delete(name, **{"if-match": f'"{stored[name]}"'}).status_code == 204
        stored[name] = -stored[name] - 1
        return
    made = at(chance.choice(AUTUMN), kind=chance.choice(KINDS), schema=2)
    answer = person.put(made, name, abs(stored[name]) if old else None)
    stored[name] = answer.json()["revision"]


def test_what_is_written_while_others_ask_is_in_the_next_answer(alice, harness):
    """Three phones write and delete, two look at trends, all at once."""
    fill(alice)
    phones = [partial(write_many, alice, random.Random(seed)) for seed in range(3)]
    lookers = [lambda: [trends(alice) for _ in range(8)]] * 2

    together(*phones, *lookers)

    kept = [trends(alice), trends(alice)]
    change(harness, "DELETE FROM month_digests")
    assert kept == [trends(alice)] * 2


def write_many(person, chance):
    stored: dict[str, int] = {}
    for _ in range(15):
        write(person, stored, chance)


def test_nothing_of_what_was_deleted_or_changed_stays_in_a_digest(alice, harness):
    ids = fill(alice, "10") and [fill(alice, month)[0].json()["id"] for month in ("08", "09")]
    trends(alice)
    assert len(tags(harness)) == 3

    alice.delete(ids[0])
    alice.put(at("2026-10-30"), ids[1], 1)

    assert len(tags(harness)) == 1  # October's still lies there, and holds no more: nothing was deleted from it


def test_a_digest_of_yesterday_is_not_stored_beside_a_deletion(alice, harness):
    """Somebody asked, and before the digest was stored the entry was deleted on another phone."""
    made: list[digests.Digest] = []
    name = fill(alice)[0].json()["id"]
    vault = Vault(user_of(harness), DataKey(bytes(32)))
    with storage(harness) as connection:
        (tag,) = {bytes(tag) for (tag,) in connection.execute(text("SELECT DISTINCT tag FROM entries"))}
        state = store.STATE_OF_TAG.rows(connection, user_id=vault.user_id, tag=tag)
    made.append(digests.Digest(MonthState(tag, *state[0]), b"sealed"))
    alice.delete(name)

    keep(harness, vault, made)

    assert tags(harness) == set()


def test_of_two_digests_of_one_month_the_one_that_holds_stays(alice, harness):
    fill(alice)
    vault = Vault(user_of(harness), DataKey(bytes(32)))
    with storage(harness) as connection:
        (tag,) = {bytes(tag) for (tag,) in connection.execute(text("SELECT DISTINCT tag FROM entries"))}
        ((count, newest),) = store.STATE_OF_TAG.rows(connection, user_id=vault.user_id, tag=tag)

    keep(harness, vault, [digest(tag, count, newest, b"first"), digest(tag, count, newest, b"s")])
    keep(harness, vault, [digest(tag, count - 1, newest, b"old")])

    with storage(harness) as connection:
        assert bytes(connection.execute(text("SELECT sealed_digest FROM month_digests")).scalar_one()) == b"s"


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE month_digests SET sealed_digest = :rubbish",
        "UPDATE month_digests SET sealed_digest = (SELECT max(sealed_digest) FROM month_digests)",
    ],
)
def test_a_digest_that_was_changed_outside_ebb_is_as_if_it_were_not_there(alice, harness, tampering):
    fill(alice, "09")
    fill(alice, "10", 12)
    first = trends(alice)
    change(harness, tampering, **({"rubbish": b"\x01" + bytes(4_108)} if ":rubbish" in tampering else {}))

    assert trends(alice) == first


def test_nobody_is_answered_from_somebody_elses(alice, mallory, harness):
    fill(alice)
    fill(mallory, count=9)
    trends(alice)
    trends(mallory)

    assert len(tags(harness)) == 2
    assert len(trends(alice)["series"]["craving"]["max"]) == 8
    assert len(trends(mallory)["series"]["craving"]["max"]) == 9


def test_an_account_that_goes_takes_its_digests_along(alice, harness):
    fill(alice)
    trends(alice)

    assert alice.call("DELETE", "/account", json={"current_password": alice.password}).status_code == 204

    assert tags(harness) == set()


def test_an_answer_does_not_hang_on_whether_it_could_be_kept(alice, harness, monkeypatch):
    fill(alice)
    monkeypatch.setattr(digests, "keep", refuse)

    assert trends(alice)["series"]["craving"]["max"] == list(range(8))
    assert tags(harness) == set()


def refuse(*_):
    raise BusyError


def digest(tag, count, newest, sealed):
    return digests.Digest(MonthState(tag, count, newest), sealed)


def user_of(harness):
    with storage(harness) as connection:
        return bytes(connection.execute(text("SELECT id FROM users")).scalar_one())


def keep(harness, vault, made):
    async def write():
        gateway = open_gateway(harness.url)
        await gateway.start()
        await gateway.write(digests.keep, vault, made)
        await gateway.close()

    asyncio.run(write())
