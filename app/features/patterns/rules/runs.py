"""Rough nights and an upset stomach that stay: said as the plain fact "4 of your last 6 reports"."""

import math
from bisect import bisect_right
from collections.abc import Mapping
from typing import NamedTuple

from app.features.patterns.rules.arithmetic import binomial_tail
from app.features.patterns.rules.series import Series
from app.features.patterns.rules.shapes import Signal

RUN_REPORTS, RUN_BEFORE = 6, 8
ROUGH, SEVERE = 2, 3
# Two severe ones among three rough say more than three moderate ones: sleep is looked at from three severe nights on
# (safety.md F13).
MOSTLY_SEVERE, SEVERE_CHANCE = 2, 0.006


class Run(NamedTuple):
    """How many days the last six reports may lie in, and how rare so many rough ones must be for this person.

    Three are few and must be rarer. The chance is that of the reports before, so that whoever always sleeps badly is
    shown a trend, not told every week.
    """

    days: int
    chances: Mapping[int, float]


NIGHTS = Run(10, {3: 0.0003, 4: 0.05, 5: 0.05, 6: 0.05})
# What upsets a stomach lasts longer than bad nights do, and is reported more seldom: a fortnight (docs/flags.md).
STOMACH = Run(14, {3: 0.0012, 4: 0.05, 5: 0.05, 6: 0.05})


def run(series: Series, day: int, needs: Run) -> Signal | None:
    """Most of the last six reports moderate or worse, and rarer than that before."""
    start = bisect_right(series.days, day - needs.days)
    latest = range(start, bisect_right(series.days, day))[-RUN_REPORTS:]
    before = [value >= ROUGH for value in series.values[max(0, start - 56) : start]]
    if not latest or len(before) < RUN_BEFORE:
        return None
    rough = [at for at in latest if series.values[at] >= ROUGH]
    if len(rough) not in needs.chances or rough[-1] != latest[-1]:
        return None
    severe = sum(series.values[at] >= SEVERE for at in rough)
    needed = max(needs.chances[len(rough)], SEVERE_CHANCE if severe >= MOSTLY_SEVERE else 0.0)
    usual = min(0.6, (sum(before) + 1) / (len(before) + 8))
    chance = binomial_tail(len(rough), len(latest), usual)
    numbers = {"rough": len(rough), "reports": len(latest), "rough_before": sum(before), "reports_before": len(before)}
    evidence = tuple(one for at in rough for one in series.evidence[at])
    return Signal(math.log(chance) / math.log(needed), numbers, evidence)
