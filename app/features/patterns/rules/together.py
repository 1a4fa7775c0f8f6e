"""Amounts and symptoms that went together. Never a cause, never an alarm: a quiet remark after many pairs of days."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.features.patterns.rules.arithmetic import agreement, ranks, without_trend
from app.features.patterns.rules.runs import ROUGH
from app.features.patterns.rules.series import Series
from app.features.patterns.rules.shapes import Signal
from app.features.patterns.rules.uses import Uses

LINK_DAYS, LINK_PAIRS, LINK_ROUGH = 90, 20, 5
LINK_AGREEMENT, LINK_THRESHOLD = 0.3, 3.45
_INFLATED = 1.23  # two series with a carry of 0.3 each: (1 + 0.09) / (1 - 0.09) and ties


class Link(NamedTuple):
    symptom: str
    lag: int
    signal: Signal


def dose_link(uses: Uses, symptoms: dict[str, Series], day: int) -> Link | None:
    """The symptom that most clearly stood beside larger amounts, on the same day or the next."""
    best: Link | None = None
    known = [_lately(amounts, day) for amounts in (uses.each, uses.total)]
    for symptom, series in symptoms.items():
        for lag in (0, 1):
            signal = _pairs(known, series, day, lag)
            if signal and (best is None or signal.strength > best.signal.strength):
                best = Link(symptom, lag, signal)
    return best


def _lately(amounts: Series, day: int) -> dict[int, float]:
    return {at: value for at, value in zip(amounts.days, amounts.values, strict=True) if day - LINK_DAYS < at <= day}


def _pairs(known: Sequence[Mapping[int, float]], series: Series, day: int, lag: int) -> Signal | None:
    """`known` are several measures of the amounts of the same days; the one that agrees most counts."""
    days_known = known[0]
    places = [at for at, one in enumerate(series.days) if one <= day and one - lag in days_known]
    rough = [at for at in places if series.values[at] >= ROUGH]
    if len(places) < LINK_PAIRS or len(rough) < LINK_ROUGH:
        return None
    days = [float(series.days[at]) for at in places]
    right = ranks(without_trend(days, [series.values[at] for at in places]))
    found = max(
        agreement(ranks(without_trend(days, [amounts[series.days[at] - lag] for at in places])), right)
        for amounts in known
    )
    if found < LINK_AGREEMENT:
        return None
    z = math.atanh(min(found, 0.999)) * math.sqrt((len(places) - 3) / _INFLATED)
    evidence = tuple(one for at in rough[-10:] for one in series.evidence[at])
    return Signal(z / LINK_THRESHOLD, {"pairs": len(places), "rough_days": len(rough), "agreement": found}, evidence)
