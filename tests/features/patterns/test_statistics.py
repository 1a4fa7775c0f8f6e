"""Statistics against the own past: each speaks when something changed, and is silent on the same life unchanged."""

import random
from datetime import timedelta
from typing import Any

import pytest

from app.features.patterns.rules.diary import diary_of
from app.features.patterns.rules.engine import find_all
from app.features.patterns.rules.episodes import QUIET_LINES
from app.features.patterns.rules.shapes import Choices
from app.features.trends.measures import GI_SYMPTOMS
from tests.features.patterns.diaries import NOW, Writer, found

DAYS = range(100)


def life(change=None, seed=1, **extra):
    """A hundred logged days of one person with ordinary noise; `change` alters a day by its age."""
    chance = random.Random(seed)
    writer = Writer()
    for ago in reversed(DAYS):
        day: dict[str, Any] = {"amount": 2.0, "uses": 3, "craving": 3, "night": False, "gap": 5.0, "ratings": {}}
        day["ratings"] = {name: int(chance.random() < 0.25) for name in ("nausea", "insomnia", "anxiety")}
        day["craving"] += chance.choice([-1, 0, 0, 1])
        if change:
            change(ago, day, chance)
        for number in range(day["uses"]):
            amount = day["amount"] * chance.uniform(0.9, 1.1)
            writer.use(ago, 8 + day["gap"] * number + chance.uniform(-0.4, 0.4), amount=f"{amount:.3f}", **extra)
        if day["night"]:
            writer.use(ago, 2, amount=f"{day['amount']:.3f}", **extra)
        writer.craving(ago, max(0, min(10, day["craving"])))
        writer.body(ago, **day["ratings"])
    return writer


def more(ago, day, chance):
    day["amount"] *= 1.5 if ago < 10 else 1


def often(ago, day, chance):
    if ago < 12:
        day.update(uses=6, gap=2.5)


def night(ago, day, chance):
    day["night"] = ago < 8 and ago % 2 == 0


def rough(ago, day, chance):
    if ago < 7:
        day["ratings"]["insomnia"] = 3


def sick(ago, day, chance):
    if ago < 7:
        day["ratings"]["nausea"] = 2


def anxious(ago, day, chance):
    if ago < 12:
        day["ratings"]["anxiety"] = 2


def pulled(ago, day, chance):
    day["craving"] += 3 if ago < 14 else 0


def spiked(ago, day, chance):
    day["craving"] += 6 if ago < 3 else 0


def less(ago, day, chance):
    if ago < 8:
        day["amount"] *= 0.5
        day["ratings"].update(insomnia=3, anxiety=3, nausea=2)


def linked(ago, day, chance):
    high = chance.random() < 0.5
    day["amount"] *= 1.5 if high else 0.8
    day["ratings"]["nausea"] = 2 if high else 0


CHANGES = {
    "dose_up": more,
    "frequency_up": often,
    "gap_short": often,
    "night_use": night,
    "insomnia_run": rough,
    "gi_persist": sick,
    "anxiety_up": anxious,
    "craving_up": pulled,
    "craving_spike": spiked,
    "withdrawal": less,
    "dose_link": linked,
}


@pytest.mark.parametrize("rule", CHANGES)
def test_a_change_is_seen_and_its_evidence_are_entries(rule):
    writer = life(CHANGES[rule])

    said = found(writer.documents)[rule]

    assert said.severity in ({"info"} if rule in QUIET_LINES else {"low", "medium"})
    assert set(said.evidence) <= {entry_id for entry_id, _ in writer.documents}
    assert said.evidence
    assert said.since <= said.until <= NOW.toordinal()


@pytest.mark.parametrize("symptom", [one for one in GI_SYMPTOMS if one != "nausea"])
def test_the_stomach_is_every_symptom_that_trends_count_as_such(symptom):
    def sick_of_it(ago, day, chance):
        day["ratings"][symptom] = 2 if ago < 7 else 0

    assert "gi_persist" in found(life(sick_of_it).documents)


@pytest.mark.parametrize("seed", range(8))
def test_a_life_without_change_is_left_alone(seed):
    assert found(life(seed=seed).documents) == {}


def test_prescribed_intake_never_rises():
    assert "dose_up" not in found(life(more, prescribed="taken").documents)
    assert "dose_up" not in found(life(more).documents, prescribed=frozenset({"kratom_leaf"}))


def test_silence_after_hard_days_is_noticed_when_it_is_longer_than_usual():
    def hard(ago, day, chance):
        day["craving"] += 5 if ago < 9 else 0

    writer = life(hard)
    documents = [one for one in writer.documents if one[1]["occurred_at"] < "2026-11-18"]

    assert "quiet_after_high" in found(documents)
    assert "quiet_after_high" not in found([one for one in life().documents if one[1]["occurred_at"] < "2026-11-18"])


def test_a_slip_of_the_finger_changes_nothing_and_asks_to_be_checked():
    writer = life()
    slip = writer.use(0, 20, amount="200")

    said = found(writer.documents)

    assert sorted(said) == ["check_amount"]
    assert said["check_amount"].evidence == (slip,)


