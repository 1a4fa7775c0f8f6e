"""Amounts and symptoms that went together. Never a cause, never an alarm: a quiet remark after many pairs of days."""

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.features.patterns.rules.arithmetic import agreement, ranks, without_trend
from app.features.patterns.rules.runs import ROUGH
from app.features.patterns.rules.series import Series
from app.features.patterns.rules.shapes import Signal
from app.features.patterns.rules.uses import Uses

LINK_DAYS, LINK_PAIRS, LINK_ROUGH = 90, 20, 5
LINK_AGREEMENT, LINK_THRESHOLD = 0.3, 3.1
_INFLATED = 1.23  # two series with a carry of 0.3 each: (1 + 0.09) / (1 - 0.09) and ties


class Link(NamedTuple):
    symptom: str
    lag: int
    signal: Signal


def dose_link(uses: Uses, symptoms: dict[str, Series], day: int) -> Link | None:
    """The symptom that most clearly stood beside larger amounts, on the same day or the next."""
    best: Link | None = None
    known = _Known([_lately(amounts, day) for amounts in (uses.each, uses.total)])
    for symptom, series in symptoms.items():
        for lag in (0, 1):
            signal = _pairs(known, series, day, lag)
            if signal and (best is None or signal.strength > best.signal.strength):
                best = Link(symptom, lag, signal)
    return best


def _lately(amounts: Series, day: int) -> dict[int, float]:
    start, end = bisect_right(amounts.days, day - LINK_DAYS), bisect_right(amounts.days, day)
    return dict(zip(amounts.days[start:end], amounts.values[start:end], strict=True))


class _Known:
    """Several measures of the amounts of the same days. Symptoms are mostly reported together: each is ranked once."""

    def __init__(self, measures: Sequence[Mapping[int, float]]) -> None:
        self.measures = measures
        self._ranked: dict[tuple[int, tuple[float, ...]], list[list[float]]] = {}

    def ranked(self, days: tuple[float, ...], lag: int) -> list[list[float]]:
        """The ranks of each measure so many days before these."""
        found = self._ranked.get((lag, days))
        if found is None:
            values = ([amounts[int(day) - lag] for day in days] for amounts in self.measures)
            found = self._ranked[lag, days] = [ranks(without_trend(days, one)) for one in values]
        return found


def _pairs(known: _Known, series: Series, day: int, lag: int) -> Signal | None:
    """The measure of the amounts that agrees most counts."""
    days_known = known.measures[0]
    places = [at for at, one in enumerate(series.days) if one <= day and one - lag in days_known]
    rough = [at for at in places if series.values[at] >= ROUGH]
    if len(places) < LINK_PAIRS or len(rough) < LINK_ROUGH:
        return None
    days = tuple(float(series.days[at]) for at in places)
    right = ranks(without_trend(days, [series.values[at] for at in places]))
    found = max(agreement(left, right) for left in known.ranked(days, lag))
    if found < LINK_AGREEMENT:
        return None
    z = math.atanh(min(found, 0.999)) * math.sqrt((len(places) - 3) / _INFLATED)
    evidence = tuple(one for at in rough[-10:] for one in series.evidence[at])
    return Signal(z / LINK_THRESHOLD, {"pairs": len(places), "rough_days": len(rough), "agreement": found}, evidence)
