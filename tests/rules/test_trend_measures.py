"""What each measure counts, and what it leaves alone: zeros, units, typos, gaps, prescribed days."""

import re

from app.features.trends.sentences import _ENGLISH, _SPANISH
from tests.support.cast import Json
from tests.support.trends import answered, days_from, on, took, wrote

FIRST, LAST = "2026-05-01", "2026-05-31"
LEAF = "intake:kratom_leaf"


def line(entries, series, **settings):
    return answered(entries, FIRST, LAST, series, **settings)["series"][series]


def column(found, name):
    return dict(zip(found["days"], found[name], strict=True))


def test_a_day_has_its_worst_craving_its_mean_and_how_many_there_were():
    found = line(
        [
            wrote("craving", on("2026-05-02", "09:00"), intensity=3),
            wrote("craving", on("2026-05-03", "03:59"), intensity=8),
            wrote("craving", on("2026-05-03", "04:00"), intensity=1),
        ],
        "craving",
    )

    assert found["days"] == ["2026-05-02", "2026-05-03"]
    assert (found["n"], found["max"], found["mean"]) == ([2, 1], [8, 1], [5.5, 1])
    assert (found["daily"], found["scale"], found["logged_days"]) == ("max", {"low": 0, "high": 10}, 2)


def test_missing_is_no_zero_and_an_explicit_none_is_one():
    entries = [
        wrote("side_effects", on("2026-05-02"), none=True),
        wrote("side_effects", on("2026-05-03"), ratings={"anxiety": 2}),
        wrote("side_effects", on("2026-05-04"), sleep_hours=6),
        wrote("intake", on("2026-05-05"), none=True),
        took(on("2026-05-06")),
    ]

    assert column(line(entries, "nausea"), "max") == {"2026-05-02": 0}
    assert column(line(entries, "gi"), "max") == {"2026-05-02": 0}
    assert column(line(entries, "anxiety"), "max") == {"2026-05-02": 0, "2026-05-03": 2}
    assert column(line(entries, "sleep"), "mean") == {"2026-05-04": 6}
    assert column(line(entries, LEAF), "total") == {"2026-05-05": 0, "2026-05-06": 1}
    assert column(line(entries, "intake:alcohol"), "total") == {"2026-05-05": 0}


def test_grouped_gi_distress_is_the_worst_of_its_symptoms():
    found = line(
        [wrote("side_effects", on("2026-05-02"), ratings={"nausea": 1, "constipation": 3, "anxiety": 2})], "gi"
    )

    assert (found["days"], found["max"], found["n"]) == (["2026-05-02"], [3], [1])


def test_units_are_never_added_to_each_other():
    entries = [
        took(on("2026-05-02", "09:00"), "2.5", "g"),
        took(on("2026-05-02", "12:00"), "500", " MG "),
        took(on("2026-05-03", "09:00"), "2", "capsule"),
        took(on("2026-05-04", "09:00"), "2", "capsule"),
        took(on("2026-05-04", "10:00"), "1", "g"),
        took(on("2026-05-05", "10:00"), "1", "g"),
        took(on("2026-05-05", "11:00"), None, "g"),
    ]

    found = line(entries, LEAF)

    assert column(found, "total") == {"2026-05-02": 2, "2026-05-03": 1, "2026-05-04": 2, "2026-05-05": 2}
    amounts = {each["unit"]: column(each, "total") for each in found["intake"]["amounts"]}
    assert amounts == {"mg": {"2026-05-02": 3000}, "capsule": {"2026-05-03": 2}}
    assert found["intake"]["unknown"] == [0, 0, 0, 1]


def test_amounts_are_added_exactly():
    entries = [took(on("2026-05-02", f"{hour:02d}:00"), "0.1", "ml") for hour in range(9, 19)]

    (amounts,) = line(entries, LEAF)["intake"]["amounts"]

    assert (amounts["total"], amounts["mean"], amounts["max"], amounts["n"]) == ([1], [0.1], [0.1], [10])


def test_times_of_day_and_minutes_between_uses():
    entries = [
        took(on("2026-05-03", "01:30")),
        took(on("2026-05-02", "08:15")),
        took(on("2026-05-02", "10:15")),
        wrote("intake", on("2026-05-04"), none=True),
    ]

    details = line(entries, LEAF)["intake"]

    assert (details["first"], details["last"]) == (["08:15", None], ["01:30", None])
    assert details["between"] == [(120 + 915) / 2, None]


