"""Flags that go along: only with all their evidence, and only where the chosen entries alone say the same."""

import pytest

from app.features.exports.about_events import MOST_EVENTS
from app.features.exports.report import build_report
from app.features.patterns.rules.period import DATED
from tests.support.chosen import chosen, id_of, wrote
from tests.support.trends import days_from, on

PERIOD = ("2026-09-01", "2026-11-22")


def took(day, substance, clock="20:00", **fields):
    return wrote("intake", on(day, clock), substance=substance, **fields)


def events(entries, *include, days=PERIOD, **wanted):
    record = chosen(entries, ["flags", *include], days, **wanted)
    return [(one.day, one.time, one.rule, one.text) for one in record.events]


def mixed(day="2026-10-10"):
    return [took(day, "opioid_other"), took(day, "alcohol", "18:30")]


def paused():
    return [took("2026-09-20", "opioid_other"), took("2026-10-10", "opioid_other")]


BOTH = ("substance:opioid_other", "substance:alcohol")


def test_a_fact_of_months_ago_is_told_with_its_date_and_time():
    assert events(mixed(), *BOTH) == [
        ("2026-10-10", "20:00", "mixing", "Alcohol + Opioid, other logged close together")
    ]


@pytest.mark.parametrize("name", BOTH)
def test_mixing_is_not_told_when_one_of_the_two_is_not_chosen(name):
    assert events(mixed(), name) == []


def test_a_sign_that_needs_a_doctor_is_told_by_its_name_alone():
    ratings = {"suicidal_thoughts": 1, "pregnancy": 3}
    entries = [wrote("side_effects", on("2026-10-10", "08:00"), ratings=ratings)]

    told = events(entries, *(f"symptom:{each}" for each in ratings))

    assert told == [("2026-10-10", "08:00", "red_flag", "Thoughts of suicide, Pregnancy")]


def test_nothing_is_told_when_flags_are_not_chosen():
    record = chosen(mixed(), BOTH, PERIOD)

    assert record.events == ()
    assert [each["id"] for each in build_report(record)["sections"]] == ["substances"]


def test_mixing_is_not_told_when_one_of_its_entries_is_held_back():
    assert events(mixed(), *BOTH, hold_back=[id_of(1)]) == []


def test_a_third_substance_that_is_not_chosen_silences_the_fact_it_belongs_to():
    entries = [*mixed(), took("2026-10-10", "benzodiazepine_sedative", "19:00")]

    assert events(entries, *BOTH) == []
    assert len(events(entries, *BOTH, "substance:benzodiazepine_sedative")) == 1


def test_a_red_flag_names_the_chosen_signs_alone():
    entries = [wrote("side_effects", on("2026-10-03", "08:15"), ratings={"seizure": 2, "chest_pain": 3})]

    assert events(entries, "symptom:seizure") == [("2026-10-03", "08:15", "red_flag", "Seizure")]
    assert events(entries, "symptom:nausea") == []


def test_a_use_after_a_gap_counts_the_days_between():
    ((day, _, rule, text),) = events(paused(), "substance:opioid_other")

    assert (day, rule) == ("2026-10-10", "use_after_gap")
    assert text == "Opioid, other logged after 19 days without a logged use"


def test_a_gap_that_a_held_back_use_would_make_longer_is_not_told():
    entries = [*paused(), took("2026-10-04", "opioid_other")]

    told = [text for *_, text in events(entries, "substance:opioid_other")]

    assert [f"after {days} days" in text for days, text in zip((13, 5), told, strict=True)] == [True, True]
    assert events(entries, "substance:opioid_other", hold_back=[id_of(2)]) == []


@pytest.mark.parametrize("between", [{"hold_back": [id_of(2)]}, {}])
def test_a_gap_that_is_none_in_the_whole_record_is_not_told(between):
    """Held back, or of another opioid that was not chosen: the pause would look longer than it was."""
    substance = "opioid_other" if between else "kratom_leaf"
    entries = [*paused(), took("2026-10-08", substance)]

    assert events(entries, "substance:opioid_other", **between) == []


def test_a_use_before_the_period_begins_no_gap():
    assert events(paused(), "substance:opioid_other", days=("2026-10-01", "2026-11-22")) == []


def test_what_happened_outside_the_period_is_not_told():
    assert events(mixed("2026-08-10"), *BOTH) == []


def test_statistics_stand_apart_from_facts_and_need_all_their_evidence():
    quiet = days_from("2026-08-01", 90)
    loud = days_from("2026-10-30", 24)
    entries = [wrote("craving", on(day), intensity=2) for day in quiet]
    entries += [wrote("craving", on(day), intensity=8) for day in loud]
    include, days = ("craving",), ("2026-08-01", "2026-11-22")

    told = events(entries, *include, days=days)
    held = events(entries, *include, days=days, hold_back=[id_of(90), id_of(113)])

    assert told
    assert {rule for _, _, rule, _ in told}.isdisjoint(DATED)
    assert {rule for _, _, rule, _ in held}.isdisjoint({rule for _, _, rule, _ in told})
    report = build_report(chosen(entries, ["flags", *include], days))
    assert [each["id"] for each in report["sections"]] == ["safety", "craving", "flags"]


def test_the_plan_is_not_told_by_a_flag_about_it():
    plan = {"plan": {"goal": "none", "bounds": [{"substance": "kratom_leaf", "per_day": "1", "unit": "use"}]}}
    entries = [took("2026-11-22", "kratom_leaf", clock) for clock in ("09:00", "12:00")]

    without = events(entries, "substance:kratom_leaf", settings=plan)
    with_plan = events(entries, "substance:kratom_leaf", "plan", settings=plan)

    assert without == []
    assert [rule for _, _, rule, _ in with_plan] == ["plan_exceeded"]


def test_signs_that_need_a_doctor_keep_their_place_among_many_repeated_facts():
    days = days_from("2026-09-10", MOST_EVENTS + 10)
    entries = [one for day in days for one in mixed(day)]
    entries.append(wrote("side_effects", on("2026-09-05"), ratings={"seizure": 1}))

    record = chosen(entries, ["flags", *BOTH, "symptom:seizure"], PERIOD)

    safety = build_report(record)["sections"][0]
    assert len(safety["table"]["rows"]) == MOST_EVENTS
    assert safety["table"]["rows"][-1] == ["5 Sep 2026", "12:00", "Seizure"]
    assert safety["lines"] == ["Others that are not listed: 11, 10 Sep 2026 to 20 Sep 2026"]
