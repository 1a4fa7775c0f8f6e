"""What was different: counts beside counts, by hour and weekday. Pure; tests nothing and infers nothing."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from app.features.trends.days import weekday_of
from app.features.trends.lines import Json, Period
from app.features.trends.record import Craving, Intake

_HOURS, _WEEKDAYS, _LEVELS = 24, 7, 11
Worst = Mapping[int, Craving]


def different(
    cravings: Iterable[Craving], by_substance: Mapping[str, Sequence[Intake]], nothing: Collection[int], period: Period
) -> Json:
    """Cravings by their time, and for each substance the days without beside the days with."""
    inside = [craving for craving in cravings if period.first <= craving.day <= period.last]
    worst = worst_of_days(inside)
    return {
        "cravings": _by_time(inside),
        "worst_cravings": _by_time([craving for craving in worst.values() if craving.intensity]),
        "craving_days": _by_weekday(worst),
        "substances": {
            substance: _substance(intakes, nothing, worst, period) for substance, intakes in by_substance.items()
        },
    }


def worst_of_days(cravings: Iterable[Craving]) -> Worst:
    """The strongest craving of each day; of equals the earliest on the clock."""
    worst: dict[int, Craving] = {}
    for craving in cravings:
        known = worst.get(craving.day)
        if (
            known is None
            or craving.intensity > known.intensity
            or (craving.intensity == known.intensity and craving.clock < known.clock)
        ):
            worst[craving.day] = craving
    return worst


def _substance(intakes: Sequence[Intake], nothing: Collection[int], worst: Worst, period: Period) -> Json:
    inside = [intake for intake in intakes if period.first <= intake.day <= period.last]
    uses = [intake for intake in inside if intake.is_use]
    use_days = {use.day for use in uses}
    said = {day for day in nothing if period.first <= day <= period.last} | {intake.day for intake in inside}
    return {
        "none_days": _group(said - use_days, worst),
        "use_days": _group(use_days, worst),
        "uses": _by_time(uses),
    }


def _group(days: Collection[int], worst: Worst) -> Json:
    levels = [worst[day].intensity for day in days if day in worst]
    return {
        "n": len(days),
        "by_weekday": _by_weekday(days),
        "worst_cravings": _count(_LEVELS, levels),
        "craving_days": len(levels),
    }


def _by_time(written: Sequence[Craving] | Sequence[Intake]) -> Json:
    hours = Counter([one.clock[:2] for one in written])
    return {
        "n": len(written),
        "by_hour": [hours[f"{hour:02d}"] for hour in range(_HOURS)],
        "by_weekday": _by_weekday([one.day for one in written]),
    }


def _by_weekday(days: Iterable[int]) -> list[int]:
    found = [0] * _WEEKDAYS
    for day, count in Counter(iter(days)).items():
        found[weekday_of(day)] += count
    return found


def _count(size: int, places: Iterable[int]) -> list[int]:
    counts = Counter(places)
    return [counts[place] for place in range(size)]