def test_minutes_between_uses_are_real_ones_when_the_clocks_change():
    entries = [took(on("2026-05-02", "10:00", "-04:00")), took(on("2026-05-02", "10:00", "-05:00"))]

    assert line(entries, LEAF)["intake"]["between"] == [60]


def test_a_hundredfold_typo_is_asked_about_and_flattens_nothing():
    days = days_from("2026-05-01", 20)
    entries = [took(on(day), "2.5", "g") for day in days] + [took(on("2026-05-25"), "250", "g")]

    found = line(entries, LEAF)

    assert found["check"] == [
        {"day": "2026-05-25", "entry_id": "00000000-0000-0000-0000-000000000014", "value": 250_000, "unit": "mg"}
    ]
    (amounts,) = found["intake"]["amounts"]
    assert (max(amounts["max"]), "2026-05-25" in amounts["days"]) == (2500, False)
    assert column(found, "total")["2026-05-25"] == 1


def test_a_hundredfold_typo_in_ones_own_tracker_too():
    tracker = "own:0b7f4f5e-3c1d-4a6b-9d2e-5f6a7b8c9d0e"
    trackers = [{"id": tracker, "name": "steps", "kind": "number", "unit": "steps"}]
    entries = [wrote("side_effects", on(day), trackers={tracker: "4000"}) for day in days_from("2026-05-01", 20)]
    entries.append(wrote("side_effects", on("2026-05-25"), trackers={tracker: "400000"}))

    found = line(entries, f"tracker:{tracker}", trackers=trackers)

    assert (max(found["max"]), found["unit"], found["measure"]) == (4000, "steps", "tracker")
    assert [check["value"] for check in found["check"]] == [400_000]


def test_a_large_amount_among_few_is_nobodys_typo():
    entries = [took(on("2026-05-02"), "1", "g"), took(on("2026-05-03"), "100", "g")]

    assert line(entries, LEAF)["check"] == []


def test_three_days_without_a_record_are_a_gap_and_two_are_not():
    found = line([wrote("craving", on(day)) for day in ("2026-05-03", "2026-05-06", "2026-05-10")], "craving")

    assert found["gaps"] == [{"from": "2026-05-07", "to": "2026-05-09"}, {"from": "2026-05-11", "to": "2026-05-31"}]
    assert found["incomplete_from"] == "2026-05-29"


def test_an_empty_record_is_one_long_gap_and_asks_for_fourteen_days():
    answer = answered([], FIRST, LAST)

    assert list(answer["series"]) == ["craving", "gi", "insomnia", "anxiety", "sleep", "mood"]
    for found in answer["series"].values():
        assert found["gaps"] == [{"from": FIRST, "to": LAST}]
        assert (found["slope"], found["usual"], found["needs"], found["direction"]) == (None, None, 14, "too_few")
        assert found["sentence"] == "No clear trend yet: 14 more logged days"


def test_prescribed_days_are_counted_and_never_rated():
    entries = [
        took(on("2026-05-02", "08:00"), "8", "mg", prescribed="taken"),
        took(on("2026-05-02", "20:00"), "8", "mg", prescribed="missed"),
        took(on("2026-05-03"), "8", "mg", prescribed="taken"),
        took(on("2026-05-04"), "4", "mg", prescribed="different"),
    ]

    found = line(entries, "prescribed")

    details = found["prescribed"]
    assert (details["taken"], details["missed"], details["different"]) == ([1, 1, 0], [1, 0, 0], [0, 0, 1])
    days = [details[f"{sort}_days"] for sort in ("taken", "missed", "different", "not_logged")]
    assert days == [1, 1, 1, 28]
    assert found["sentence"] == "Days: 1 taken, 1 missed, 1 different, 28 not logged"
    assert (found["slope"], found["usual"], set(found["median"])) == (None, None, {None})


def test_a_missed_medicine_is_no_use():
    found = line([took(on("2026-05-02"), prescribed="missed")], LEAF)

    assert (found["days"], found["total"]) == (["2026-05-02"], [0])


def test_a_medicine_taken_only_as_prescribed_is_told_once():
    as_prescribed = [took(on("2026-05-02"), prescribed="taken"), took(on("2026-05-03"), prescribed="missed")]
    chosen: Json = {"substances": ["kratom_leaf"], "prescribed": ["kratom_leaf"]}

    told = answered(as_prescribed, FIRST, LAST, **chosen)["series"]
    besides = answered([*as_prescribed, took(on("2026-05-04"))], FIRST, LAST, **chosen)["series"]

    assert ("prescribed" in told, LEAF in told) == (True, False)
    assert ("prescribed" in besides, LEAF in besides) == (True, True)


