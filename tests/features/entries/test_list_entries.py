"""GET /entries: newest first, every entry exactly once, however the pages, months and years fall."""

import asyncio
import random
import sqlite3
import threading
from datetime import UTC, datetime, timedelta, timezone

import pytest

from app.crypto.vault import Vault
from app.features.accounts import credentials
from app.features.entries.drafts import draft_put
from app.features.entries.schemas import CravingEntry
from app.features.entries.service import put_entry
from app.kernel.base64url import decode, encode
from tests.support.cast import entry, new_uuid


def pages(person, **query):
    """Every page of a list."""
    cursor = None
    while True:
        answer = person.list(**query, **({"cursor": cursor} if cursor else {}))
        assert answer.status_code == 200, answer.text
        yield answer.json()
        cursor = answer.json()["next_cursor"]
        if cursor is None:
            return


def ids(*found):
    return [one["id"] for page in found for one in page["entries"]]


def put(person, occurred_at, kind="craving"):
    entry_id = new_uuid()
    assert person.put(entry(kind, occurred_at=occurred_at), entry_id).status_code == 201
    return entry_id


def test_a_stranger_sees_no_list(cast):
    assert cast("mallory").list().status_code == 401


def test_mallory_sees_her_own_list_only(alice, mallory):
    put(alice, "2026-11-22T12:00:00Z")

    assert mallory.list().json() == {"entries": [], "next_cursor": None, "unreadable": []}


def test_entries_come_newest_first_by_instant_within_the_month_as_written(alice):
    times = [
        "2026-11-22T12:00:00+14:00",
        "2026-11-22T12:00:00-12:00",
        "2026-11-22T12:00:00Z",
        "2026-11-22T12:00:00.000001Z",
        "2026-10-31T23:30:00-10:00",  # in UTC it is November
        "2026-11-01T00:30:00+14:00",  # in UTC it is October
        "2025-11-22T12:00:00Z",
    ]
    for one in random.Random(1).sample(times, len(times)):
        put(alice, one)

    listed = [one["occurred_at"] for one in alice.list().json()["entries"]]

    by_month_then_instant = sorted(times, key=lambda one: (one[:7], datetime.fromisoformat(one)), reverse=True)
    assert listed == by_month_then_instant


def test_one_kind_may_be_asked_for(alice):
    wanted = {
        kind: put(alice, "2026-11-20T12:00:00Z", kind) for kind in ("journal", "craving", "side_effects", "intake")
    }

    for kind, entry_id in wanted.items():
        assert ids(alice.list(kind=kind).json()) == [entry_id]


def test_days_are_those_written_in_the_entries_and_both_ends_count(alice):
    times = [
        "2026-11-09T23:59:59-14:00",
        "2026-11-10T00:00:00+14:00",
        "2026-11-12T23:59:59-14:00",
        "2026-11-13T00:00:00Z",
    ]
    made = [put(alice, one) for one in times]

    found = alice.list(**{"from": "2026-11-10", "to": "2026-11-12"}).json()

    assert set(ids(found)) == {made[1], made[2]}
    assert ids(alice.list(**{"from": "2026-11-12", "to": "2026-11-10"}).json()) == []


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"limit": 0}, "limit"),
        ({"limit": 201}, "limit"),
        ({"limit": -1}, "limit"),
        ({"limit": "canary"}, "limit"),
        ({"limit": ""}, "limit"),
        ({"from": "2026-02-30"}, "from"),
        ({"from": "1999-12-31"}, "from"),
        ({"to": "2200-01-01"}, "to"),
        ({"to": "20261122"}, "to"),
        ({"to": "2026-W47-7"}, "to"),
        ({"kind": "canary"}, "kind"),
        ({"cursor": "A" * 513}, "cursor"),
    ],
    ids=str,
)
def test_a_query_that_does_not_fit_is_named(sqlite_cast, query, field):
    alice = sqlite_cast("alice")
    alice.sign_up()

    answer = alice.list(**query)

    assert (answer.status_code, [problem["field"] for problem in answer.json()["errors"]]) == (422, [field])
    assert "canary" not in answer.text


def test_deleted_entries_are_not_listed(alice):
    kept, gone = put(alice, "2026-11-20T12:00:00Z"), put(alice, "2026-11-21T12:00:00Z")

    alice.delete(gone)

    assert ids(alice.list().json()) == [kept]


def test_a_moved_entry_is_listed_once_in_its_new_month(alice):
    entry_id = put(alice, "2026-11-20T12:00:00Z")

    alice.put(entry("journal", occurred_at="2024-02-29T12:00:00Z"), entry_id, revision=1)

    assert ids(alice.list().json()) == [entry_id]
    assert ids(alice.list(kind="craving").json()) == []


def fill(person, harness, times):
    """Many entries in one transaction, sealed with the person's own keys as their requests would."""
    vault = vault_of(person, harness)
    bodies = [CravingEntry(kind="craving", occurred_at=one, mutation_id=new_uuid(), intensity=5) for one in times]
    drafts = [draft_put(vault, random.randbytes(16), body, seen_revision=None, now=harness.clock()) for body in bodies]

    async def write():
        await harness.app.state.desk.db.write(
            lambda connection: [put_entry(connection, vault, draft) for draft in drafts]
        )

    person.http.portal.call(write)


def vault_of(person, harness):
    desk = harness.app.state.desk

    async def opened():
        credential = await desk.db.peek(credentials.find_credential, desk.login_tags(person.login))
        return Vault(credential.user_id, await desk.open_credential(credential, person.password))

    return person.http.portal.call(opened)


