"""Asks for flags after each day, with what had reached the server by then."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from app.features.patterns.rules.diary import diary_of
from app.features.patterns.rules.engine import find_all
from app.features.patterns.rules.shapes import Finding
from evaluation.shapes import DAYS, WARM_DAYS, Journal

_SILENT_STEP = 3  # days without anything new are looked at now and then: silence is something to notice too


class Evening(NamedTuple):
    """What was said after a day, counted from the first of the journal."""

    day: int
    said: list[Finding]


def evenings(journal: Journal) -> Iterator[Evening]:
    """Every evening from the fifteenth day on."""
    known, said = 0, list[Finding]()
    documents = [(one.entry_id, one.document) for one in journal.entries]
    for day in range(DAYS):
        midnight = _midnight_after(journal, day)
        before, moment = known, midnight.astimezone(UTC)
        while known < len(documents) and journal.entries[known].arrived <= moment:
            known += 1
        if day < WARM_DAYS:
            continue
        if known > before or day % _SILENT_STEP == 0:
            said = find_all(diary_of(documents[:known], journal.choices, midnight))
        yield Evening(day, said)


def _midnight_after(journal: Journal, day: int) -> datetime:
    person = journal.life.person
    return datetime.combine(person.first_day + timedelta(days=day + 1), time(), ZoneInfo(person.zone))
