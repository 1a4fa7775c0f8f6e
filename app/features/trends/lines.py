"""One measure as it is answered: columns, band, gaps, slope and a sentence. Pure."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.features.trends.days import DayNames, monday_of, text_of
from app.features.trends.sentences import direction_of, slope_sentence
from app.features.trends.slope import LEAST_DAYS, WINDOW_DAYS, Slope, theil_sen
from app.features.trends.usual import Usual, usual
from app.features.trends.windows import (
    INCOMPLETE_DAYS,
    Daily,
    Number,
    gaps,
    rolling,
    tidy,
    week_gaps,
    weekly,
)

Json = dict[str, Any]
Ends = tuple[float, float | None]  # of a scale; an open upper end is None
MOST_DAILY = 400  # days of a period; beyond, a chart has more points than a phone has dots


@dataclass(frozen=True, slots=True)
class Period:
    """Which days are asked about, both included, when days begin, and the language of sentences.

    More days than `most_daily` are answered by weeks.
    """

    first: int
    last: int
    boundary: str
    language: str
    most_daily: int = MOST_DAILY
    names: DayNames = field(default_factory=DayNames, compare=False)

    @property
    def is_weekly(self) -> bool:
        """Whether the answer is by weeks."""
        return self.last - self.first >= self.most_daily

    @property
    def first_shown(self) -> int:
        """The first day that may have a place in a column: weeks are whole."""
        return monday_of(self.first) if self.is_weekly else self.first


def reports(values: Sequence[tuple[int, Number]], uses: str) -> Daily:
    """Columns from single reports, in whatever order."""
    alone = dict(values)
    if len(alone) == len(values):  # most is said once a day
        days, figures = sorted(alone), [alone[day] for day in sorted(alone)]
        return Daily(days, [1] * len(days), figures, figures, None, uses)
    by_day: defaultdict[int, list[Number]] = defaultdict(list)
    for day, value in values:
        by_day[day].append(value)
    days = sorted(by_day)
    found = [by_day[day] for day in days]
    counts, highest = list(map(len, found)), list(map(max, found))
    return Daily(days, counts, _means(found, counts), highest, None, uses)


def _means(found: Sequence[list[Number]], counts: Sequence[int]) -> list[Number]:
    """Of each day. In order of size: sums of fractions hang on their order, and an answer must not."""
    known: dict[tuple[Number, int], Number] = {}  # scales repeat themselves
    means: list[Number] = []
    for one, count in zip(found, counts, strict=True):
        if count == 1:
            means.append(one[0])
            continue
        sums = sum(sorted(one)), count
        mean = known.get(sums)
        if mean is None:
            mean = known[sums] = tidy(sums[0] / count)
        means.append(mean)
    return means


def line(daily: Daily, period: Period, *, unit: str | None, ends: Ends | None, check: Sequence[Json] = ()) -> Json:
    """The columns of a period with what can be said about them."""
    start, end = bisect_left(daily.days, period.first_shown), bisect_right(daily.days, period.last)
    figures = daily.figures
    if period.is_weekly:
        shown, points = weekly(daily.part(start, end))
    else:
        shown, points = daily.part(start, end), rolling(daily.days, figures, start, end)
    inside = bisect_left(daily.days, period.first)
    median, low, high = points
    return {
        "unit": unit,
        "daily": daily.uses,
        "scale": None if ends is None or ends[1] is None else {"low": ends[0], "high": ends[1]},
        "days": [period.names[day] for day in shown.days],
        "n": shown.n,
        "mean": shown.mean,
        "max": shown.max,
        "total": shown.total,
        "median": median,
        "low": low,
        "high": high,
        "logged_days": end - inside,
        "usual": _usual_json(usual(daily.days, figures, period.last, ends)),
        **_slope_json(daily.days[inside:end], figures[inside:end], period),
        "check": list(check),
    }


def surroundings(daily: Daily, period: Period, events: list[Json]) -> Json:
    """What stands beside a line: gaps, the incomplete end, events."""
    start, end = bisect_left(daily.days, period.first_shown), bisect_right(daily.days, period.last)
    days = daily.days[start:end]
    unfinished = max(period.last - INCOMPLETE_DAYS + 1, period.first_shown)
    if period.is_weekly:
        spans = week_gaps(sorted({monday_of(day) for day in days}), period.first, period.last)
        unfinished = monday_of(unfinished)
    else:
        spans = gaps(days, period.first, period.last)
    return {
        "gaps": [{"from": text_of(first), "to": text_of(last)} for first, last in spans],
        "incomplete_from": text_of(unfinished),
        "events": events,
    }


def no_details() -> Json:
    """The parts that only some measures have."""
    return {"intake": None, "prescribed": None}


def _slope_json(days: Sequence[int], figures: Sequence[Number], period: Period) -> Json:
    first = max(period.first, period.last - WINDOW_DAYS + 1)
    start = bisect_left(days, first)
    found = theil_sen(days[start:], figures[start:])
    count = len(days) - start
    needs = max(LEAST_DAYS - count, 0)
    return {
        "slope": None if found is None else {**_numbers(found), **_span(first, period.last), "logged_days": count},
        "direction": direction_of(found),
        "needs": needs,
        "sentence": slope_sentence(found, days=count, needs=needs, language=period.language),
    }


def _numbers(slope: Slope) -> Mapping[str, Number]:
    return {
        "per_week": tidy(slope.per_week),
        "low": tidy(slope.low),
        "high": tidy(slope.high),
        "widened": tidy(slope.widened),
    }


def _usual_json(found: Usual | None) -> Json | None:
    if found is None:
        return None
    band = {"median": found.median, "low": found.low, "high": found.high}
    return {**band, **_span(found.first_day, found.last_day), "logged_days": found.logged_days}


def _span(first: int, last: int) -> Json:
    return {"from": text_of(first), "to": text_of(last)}
