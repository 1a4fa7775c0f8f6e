"""Where a person's own days usually lie: a median and a robust spread. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from app.features.trends.windows import Number, quartiles, tidy

BASELINE_DAYS = 56  # eight whole weeks, so that every weekday counts as often (reference: windows of 42 and 63 days)
GUARD_DAYS = 14  # kept apart from what it is compared with (reference: guard of 7 to 14 days)
LEAST_DAYS = 14
_SIGMA = 1.4826  # a normal distribution's sigma over its MAD
_SIGMAS = 2


@dataclass(frozen=True, slots=True)
class Usual:
    """Median and band of the daily figures from `first_day` to `last_day`."""

    median: Number
    low: Number
    high: Number
    first_day: int
    last_day: int
    logged_days: int


def baseline_start(last_day: int) -> int:
    """The first day that counts for what is usual by `last_day`."""
    return last_day - GUARD_DAYS - BASELINE_DAYS + 1


def usual(
    days: Sequence[int], figures: Sequence[Number], last_day: int, ends: tuple[float, float | None] | None
) -> Usual | None:
    """What was usual two weeks before `last_day`; None below `LEAST_DAYS`. The band stays within the scale."""
    first, last = baseline_start(last_day), last_day - GUARD_DAYS
    start, end = bisect_left(days, first), bisect_right(days, last)
    if end - start < LEAST_DAYS:
        return None
    chosen = sorted(figures[start:end])
    middle = quartiles(chosen)[0]
    reach = _SIGMAS * _SIGMA * quartiles(sorted(abs(figure - middle) for figure in chosen))[0]
    low, high = middle - reach, middle + reach
    if ends is not None:
        low = max(low, ends[0])
        high = high if ends[1] is None else min(high, ends[1])
    return Usual(middle, tidy(low), tidy(high), first, last, end - start)
