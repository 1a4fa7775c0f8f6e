"""Days on which what is prescribed was taken, missed or taken differently. Pure; counts days and judges none."""

from bisect import bisect_left, bisect_right
from collections import Counter

from app.features.trends.days import monday_of
from app.features.trends.lines import Json, Period, line
from app.features.trends.record import Intakes
from app.features.trends.sentences import prescribed_sentence
from app.features.trends.windows import Daily, Number

_SORTS = ("taken", "missed", "different")


def prescribed_line(intakes: Intakes, period: Period) -> tuple[Daily, Json]:
    """What was recorded of prescribed medicines. A day with anything missed counts as missed, else as different."""
    by_day: dict[int, Counter[str]] = {}
    for day, how in zip(intakes.days, intakes.prescribed, strict=True):
        if how is not None:
            by_day.setdefault(day, Counter())[how] += 1
    days = sorted(by_day)
    taken: list[Number] = [by_day[day]["taken"] for day in days]
    daily = Daily(days, [by_day[day].total() for day in days], taken, taken, taken, "total")
    shown = line(daily, period, unit="times", ends=(0, None))
    nothing = [None] * len(shown["days"])
    details = _details(by_day, period)
    return daily, {
        **shown,
        "median": nothing,
        "low": nothing,
        "high": nothing,
        "usual": None,
        "slope": None,
        "direction": "unclear",
        "needs": 0,
        "sentence": prescribed_sentence(**_days_of_each(details), language=period.language),
        "prescribed": details,
    }


def _details(by_day: dict[int, Counter[str]], period: Period) -> Json:
    days = sorted(by_day)
    places: dict[int, Counter[str]] = {}
    for day in days[bisect_left(days, period.first_shown) : bisect_right(days, period.last)]:
        places.setdefault(monday_of(day) if period.is_weekly else day, Counter()).update(by_day[day])
    sorts = Counter(_sort(by_day[day]) for day in days if period.first <= day <= period.last)
    return {
        **{sort: [counts[sort] for counts in places.values()] for sort in _SORTS},
        **{f"{sort}_days": sorts[sort] for sort in _SORTS},
        "not_logged_days": period.last - period.first + 1 - sorts.total(),
    }


def _sort(counts: Counter[str]) -> str:
    return next(sort for sort in ("missed", "different", "taken") if counts[sort])


def _days_of_each(details: Json) -> dict[str, int]:
    return {sort: details[f"{sort}_days"] for sort in (*_SORTS, "not_logged")}
