"""Chosen records of entries that were never stored: what the service does, without a server."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from app.features.exports.choosing import chosen_of
from app.features.exports.composing import Opened, Wanted, compose, recorded_of
from app.features.exports.noticing import Looked
from app.features.exports.shapes import ChosenRecord
from app.features.patterns import service as patterns
from app.features.settings.schemas import SettingsDocument
from app.features.trends.days import Days
from app.kernel.zones import local_time

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
Json = dict[str, Any]
_DEFAULTS: Json = SettingsDocument().model_dump(mode="json", by_alias=True)
_EMPTY: dict[str, Json] = {
    "journal": {"mood": None, "text": "", "tags": []},
    "craving": {"intensity": 0, "substance": None, "triggers": [], "coping": [], "outcome": None, "note": ""},
    "side_effects": {"ratings": {}, "trackers": {}, "sleep_hours": None, "none": False, "note": ""},
    "intake": {
        "substance": None,
        "none": False,
        "product": "",
        "amount": None,
        "unit": None,
        "estimated": False,
        "strength": None,
        "planned": None,
        "prescribed": None,
        "route": None,
        "reasons": [],
        "note": "",
    },
}


def wrote(kind: str, occurred_at: str, **fields: Any) -> Json:
    """An entry as it is stored."""
    return {"kind": kind, "occurred_at": occurred_at, "time_zone": None, "schema": 2, **_EMPTY[kind], **fields}


def id_of(number: int) -> str:
    """The id of the entry with this place in a list."""
    return str(UUID(int=number + 1, version=4))


def chosen(
    entries: Iterable[Json],
    include: Iterable[str],
    days: tuple[str, str] = ("2026-11-01", "2026-11-22"),
    *,
    settings: Mapping[str, Any] | None = None,
    hold_back: Iterable[str] = (),
    **wanted: Any,
) -> ChosenRecord:
    """What a person with these entries and settings lets through."""
    known = {**_DEFAULTS, **(settings or {})}
    kept = list(include)
    recorded = recorded_of([(id_of(place), one) for place, one in enumerate(entries)], Days(known["day_boundary"]))
    first, last = (date.fromisoformat(day).toordinal() for day in days)
    language = wanted.pop("language", "en")
    looked = Looked(patterns.choices_of(known), NOW, {}, lambda _: False) if "flags" in kept else None
    return compose(
        Opened(known, recorded, wanted.pop("unreadable", {})),
        Wanted(chosen_of(kept, hold_back), first, last, language, wanted.pop("person", None)),
        looked,
        as_of=local_time(NOW, known["time_zone"]),
    )
