"""Trends over entries that were never stored: for tests of the rules, the steps of the service without a server."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from app.features.settings.schemas import SettingsDocument
from app.features.trends.answer import gather, trends
from app.features.trends.days import Days
from app.features.trends.defaults import default_series
from app.features.trends.lines import Period
from app.features.trends.measures import parse
from app.features.trends.record import Record
from app.features.trends.usual import baseline_start
from tests.support.cast import Json

_DEFAULTS: Json = SettingsDocument().model_dump(mode="json", by_alias=True)
_EMPTY: dict[str, Json] = {
    "journal": {"mood": None},
    "craving": {"intensity": 0},
    "side_effects": {"ratings": {}, "sleep_hours": None, "none": False},
    "intake": {"substance": None, "none": False, "amount": None, "unit": None, "prescribed": None},
}


def wrote(kind: str, occurred_at: str, **fields: Any) -> Json:
    """An entry as it is stored, with what trends read of it."""
    return {"occurred_at": occurred_at, "time_zone": None, "kind": kind, **_EMPTY[kind], **fields}


def took(occurred_at: str, amount: str | None = None, unit: str | None = None, **fields: Any) -> Json:
    """A use of kratom leaf."""
    return wrote("intake", occurred_at, **{"substance": "kratom_leaf", "amount": amount, "unit": unit, **fields})


def on(day: date | str, clock: str = "12:00", offset: str = "-05:00") -> str:
    """A time as written."""
    return f"{day}T{clock}:00{offset}"


def days_from(first: str, count: int) -> list[str]:
    """Dates in a row."""
    start = date.fromisoformat(first)
    return [(start + timedelta(days=number)).isoformat() for number in range(count)]


def answered(entries: Iterable[Json], first: str, last: str, series: str | None = None, **settings: Any) -> Json:
    """What a person with these entries and settings is answered."""
    chosen = {**_DEFAULTS, **settings}
    period = Period(_day(first), _day(last), chosen["day_boundary"], chosen["language"])
    record = Record(Days(chosen["day_boundary"]), min(period.first_shown - 3, baseline_start(period.last)), period.last)
    for number, entry in enumerate(entries):
        record.add(entry["kind"], [(UUID(int=number).bytes, entry)])
    if series is None:
        asked = default_series(record, chosen, period.first, period.last)
    else:
        asked = [found for each in series.split(",") if (found := parse(each))]
    return trends(gather(record, chosen, period), asked, [])


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()
