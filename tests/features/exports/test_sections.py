"""What the sections of a report say, and what they keep to themselves."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.features.exports.charted import MOST_CHARTS
from app.features.exports.report import build_report
from app.features.exports.schemas import Report
from tests.support.chosen import chosen, id_of, wrote
from tests.support.months import DAYS, EVERYTHING, SETTINGS, month
from tests.support.sections import report_of, rows, section, took
from tests.support.trends import days_from, on

DAY = "2026-11-10"


def craving(day, intensity=5, clock="12:00", **fields):
    return wrote("craving", on(day, clock), intensity=intensity, **fields)


def body(day, **fields):
    return wrote("side_effects", on(day, "08:00"), **fields)


def test_sections_come_in_the_order_of_ten_minutes():
    report = report_of(month(), *EVERYTHING, days=DAYS, settings=SETTINGS)

    assert [each["id"] for each in report["sections"]] == [
        "raise",
        "safety",
        "prescribed",
        "craving",
        "substances",
        "symptoms",
        "sleep",
        "mood",
        "trackers",
        "flags",
        "changes",
        "text",
    ]


def test_what_was_not_chosen_has_no_section():
    report = report_of(month(), "sleep", days=DAYS, settings=SETTINGS)

    assert [each["id"] for each in report["sections"]] == ["sleep"]
    assert [chart["id"] for chart in report["charts"]] == ["sleep"]


def test_what_was_chosen_and_never_recorded_says_so_in_every_section():
    report = report_of([], *EVERYTHING, settings={**SETTINGS, "raise": [], "plan": {"goal": "none", "bounds": []}})

    assert rows(report, "craving")[0] == ["Median of the highest of each day", "none logged", "none logged"]
    assert section(report, "sleep")["lines"] == section(report, "mood")["lines"] == ["Nothing logged in this period"]
    assert section(report, "text")["lines"] == ["Nothing logged in this period"]
    assert section(report, "safety")["lines"] == ["None found in what was chosen"]
    assert rows(report, "symptoms")[0] == ["Nausea", "0", "0", "0", "0", "20"]
    assert report["charts"] == []


def test_the_name_stands_on_the_report_only_when_it_was_typed_for_it():
    without = report_of([], "craving")
    named = report_of([], "craving", person={"name": "Alex R", "birth_date": "1988-05-03"})

    assert named["heading"][:2] == ["Name: Alex R", "Date of birth: 3 May 1988"]
    assert without["heading"][0].startswith("Period: ")
    assert {"Patient-reported, not verified"} <= set(without["heading"])


def test_cravings_are_counted_by_the_worst_of_the_day_beside_the_period_before():
    entries = [craving("2026-11-02", 3), craving("2026-11-02", 9), craving("2026-11-05", 0), craving("2026-10-20", 7)]

    report = report_of(entries, "craving", "before")

    assert section(report, "craving")["table"]["head"] == ["Measure", "This period", "12 Oct 2026 to 31 Oct 2026"]
    assert [row[1:] for row in rows(report, "craving")] == [["4.5", "7"], ["0 to 9", "7 to 7"], ["1", "1"], ["2", "1"]]


@pytest.mark.parametrize(("chosen_too", "is_said"), [((), False), (("substance:kratom_leaf",), True)])
def test_how_a_craving_went_goes_along_with_its_substance_alone(chosen_too, is_said):
    entries = [craving(DAY, substance="kratom_leaf", outcome="used"), craving(DAY, substance="alcohol", outcome="used")]

    report = report_of(entries, "craving", *chosen_too)

    assert (section(report, "craving")["lines"] != []) is is_said
    assert ("used" in str(section(report, "craving"))) is is_said
    assert "lcohol" not in json.dumps(section(report, "craving"))


def test_own_words_are_whole_newest_first_and_one_line_each():
    long = "A word. " * 2_000
    entries = [
        wrote("journal", on("2026-11-03"), text="First\n\nline", tags=["a tag"]),
        wrote("journal", on("2026-11-04"), text=long),
        wrote("journal", on("2026-11-05"), mood=4),
    ]

    lines = section(report_of(entries, "text"), "text")["lines"]

    assert lines == [
        f"4 Nov 2026, 12:00, Written: {long.strip()}",
        "3 Nov 2026, 12:00, Written: First line; tags: a tag",
    ]


def test_none_today_is_a_zero_of_every_chosen_symptom_and_of_no_other():
    record = chosen([body(DAY, none=True)], ["symptom:nausea", "symptom:insomnia"])

    assert record.entries[0].document["ratings"] == {"insomnia": 0, "nausea": 0}
    assert record.entries[0].document["none"] is False
    assert rows(build_report(record), "symptoms") == [
        ["Nausea", "1", "0", "0", "0", "21"],
        ["Trouble sleeping", "1", "0", "0", "0", "21"],
    ]


def test_changes_have_dates_and_only_those_of_chosen_things():
    entries = [
        took("2026-11-02", amount="2", unit="g"),
        took("2026-11-04", amount="2", unit="capsule"),
        took("2026-11-05", "alcohol", amount="2", unit="drink"),
        took("2026-11-06", "alcohol", amount="2", unit="glass"),
        wrote("craving", on("2026-11-08"), time_zone="America/New_York"),
        wrote("craving", on("2026-11-09"), time_zone="Europe/Madrid"),
    ]
    plan = {"plan": {"goal": "taper", "goal_from": "2026-11-07", "bounds": []}}

    report = report_of(entries, "craving", "plan", "substance:kratom_leaf", settings=plan)

    assert rows(report, "changes") == [
        ["9 Nov 2026", "Time zone America/New_York before, Europe/Madrid from here"],
        ["7 Nov 2026", "Own plan from this date: taper"],
        ["4 Nov 2026", "Kratom leaf: unit mg before, capsule from here"],
    ]


def test_a_plan_from_before_the_period_is_said_with_its_date():
    plan = {"goal": "abstain", "goal_from": "2026-09-01", "bounds": []}

    report = report_of([], "plan", settings={"plan": plan})

    assert section(report, "changes")["lines"] == ["Own plan since 1 Sep 2026: stop"]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("substances", "named"),
    [
        (("kratom_leaf",), {"ratom"}),
        (("kratom_extract",), {"ratom"}),
        (("seven_oh",), {"7-OH"}),
        (("kratom_leaf", "seven_oh"), {"ratom", "7-OH"}),
        (("alcohol",), set()),
    ],
)
def test_a_notice_names_a_product_only_where_it_was_chosen(substances, named, language):
    report = report_of([], *(f"substance:{each}" for each in substances), language=language)

    assert {name for name in ("ratom", "7-OH") if name in str(report["notices"])} == named
    assert {name for name in ("ratom", "7-OH") if name in str(report)} == named


def test_there_is_room_for_a_number_of_charts_and_a_line_says_how_many_are_missing():
    symptoms = [f"s{number:02d}" for number in range(MOST_CHARTS + 3)]
    entries = [body(day, ratings=dict.fromkeys(symptoms, 2)) for day in days_from("2026-11-01", 20)]

    report = report_of(entries, *(f"symptom:{each}" for each in symptoms))

    assert len(report["charts"]) == MOST_CHARTS
    assert section(report, "charts")["lines"] == [
        "Charts left out for lack of room: 3; their numbers are in the tables."
    ]


def test_a_long_copy_is_drawn_by_weeks_and_counted_by_days():
    days = days_from("2025-01-01", 600)
    entries = [craving(day, place % 11) for place, day in enumerate(days)]

    report = report_of(entries, "craving", days=(days[0], days[-1]))

    assert report["by"] == "week"
    assert len(report["charts"][0]["series"]["days"]) == 86
    assert rows(report, "craving")[-1] == ["Days rated (n)", "600"]


def test_a_dense_year_stays_small():
    days = days_from("2025-11-22", 366)
    substances = ("kratom_leaf", "alcohol", "caffeine", "nicotine", "cannabis", "stimulant")
    symptoms = dict.fromkeys(("nausea", "insomnia", "anxiety", "seizure", "chills", "sweating", "tremor"), 3)
    entries = [
        one
        for day in days
        for one in (
            *(took(day, each, clock, amount="2", unit="g") for each in substances for clock in ("08:00", "20:00")),
            *(craving(day, 8, clock) for clock in ("09:00", "21:00")),
            body(day, ratings=symptoms, sleep_hours=7.5),
        )
    ]
    include = [*(f"substance:{each}" for each in substances), *(f"symptom:{each}" for each in symptoms)]

    report = report_of(entries, "craving", "sleep", "flags", *include, days=(days[0], days[-1]))

    assert sum(len(each["lines"]) + len((each["table"] or {"rows": []})["rows"]) for each in report["sections"]) < 80
    assert len(json.dumps(report)) < 500_000


@settings(max_examples=40, deadline=None)
@given(include=st.sets(st.sampled_from(EVERYTHING), min_size=1), language=st.sampled_from(["en", "es"]))
def test_every_choice_makes_a_whole_report_and_the_same_one_twice(include, language):
    records = [chosen(month(), include, DAYS, settings=SETTINGS, language=language) for _ in range(2)]

    first, second = map(build_report, records)

    Report.model_validate(first)
    assert first == second
    for each in first["sections"]:
        assert each["title"]
        assert all(line.strip() for line in each["lines"])
        assert all(len(row) == len(each["table"]["head"]) for row in (each["table"] or {"rows": []})["rows"])


def test_texts_of_the_person_stay_on_one_line_each():
    own = {"id": "own:5c1d7e52-93aa-4b0e-9d0f-3b7f6d2a90c4", "name": "Ear\n\tache"}
    person = {"name": "Alex\nR"}

    report = report_of(
        [body(DAY, ratings={own["id"]: 1})],
        *("raise", f"symptom:{own['id']}"),
        settings={"own_symptoms": [own], "raise": ["One\nline", " "]},
        person=person,
    )

    assert report["heading"][0] == "Name: Alex R"
    assert section(report, "raise")["lines"] == ["One line"]
    assert rows(report, "symptoms")[0][0] == report["charts"][0]["title"] == "Ear ache"


def test_an_amount_in_doubt_is_left_out_said_and_marked_without_the_id_of_its_entry():
    entries = [took(day, amount="2", unit="g") for day in days_from("2026-11-01", 8)]
    entries.append(took("2026-11-12", amount="200", unit="g"))

    report = report_of(entries, "substance:kratom_leaf")

    assert "median 2000 mg a day with use, 2000 to 2000 (days: 8)" in section(report, "substances")["lines"][1]
    assert "left out as far above the rest: 1" in section(report, "substances")["lines"][1]
    (check,) = report["charts"][0]["series"]["check"]
    assert (check["day"], check["value"], check["entry_id"]) == ("2026-11-12", 200_000, "")
    assert id_of(8) not in json.dumps(report)


def test_what_is_held_back_changes_the_numbers_and_is_named_nowhere():
    entries = [craving("2026-11-02", 9, note="held"), craving("2026-11-03", 4)]

    report = report_of(entries, "craving", "text", hold_back=[id_of(0)])

    assert rows(report, "craving")[-1] == ["Days rated (n)", "1"]
    assert "held" not in str(report)
