"""Facts: each rule fires on the day, with its entries, and keeps quiet beside it."""

import pytest

from app.features.patterns.rules.shapes import Bound
from tests.features.patterns.diaries import NOW, Writer, found


def pair(first="opioid_other", second="alcohol", hours=2.0, days_ago=0, **fields):
    writer = Writer()
    writer.use(days_ago, 12, first, **fields)
    writer.use(days_ago, 12 + hours, second, **fields)
    return writer


@pytest.mark.parametrize("opioid", ["kratom_leaf", "kratom_extract", "seven_oh", "opioid_other", "opioid_prescribed"])
@pytest.mark.parametrize("other", ["alcohol", "benzodiazepine_sedative"])
@pytest.mark.parametrize("hours", [-6, -1, 0, 5.9, 6])
def test_every_pair_that_slows_breathing_within_six_hours_is_said(opioid, other, hours):
    said = found(pair(opioid, other, hours).documents)["mixing"]

    assert (said.severity, sorted(said.evidence)) == ("high", ["e0", "e1"])


@pytest.mark.parametrize(
    ("first", "second", "hours"),
    [
        ("opioid_other", "alcohol", 6.1),
        ("opioid_other", "cannabis", 1),
        ("alcohol", "benzodiazepine_sedative", 1),
        ("kratom_leaf", "seven_oh", 1),
        ("own:5c1d7e52-93aa-4b0e-9d0f-3b7f6d2a90c4", "alcohol", 1),
    ],
)
def test_other_pairs_are_not_said_to_mix(first, second, hours):
    assert "mixing" not in found(pair(first, second, hours).documents)


def test_methadone_counts_for_a_day():
    writer = Writer()
    writer.use(1, 18, "opioid_prescribed", product="Methadone syrup")
    writer.use(0, 12, "alcohol")

    assert "mixing" in found(writer.documents)


def test_many_entries_in_one_hour_are_no_load():
    writer = Writer()
    for _ in range(4_000):
        writer.use(0, 12, "opioid_other")
        writer.use(0, 12, "alcohol")

    assert found(writer.documents)["mixing"].severity == "high"


def test_a_fact_goes_after_three_days():
    assert "mixing" in found(pair(days_ago=2).documents)
    assert "mixing" not in found(pair(days_ago=4).documents)


def test_a_prescribed_pair_shows_its_card_once_and_then_one_quiet_line():
    writer = Writer()
    for days_ago in (1, 0):
        writer.use(days_ago, 12, "opioid_prescribed", prescribed="taken")
        writer.use(days_ago, 13, "benzodiazepine_sedative", prescribed="taken")
    first = found(writer.documents[:2])["mixing"]
    again = [found(writer.documents)["mixing"]]

    assert (first.severity, first.variant) == ("high", "prescribed")
    assert [(one.severity, one.variant) for one in again] in (
        [("info", "prescribed_again")],
        [("high", "prescribed")],
    )


def test_slow_breathing_makes_a_known_pair_grave_again():
    writer = Writer()
    for days_ago in (10, 0):
        writer.use(days_ago, 12, "opioid_prescribed", prescribed="taken")
        writer.use(days_ago, 13, "benzodiazepine_sedative", prescribed="taken")

    quiet = found(writer.documents)["mixing"]
    writer.body(0, 14, slow_breathing=1)
    grave = found(writer.documents)["mixing"]

    assert (quiet.severity, grave.severity) == ("info", "high")
    assert "e4" in grave.evidence


def test_a_missed_medicine_mixes_with_nothing_and_points_to_the_prescriber():
    writer = Writer()
    writer.use(0, 12, "opioid_prescribed", prescribed="missed")
    writer.use(0, 13, "alcohol")

    assert sorted(found(writer.documents)) == ["prescribed_missed"]


@pytest.mark.parametrize(("prescribed", "expected"), [(None, True), ("taken", False)])
def test_two_opioid_like_kinds_on_a_day_are_said_unless_prescribed(prescribed, expected):
    writer = pair("kratom_leaf", "opioid_other", prescribed=prescribed)

    assert ("two_opioids" in found(writer.documents)) is expected


@pytest.mark.parametrize(
    ("bound", "expected"),
    [
        (("kratom_leaf", 3.9, "g", None), True),
        (("kratom_leaf", 4.0, "g", None), False),
        (("kratom_leaf", 3999.0, "mg", None), True),
        (("kratom_leaf", 1.0, "use", None), True),
        (("kratom_leaf", 2.0, "use", None), False),
        (("kratom_leaf", 1.0, "capsule", None), False),
        (("alcohol", 0.0, "use", None), False),
        (("kratom_leaf", None, "use", 12 * 60 + 1), True),
        (("kratom_leaf", None, "use", 12 * 60), False),
    ],
)
def test_only_the_persons_own_number_is_held_against_a_day(bound, expected):
    writer = pair("kratom_leaf", "kratom_leaf")

    assert ("plan_exceeded" in found(writer.documents, bounds=(Bound(*bound),))) is expected


