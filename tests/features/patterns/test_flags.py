"""GET /flags: a function of entries, settings and a moment; the person's own, calm, with its evidence."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support.cast import entry, new_uuid
from tests.support.syncing import batch, put_op, storage
from tests.support.zones import set_unknown_zone

AS_OF = "2026-11-01T21:00:00Z"


def flags(person, as_of=AS_OF, **query):
    answer = person.call("GET", "/flags", params={"as_of": as_of, **query})
    assert answer.status_code == 200, answer.text
    return answer.json()["flags"]


def by_rule(person, as_of=AS_OF):
    return {flag["rule"]: flag for flag in flags(person, as_of)}


def taken(substance, occurred_at, entry_id=None, **fields):
    body = entry("intake", occurred_at=occurred_at, substance=substance, **fields)
    return put_op(body, entry_id or new_uuid())


def mix(person, opioid="opioid_other", other="alcohol"):
    ids = [new_uuid(), new_uuid()]
    batch(person, taken(opioid, "2026-11-01T20:00:00Z", ids[0]), taken(other, "2026-11-01T18:30:00Z", ids[1]))
    return ids


@pytest.mark.parametrize("path", ["", "/history", "/rules"])
def test_flags_are_told_where_this_machine_does_not_know_the_zone(alice, monkeypatch, path):
    set_unknown_zone(alice, monkeypatch)

    answer = alice.call("GET", f"/flags{path}", params={"as_of": AS_OF})

    assert answer.status_code == 200


@pytest.mark.parametrize("path", ["", "/history", "/rules", "/responses"])
def test_nobody_reads_flags(cast, path):
    assert cast("mallory").call("GET", f"/flags{path}").status_code == 401


def test_a_new_person_has_no_flags(alice):
    assert alice.call("GET", "/flags", params={"as_of": AS_OF}).json() == {
        "as_of": "2026-11-01T21:00:00+00:00",
        "flags": [],
        "unreadable": [],
    }


def test_mallory_sees_nothing_of_alice(alice, mallory):
    mix(alice)

    assert flags(mallory) == []


def test_two_that_slow_breathing_are_said_at_once_with_both_entries(alice):
    ids = mix(alice)

    flag = by_rule(alice)["mixing"]

    assert sorted(flag["evidence"]["entry_ids"]) == sorted(ids)
    assert (flag["severity"], flag["state"], flag["since"]) == ("high", "open", "2026-11-01")
    assert flag["help"][:2] == ["emergency", "overdose"]
    assert flag["goes_away_when"]
    assert flag["source"]


def test_the_gravest_stands_first(alice):
    mix(alice)
    alice.put(entry("side_effects", ratings={"seizure": 1}, occurred_at="2026-11-01T19:00:00Z"))

    assert [flag["rule"] for flag in flags(alice)][:2] == ["red_flag", "mixing"]


def test_what_happened_after_the_moment_is_not_known_at_it(alice):
    mix(alice)

    assert flags(alice, "2026-11-01T19:00:00Z") == []


def test_a_deleted_entry_takes_its_flag_with_it(alice):
    ids = mix(alice)

    alice.delete(ids[0])

    assert "mixing" not in by_rule(alice)


def test_the_id_is_the_same_each_time_and_tells_nothing(alice, mallory):
    mix(alice)
    mix(mallory)

    first, again, hers = by_rule(alice)["mixing"], by_rule(alice)["mixing"], by_rule(mallory)["mixing"]

    assert first["id"] == again["id"] != hers["id"]
    assert len(first["id"]) == 32


def test_words_come_in_the_persons_language(alice):
    mix(alice)
    alice.call("PUT", "/settings", json={"settings": {"language": "es-MX"}})

    assert by_rule(alice)["mixing"]["title"] == "Registrados con poca diferencia"


def test_the_persons_own_plan_is_held_against_their_own_day(alice):
    bound = {"substance": "alcohol", "per_day": "1", "unit": "use"}
    alice.call("PUT", "/settings", json={"settings": {"day_boundary": "04:00", "plan": {"bounds": [bound]}}})
    # Half past three belongs to the evening before.
    late, early = "2026-11-01T03:30:00Z", "2026-10-31T22:00:00Z"
    batch(alice, taken("alcohol", late), taken("alcohol", early), taken("alcohol", "2026-11-01T12:00:00Z"))

    flag = by_rule(alice)["plan_exceeded"]

    assert flag["since"] == "2026-10-31"
    assert flag["evidence"]["numbers"] == {"logged": 2, "plan": 1, "unit": "use"}


def test_a_use_after_the_own_date_is_thanked_for_and_never_blamed(alice):
    batch(alice, taken("kratom_leaf", "2026-09-01T12:00:00Z"), taken("kratom_leaf", "2026-11-01T12:00:00Z"))
    plan = {"goal": "abstain", "goal_from": "2026-09-05"}
    alice.call("PUT", "/settings", json={"settings": {"plan": plan}})

    assert by_rule(alice)["lapse"]["title"] == "Thank you for writing it down"


def test_a_first_use_in_what_was_read_is_a_use_after_a_while_if_older_ones_exist(alice):
    alice.put(entry("intake", substance="opioid_other", occurred_at="2024-01-05T12:00:00Z"))
    alice.put(entry("intake", substance="opioid_other", occurred_at="2026-11-01T12:00:00Z"))

    assert by_rule(alice)["use_after_gap"]["severity"] == "high"


def test_a_persons_very_first_entry_is_no_use_after_a_while(alice):
    alice.put(entry("intake", substance="opioid_other", occurred_at="2026-11-01T12:00:00Z"))

    assert flags(alice) == []


def test_a_damaged_row_is_named_and_does_not_break_flags(alice, harness):
    ids = mix(alice)
    with storage(harness) as connection:
        connection.exec_driver_sql("UPDATE entries SET change = change, sealed_body = tag WHERE revision = 1")

    answer = alice.call("GET", "/flags", params={"as_of": AS_OF}).json()

    assert {row["id"] for row in answer["unreadable"]} == set(ids)
    assert answer["flags"] == []


def test_what_ended_stands_in_the_history(alice):
    mix(alice)
    later = "2026-11-15T21:00:00Z"

    past = alice.call("GET", "/flags/history", params={"as_of": later}).json()["flags"]

    assert flags(alice, later) == []
    assert [flag["rule"] for flag in past] == ["mixing"]


def test_every_rule_says_what_it_looks_for_and_still_needs(alice):
    rules = alice.call("GET", "/flags/rules", params={"as_of": AS_OF}).json()["rules"]

    needs = {rule["rule"]: rule["needs"] for rule in rules}
    assert needs["craving_up"] == 14
    assert needs["mixing"] == 0
    assert all(rule["title"] and rule["looks_for"] and rule["source"] for rule in rules)


@pytest.mark.parametrize(
    "as_of",
    ["yesterday", "2026-11-01", "2026-11-01T21:00:00", "1999-12-31T00:00:00Z", "2200-01-01T00:00:00Z", ""],
)
@pytest.mark.parametrize("path", ["", "/history", "/rules"])
def test_a_moment_that_is_none_is_refused(sqlite_cast, path, as_of):
    alice = sqlite_cast("alice")
    alice.sign_up()

    answer = alice.call("GET", f"/flags{path}", params={"as_of": as_of})

    assert (answer.status_code, [error["field"] for error in answer.json()["errors"]]) == (422, ["as_of"])


@pytest.mark.parametrize("as_of", ["2000-01-01T00:00:00+14:00", "2199-12-31T23:59:59-14:00"])
def test_the_ends_of_time_are_answered(sqlite_cast, as_of):
    alice = sqlite_cast("alice")
    alice.sign_up()
    alice.call("PUT", "/settings", json={"settings": {"time_zone": "Pacific/Kiritimati"}})

    assert [alice.call("GET", f"/flags{path}", params={"as_of": as_of}).status_code for path in ("", "/history")] == [
        200,
        200,
    ]


def test_a_slow_rise_is_seen_over_http_and_numbers_are_finite(sqlite_cast):
    alice = sqlite_cast("alice")
    alice.sign_up()
    end = datetime(2026, 11, 1, 12, tzinfo=UTC)
    operations = []
    for ago in range(60):
        amount = "3" if ago < 12 else "2"
        at = (end - timedelta(days=ago)).isoformat()
        operations.append(taken("kratom_leaf", at, amount=amount, unit="g", strength=None))
    batch(alice, *operations)

    flag = by_rule(alice)["dose_up"]

    assert 1.3 < flag["evidence"]["numbers"]["times_usual"] < 1.6
    assert set(flag["evidence"]["entry_ids"]) <= {one["id"] for one in operations}
