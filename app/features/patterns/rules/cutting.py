"""Rougher days while using less. Points to people who can help; says nothing about how fast anybody should go."""

import math
from bisect import bisect_left, bisect_right

from app.features.patterns.rules.arithmetic import median, shift
from app.features.patterns.rules.series import Series
from app.features.patterns.rules.shapes import Numbers, Signal
from app.features.patterns.rules.uses import Uses

RECENT_DAYS, USE_FROM, USE_TO, FEEL_FROM, FEEL_TO = 7, 50, 14, 56, 10
LEAST = (3, 8)  # days, lately and before
LEAST_ANSWERS = 2
LEAST_DROP = 0.2
FIRST_THRESHOLD, SECOND_THRESHOLD = 2.6, 2.0  # z values: the answer that rose most, and one other
FLOORS = {"craving": 0.9}
_FLOOR = 0.6


def withdrawal(uses: Uses, feelings: dict[str, Series], day: int) -> Signal | None:
    """A daily amount clearly lower than before, and at least two of the body's answers clearly higher."""
    drop = _drop(uses.total, day)
    if drop is None or drop < LEAST_DROP:
        return None
    rises: list[tuple[float, str]] = []
    evidence: list[str] = []
    for name, series in feelings.items():
        recent = _between(series, day - RECENT_DAYS + 1, day)
        usual = _between(series, day - FEEL_FROM + 1, day - FEEL_TO)
        if len(recent) < LEAST[0] or len(usual) < LEAST[1]:
            continue
        z, _ = shift(
            [series.values[at] for at in recent],
            [series.values[at] for at in usual],
            floor=FLOORS.get(name, _FLOOR),
            carry=0.25,
        )
        rises.append((z, name))
        evidence += [one for at in recent for one in series.evidence[at]]
    if len(rises) < LEAST_ANSWERS:
        return None
    rises.sort(reverse=True)
    numbers: Numbers = {"share_less": drop, "first": rises[0][1], "second": rises[1][1]}
    strength = min(rises[0][0] / FIRST_THRESHOLD, rises[1][0] / SECOND_THRESHOLD)
    return Signal(strength, numbers, tuple(dict.fromkeys(evidence)))


def _drop(total: Series, day: int) -> float | None:
    recent = _between(total, day - RECENT_DAYS + 1, day)
    usual = _between(total, day - USE_FROM + 1, day - USE_TO)
    if len(recent) < LEAST[0] or len(usual) < LEAST[1]:
        return None
    return 1 - math.exp(median([total.values[at] for at in recent]) - median([total.values[at] for at in usual]))


def _between(series: Series, first: int, last: int) -> range:
    return range(bisect_left(series.days, first), bisect_right(series.days, last))
