"""What a choice lets through of stored rows: whose they are, which days, and what is refused."""

import sqlite3

import pytest

from app.features.exports.report import build_report
from app.features.exports.schemas import Choice, Report
from app.features.exports.service import find_choices, read_chosen, read_everything
from app.kernel.errors import InvalidInputError
from tests.support.cast import entry, new_uuid
from tests.support.syncing import batch, put_op, storage, vault_of
from tests.support.zones import set_unknown_zone

PERIOD = ("2026-11-01", "2026-11-22")
TRACKER = "own:5c1d7e52-93aa-4b0e-9d0f-3b7f6d2a90c4"
COMPARED = ("days", "n", "mean", "max", "total", "median", "low", "high", "logged_days", "slope", "sentence", "gaps")


def choice(*include, days=PERIOD, **fields):
    return Choice.model_validate({"include": list(include), "from": days[0], "to": days[1], **fields})


def read(person, harness, *include, **fields):
    vault = vault_of(person, harness)
    with storage(harness) as connection:
        return read_chosen(connection, vault, choice(*include, **fields), harness.clock())


def offers(person, harness, days=PERIOD):
    vault = vault_of(person, harness)
    with storage(harness) as connection:
        return {one["include"]: one["days"] for one in find_choices(connection, vault, days, harness.clock())}


@pytest.fixture
def harness(sqlite_harness):
    """One engine: SQL is that of entries, tested on both."""
    return sqlite_harness


def of_a_day(day):
    at = f"2026-11-{day:02d}T"
    return (
        entry(occurred_at=f"{at}09:00:00-05:00", intensity=day % 7 + 3),
        entry(occurred_at=f"{at}23:30:00-05:00", intensity=day % 4),
        entry("side_effects", occurred_at=f"{at}08:00:00-05:00", ratings={"nausea": day % 4, "insomnia": day % 3}),
        entry("intake", occurred_at=f"{at}10:00:00-05:00", amount=str(day % 5 + 1)),
        entry("intake", occurred_at=f"{at}12:00:00-05:00", substance="medicine", prescribed="taken"),
        entry("journal", occurred_at=f"{at}21:00:00-05:00", mood=day % 10),
    )


def three_weeks(person):
    bodies = [body for day in (*range(1, 9), *range(12, 23)) for body in of_a_day(day)]
    batch(person, *(put_op(body) for body in bodies))


def test_the_numbers_of_a_report_are_those_of_trends(alice, harness):
    three_weeks(alice)
    include = ("craving", "mood", "sleep", "symptom:nausea", "symptom:insomnia", "substance:kratom_leaf")
    report = build_report(read(alice, harness, *include, "substance:medicine", f"tracker:{TRACKER}"))
    ids = ",".join(chart["id"] for chart in report["charts"])

    told = alice.call("GET", "/trends", params={"from": PERIOD[0], "to": PERIOD[1], "series": ids}).json()

    Report.model_validate(report)
    assert len(report["charts"]) == 8
    for chart in report["charts"]:
        series = told["series"][chart["id"]]
        assert {name: chart["series"][name] for name in COMPARED} == {name: series[name] for name in COMPARED}
        assert chart["series"]["prescribed"] == series["prescribed"]
        assert chart["series"]["intake"] == series["intake"]
    assert (report["from"], report["to"], report["by"]) == (told["from"], told["to"], told["by"])


def test_nobody_elses_entries_are_let_through(alice, mallory, harness):
    alice.put(entry(intensity=9))

    assert read(mallory, harness, "craving").entries == ()
    assert len(read(alice, harness, "craving").entries) == 1


def test_a_deleted_entry_is_nowhere(alice, harness):
    entry_id = new_uuid()
    alice.put(entry(note="a note that is gone"), entry_id)
    alice.delete(entry_id)

    record = read(alice, harness, "craving", "text")

    assert record.entries == ()
    assert "gone" not in str(build_report(record))


def test_rows_that_do_not_open_are_counted_where_their_kind_was_chosen(alice, harness):
    broken = new_uuid()
    alice.put(entry(), broken)
    alice.put(entry(intensity=4))
    with sqlite3.connect(harness.url.removeprefix("sqlite:///")) as rows:
        rows.execute(
            "UPDATE entries SET sealed_body = zeroblob(300) WHERE hex(id) = ?", [broken.replace("-", "").upper()]
        )
    rows.close()

    with_cravings, without = read(alice, harness, "craving"), read(alice, harness, "mood")

    assert (with_cravings.unreadable, without.unreadable) == (1, 0)
    assert [one.document["intensity"] for one in with_cravings.entries] == [4]
    assert "Entries that could not be read and are missing here: 1" in build_report(with_cravings)["heading"]


