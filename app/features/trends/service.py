"""Use case of trends inside one transaction: reads a period of a record and computes over it. Knows no HTTP."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic_core import from_json
from sqlalchemy import Connection

from app.crypto.vault import Vault
from app.features.entries.digests import Digest, Shape, open_folded
from app.features.entries.reading import Documents
from app.features.entries.rules import EARLIEST_MONTH, months_around
from app.features.entries.sealing import Row
from app.features.settings.service import read_settings
from app.features.trends.answer import gather, trends
from app.features.trends.columns import VERSION, Columns, dump, fold, load
from app.features.trends.days import Clocks, Days, text_of
from app.features.trends.defaults import MOST_SERIES, default_series, unknown_series
from app.features.trends.lines import Period
from app.features.trends.measures import Asked
from app.features.trends.record import Record
from app.features.trends.rules import USUAL_PERIOD_DAYS, check_period
from app.features.trends.usual import baseline_start
from app.features.trends.windows import REACH_DAYS
from app.kernel.errors import InvalidInputError
from app.kernel.ids import format_uuid
from app.kernel.zones import local_time

Json = dict[str, Any]
# What trends ask of these stands before it; words of the person stand behind. In a document no text holds such bytes:
# inside one every quotation mark has a backslash before it.
_BEHIND = {"journal": b',"text":', "craving": b',"substance":'}


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, and when: only a missing `last_day` looks at the time."""

    first_day: str | None
    last_day: str | None
    series: Sequence[Asked] | None
    time_zone: str | None
    now: datetime


def find_trends(connection: Connection, vault: Vault, question: Question) -> tuple[Json, list[Digest]]:
    """The answer, and digests that will make the next one cheaper.

    Raises:
        InvalidInputError: if the period is none, or a series is not one of this person's.
        SettingsDamagedError: if the settings do not open: without their day boundary every figure would be another.
    """
    settings = read_settings(connection, vault)
    days = Days(settings["day_boundary"])
    period = _period(question, settings, days)
    record = Record(days, min(period.first_shown - REACH_DAYS, baseline_start(period.last)), period.last)
    unreadable, digests = fill(record, connection, vault, question.now)
    asked = question.series
    if asked is None:
        asked = default_series(record, settings, period.first, period.last)
    elif unknown_series(asked, record, settings):
        raise InvalidInputError("ask for what you track or recorded", fields={"series": "one of these is not known"})
    answer = trends(gather(record, settings, period), asked[:MOST_SERIES], asked[MOST_SERIES:])
    rows = [{"id": format_uuid(row.entry_id), "revision": row.revision} for row in unreadable]
    return {**answer, "unreadable": rows}, digests


def fill(record: Record, connection: Connection, vault: Vault, now: datetime) -> tuple[list[Row], list[Digest]]:
    """Reads every month in which an entry of these days can be filed; digests are of those that had none."""
    oldest, newest = months_around(text_of(record.first), text_of(record.last), now)
    unreadable: list[Row] = []
    digests: list[Digest] = []
    span = {"oldest": oldest, "newest": newest}
    for kind, columns, digest in open_folded(connection, vault, _shape(), **span, unreadable=unreadable):
        record.take(kind, columns)
        digests += [digest] if digest else []
    return unreadable, digests


def _shape() -> Shape:
    clocks = Clocks()

    def fold_raw(kind: str, documents: Documents) -> Columns:
        behind = _BEHIND.get(kind)
        return fold(kind, [(entry_id, _parsed(raw, behind)) for entry_id, raw in documents], clocks)

    return Shape(VERSION, fold_raw, dump, load)


def _parsed(raw: bytes, behind: bytes | None) -> Json:
    """A stored document, or the front of one. Values differ too much for it to pay to keep them for the next."""
    front = raw[: raw.index(behind)] + b"}" if behind else raw
    parsed: Json = from_json(front, cache_strings="keys")
    return parsed


def _period(question: Question, settings: Json, days: Days) -> Period:
    last = question.last_day and date.fromisoformat(question.last_day).toordinal()
    today = _today(question, settings, days)
    last = last or today
    first = question.first_day and date.fromisoformat(question.first_day).toordinal()
    first = first or max(last - USUAL_PERIOD_DAYS + 1, date.fromisoformat(f"{EARLIEST_MONTH}-01").toordinal())
    wrong = check_period(first, last, today)
    if wrong:
        raise InvalidInputError("check the dates", fields=wrong)
    return Period(first, last, settings["day_boundary"], settings["language"])


def _today(question: Question, settings: Json, days: Days) -> int:
    return days.of(local_time(question.now, question.time_zone or settings["time_zone"]))
