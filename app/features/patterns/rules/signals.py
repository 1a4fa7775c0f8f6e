"""Which statistic speaks for which rule, and on which days there was something new to look at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.features.patterns.rules import cutting, feelings, quiet, rising, runs, together
from app.features.patterns.rules.families import GUT
from app.features.patterns.rules.series import Series
from app.features.patterns.rules.shapes import Diary, Signal
from app.features.patterns.rules.uses import Uses

LEAST_USE_DAYS = 10
_LINK_WEEKDAYS = frozenset({0, 3})  # Sunday and Wednesday


@dataclass(frozen=True, slots=True)
class Source:
    """One statistic: its rule, what it is about, and what it says of a day."""

    rule: str
    about: str
    days: Sequence[int]
    measure: Callable[[int], Signal | None]


def sources_of(diary: Diary, followed: Sequence[Uses]) -> list[Source]:
    """Every statistic of a diary, lazily: nothing is computed before a day is asked about."""
    cravings = craving_series(diary)
    symptoms = {name: symptom_series(diary, ids) for name, ids in SYMPTOMS.items()}
    found = [
        Source("craving_up", "", cravings.days, lambda day: feelings.level_up(cravings, day, feelings.CRAVING)),
        Source("craving_up", "", cravings.days, lambda day: feelings.trend_up(cravings, day)),
        Source("craving_spike", "", cravings.days, lambda day: feelings.spike(cravings, day)),
        _anxiety(symptoms["anxiety"]),
        _run("insomnia_run", symptoms["insomnia"], runs.NIGHTS),
        _run("gi_persist", symptoms["gi"], runs.STOMACH),
        Source("quiet_after_high", "", _silent(diary), lambda day: quiet.quiet_after_high(diary, cravings, day)),
    ]
    for uses in followed:
        if len(uses.count.days) >= LEAST_USE_DAYS:
            found += _of_use(uses, symptoms, cravings, tapers=diary.choices.goal == "taper")
    return found


SYMPTOMS = {"gi": GUT, "insomnia": ("insomnia",), "anxiety": ("anxiety",)}


def _of_use(uses: Uses, symptoms: dict[str, Series], cravings: Series, *, tapers: bool) -> list[Source]:
    about, days = uses.substance, uses.count.days
    feelings_too = {**symptoms, "craving": cravings}
    reported = sorted({*days, *(day for series in feelings_too.values() for day in series.days)})
    # Smaller amounts more often are what a taper may be; more in all is not.
    more = [Source("dose_up", about, uses.each.days, lambda day: rising.more_in_all(uses, day))]
    if not tapers:
        more = [
            Source("dose_up", about, uses.each.days, lambda day: rising.dose_up(uses, day)),
            Source("frequency_up", about, days, lambda day: rising.frequency_up(uses, day)),
            Source("gap_short", about, uses.gap.days, lambda day: rising.gap_short(uses, day)),
        ]
    return [
        *more,
        Source("night_use", about, days, lambda day: rising.night_use(uses, day)),
        Source("withdrawal", about, reported, lambda day: cutting.withdrawal(uses, feelings_too, day)),
        Source("dose_link", about, _looked_at(reported), lambda day: _link(uses, symptoms, day)),
    ]


def _looked_at(days: Sequence[int]) -> Sequence[int]:
    """Two days of each week: what went together over three months does not change overnight, and looking costs most."""
    return [day for day in range(days[0], days[-1] + 1) if day % 7 in _LINK_WEEKDAYS] if days else []


def _link(uses: Uses, symptoms: dict[str, Series], day: int) -> Signal | None:
    link = together.dose_link(uses, symptoms, day)
    return link and link.signal


def _anxiety(series: Series) -> Source:
    return Source("anxiety_up", "", series.days, lambda day: feelings.level_up(series, day, feelings.ANXIETY))


def _run(rule: str, series: Series, needs: runs.Run) -> Source:
    return Source(rule, "", series.days, lambda day: runs.run(series, day, needs))


def _silent(diary: Diary) -> Sequence[int]:
    logged = set(diary.logged)
    return [day for day in range(diary.first_day, diary.today + 1) if day not in logged]


def craving_series(diary: Diary) -> Series:
    """The mean craving of each day with a rating: one bad hour is not a bad day."""
    days: dict[int, list[tuple[int, str]]] = {}
    for craving in diary.cravings:
        days.setdefault(craving.day, []).append((craving.intensity, craving.entry_id))
    values = [sum(value for value, _ in found) / len(found) for found in days.values()]
    return _sorted(list(days), values, [tuple(entry for _, entry in found) for found in days.values()])


def symptom_series(diary: Diary, ids: Sequence[str]) -> Series:
    """The day's last report of a symptom, or of the worst of a group."""
    days: dict[int, tuple[float, str]] = {}
    for body in diary.bodies:
        ratings = [body.ratings[one] for one in ids if one in body.ratings]
        if ratings:
            days[body.day] = (max(ratings), body.entry_id)
    return _sorted(list(days), [value for value, _ in days.values()], [(entry,) for _, entry in days.values()])


def _sorted(days: list[int], values: list[float], evidence: list[tuple[str, ...]]) -> Series:
    order = sorted(range(len(days)), key=days.__getitem__)
    return Series([days[at] for at in order], [values[at] for at in order], [evidence[at] for at in order])