def many_times(count, seed):
    chance, newest = random.Random(seed), datetime(2026, 11, 22, tzinfo=UTC)
    zones = [timezone(timedelta(hours=hours)) for hours in (-11, -5, 0, 5.75, 14)]
    spread = [newest - timedelta(days=chance.choice([3, 400, 9_000]) * chance.random()) for _ in range(count - 300)]
    same = [newest - timedelta(days=700)] * 300  # one instant: the id decides
    return [one.astimezone(chance.choice(zones)).isoformat(timespec="seconds") for one in [*spread, *same]]


def test_thousands_of_entries_over_years_are_each_listed_once(alice, harness):
    fill(alice, harness, many_times(2_000, seed=7))

    found = list(pages(alice, limit=200))

    every = [one for page in found for one in page["entries"]]
    order = [(one["occurred_at"][:7], datetime.fromisoformat(one["occurred_at"]), one["id"]) for one in every]
    assert len(set(ids(*found))) == len(every) == 2_000
    assert order == sorted(order, reverse=True)
    assert all(len(page["entries"]) == 200 for page in found[:-1])


def test_what_happens_between_two_pages_loses_and_repeats_nothing(alice, harness):
    fill(alice, harness, many_times(400, seed=3))
    before = set(ids(*pages(alice, limit=200)))
    removed, added, seen = set(), set(), []

    for page in pages(alice, limit=37):
        seen += ids(page)
        removed.add(page["entries"][-1]["id"])  # the very one the cursor stands on
        alice.delete(page["entries"][-1]["id"])
        added.add(put(alice, "2026-11-22T20:59:00Z"))

    assert len(seen) == len(set(seen))
    assert set(seen) - added == before
    assert before - removed <= set(ids(*pages(alice, limit=200)))


def first_cursor(person):
    for day in ("2026-11-19", "2026-11-20"):
        put(person, f"{day}T12:00:00Z")
    return person.list(limit=1).json()["next_cursor"]


def test_a_cursor_of_somebody_else_or_of_nobody_answers_400(alice, mallory):  # attack 27
    cursor = first_cursor(alice)
    raw = decode(cursor) or b""
    flipped = [bytes([*raw[:at], raw[at] ^ 1, *raw[at + 1 :]]) for at in range(len(raw))]
    broken = [encode(one) for one in [*flipped, raw[:-1], raw[:5], raw + b"\0", b"\0" * 300]]

    stolen = mallory.list(cursor=cursor)
    answers = [
        alice.list(cursor=one) for one in [*broken, "", "junk", "-1", "99999999999999999999", "\u00e9", cursor[:-3]]
    ]

    assert (stolen.status_code, stolen.json()["type"]) == (400, "invalid-cursor")
    assert {answer.status_code for answer in answers} == {400}


def test_a_cursor_tells_nobody_a_date(alice):
    raw = decode(first_cursor(alice)) or b""

    assert b"2026" not in raw


def test_a_settings_seal_is_no_cursor(alice, harness):
    other = vault_of(alice, harness).seal_note("sync/receipt", b"", b'["2026-11", 1, "00"]')

    answer = alice.list(cursor=encode(other))

    assert answer.status_code == 400


def test_a_full_page_that_ends_the_list_has_no_cursor(alice):
    for _ in range(3):
        put(alice, "2026-11-20T12:00:00Z")

    assert [len(page["entries"]) for page in pages(alice, limit=3)] == [3]
    assert [len(page["entries"]) for page in pages(alice, limit=2)] == [2, 1]


def test_damaged_rows_are_named_and_do_not_hide_the_others(sqlite_cast, sqlite_harness):
    alice = sqlite_cast("alice")
    alice.sign_up()
    broken, kept = put(alice, "2026-11-20T12:00:00Z"), put(alice, "2026-11-21T12:00:00Z")
    with sqlite3.connect(sqlite_harness.url.removeprefix("sqlite:///")) as rows:
        rows.execute(
            "UPDATE entries SET sealed_body = zeroblob(300) WHERE hex(id) = ?", [broken.replace("-", "").upper()]
        )
    rows.close()

    page = alice.list().json()

    assert ids(page) == [kept]
    assert page["unreadable"] == [{"id": broken, "revision": 1}]
    assert alice.get(broken).json()["type"] == "record-damaged"
    assert alice.delete(broken).status_code == 204


def statements_of(person, harness, **query):
    """How many SQL statements one list took, counted by SQLite itself."""
    counted: list[str] = []
    db = harness.app.state.desk.db

    async def watch(callback):
        both = threading.Barrier(2)

        def trace(connection):
            connection.connection.driver_connection.set_trace_callback(callback)
            both.wait(10)  # each of the two reader threads takes one

        await asyncio.gather(db.read(trace), db.read(trace))

    person.http.portal.call(watch, counted.append)
    person.list(**query)
    person.http.portal.call(watch, None)
    return sum("FROM entries" in sql or "WITH RECURSIVE" in sql for sql in counted)


@pytest.mark.parametrize(
    ("times", "ceiling"),
    [
        ([], 13),
        (["2026-11-22T12:00:00Z"] * 80, 4),
        ([f"{year}-06-15T12:00:00Z" for year in range(2000, 2027)], 16 + 27),
        (["2000-01-01T12:00:00Z"], 13 + 1),
    ],
    ids=["nothing", "a busy month", "one entry a year", "one entry 26 years ago"],
)
def test_the_latest_fifty_take_few_statements(sqlite_cast, sqlite_harness, times, ceiling):
    alice = sqlite_cast("alice")
    alice.sign_up()
    fill(alice, sqlite_harness, times)

    assert 0 < statements_of(alice, sqlite_harness) <= ceiling
    assert len(alice.list().json()["entries"]) == min(50, len(times))
