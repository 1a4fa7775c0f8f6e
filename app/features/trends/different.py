"""What was different: counts beside counts, by hour and weekday. Pure; tests nothing and infers nothing."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from operator import sub

from app.features.trends.days import weekday_of
from app.features.trends.lines import Json, Period
from app.features.trends.record import Cravings, chosen
from app.features.trends.uses import Uses

_HOURS, _WEEKDAYS, _LEVELS = 24, 7, 11
Worst = Mapping[int, tuple[int, str]]  # of a day: how strong it was, and when


def different(cravings: Cravings, by_substance: Mapping[str, Uses], nothing: Collection[int], period: Period) -> Json:
    """Cravings by their time, and for each substance the days without beside the days with."""
    inside = chosen(cravings, [period.first <= day <= period.last for day in cravings.days])
    worst = worst_of_days(inside)
    felt = {day: clock for day, (intensity, clock) in worst.items() if intensity}
    return {
        "cravings": _by_time(inside.clocks, Counter(inside.days)),
        "worst_cravings": _by_time(felt.values(), dict.fromkeys(felt, 1)),
        "craving_days": _by_weekday(worst),
        "substances": {substance: _substance(uses, nothing, worst, period) for substance, uses in by_substance.items()},
    }


def worst_of_days(cravings: Cravings) -> Worst:
    """The strongest craving of each day; of equals the earliest on the clock."""
    worst: dict[int, tuple[int, str]] = {}
    for day, clock, intensity in zip(*cravings, strict=True):
        known = worst.get(day)
        if known is None or intensity > known[0] or (intensity == known[0] and clock < known[1]):
            worst[day] = intensity, clock
    return worst


def _substance(uses: Uses, nothing: Collection[int], worst: Worst, period: Period) -> Json:
    start, end = uses.within(period.first, period.last)
    use_days = uses.days[start:end]
    said = {day for day in (*nothing, *uses.said) if period.first <= day <= period.last}
    counts = dict(zip(use_days, map(sub, uses.ends[start:end], uses.starts[start:end]), strict=True))
    clocks = uses.clocks[uses.starts[start] : uses.ends[end - 1]] if use_days else ()
    return {
        "none_days": _group(said.difference(use_days), worst),
        "use_days": _group(use_days, worst),
        "uses": _by_time(clocks, counts),
    }


def _group(days: Collection[int], worst: Worst) -> Json:
    levels = [worst[day][0] for day in days if day in worst]
    return {
        "n": len(days),
        "by_weekday": _by_weekday(days),
        "worst_cravings": _count(_LEVELS, levels),
        "craving_days": len(levels),
    }


def _by_time(clocks: Collection[str], days: Mapping[int, int]) -> Json:
    """From clock times, and how many of them fell on each day."""
    by_hour, by_weekday = [0] * _HOURS, [0] * _WEEKDAYS
    for clock, count in Counter(clocks).items():  # a year holds fewer minutes than entries
        by_hour[int(clock[:2])] += count
    for day, count in days.items():
        by_weekday[weekday_of(day)] += count
    return {"n": len(clocks), "by_hour": by_hour, "by_weekday": by_weekday}


def _by_weekday(days: Iterable[int]) -> list[int]:
    found = [0] * _WEEKDAYS
    for day in days:
        found[weekday_of(day)] += 1
    return found


def _count(size: int, places: Iterable[int]) -> list[int]:
    counts = Counter(places)
    return [counts[place] for place in range(size)]