def test_a_change_of_unit_is_no_rise():
    writer = life()
    for _entry_id, document in writer.documents[-60:]:
        if document["kind"] == "intake":
            document.update(amount=str(float(document["amount"]) * 1000), unit="mg")

    assert found(writer.documents) == {}


def test_a_unit_that_does_not_compare_is_left_alone():
    writer = life()
    for _, document in writer.documents[-60:]:
        if document["kind"] == "intake":
            document.update(amount="9", unit="spoon")

    assert found(writer.documents) == {}


def test_with_a_taper_smaller_amounts_more_often_are_no_flag():
    def smaller(ago, day, chance):
        often(ago, day, chance)
        day["amount"] *= 0.4 if ago < 12 else 1

    said = found(life(smaller).documents, goal="taper")

    assert {"dose_up", "frequency_up", "gap_short"}.isdisjoint(said)


@pytest.mark.parametrize("rule", CHANGES)
def test_the_order_of_entries_does_not_matter(rule):
    documents = life(CHANGES[rule]).documents
    shuffled = random.Random(5).sample(documents, len(documents))

    assert found(shuffled) == found(documents)


@pytest.mark.parametrize("rule", CHANGES)
def test_entries_that_have_nothing_to_do_with_it_change_no_flag(rule):
    writer = life(CHANGES[rule])
    before = found(writer.documents)
    for ago in DAYS:
        writer.add(ago, 22, "journal", text="The lake was quiet.")
        writer.use(ago, 10, "caffeine", amount="1", unit="cup")

    assert found(writer.documents) == before


@pytest.mark.parametrize("rule", CHANGES)
def test_grams_and_milligrams_say_the_same(rule):
    documents = life(CHANGES[rule]).documents
    other = [
        (entry_id, {**one, "amount": str(float(one["amount"]) * 1000), "unit": "mg"} if "amount" in one else one)
        for entry_id, one in documents
    ]

    first, second = found(documents), found(other)

    assert {one: first[one].since for one in first} == {one: second[one].since for one in second}


def test_a_flag_stays_the_same_flag_while_it_lasts_and_goes_when_its_reason_is_gone():
    writer = life(rough)
    said = [found(writer.documents, NOW + timedelta(days=later)).get("insomnia_run") for later in range(8)]
    gone = found(writer.documents, NOW + timedelta(days=9))

    assert len({one and one.key for one in said}) == 1
    assert "insomnia_run" not in gone


def evenings_with(rule, writer, days):
    """On which of the next days a rule speaks, if nothing else is written."""
    return [later for later in days if rule in found(writer.documents, NOW + timedelta(days=later))]


def test_a_flag_that_went_does_not_come_back_within_a_week():
    writer = life(rough)
    before = evenings_with("insomnia_run", writer, range(9))
    for days_on in (-10, -11, -12):  # days after NOW: rough again three days after it went
        writer.body(days_on, insomnia=3)
    again = evenings_with("insomnia_run", writer, range(9, 18))

    assert before == list(range(8))
    assert min(again) - max(before) > 7


def test_hours_of_use_are_not_compared_in_the_week_after_a_journey():
    def lately(ago, day, chance):
        if ago < 6:
            day.update(uses=6, gap=2.5)

    writer = life(lately)
    at_home = set(found(writer.documents))
    for _, one in writer.documents:
        if one["occurred_at"] >= (NOW - timedelta(days=6)).isoformat():
            one["occurred_at"] = one["occurred_at"].replace("+00:00", "+08:00")

    assert "frequency_up" in at_home
    assert {"frequency_up", "gap_short", "night_use"}.isdisjoint(found(writer.documents))


def test_three_severe_nights_say_more_than_three_moderate_ones():
    def nights(severity):
        def seldom(ago, day, chance):
            day["ratings"]["insomnia"] = severity if ago in {0, 2, 4} else 2 if ago in {20, 40, 60} else 0

        return found(life(seldom).documents)

    assert "insomnia_run" in nights(3)
    assert "insomnia_run" not in nights(2)


def test_one_day_alone_is_no_rise():
    def one_day(ago, day, chance):
        day["amount"] *= 4 if ago == 1 else 1

    def several(ago, day, chance):
        day["amount"] *= 1.5 if ago < 6 else 1

    assert "dose_up" not in found(life(one_day).documents)
    assert "dose_up" in found(life(several).documents)


def test_a_week_must_show_a_larger_rise_than_a_month():
    def slightly(days):
        def raised(ago, day, chance):
            day["amount"] *= 1.21 if ago < days else 1

        return found(life(raised).documents)

    assert "dose_up" not in slightly(6)
    assert "dose_up" in slightly(28)


def test_not_useful_asks_more():
    diary = diary_of(life(anxious).documents, Choices(), NOW)

    assert any(one.rule == "anxiety_up" for one in find_all(diary))
    assert not any(one.rule == "anxiety_up" for one in find_all(diary, {"anxiety_up": 10.0}))
