"""What a person took of one substance, by day: how often, how much each time, how long between."""

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.features.patterns.rules.arithmetic import median
from app.features.patterns.rules.families import EVERYDAY
from app.features.patterns.rules.series import Series
from app.features.patterns.rules.shapes import Choices, Diary, Intake

TYPO = 8.0  # times the median: more is taken for a slip of the finger and shown to be checked
# No day holds so much of anything: beyond this it is a slip for the person's own plan too. In between, a plan counts
# what is written, and the amount is shown to be checked as well.
SURE_TYPO = 50.0
_BIN, _BINS = 30, 48  # minutes; of a day
_QUIET_BINS = 12  # six hours
_CROSSED = 0.1  # this share of uses within two hours of the boundary: a day cut there would cut habits in two
_DAY = 1440
_MOVED_MINUTES = 180  # a change of the clock by an hour or two is no journey
_LEAST_GAP_HOURS = 0.25


@dataclass(frozen=True, slots=True)
class Uses:
    """One substance: series over days with a use, oldest first. Amounts are logarithms, so that shares compare."""

    substance: str
    unit: str
    each: Series
    total: Series
    count: Series
    gap: Series
    nights: tuple[tuple[int, int, str], ...]  # night, minute, entry
    slips: tuple[Intake, ...]
    sure_slips: tuple[Intake, ...]
    moves: tuple[int, ...]  # days on which the clock on the wall was another by hours: a journey


def uses_of(diary: Diary) -> list[Uses]:
    """Every substance that statistics may speak of: not prescribed, and not an everyday one nobody tracks."""
    grouped: dict[str, list[Intake]] = {}
    for intake in diary.intakes:
        if not is_prescribed(intake, diary.choices) and _is_followed(intake.substance, diary.choices):
            grouped.setdefault(intake.substance, []).append(intake)
    return [_uses(substance, grouped[substance], diary.choices) for substance in sorted(grouped)]


def is_prescribed(intake: Intake, choices: Choices) -> bool:
    """Taken because somebody prescribed it: exempt from breaks, rises and combinations of opioids."""
    return intake.prescribed is not None or intake.substance in choices.prescribed


def _is_followed(substance: str, choices: Choices) -> bool:
    return substance not in EVERYDAY or substance in choices.tracked


def _uses(substance: str, intakes: Sequence[Intake], choices: Choices) -> Uses:
    unit, amounts = _amounts(intakes)
    usual = median(list(amounts.values())) if amounts else 0.0
    slips = tuple(one for one in intakes if amounts.get(one.entry_id, 0) >= TYPO * usual > 0)
    sure = tuple(one for one in slips if amounts[one.entry_id] >= SURE_TYPO * usual)
    for slip in slips:
        del amounts[slip.entry_id]
    cut = _own_cut(intakes, choices.boundary)
    days: dict[int, list[Intake]] = {}
    for intake in intakes:
        days.setdefault(intake.date - (intake.minute < cut), []).append(intake)
    ordered = sorted(days)
    evidence = [tuple(one.entry_id for one in days[day]) for day in ordered]
    known = [[amounts[one.entry_id] for one in days[day] if one.entry_id in amounts] for day in ordered]
    weighed = [place for place, found in enumerate(known) if found and min(found) > 0]
    spaced = [(place, gap) for place, day in enumerate(ordered) if (gap := _gap(days[day], cut)) is not None]
    return Uses(
        substance,
        unit,
        each=_series(ordered, evidence, [(at, math.log(sum(known[at]) / len(known[at]))) for at in weighed]),
        total=_series(ordered, evidence, [(at, math.log(sum(known[at]))) for at in weighed]),
        count=_series(ordered, evidence, [(at, math.log(len(days[day]) + 0.5)) for at, day in enumerate(ordered)]),
        gap=_series(ordered, evidence, [(at, -math.log(gap)) for at, gap in spaced]),
        nights=tuple((one.date - 1, one.minute, one.entry_id) for one in intakes if one.minute < _NIGHT_ENDS),
        slips=slips,
        sure_slips=sure,
        moves=_moves(intakes),
    )


_NIGHT_ENDS = 300


def _series(days: Sequence[int], evidence: Sequence[tuple[str, ...]], values: Iterable[tuple[int, float]]) -> Series:
    pairs = list(values)
    return Series([days[at] for at, _ in pairs], [value for _, value in pairs], [evidence[at] for at, _ in pairs])


def _amounts(intakes: Sequence[Intake]) -> tuple[str, dict[str, float]]:
    """Amounts that compare with each other: milligrams where known, else those in the unit used last."""
    weights = {one.entry_id: one.milligrams for one in intakes if one.milligrams is not None}
    last = next((one for one in reversed(intakes) if one.amount is not None), None)
    if last is None:
        return "", {}
    if last.milligrams is not None:
        return "mg", weights
    same = {one.entry_id: one.amount for one in intakes if one.unit == last.unit and one.milligrams is None}
    return last.unit, {entry_id: amount for entry_id, amount in same.items() if amount is not None}


def _moves(intakes: Sequence[Intake]) -> tuple[int, ...]:
    return tuple(
        later.day
        for before, later in itertools.pairwise(intakes)
        if abs(later.offset - before.offset) >= _MOVED_MINUTES
    )


def _own_cut(intakes: Sequence[Intake], boundary: int) -> int:
    """Where this person's day of use begins: their boundary, or amid their quietest hours if habits lie across it."""
    bins = Counter(one.minute // _BIN for one in intakes)
    near = sum(bins[(boundary // _BIN + step) % _BINS] for step in range(-4, 4))
    if near <= _CROSSED * len(intakes):
        return boundary
    quiet = [sum(bins[(start + step) % _BINS] for step in range(_QUIET_BINS)) for start in range(_BINS)]
    best = min(range(_BINS), key=lambda start: (quiet[start], start))
    return (best + _QUIET_BINS // 2) % _BINS * _BIN


def _gap(intakes: Sequence[Intake], cut: int) -> float | None:
    """The median of hours between the uses of a day, without those of the night; None for a single one."""
    hours = sorted((one.minute - cut) % _DAY / 60 for one in intakes if one.minute >= _NIGHT_ENDS or cut > _NIGHT_ENDS)
    if len(hours) <= 1:
        return None
    return max(_LEAST_GAP_HOURS, median([later - sooner for sooner, later in itertools.pairwise(hours)]))
