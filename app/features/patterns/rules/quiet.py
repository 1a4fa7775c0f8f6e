"""Silence after hard days. Said when the person comes back; nobody is told, nothing is asked for."""

import itertools
import math

from app.features.patterns.rules.arithmetic import mean, median, quantile, spread
from app.features.patterns.rules.series import Series
from app.features.patterns.rules.shapes import Diary, Signal

QUIET_ENTRIES, QUIET_GAPS, QUIET_LEAST, QUIET_LEVEL, QUIET_THRESHOLD = 30, 12, 3, 4, 2.8
QUIET_LATEST, QUIET_BEFORE = 2, 8  # rated days
QUIET_LONGER = 2  # days more than nearly every silence of this person before


def quiet_after_high(diary: Diary, cravings: Series, day: int) -> Signal | None:
    """Longer without an entry than is this person's habit, after cravings above their usual."""
    logged = [one for one in diary.logged if one <= day]
    if diary.entries < QUIET_ENTRIES or not logged or logged[-1] == day:
        return None
    last = logged[-1]
    active = logged[-45:]
    gaps = sorted(later - sooner for sooner, later in itertools.pairwise(active))
    latest = [at for at, one in enumerate(cravings.days) if last - 4 < one <= last]
    before = [cravings.values[at] for at, one in enumerate(cravings.days) if one <= last - 5][-42:]
    if len(gaps) < QUIET_GAPS or len(latest) < QUIET_LATEST or len(before) < QUIET_BEFORE:
        return None
    if day - last < max(QUIET_LEAST, math.ceil(quantile(gaps, 0.98)) + QUIET_LONGER):
        return None
    values = [cravings.values[at] for at in latest]
    if mean(values) < QUIET_LEVEL:
        return None
    centre = median(before)
    sigma = max(spread(before, centre), 0.8)
    evidence = tuple(one for at in latest for one in cravings.evidence[at])
    numbers = {"days_quiet": day - last, "recent": mean(values), "usual": centre}
    return Signal((mean(values) - centre) / sigma * math.sqrt(len(values)) / QUIET_THRESHOLD, numbers, evidence)