@pytest.mark.parametrize(
    ("sign", "severity", "variant"),
    [
        ("seizure", "high", "urgent"),
        ("suicidal_thoughts", "high", "urgent"),
        ("dark_urine", "high", "same_day"),
        ("pregnancy", "medium", "same_day"),
    ],
)
def test_a_sign_is_said_at_once_and_a_zero_is_none(sign, severity, variant):
    writer = Writer()
    writer.body(0, **{sign: 1})
    said = found(writer.documents)["red_flag"]
    none = Writer()
    none.body(0, **{sign: 0})

    assert (said.severity, said.variant) == (severity, variant)
    assert found(none.documents) == {}


@pytest.mark.parametrize(
    ("substance", "days", "said_none", "severity"),
    [
        ("opioid_other", 9, False, "high"),
        ("seven_oh", 5, False, "low"),
        ("seven_oh", 5, True, "medium"),
        ("opioid_other", 3, False, None),
        ("kratom_leaf", 5, False, None),
        ("kratom_leaf", 9, False, "info"),
        ("kratom_leaf", 9, True, "medium"),
        ("alcohol", 9, True, None),
    ],
)
def test_a_use_after_days_without(substance, days, said_none, severity):
    writer = Writer()
    writer.use(days, 12, substance)
    writer.use(0, 12, substance)
    for ago in range(1, days) if said_none else ():
        writer.none(ago)

    said = found(writer.documents).get("use_after_gap")

    assert (said and said.severity) == severity


def test_a_prescribed_medicine_after_days_without_is_no_break():
    writer = Writer()
    writer.use(20, 12, "opioid_prescribed", prescribed="taken")
    writer.use(0, 12, "opioid_prescribed", prescribed="taken")

    assert found(writer.documents) == {}


def drinking(until=1, days=21):
    writer = Writer()
    for ago in range(until, until + days):
        writer.use(ago, 19, "alcohol")
    return writer


def test_stopping_what_was_daily_is_dangerous_and_signs_make_it_grave():
    writer = drinking()
    writer.none(0)
    stopped = found(writer.documents)["abrupt_stop"]
    writer.body(0, 12, tremor=2)
    signs = found(writer.documents)["abrupt_stop"]

    assert (stopped.severity, stopped.variant, signs.severity) == ("medium", "stopped", "high")
    assert len(stopped.evidence) == 22


def test_a_planned_stop_is_said_before_the_day():
    said = found(drinking(0).documents, goal="abstain", goal_day=NOW.toordinal() + 7)["abrupt_stop"]

    assert (said.severity, said.variant) == ("medium", "planned")


@pytest.mark.parametrize("writer", [drinking(0), drinking(1), drinking(0, days=10)], ids=["goes on", "today", "seldom"])
def test_nothing_is_said_of_stopping_where_nobody_stopped(writer):
    assert "abrupt_stop" not in found(writer.documents)


def test_days_without_an_entry_only_ask():
    writer = drinking(3)
    writer.craving(1, 3)
    writer.craving(2, 3)

    said = found(writer.documents)["abrupt_stop"]

    assert (said.severity, said.variant) == ("info", "unlogged")


@pytest.mark.parametrize(
    ("days_after", "bounds", "expected"), [(3, (), False), (12, (), True), (12, ("alcohol",), False)]
)
def test_a_lapse_is_a_use_a_week_after_the_own_date(days_after, bounds, expected):
    writer = Writer()
    writer.use(40, 12, "kratom_leaf")
    writer.use(0, 12, "kratom_leaf")
    own = tuple(Bound(one, 9.0, "use", None) for one in bounds)

    said = found(writer.documents, goal="abstain", goal_day=NOW.toordinal() - days_after, bounds=own)

    assert ("lapse" in said) is expected


def test_something_else_after_the_date_is_no_lapse():
    writer = Writer()
    writer.use(40, 12, "kratom_leaf")
    writer.use(0, 12, "alcohol")

    assert "lapse" not in found(writer.documents, goal="abstain", goal_day=NOW.toordinal() - 20)


def test_a_plan_to_stop_something_else_is_no_plan_to_stop_drinking():
    bounds = (Bound("kratom_leaf", 0.0, "use", None),)

    assert "abrupt_stop" not in found(drinking(0).documents, goal="abstain", goal_day=NOW.toordinal(), bounds=bounds)


def test_what_is_logged_after_the_moment_is_not_yet_so():
    writer = pair()
    writer.body(0, 23, seizure=1)

    assert found(writer.documents, NOW.replace(hour=13)) == {}


def test_a_none_about_something_else_is_no_evidence_of_a_pause():
    writer = Writer()
    writer.use(9, 12, "opioid_other")
    said = [writer.none(ago) for ago in (4, 3, 2)]
    writer.add(3, 13, "intake", substance="caffeine", none=True)
    used = writer.use(0, 12, "opioid_other")

    assert found(writer.documents)["use_after_gap"].evidence == (used, *said)
