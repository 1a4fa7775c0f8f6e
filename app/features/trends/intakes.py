"""One substance as it is answered: uses, their times, and amounts. Pure; adds no unit to another."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import sub
from uuid import UUID

from app.features.trends.days import monday_of, text_of
from app.features.trends.lines import Json, Period, line
from app.features.trends.uses import Uses, find_typos
from app.features.trends.windows import Daily, Number, tidy

_MOST_UNITS = 8
_MILLION = 1_000_000
_MINUTE = 60
_DAY = 24 * 60


def intake_line(uses: Uses, nothing: Iterable[int], period: Period) -> tuple[Daily, Json]:
    """A substance, beside the days on which the person said they took nothing at all."""
    said = Counter(nothing)
    said.update(uses.said)
    days = sorted(said)
    of_day = {day: end - start for day, start, end in zip(uses.days, uses.starts, uses.ends, strict=True)}
    counts: list[Number] = [of_day.get(day, 0) for day in days]
    daily = Daily(days, [said[day] for day in days], counts, counts, counts, "total")
    typos = find_typos(uses)
    shown = line(daily, period, unit="uses", ends=(0, None), check=_checks(uses, typos, period))
    return daily, {**shown, "intake": _details(daily, uses, typos, period)}


def _details(daily: Daily, uses: Uses, typos: Sequence[int], period: Period) -> Json:
    shown = daily.days[bisect_left(daily.days, period.first_shown) : bisect_right(daily.days, period.last)]
    spans = {day: (start, end) for day, start, end in zip(uses.days, uses.starts, uses.ends, strict=True)}
    if period.is_weekly:
        places = [[spans[day] for day in week if day in spans] for _, week in groupby(shown, monday_of)]
    else:
        places = [[spans[day]] if day in spans else [] for day in shown]
    clocks, amounts = uses.clocks, uses.amounts
    waits = list(map(sub, uses.instants[1:], uses.instants))
    lines, left_out = _amount_lines(uses, typos, period)
    return {
        "first": [usual_clock([clocks[start] for start, _ in days], period.boundary) for days in places],
        "last": [usual_clock([clocks[end - 1] for _, end in days], period.boundary) for days in places],
        "between": [_middle([waits[start : end - 1] for start, end in days]) for days in places],
        "unknown": [sum([amounts[start:end].count(None) for start, end in days]) for days in places],
        "amounts": lines,
        "left_out": left_out,
    }


def usual_clock(clocks: Sequence[str], boundary: str) -> str | None:
    """The clock time of one day; of several, their middle one, counted from the boundary."""
    if len(clocks) < 2:  # noqa: PLR2004 - one day, or none
        return clocks[0] if clocks else None
    start = _minutes(boundary)
    since = sorted((_minutes(clock) - start) % _DAY for clock in clocks)
    hour, minute = divmod((since[(len(since) - 1) // 2] + start) % _DAY, 60)
    return f"{hour:02d}:{minute:02d}"


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def _middle(of_days: Sequence[Sequence[float]]) -> Number | None:
    """The median of waits in minutes."""
    waits = of_days[0] if len(of_days) == 1 else [wait for of_day in of_days for wait in of_day]
    if not waits:
        return None
    waits = sorted(waits)
    middle = waits[len(waits) // 2] + waits[(len(waits) - 1) // 2]
    tenths = round(middle / 2 / _MINUTE * 10)
    return tenths / 10 if tenths % 10 else tenths // 10


def _amount_lines(uses: Uses, typos: Sequence[int], period: Period) -> tuple[list[Json], list[str]]:
    """A line for each unit, the most used first; only days on which every use is known in that unit."""
    amounts = list(uses.amounts)
    for place in typos:
        amounts[place] = None
    by_unit: dict[str | None, list[tuple[int, list[int]]]] = {}
    for day, start, end in zip(uses.days, uses.starts, uses.ends, strict=True):
        unit, known = uses.units[start], [amount for amount in amounts[start:end] if amount is not None]
        if len(known) == end - start == uses.units[start:end].count(unit):
            by_unit.setdefault(unit, []).append((day, known))
    units_by_use = sorted(by_unit, key=lambda unit: (-len(by_unit[unit]), unit or ""))
    lines = [line(_amounts(by_unit[unit]), period, unit=unit, ends=(0, None)) for unit in units_by_use[:_MOST_UNITS]]
    return lines, [unit or "" for unit in units_by_use[_MOST_UNITS:]]


def _amounts(days: list[tuple[int, list[int]]]) -> Daily:
    counts = [len(amounts) for _, amounts in days]
    sums = [sum(amounts) for _, amounts in days]
    means = {(total, count): tidy(total / count / _MILLION) for total, count in set(zip(sums, counts, strict=True))}
    return Daily(
        [day for day, _ in days],
        counts,
        [means[each] for each in zip(sums, counts, strict=True)],
        _plain_all([max(amounts) for _, amounts in days]),
        _plain_all(sums),
        "total",
    )


def _plain_all(exact: list[int]) -> list[Number]:
    known = {each: plain(each) for each in set(exact)}
    return [known[each] for each in exact]


def plain(exact: int) -> Number:
    """A number of millionths as it was typed."""
    whole, rest = divmod(exact, _MILLION)
    return exact / _MILLION if rest else whole


def _checks(uses: Uses, typos: Iterable[int], period: Period) -> list[Json]:
    found = [
        (uses.day_at(place), str(UUID(bytes=uses.entry_ids[place])), uses.amounts[place] or 0, uses.units[place])
        for place in typos
    ]
    return [
        {"day": text_of(day), "entry_id": entry_id, "value": plain(amount), "unit": unit}
        for day, entry_id, amount, unit in sorted(found, key=lambda each: each[:2])
        if period.first <= day <= period.last
    ]
