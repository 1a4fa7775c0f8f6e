"""Uses of one substance, their times, and amounts: each unit by itself. Pure; adds no unit to another."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from uuid import UUID

from app.features.trends.days import monday_of, text_of
from app.features.trends.lines import Json, Period, line
from app.features.trends.record import Intake
from app.features.trends.windows import Daily, Number, quartiles, tidy

TYPO_TIMES = 8  # an amount above this many times the median of one's own is asked about (reference: patterns, common)
_LEAST_AMOUNTS = 5  # below, a median is no yardstick
_MOST_UNITS = 8
_MILLION = 1_000_000
_MINUTE = 60
_DAY = 24 * 60
_IN_TIME = attrgetter("instant", "clock")
Uses = dict[int, list[Intake]]  # of each day in order of time


def intake_line(intakes: Sequence[Intake], nothing: Iterable[int], period: Period) -> tuple[Daily, Json]:
    """A substance: its entries, and the days on which the person said they took nothing at all."""
    by_day: defaultdict[int, list[Intake]] = defaultdict(list)
    in_time = sorted(intakes, key=_IN_TIME)
    for intake in in_time:
        if intake.is_use:
            by_day[intake.day].append(intake)
    said = Counter([*nothing, *[intake.day for intake in in_time]])
    days = sorted(said)
    counts: list[Number] = [len(by_day.get(day, ())) for day in days]
    daily = Daily(days, [said[day] for day in days], counts, counts, counts, "total")
    typos = find_typos(use for uses in by_day.values() for use in uses)
    shown = line(daily, period, unit="uses", ends=(0, None), check=_checks(typos, period))
    return daily, {**shown, "intake": _details(daily, by_day, typos, period)}


def find_typos(uses: Iterable[Intake]) -> list[Intake]:
    """Uses with an amount far above the person's own in that unit."""
    known = [use for use in uses if use.amount]
    units = {use.unit for use in known}
    found: list[Intake] = []
    for unit in units:
        alike = known if len(units) == 1 else [use for use in known if use.unit == unit]
        amounts = [use.amount or 0 for use in alike]
        most = most_plausible(amounts)
        if most is not None and max(amounts) > most:
            found += [use for use, amount in zip(alike, amounts, strict=True) if amount > most]
    return found


def most_plausible(amounts: Sequence[Number]) -> Number | None:
    """Above this a number may be a slip of the finger; None where there are too few to say."""
    positive = sorted(amount for amount in amounts if amount > 0)
    return quartiles(positive)[0] * TYPO_TIMES if len(positive) >= _LEAST_AMOUNTS else None


def _details(daily: Daily, by_day: Uses, typos: list[Intake], period: Period) -> Json:
    shown = daily.days[bisect_left(daily.days, period.first_shown) : bisect_right(daily.days, period.last)]
    places: dict[int, list[list[Intake]]] = {}
    for day in shown:
        days = places.setdefault(monday_of(day) if period.is_weekly else day, [])
        if day in by_day:
            days.append(by_day[day])
    lines, left_out = _amount_lines(by_day, {typo.entry_id for typo in typos}, period)
    return {
        "first": [usual_clock([uses[0].clock for uses in days], period.boundary) for days in places.values()],
        "last": [usual_clock([uses[-1].clock for uses in days], period.boundary) for days in places.values()],
        "between": [_between(days) for days in places.values()],
        "unknown": [sum([use.amount for use in uses].count(None) for uses in days) for days in places.values()],
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


def _between(days: Sequence[Sequence[Intake]]) -> Number | None:
    waits = sorted(after.instant - before.instant for uses in days for before, after in pairwise(uses))
    if not waits:
        return None
    middle = waits[len(waits) // 2] + waits[(len(waits) - 1) // 2]
    tenths = round(middle / 2 / _MINUTE * 10)
    return tenths / 10 if tenths % 10 else tenths // 10


def _amount_lines(by_day: Uses, in_doubt: set[bytes], period: Period) -> tuple[list[Json], list[str]]:
    """A line for each unit, the most used first; only days on which every use is known in that unit."""
    by_unit: dict[str | None, list[tuple[int, list[int]]]] = {}
    for day, uses in by_day.items():
        known = [use.amount for use in uses if use.amount is not None and use.entry_id not in in_doubt]
        if len(known) < len(uses):
            continue
        unit, *more = {use.unit for use in uses}
        if not more:
            by_unit.setdefault(unit, []).append((day, known))
    units_by_use = sorted(by_unit, key=lambda unit: (-len(by_unit[unit]), unit or ""))
    lines = [line(_amounts(by_unit[unit]), period, unit=unit, ends=(0, None)) for unit in units_by_use[:_MOST_UNITS]]
    return lines, [unit or "" for unit in units_by_use[_MOST_UNITS:]]


def _amounts(days: list[tuple[int, list[int]]]) -> Daily:
    days.sort()
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


def _checks(typos: Iterable[Intake], period: Period) -> list[Json]:
    found = [
        (typo.day, str(UUID(bytes=typo.entry_id)), typo) for typo in typos if period.first <= typo.day <= period.last
    ]
    return [
        {"day": text_of(day), "entry_id": entry_id, "value": plain(typo.amount or 0), "unit": typo.unit}
        for day, entry_id, typo in sorted(found, key=lambda each: each[:2])
    ]