def test_days_are_cut_at_the_boundary_and_by_the_clock_of_the_entry(alice, harness):
    alice.put(entry(occurred_at="2026-11-01T03:30:00-05:00", intensity=1))  # still the last of October
    alice.put(entry(occurred_at="2026-11-20T03:30:00+09:00", time_zone="Asia/Tokyo", intensity=2))
    alice.put(entry(occurred_at="2026-11-22T03:30:00-05:00", intensity=3))

    record = read(alice, harness, "craving", days=("2026-11-01", "2026-11-21"))

    assert [one.document["intensity"] for one in record.entries] == [2, 3]
    craving = next(chart for chart in build_report(record)["charts"] if chart["id"] == "craving")
    assert craving["series"]["days"] == ["2026-11-19", "2026-11-21"]


def test_where_no_zone_is_set_a_report_is_dated_by_the_clock_of_the_newest_entry_in_it(alice, harness):
    alice.put(entry(occurred_at="2026-11-20T09:00:00+01:00", time_zone="Europe/Berlin"))
    alice.put(entry(occurred_at="2026-11-22T06:33:00-05:00", time_zone="America/New_York"))

    record = read(alice, harness, "craving")

    assert record.time_zone == "America/New_York"
    assert record.as_of.isoformat() == "2026-11-22T16:00:00-05:00"
    assert "As of 22 Nov 2026, 16:00 (America/New_York)" in build_report(record)["heading"]


def test_today_is_that_of_the_newest_entry_where_no_zone_is_set(alice, harness):
    alice.put(entry(occurred_at="2026-11-22T06:33:00-05:00", time_zone="America/New_York"))
    harness.clock.advance(hours=8)  # the 23rd by the clock of UTC, still the 22nd there
    alice.log_in()

    assert read(alice, harness, "craving", days=("2026-11-16", "2026-11-23")).last_day == "2026-11-22"
    assert read(alice, harness, "mood", days=("2026-11-16", "2026-11-23")).last_day == "2026-11-23"


def test_the_zone_of_what_stays_here_dates_no_report(alice, harness):
    held = new_uuid()
    at = {"occurred_at": "2026-11-22T06:33:00-05:00", "time_zone": "America/New_York"}
    alice.put(entry("journal", mood=5, **at))
    alice.put(entry(**at), held)
    alice.put(entry(**{**at, "occurred_at": "2026-10-22T06:33:00-04:00"}))
    alice.put(entry("intake", substance="alcohol", **at))

    record = read(alice, harness, "craving", "before", "flags", "substance:kratom_leaf", hold_back=[held])

    assert (record.time_zone, record.as_of.isoformat()) == (None, "2026-11-22T21:00:00+00:00")
    assert "New_York" not in str(build_report(record))


def test_a_zone_that_was_set_dates_a_report_whatever_zone_entries_have(alice, harness):
    alice.call("PUT", "/settings", json={"settings": {"time_zone": "Asia/Kathmandu"}})
    alice.put(entry(occurred_at="2026-11-22T06:33:00-05:00", time_zone="America/New_York"))

    record = read(alice, harness, "craving")

    assert (record.time_zone, record.as_of.isoformat()) == ("Asia/Kathmandu", "2026-11-23T02:45:00+05:45")


def test_no_report_is_dated_by_a_zone_that_this_machine_does_not_know(alice, harness, monkeypatch):
    set_unknown_zone(alice, monkeypatch)
    alice.put(entry(occurred_at="2026-11-22T06:33:00-05:00", time_zone="America/New_York"))

    assert "As of 22 Nov 2026, 21:00 (UTC)" in build_report(read(alice, harness, "mood"))["heading"]
    assert read(alice, harness, "craving").time_zone == "America/New_York"


def test_what_is_held_back_stays_here(alice, harness):
    kept, held = new_uuid(), new_uuid()
    alice.put(entry(intensity=5), kept)
    alice.put(entry(intensity=9), held)

    record = read(alice, harness, "craving", hold_back=[held])

    assert [one.entry_id for one in record.entries] == [kept]
    assert record.entries[0].document["intensity"] == 5


def test_days_that_have_not_come_are_not_counted_as_unlogged(alice, harness):
    alice.put(entry(occurred_at="2026-11-22T10:00:00-05:00"))

    record = read(alice, harness, "craving", days=("2026-11-16", "2026-12-31"))

    assert (record.first_day, record.last_day) == ("2026-11-16", "2026-11-22")
    assert "Days with data: 1 of 7" in " ".join(build_report(record)["heading"])


