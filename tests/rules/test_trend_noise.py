"""Pure noise: histories in which nothing changes may seldom be called a trend, whatever their scale and their gaps."""

import math
import random

import pytest

from app.features.trends.sentences import direction_of
from app.features.trends.slope import theil_sen
from tests.support.trends import answered, days_from, on, took, wrote

HISTORIES = 200
MOST = 20  # a tenth of them
TRACKER = "own:0b7f4f5e-3c1d-4a6b-9d2e-5f6a7b8c9d0e"
TRACKERS = [{"id": TRACKER, "name": "steps", "kind": "number", "unit": "steps"}]
SERIES = f"craving,nausea,anxiety,sleep,mood,intake:kratom_leaf,tracker:{TRACKER}"


def noise(chance, phi, days):
    """First-order dependence: each day resembles the day before by `phi`, around a level that never moves."""
    level = chance.gauss(0, 1)
    for _ in range(days):
        yield level
        level = phi * level + (1 - phi * phi) ** 0.5 * chance.gauss(0, 1)


def no_gaps(_chance, _level, _before):
    return True


def a_third_missing(chance, _level, _before):
    return chance.random() >= 1 / 3


def most_missing(chance, _level, _before):
    return chance.random() >= 0.6


def hard_days_missing(chance, level, _before):
    """Not at random: the stronger the day, the less likely it is written down."""
    return chance.random() >= 1 / (1 + math.exp(0.6 - level))


def weeks_missing(chance, _level, before):
    """In bursts: ten days written, four not."""
    return chance.random() >= 0.1 if before else chance.random() < 0.25


PATTERNS = [no_gaps, a_third_missing, most_missing, hard_days_missing, weeks_missing]
by_pattern = pytest.mark.parametrize("kept", PATTERNS, ids=lambda each: each.__name__)


def recorded(chance, phi, days, kept):
    """The days that were written down, with their levels."""
    is_kept = True
    for day, level in enumerate(noise(chance, phi, days)):
        is_kept = kept(chance, level, is_kept)
        if is_kept:
            yield day, level


def between(value, low, high):
    return min(max(value, low), high)


def diary(chance, phi, days, kept):
    """One level on every kind of scale: 0 to 10, mostly zeros of 0 to 3, hours, counts, steps, amounts."""
    names = days_from("2026-01-01", days)
    for at, level in recorded(chance, phi, days, kept):
        day = names[at]
        yield wrote("craving", on(day), intensity=between(round(4 + 2 * level), 0, 10))
        ratings = {"nausea": between(round(level - 0.4), 0, 3), "anxiety": between(round(1.2 + 0.8 * level), 0, 3)}
        slept, steps = between(round(14 + 2 * level) / 2, 0, 24), str(max(round(5_000 + 1_500 * level), 0))
        yield wrote("side_effects", on(day), ratings=ratings, sleep_hours=slept, trackers={TRACKER: steps})
        yield wrote("journal", on(day), mood=between(round(5 + 1.3 * level), 0, 10))
        uses = max(round(2 + 1.2 * level), 0)
        for use in range(uses):
            amount = max(2 + 0.6 * level + chance.gauss(0, 0.3), 0.1)
            yield took(on(day, f"{9 + use:02d}:00"), f"{amount:.1f}", "g")
        if not uses:
            yield wrote("intake", on(day), none=True)


def called_trends(entries, days):
    last = days_from("2026-01-01", days)[-1]
    series = answered(entries, "2026-01-01", last, SERIES, trackers=TRACKERS)["series"]
    lines = {**series, **{f"in {each['unit']}": each for each in series["intake:kratom_leaf"]["intake"]["amounts"]}}
    return [name for name, line in lines.items() if line["direction"] in {"rising", "falling"}]


def how_often(phi, days, kept):
    chance = random.Random(f"noise {phi} {days} {kept.__name__}")
    said = dict.fromkeys(SERIES.split(","), 0)
    for _ in range(HISTORIES):
        for name in called_trends(diary(chance, phi, days, kept), days):
            said[name] = said.get(name, 0) + 1
    return said


@pytest.mark.parametrize(("phi", "days"), [(0.3, 40), (0.6, 20)])
def test_pure_noise_is_seldom_called_a_trend(phi, days):
    said = how_often(phi, days, a_third_missing)

    assert max(said.values()) <= MOST, said


@pytest.mark.proof
@by_pattern
@pytest.mark.parametrize(("phi", "days"), [(0, 90), (0.3, 60), (0.45, 25), (0.6, 18), (0.6, 40), (0.6, 90)])
def test_whatever_is_missing_noise_is_seldom_called_a_trend(phi, days, kept):
    said = how_often(phi, days, kept)

    assert max(said.values()) <= MOST, said


@pytest.mark.parametrize("days", [16, 25, 40])
@pytest.mark.parametrize("kept", [no_gaps, weeks_missing], ids=lambda each: each.__name__)
def test_short_records_of_days_that_resemble_each_other_leave_room_below_a_tenth(days, kept):
    """Real-valued, phi 0.6: at most 7 % of 1,000, so that a tenth of any 200 is far away."""
    chance = random.Random(f"short {days} {kept.__name__}")
    said = histories = 0
    while histories < 1_000:
        found = list(recorded(chance, 0.6, days, kept))
        slope = theil_sen([day for day, _ in found], [level for _, level in found])
        if slope is not None:
            histories += 1
            said += direction_of(slope) in {"rising", "falling"}

    assert said <= 70


def test_a_change_is_still_found():
    """0.7 points a week over 90 days, a third of them missing, noise of 1.5 points with phi 0.6: in two of three."""
    chance = random.Random("a change")
    said = 0
    for _ in range(HISTORIES):
        found = list(recorded(chance, 0.6, 90, a_third_missing))
        slope = theil_sen([day for day, _ in found], [1.5 * level + 0.1 * day for day, level in found])
        said += direction_of(slope) == "rising"

    assert said >= HISTORIES * 2 / 3
