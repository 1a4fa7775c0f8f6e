"""What was chosen, opened and cut down: the only thing that reports, bundles, paper and files are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from typing_extensions import override

Json = dict[str, Any]


class ChosenEntry(NamedTuple):
    """One entry after the choice was applied: only chosen fields are left, under the names of the wire."""

    entry_id: str
    kind: str
    document: Json


class SafetyEvent(NamedTuple):
    """A fact that the record bears out by chosen entries alone: a red-flag symptom, mixing, a use after a gap."""

    day: str
    time: str
    rule: str
    text: str
    entry_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChosenRecord:
    """Everything that may leave, and nothing else: oldest entry first, settings cut down to what chosen things need.

    `before` is the period of equal length just before, empty unless it was chosen. `names` gives the label of every
    chosen id (`substance:…`, `symptom:…`, `tracker:…`) in the report's language.
    """

    include: frozenset[str]
    first_day: str
    last_day: str
    language: str
    as_of: datetime
    time_zone: str | None
    day_boundary: str
    entries: tuple[ChosenEntry, ...]
    before: tuple[ChosenEntry, ...]
    names: Mapping[str, str]
    settings: Json
    to_raise: tuple[str, ...]
    events: tuple[SafetyEvent, ...]
    person: Mapping[str, str] | None
    unreadable: int = 0

    @override
    def __repr__(self) -> str:
        return "ChosenRecord(…)"