@pytest.mark.parametrize(
    ("days", "wrong"),
    [
        (("2026-11-20", "2026-11-19"), "after the last day"),
        (("2025-11-21", "2026-11-22"), "366 days at most"),
        (("2026-11-24", "2026-11-25"), "in the future"),
    ],
)
def test_a_period_that_is_none_is_refused(alice, harness, days, wrong):
    with pytest.raises(InvalidInputError) as chosen:
        read(alice, harness, "craving", days=days)
    with pytest.raises(InvalidInputError) as offered:
        offers(alice, harness, days)

    assert wrong in chosen.value.fields["from"]
    assert chosen.value.fields == offered.value.fields
    assert chosen.value.status == 422


def test_a_year_can_be_shared(alice, harness):
    assert read(alice, harness, "craving", days=("2025-11-22", "2026-11-22")).first_day == "2025-11-22"


@pytest.mark.parametrize("name", ["symptom:made_up", "substance:made_up", f"tracker:{TRACKER}", "symptom:own:x"])
def test_an_id_that_is_not_theirs_is_refused_and_not_repeated(alice, harness, name):
    with pytest.raises(InvalidInputError) as refused:
        read(alice, harness, "craving", name)

    assert refused.value.fields == {"include": "one is not known"}
    assert name not in f"{refused.value} {refused.value.fields}"


def test_an_id_that_was_recorded_can_be_chosen_though_nothing_offers_it(alice, harness):
    alice.put(entry("side_effects", ratings={"drowsiness": 2}))

    record = read(alice, harness, "symptom:drowsiness")

    assert record.names == {"symptom:drowsiness": "Drowsiness"}


def test_what_can_be_chosen_is_what_was_recorded_with_its_days(alice, harness):
    three_weeks(alice)
    alice.call("PUT", "/settings", json={"settings": {"raise": ["The mornings."], "symptoms": ["sweating"]}})

    found = offers(alice, harness)

    assert found["craving"] == found["sleep"] == found["mood"] == 19
    assert found["substance:kratom_leaf"] == found["substance:medicine"] == 19
    assert (found["raise"], found[f"tracker:{TRACKER}"]) == (0, 19)
    assert {"plan", "before", "symptom:sweating", "substance:alcohol"}.isdisjoint(found)


def test_every_choice_that_is_offered_is_accepted(alice, harness):
    three_weeks(alice)

    report = build_report(read(alice, harness, *offers(alice, harness)))

    Report.model_validate(report)
    assert {"craving", "substances", "prescribed", "symptoms"} <= {each["id"] for each in report["sections"]}


def test_a_new_person_has_a_report_that_says_so(alice, harness):
    report = build_report(read(alice, harness, "craving", "sleep", "flags", "text"))

    Report.model_validate(report)
    assert "Days with data: 0 of 22" in report["heading"]
    assert report["charts"] == []


def test_a_flag_that_its_owner_put_away_is_told_to_nobody(alice, harness):
    bound = {"substance": "alcohol", "per_day": "1", "unit": "use"}
    alice.call("PUT", "/settings", json={"settings": {"plan": {"bounds": [bound]}}})
    batch(alice, *(put_op(entry("intake", substance="alcohol", unit="drink")) for _ in range(2)))
    include = ("flags", "plan", "substance:alcohol")

    told = read(alice, harness, *include).events
    as_of = "2026-11-22T21:00:00Z"
    (flag,) = (
        each
        for each in alice.call("GET", "/flags", params={"as_of": as_of}).json()["flags"]
        if each["rule"] == "plan_exceeded"
    )
    alice.call("POST", f"/flags/{flag['id']}/response", json={"response": "not_useful", "as_of": as_of})

    assert [one.rule for one in told] == ["plan_exceeded"]
    assert read(alice, harness, *include).events == ()


def test_the_owners_own_copy_is_whole(alice, harness):
    three_weeks(alice)
    alice.call("PUT", "/settings", json={"settings": {"language": "es"}})
    vault = vault_of(alice, harness)

    with storage(harness) as connection:
        record = read_everything(connection, vault, PERIOD, harness.clock())

    stored = alice.list(**{"from": PERIOD[0], "to": PERIOD[1], "limit": 200}).json()["entries"]
    assert len(record.entries) == len(stored)
    for one in stored:
        kept = next(each.document for each in record.entries if each.entry_id == one["id"])
        assert kept.items() <= one.items()
        assert one.keys() - kept.keys() <= {"id", "revision", "change", "recorded_at"}
    report = build_report(record)
    Report.model_validate(report)
    assert report["language"] == "es"
    assert "The lake was quiet." in str(report)
