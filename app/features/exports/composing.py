"""From what was opened to what may leave. Pure: the same record and choice give the same, in whatever order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.features.exports.choosing import (
    Chosen,
    Recorded,
    check_known,
    choose_entry,
    cut_settings,
    earlier_craving,
    named_in,
)
from app.features.exports.noticing import Looked, Names, events_of
from app.features.exports.shapes import ChosenEntry, ChosenRecord, Json
from app.features.exports.words import label_of
from app.features.trends.days import Days, text_of
from app.kernel.zones import is_time_zone, local_time

_MONTH = 7  # letters of YYYY-MM


@dataclass(frozen=True, slots=True)
class Wanted:
    """A choice with its days as numbers, who is named on the report, and whether its ids were checked before."""

    chosen: Chosen
    first: int
    last: int
    language: str
    person: Mapping[str, str] | None = None
    is_checked: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """What was read: settings, entries oldest first, and how many of each kind and month do not open."""

    settings: Mapping[str, Any]
    entries: Sequence[Recorded]
    unreadable: Mapping[tuple[str, str], int]


def recorded_of(documents: Iterable[tuple[str, Json]], days: Days) -> list[Recorded]:
    """Entries with the day and clock time they are counted under, oldest first."""
    found: list[Recorded] = []
    for entry_id, document in documents:
        written = document["occurred_at"]
        day, clock = days.cut(written, document.get("time_zone"))
        found.append(Recorded(day, clock, datetime.fromisoformat(written).timestamp(), entry_id, document))
    return sorted(found, key=lambda one: (one.instant, one.entry_id))


def before_start(wanted: Wanted) -> int:
    """The first day of what is read for the choice: of the period before, if cravings are compared with it."""
    if wanted.chosen.has("before") and wanted.chosen.has("craving"):
        return 2 * wanted.first - wanted.last - 1
    return wanted.first


def compose(opened: Opened, wanted: Wanted, looked: Looked | None, *, as_of: datetime) -> ChosenRecord:
    """Everything that may leave. `looked` is how to look for flags; without it there are none.

    `as_of` is the moment of the report, by any clock.

    Raises:
        InvalidInputError: if an id is not one of this person's.
    """
    chosen, first = wanted.chosen, wanted.first
    settings = opened.settings
    within = [one for one in opened.entries if first <= one.day <= wanted.last]
    if not wanted.is_checked:
        check_known(chosen, settings, (name for one in within for name in named_in(one.document)))
    entries = tuple(left for one in within for left in choose_entry(one, chosen))
    zone = _zone(settings["time_zone"], entries)
    as_of = local_time(as_of, zone)
    last = _last_day(wanted, entries, Days(settings["day_boundary"]), as_of)
    cut = cut_settings(settings, chosen)
    names = Names(wanted.language, cut)
    with_ids = (each for each in chosen.include if ":" in each)
    flagged = looked and events_of(opened.entries, entries, chosen, looked, days=(first, last), names=names)
    return ChosenRecord(
        include=chosen.include,
        first_day=text_of(first),
        last_day=text_of(last),
        language=wanted.language,
        as_of=as_of,
        time_zone=zone,
        day_boundary=settings["day_boundary"],
        entries=entries,
        before=_before(opened.entries, wanted, last),
        names={each: label_of(each, wanted.language, cut) for each in sorted(with_ids)},
        settings=cut,
        to_raise=tuple(settings.get("raise") or ()) if chosen.has("raise") else (),
        events=flagged or (),
        person=wanted.person,
        unreadable=_unreadable(opened.unreadable, chosen, first, last),
    )


def _zone(own: str | None, entries: Sequence[ChosenEntry]) -> str | None:
    """The person's zone, or where they have set none, that of the newest entry that goes along.

    Of an entry that stays here it would tell where somebody was.
    """
    written = (one.document.get("time_zone") for one in reversed(entries))
    return next((each for each in (own, *written) if each and is_time_zone(each)), None)


def _last_day(wanted: Wanted, entries: Iterable[ChosenEntry], days: Days, as_of: datetime) -> int:
    """Days that have not come are nobody's unlogged days; only where an entry was written it may be later already."""
    written = (days.cut(one.document["occurred_at"], one.document.get("time_zone"))[0] for one in entries)
    reached = max(days.of(as_of), wanted.first, *written)
    return min(wanted.last, reached)


def _before(entries: Iterable[Recorded], wanted: Wanted, last: int) -> tuple[ChosenEntry, ...]:
    first = before_start(wanted)
    if first == wanted.first:
        return ()
    start = 2 * wanted.first - last - 1
    earlier = (earlier_craving(one, wanted.chosen) for one in entries if start <= one.day < wanted.first)
    return tuple(one for one in earlier if one is not None)


def _unreadable(counts: Mapping[tuple[str, str], int], chosen: Chosen, first: int, last: int) -> int:
    """Of the kinds chosen and the months of the period alone: more would tell of what was not chosen."""
    kinds, months = chosen.kinds(), (text_of(first)[:_MONTH], text_of(last + 1)[:_MONTH])
    return sum(count for (kind, month), count in counts.items() if kind in kinds and months[0] <= month <= months[1])
