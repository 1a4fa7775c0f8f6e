"""Facts of a whole period, not of the last days alone: what somebody who reads back over months is told. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from app.features.patterns.rules.breaks import use_after_gap
from app.features.patterns.rules.diary import WINDOW_DAYS, diary_of
from app.features.patterns.rules.facts import mixing, red_flags
from app.features.patterns.rules.shapes import Choices, Diary, Finding

DATED = frozenset({"red_flag", "mixing", "use_after_gap"})
_PIECE_DAYS = WINDOW_DAYS - 10  # of one diary; days of entries with offsets of their own lie around it
_NEAR_DAYS = 2  # before a day: what is close enough to go together with it

Written = tuple[str, Mapping[str, Any]]


def dated_facts(documents: Iterable[Written], choices: Choices, first_day: int, last_day: int) -> list[Finding]:
    """Red flags, mixing and uses after a gap of the days from `first_day` to `last_day`, in no order.

    A gap is one between the documents given: what lies before them was not read.
    """
    whole = _whole_diary(list(documents), choices, first_day - _NEAR_DAYS, last_day)
    found = [one for piece in _pieces(whole, first_day, last_day) for one in piece]
    return [*found, *(one for one in use_after_gap(whole) if first_day <= one.since <= last_day)]


def _whole_diary(documents: Sequence[Written], choices: Choices, first_day: int, last_day: int) -> Diary:
    """One diary over more days than rules look back on. Its moment is before all of them: every fact is fresh."""
    whole = Diary(moment=0.0, today=last_day, first_day=first_day, choices=choices)
    by_month: dict[str, list[Written]] = {}
    for one in documents:
        by_month.setdefault(one[1]["occurred_at"][:7], []).append(one)
    for start in range(first_day, last_day + 1, _PIECE_DAYS):
        end = min(start + _PIECE_DAYS - 1, last_day)
        # Two days on: later than any clock on earth shows that day.
        moment = datetime.fromordinal(end + 2).replace(tzinfo=UTC)
        months = {_month(day) for day in (*range(start - 1, end + 2, 25), end + 1)}
        near = [one for month in sorted(months) for one in by_month.get(month, ())]
        whole = _joined(whole, diary_of(near, choices, moment), start, end)
    # Where somebody crossed zones, the first of one piece may have come before the last of the one before.
    return replace(whole, intakes=tuple(sorted(whole.intakes, key=lambda one: (one.instant, one.entry_id))))


def _month(day: int) -> str:
    return datetime.fromordinal(day).date().isoformat()[:7]


def _joined(whole: Diary, piece: Diary, start: int, end: int) -> Diary:
    return replace(
        whole,
        intakes=whole.intakes + tuple(one for one in piece.intakes if start <= one.day <= end),
        bodies=whole.bodies + tuple(one for one in piece.bodies if start <= one.day <= end),
        nothings=whole.nothings + tuple(one for one in piece.nothings if start <= one.day <= end),
    )


def _pieces(whole: Diary, first_day: int, last_day: int) -> Iterator[list[Finding]]:
    """Red flags and mixing, some weeks at a time: each looks through all that it is given."""
    for start in range(first_day, last_day + 1, _PIECE_DAYS):
        end = min(start + _PIECE_DAYS - 1, last_day)
        piece = replace(
            whole,
            intakes=tuple(one for one in whole.intakes if start - _NEAR_DAYS <= one.day <= end),
            bodies=tuple(one for one in whole.bodies if start - _NEAR_DAYS <= one.day <= end + _NEAR_DAYS),
        )
        yield [one for one in (*red_flags(piece), *mixing(piece)) if start <= one.since <= end]