def test_zone_unit_and_plan_changes_stand_at_their_days():
    entries = [
        took(on("2026-05-02"), "2", "capsule", time_zone="America/New_York"),
        took(on("2026-05-05"), "2", "g", time_zone="Europe/Berlin"),
        took(on("2026-05-06"), "2000", "mg", time_zone="Europe/Berlin"),
    ]
    plan = {"goal": "taper", "goal_from": "2026-05-20", "bounds": []}

    found = line(entries, LEAF, plan=plan)

    assert [(event["day"], event["kind"], event["before"], event["after"]) for event in found["events"]] == [
        ("2026-05-05", "unit", "capsule", "mg"),
        ("2026-05-05", "zone", "America/New_York", "Europe/Berlin"),
        ("2026-05-20", "plan", None, "taper"),
    ]


def test_a_day_in_two_units_is_no_change_of_unit():
    entries = [
        took(on("2026-05-02"), "2", "capsule"),
        took(on("2026-05-03"), "2", "capsule"),
        took(on("2026-05-03"), "1", "g"),
        took(on("2026-05-04"), "1", "g"),
    ]

    assert line(entries, LEAF)["events"] == []


def test_a_steady_rise_is_said_with_its_interval_and_its_days():
    entries = [
        wrote("craving", on(day), intensity=min(number // 3, 10)) for number, day in enumerate(days_from(FIRST, 31))
    ]

    found = line(entries, "craving")

    assert found["direction"] == "rising"
    assert re.fullmatch(r"About \+2\.\d a week \(2\.\d to 2\.\d\), 31 logged days", found["sentence"])
    assert line(entries, "craving", language="es")["sentence"].startswith("Unos +2")


def test_thirteen_days_need_one_more():
    found = line([wrote("craving", on(day)) for day in days_from(FIRST, 13)], "craving")

    assert (found["needs"], found["sentence"]) == (1, "No clear trend yet: 1 more logged day")


def test_what_was_different_is_counts():
    entries = [
        took(on("2026-05-04", "09:00")),  # a Monday
        took(on("2026-05-04", "21:00")),
        wrote("intake", on("2026-05-05"), none=True),
        wrote("craving", on("2026-05-04", "23:00"), intensity=8),
        wrote("craving", on("2026-05-04", "20:00"), intensity=8),
        wrote("craving", on("2026-05-05", "11:00"), intensity=2),
        wrote("craving", on("2026-05-06", "11:00"), intensity=0),
    ]

    found = answered(entries, FIRST, LAST)["different"]

    assert (found["cravings"]["n"], found["worst_cravings"]["n"]) == (4, 2)
    assert (found["worst_cravings"]["by_hour"][20], found["worst_cravings"]["by_hour"][23]) == (1, 0)
    assert found["craving_days"] == [1, 1, 1, 0, 0, 0, 0]
    leaf = found["substances"]["kratom_leaf"]
    assert (leaf["uses"]["n"], leaf["uses"]["by_hour"][9], leaf["uses"]["by_weekday"][0]) == (2, 1, 2)
    assert (leaf["use_days"]["n"], leaf["none_days"]["n"]) == (1, 1)
    assert (leaf["use_days"]["worst_cravings"][8], leaf["none_days"]["worst_cravings"][2]) == (1, 1)


def test_twenty_years_are_answered_by_weeks():
    entries = [wrote("craving", on(day), intensity=4) for day in days_from("2026-05-04", 9)]

    answer = answered(entries, "2006-06-01", "2026-05-31", "craving")
    found = answer["series"]["craving"]

    assert (answer["by"], found["days"], found["n"]) == ("week", ["2026-05-04", "2026-05-11"], [7, 2])
    assert found["median"] == [4, None]
    assert found["gaps"][-1] == {"from": "2026-05-18", "to": "2026-05-31"}


def test_both_languages_say_the_same():
    assert _ENGLISH.keys() == _SPANISH.keys()
    for key, words in _ENGLISH.items():
        assert set(re.findall(r"\{\w+\}", words)) == set(re.findall(r"\{\w+\}", _SPANISH[key]))
