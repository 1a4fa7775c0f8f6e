"""Use that rises against the person's own past: amount, number, gaps, nights. Prescribed intake never comes here."""

import math
from dataclasses import dataclass

from app.features.patterns.rules.arithmetic import fisher_tail, mean, shift
from app.features.patterns.rules.series import Comparison, Series, Window, compare
from app.features.patterns.rules.shapes import Signal
from app.features.patterns.rules.uses import Uses

LEAST = (3, 8)  # days of use, lately and before
MOVED_DAYS = 7  # after a journey days and nights are cut anew, about a day for each hour: nothing is said of hours


@dataclass(frozen=True, slots=True)
class Rise:
    """How sure and how large a rise must be; on the scale of logarithms."""

    windows: tuple[Window, ...]
    floor: float
    prior: float | None = None


# Windows, thresholds and floors were chosen on simulated people and hold on others: docs/flags.md. An effect of 0.24
# is a quarter more, 0.20 a fifth, 0.17 a sixth, 0.14 a seventh; less is not worth a word.
EACH = Rise(
    (
        Window(7, 14, 63, 3.0, 0.24),
        Window(10, 14, 63, 2.9, 0.20),
        Window(14, 14, 63, 3.1, 0.17),
        Window(28, 14, 63, 3.2, 0.14),
    ),
    floor=0.10,
    prior=0.12,
)
TOTAL = Rise((Window(14, 14, 63, 4.6, 0.20),), floor=0.22)
COUNT = Rise((Window(7, 14, 63, 4.2, 0.20), Window(14, 14, 63, 4.2, 0.20)), floor=0.18)
GAP = Rise((Window(14, 14, 63, 4.0, 0.20),), floor=0.20)
# From one day to the next, as simulated (0.2 to 0.5) and as usual in diaries; over three days it is 0.25 ** 3.
CARRY = 0.25

NIGHT_WINDOW, NIGHT_USUAL, LEAST_NIGHTS = 14, 63, 2
FEW_NIGHTS_CHANCE, NIGHT_CHANCE = 0.008, 0.03  # two nights are few: they must be rarer for this person


def rise(series: Series, day: int, needs: Rise) -> Signal | None:
    """The strongest comparison; None where there is too little to compare or nothing rose."""
    best: Signal | None = None
    for window in needs.windows:
        found = compare(series, day, window, LEAST)
        if not found or _without_highest(found) <= 0.5 * window.least_effect:
            continue
        carry = CARRY**found.apart
        z, effect = shift(found.recent, found.usual, floor=needs.floor, carry=carry, prior=needs.prior)
        strength = z / window.threshold
        if effect < window.least_effect or (best and strength <= best.strength):
            continue
        evidence = tuple(one for at in range(found.first, found.last) for one in series.evidence[at])
        numbers = {"times_usual": math.exp(effect), "logged_days": len(found.recent), "days_before": len(found.usual)}
        best = Signal(strength, numbers, evidence)
    return best


def _without_highest(found: Comparison) -> float:
    """How far the recent days lie above the usual ones without their highest: one day alone is no rise."""
    return (sum(found.recent) - max(found.recent)) / (len(found.recent) - 1) - mean(found.usual)


def dose_up(uses: Uses, day: int) -> Signal | None:
    """More each time, or more in a day."""
    return stronger(rise(uses.each, day, EACH), rise(uses.total, day, TOTAL))


def more_in_all(uses: Uses, day: int) -> Signal | None:
    """More each time, and in a day: for whom each alone may be the plan."""
    each, total = rise(uses.each, day, EACH), rise(uses.total, day, TOTAL)
    return min((each, total), key=lambda one: one.strength) if each and total else None


def frequency_up(uses: Uses, day: int) -> Signal | None:
    """More often."""
    return None if moved_lately(uses, day) else rise(uses.count, day, COUNT)


def gap_short(uses: Uses, day: int) -> Signal | None:
    """Less time between uses of a day."""
    return None if moved_lately(uses, day) else rise(uses.gap, day, GAP)


def night_use(uses: Uses, day: int) -> Signal | None:
    """More nights with a use between midnight and five than this person's nights usually have."""
    nights = {night for night, _, _ in uses.nights}
    hits = [one for one in nights if day - NIGHT_WINDOW < one <= day]
    if len(hits) < LEAST_NIGHTS or moved_lately(uses, day):
        return None
    days = nights.union(uses.count.days)
    recent = [one for one in days if day - NIGHT_WINDOW < one <= day]
    usual = [one for one in days if day - NIGHT_WINDOW - NIGHT_USUAL < one <= day - NIGHT_WINDOW]
    if len(recent) < LEAST[0] or len(usual) < LEAST[1]:
        return None
    before = sum(one in nights for one in usual)
    chance = fisher_tail((len(hits), len(recent)), (before, len(usual)))
    evidence = tuple(entry for night, _, entry in uses.nights if night in hits)
    numbers = {"nights": len(hits), "logged_days": len(recent), "nights_before": before, "days_before": len(usual)}
    needed = FEW_NIGHTS_CHANCE if len(hits) == LEAST_NIGHTS else NIGHT_CHANCE
    return Signal(math.log(chance) / math.log(needed), numbers, evidence)


def moved_lately(uses: Uses, day: int) -> bool:
    """Whether the clock on the wall changed by hours in the week before: a journey, not the person."""
    return any(day - MOVED_DAYS < moved <= day for moved in uses.moves)


def stronger(one: Signal | None, other: Signal | None) -> Signal | None:
    """The signal that says more."""
    return one if other is None or (one is not None and one.strength >= other.strength) else other
