"""Facts where days, amounts and zones are awkward."""

import pytest

from app.features.patterns.rules.shapes import Bound
from tests.features.patterns.diaries import NOW, Writer, found


def usual(amount="2"):
    """Twenty ordinary days before today."""
    writer = Writer()
    for ago in range(1, 21):
        writer.use(ago, 12, amount=amount)
    return writer


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [
        ("20", "g", ["check_amount", "plan_exceeded"]),
        ("200", "g", ["check_amount"]),
        ("2", "use", []),
    ],
)
def test_a_plan_counts_an_amount_far_from_the_usual_unless_it_can_only_be_a_slip(amount, unit, expected):
    writer = usual()
    writer.use(0, 12, amount=amount)

    said = found(writer.documents, bounds=(Bound("kratom_leaf", 5.0, unit, None),))

    assert sorted(said) == expected


def test_a_slip_of_the_finger_is_still_one_use():
    writer = usual()
    writer.use(0, 12, amount="200")

    said = found(writer.documents, bounds=(Bound("kratom_leaf", 0.0, "use", None),))

    assert said["plan_exceeded"].numbers["logged"] == 1


def test_the_sum_of_a_day_does_not_shrink_while_its_first_entries_grow_old():
    writer = Writer()
    for hour in (8, 21):
        writer.use(3, hour, amount="4")  # three days ago: the first is older than three days now, the second is not

    said = found(writer.documents, NOW.replace(hour=20), bounds=(Bound("kratom_leaf", 5.0, "g", None),))

    assert said["plan_exceeded"].numbers["logged"] == 8


def test_a_date_so_long_ago_that_nothing_before_it_was_read_still_counts():
    writer = Writer()
    writer.use(0, 12, "opioid_other")

    assert "lapse" in found(writer.documents, goal="abstain", goal_day=NOW.toordinal() - 300)
    assert "lapse" not in found(writer.documents, goal="abstain", goal_day=NOW.toordinal() + 1)


def test_a_pair_across_midnight_and_across_zones_is_close_together():
    writer = Writer()
    writer.use(1, 23, "seven_oh")
    writer.add(0, 0, "intake", substance="alcohol", amount=None, none=False)
    writer.documents[-1][1]["occurred_at"] = "2026-11-21T15:30:00-10:00"  # 01:30 UTC on the 22nd

    assert found(writer.documents)["mixing"].severity == "high"
