"""How steeply a measure rises or falls, and between which bounds: Theil-Sen with Sen's interval. Pure."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.features.trends.pairs import Slopes

WINDOW_DAYS = 90  # Theil-Sen is quadratic (DESIGN 7), and what was a year ago says little about now
LEAST_DAYS = (
    14  # as the rules that compare cravings with the person's own past (reference: EARS-like baselines, adr/0091)
)
_DAYS_A_WEEK = 7
_NORMAL_975 = 1.959963984540054  # the 97.5 % point of the normal distribution: an interval of 95 %
_MOST_RESEMBLANCE = 0.9
_LEAST_PAIRS = 5
_LEAST_FREEDOM = 3.0  # below it the series for Student's t drifts from the truth
_OF_A_LINE = 2  # what a level and a slope take of the days' freedom


@dataclass(frozen=True, slots=True)
class Slope:
    """Change a week, the bounds of its interval, and by how much dependence between days widened that."""

    per_week: float
    low: float
    high: float
    widened: float


def theil_sen(days: Sequence[int], figures: Sequence[float]) -> Slope | None:
    """The slope of daily figures; None below `LEAST_DAYS`. Days are ascending and distinct."""
    count = len(days)
    if count < LEAST_DAYS:
        return None
    if min(figures) == max(figures):  # as of somebody who takes something three times every day
        return Slope(0.0, 0.0, 0.0, 1.0)
    slopes = Slopes(days, figures)
    middle = _median(slopes)
    widened = _widening(days, figures, middle)
    low, high = _interval(slopes, figures, widened)
    return Slope(middle * _DAYS_A_WEEK, low * _DAYS_A_WEEK, high * _DAYS_A_WEEK, widened)


def _interval(slopes: Slopes, figures: Sequence[float], widened: float) -> tuple[float, float]:
    """Order statistics of the slopes around the middle (Sen 1968, 2.6), with Kendall's variance under ties."""
    count, pairs = len(figures), slopes.count
    ties = sum(size * (size - 1) * (2 * size + 5) for size in Counter(figures).values())
    variance = (count * (count - 1) * (2 * count + 5) - ties) / 18
    reach = _NORMAL_975 * math.sqrt(max(variance, 0.0)) * widened
    low = max(round((pairs - reach) / 2) - 1, 0)
    high = min(round((pairs + reach) / 2), pairs - 1)
    return slopes.at(low), slopes.at(high)


def _widening(days: Sequence[int], figures: Sequence[float], per_day: float) -> float:
    """How much wider days that resemble the day before make the interval.

    The standard error of a straight line through these very days, under first-order dependence of `phi`, over its
    standard error under independence. Gaps count as they are: what lies far apart resembles less. Days that resemble
    each other are worth fewer days, and an interval over so few is Student's and not the normal one: adr/0098.
    """
    phi = _resemblance(days, [figure - per_day * day for day, figure in zip(days, figures, strict=True)])
    if phi <= 0:
        return 1.0
    mean = sum(days) / len(days)
    carried, crossed, squares, before = 0.0, 0.0, 0.0, days[0]
    weight = 0.0
    for day in days:
        carried = (carried + weight) * phi ** (day - before)
        weight = day - mean
        crossed += weight * carried
        squares += weight * weight
        before = day
    ratio = max(1.0 + 2 * crossed / squares, 1.0)
    return math.sqrt(ratio) * _student_975(len(days) / ratio - _OF_A_LINE) / _NORMAL_975


def _student_975(freedom: float) -> float:
    """The 97.5 % point of Student's t, by its series around the normal one (Abramowitz and Stegun 1964, 26.7.5)."""
    one, z = 1 / max(freedom, _LEAST_FREEDOM), _NORMAL_975
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    fourth = (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160
    return z + one * (first + one * (second + one * (third + one * fourth)))


def _resemblance(days: Sequence[int], rests: list[float]) -> float:
    """The correlation of neighbouring days, corrected for its bias in short records (Kendall 1954), 0 to 0.9."""
    middle = sum(rests) / len(rests)
    rests = [rest - middle for rest in rests]
    products = [rests[at] * rests[at + 1] for at in range(len(days) - 1) if days[at + 1] - days[at] == 1]
    spread = sum(rest * rest for rest in rests) / len(rests)
    if len(products) < _LEAST_PAIRS or spread <= 0:
        return 0.0
    phi = sum(products) / len(products) / spread
    return min(max(phi + (3 + 4 * phi) / len(products), 0.0), _MOST_RESEMBLANCE)


def _median(slopes: Slopes) -> float:
    half, odd = divmod(slopes.count, 2)
    return slopes.at(half) if odd else (slopes.at(half - 1) + slopes.at(half)) / 2
