"""Medians, bands, gaps and weeks over the days that were recorded. Pure; nothing is filled in between."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from app.features.trends.days import monday_of

LEAST_DAYS = 3  # of a window; fewer have no value (reference: patterns, charts)
GAP_DAYS = 3
INCOMPLETE_DAYS = 3
REACH_DAYS = 3  # seven days around: this many before and after
_WEEK = 7
_DIGITS = 6

Number = int | float
Point = tuple[Number | None, Number | None, Number | None]  # median, 25 %, 75 %
Points = list[list[Number | None]]


class Daily(NamedTuple):
    """Columns over the days on which something was recorded, ascending; `total` only where days are added up."""

    days: list[int]
    n: list[int]
    mean: list[Number]
    max: list[Number]
    total: list[Number] | None
    uses: str

    @property
    def figures(self) -> Sequence[Number]:
        """The column that statistics are made of."""
        if self.uses == "total":
            return self.total or []
        return self.max if self.uses == "max" else self.mean

    def part(self, start: int, end: int) -> "Daily":
        """The places from `start` to before `end`."""
        total = None if self.total is None else self.total[start:end]
        cut = slice(start, end)
        return Daily(self.days[cut], self.n[cut], self.mean[cut], self.max[cut], total, self.uses)


def tidy(number: Number) -> Number:
    """Six digits, and a whole number where it is one: what a reader can tell apart."""
    if isinstance(number, int):
        return number
    short = float(f"{number:.{_DIGITS}g}")
    return int(short) if short.is_integer() else short


def quartiles(ordered: Sequence[Number]) -> tuple[Number, Number, Number]:
    """Median, 25 % and 75 % points, linear between neighbours (type 7 of Hyndman and Fan 1996)."""
    last = len(ordered) - 1
    if last == _WEEK - 1:  # most windows are whole
        _, second, third, middle, fifth, sixth, _ = ordered
        return middle, _between(second, third, 2), _between(fifth, sixth, 2)
    return _at(ordered, last * 2), _at(ordered, last), _at(ordered, last * 3)


def _at(ordered: Sequence[Number], quarters: int) -> Number:
    place, rest = divmod(quarters, 4)
    return _between(ordered[place], ordered[place + 1], rest) if rest else ordered[place]


def _between(value: Number, above: Number, quarters: int) -> Number:
    if value == above:
        return value
    fourfold = value * 4 + (above - value) * quarters
    if isinstance(fourfold, int):  # most scales are whole numbers, and quarters of those need no tidying
        return fourfold / 4 if fourfold & 3 else fourfold >> 2
    return tidy(fourfold / 4)


def rolling(days: Sequence[int], figures: Sequence[Number], start: int, end: int) -> Points:
    """Quartiles of the seven days around each recorded day from place `start` to before `end`."""
    points: list[Point] = []
    known: dict[tuple[Number, ...], Point] = {}  # scales repeat themselves
    for around in _around(days, figures, start, end):
        around.sort()
        window = tuple(around)
        found = known.get(window)
        if found is None:
            found = known[window] = _point(window)
        points.append(found)
    return _columns(points)


def _around(days: Sequence[int], figures: Sequence[Number], start: int, end: int) -> list[list[Number]]:
    """The figures of the seven days around each recorded day."""
    count, figures = len(days), list(figures)
    if count and days[-1] - days[0] == count - 1:  # no day is missing: nothing to look for
        return [figures[at - REACH_DAYS if at > REACH_DAYS else 0 : at + REACH_DAYS + 1] for at in range(start, end)]
    found: list[list[Number]] = []
    first = after = 0
    for day in days[start:end]:
        while days[first] < day - REACH_DAYS:
            first += 1
        while after < count and days[after] <= day + REACH_DAYS:
            after += 1
        found.append(figures[first:after])
    return found


def _point(ordered: Sequence[Number]) -> Point:
    return quartiles(ordered) if len(ordered) >= LEAST_DAYS else (None, None, None)


def _columns(points: Sequence[Point]) -> Points:
    return [[point[part] for point in points] for part in range(3)]


def weekly(daily: Daily) -> tuple[Daily, Points]:
    """The same by weeks: reports, mean of days, highest, sum; quartiles of the week's days."""
    points: list[Point] = []
    weeks = Daily([], [], [], [], None if daily.total is None else [], daily.uses)
    start = 0
    for end in range(1, len(daily.days) + 1):
        if end < len(daily.days) and monday_of(daily.days[end]) == monday_of(daily.days[start]):
            continue
        week = daily.part(start, end)
        _add_week(weeks, week)
        points.append(_point(sorted(week.figures)))
        start = end
    return weeks, _columns(points)


def _add_week(weeks: Daily, week: Daily) -> None:
    weeks.days.append(monday_of(week.days[0]))
    weeks.n.append(sum(week.n))
    weeks.mean.append(tidy(sum(week.mean) / len(week.mean)))
    weeks.max.append(max(week.max))
    if weeks.total is not None and week.total is not None:
        weeks.total.append(sum(week.total))


def gaps(days: Sequence[int], first_day: int, last_day: int) -> list[tuple[int, int]]:
    """Spans of three days and more without a record, within the period."""
    return [
        (before + 1, after - 1)
        for before, after in zip([first_day - 1, *days], [*days, last_day + 1], strict=True)
        if after - before > GAP_DAYS
    ]


def week_gaps(mondays: Sequence[int], first_day: int, last_day: int) -> list[tuple[int, int]]:
    """Whole weeks without a record, as days from Monday to Sunday."""
    edges = [monday_of(first_day) - _WEEK, *mondays, monday_of(last_day) + _WEEK]
    return [(before + _WEEK, after - 1) for before, after in pairwise(edges) if after - before > _WEEK]
