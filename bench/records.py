"""Rows of trends, in one process: reading a record into days beside a floor that does the same, and the statistics."""

import gc
import os
import random  # noqa: TID251 - the same years in every run
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic_core import from_json, to_json
from sqlalchemy import Connection, insert

from app.crypto.keys import DataKey
from app.crypto.vault import Vault
from app.db import migrations
from app.db.engine import open_engine
from app.features.entries import digests, rules
from app.features.entries.schemas import CravingEntry, IntakeEntry, JournalEntry, SideEffectsEntry
from app.features.entries.sealing import stored_document
from app.features.settings.service import read_settings
from app.features.trends import service
from app.features.trends.answer import gather, trends
from app.features.trends.days import Days
from app.features.trends.defaults import default_series
from app.features.trends.lines import Period
from app.features.trends.record import Record
from app.kernel.clock import utc_now
from app.tables import metadata
from bench import verdict
from bench.drive import Figures, Round
from bench.floor_store import FloorStore
from bench.verdict import Limits, Line

DATA, STATISTICS, YEAR, AGAIN = "trends data 10 y", "trends statistics", "trends of a year", "the year again"
ROWS = (DATA, STATISTICS, YEAR, AGAIN)
READING = "floor reads a year"
_ENTRIES = 30_000
_A_DAY = 8
_YEAR_DAYS = 365
_BOUNDARY = "04:00"
_SHAPES: dict[str, type[CravingEntry | SideEffectsEntry | IntakeEntry | JournalEntry]] = {
    "craving": CravingEntry,
    "side_effects": SideEffectsEntry,
    "intake": IntakeEntry,
    "journal": JournalEntry,
}


@dataclass(frozen=True, slots=True)
class Shelf:
    """One person's ten years in a database, open for both readers."""

    connection: Connection
    floor: FloorStore
    vault: Vault
    last: int


def rounds() -> Iterator[tuple[str, Round, Round]]:
    """Each row with what is measured of Ebb and of the floor."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'ebb.db'}"
        migrations.upgrade(url, backup_dir=None)
        engine = open_engine(url)
        vault, last = Vault(os.urandom(16), DataKey(os.urandom(32))), utc_now().date().toordinal()
        with engine.begin() as connection:
            _fill(connection, vault, last)
        with engine.connect() as connection:
            floor = FloorStore(url)
            yield from _rows(Shelf(connection, floor, vault, last))
            floor.close()
        engine.dispose()


def milliseconds(lines: Sequence[Line], limits: dict[str, Limits]) -> list[Line]:
    """The year once more, as CPU time: what a person waits for is no ratio. And what the floor took only to read it."""
    found = {line.row: line for line in lines if line.row in {YEAR, AGAIN} and line.figure == verdict.CPU}
    took = [(line, line.row, line.ours / 1e3) for line in found.values()]
    took += [(line, READING, line.ours / line.value / 1e3) for line in found.values() if line.row == YEAR]
    return [
        verdict.judge_one(line.engine, row, verdict.MS, milliseconds, ours=milliseconds, limits=limits.get(row, {}))
        for line, row, milliseconds in took
    ]


def _rows(shelf: Shelf) -> Iterator[tuple[str, Round, Round]]:
    ten_years, year = shelf.last - _ENTRIES // _A_DAY + 1, shelf.last - _YEAR_DAYS + 1
    yield DATA, _timed(lambda: _read(shelf, ten_years)), _timed(lambda: _read_on_floor(shelf, ten_years))
    record = _read(shelf, year)
    floor = _timed(lambda: _read_on_floor(shelf, year))
    yield STATISTICS, _timed(lambda: _compute(shelf, record)), floor
    yield YEAR, _timed(lambda: _compute(shelf, _read(shelf, year))), floor
    _look_at(shelf, year)
    yield AGAIN, _timed(lambda: _compute(shelf, _read(shelf, year))), floor


def _timed(work: Callable[[], object]) -> Round:
    def measure(_seconds: float) -> Figures:
        gc.collect()
        gc.freeze()  # as the server does after start
        started, cpu = time.perf_counter(), time.thread_time()
        work()
        took = time.perf_counter() - started
        return Figures((time.thread_time() - cpu) * 1e6, 1 / took, took * 1e3)

    return measure


def _read(shelf: Shelf, first: int) -> Record:
    record = Record(Days(_BOUNDARY), first, shelf.last)
    service.fill(record, shelf.connection, shelf.vault, utc_now())
    return record


def _look_at(shelf: Shelf, first: int) -> None:
    """As somebody does who asks: what was read is kept in little for the next time."""
    record = Record(Days(_BOUNDARY), first, shelf.last)
    _, made = service.fill(record, shelf.connection, shelf.vault, utc_now())
    digests.keep(shelf.connection, shelf.vault, made)


def _compute(shelf: Shelf, record: Record) -> bytes:
    settings = read_settings(shelf.connection, shelf.vault)
    period = Period(shelf.last - _YEAR_DAYS + 1, shelf.last, _BOUNDARY, "en")
    asked = default_series(record, settings, period.first, period.last)
    return to_json(trends(gather(record, settings, period), asked, []))


def _read_on_floor(shelf: Shelf, first: int) -> dict[str, list[tuple[str, bytes, Any]]]:
    """Months by their tags, opened, parsed, and every entry in its day."""
    dates = {_date(day): _date(day - 1) for day in range(first, shelf.last + 2)}
    found: dict[str, list[tuple[str, bytes, Any]]] = {}
    vault = shelf.vault
    for month in rules.months_back(_date(shelf.last + 1)[:7], _date(first - 1)[:7]):
        for kind in rules.KINDS:
            rows = shelf.floor.rows("month", vault.user_id, vault.month_tag(kind, month))
            for entry_id, revision, _, sealed in rows:
                entry = from_json(vault.open_record(entry_id, revision, sealed))
                written = entry["occurred_at"]
                day = written[:10]
                if day in dates:
                    day = dates[day] if written[11:16] < _BOUNDARY else day
                    found.setdefault(day, []).append((kind, entry_id, entry))
    return found


def _date(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _fill(connection: Connection, vault: Vault, last: int) -> None:
    """30,000 entries of all kinds over ten years, sealed as the app seals them."""
    users, entries = metadata.tables["users"], metadata.tables["entries"]
    person = {column.name: _blank(column) for column in users.columns if not column.nullable}
    connection.execute(insert(users), {**person, "id": vault.user_id})
    chance = random.Random("ten years")  # noqa: S311 - as above
    rows = []
    for number in range(_ENTRIES):
        kind, fields = _fields(number % _A_DAY, chance)
        at = f"{_date(last - number // _A_DAY)}T{6 + 2 * (number % _A_DAY):02d}:{chance.randint(0, 59):02d}:00-05:00"
        rows.append(_row(vault, kind, {**fields, "occurred_at": at}, number + 1))
    connection.execute(insert(entries), rows)


def _blank(column: Any) -> object:
    return 0 if column.type.python_type is int else os.urandom(16)


def _fields(place: int, chance: random.Random) -> tuple[str, dict[str, Any]]:
    if place in {0, 3, 6}:
        return "craving", {"intensity": chance.randint(0, 10), "triggers": ["stress"], "note": "x" * 60}
    if place in {1, 4, 7}:
        amount = str(chance.choice([2, 2.5, 3]))
        return "intake", {"substance": "kratom_leaf", "amount": amount, "unit": "g", "reasons": ["pain"]}
    if place == 2:  # noqa: PLR2004 - the third of a day
        ratings = {name: chance.randint(0, 3) for name in ("nausea", "constipation", "insomnia", "anxiety")}
        return "side_effects", {"ratings": ratings, "sleep_hours": chance.choice([5, 6.5, 7, 8])}
    return "journal", {"text": "An ordinary day. " * 20, "mood": chance.randint(0, 10)}


def _row(vault: Vault, kind: str, fields: dict[str, Any], change: int) -> dict[str, Any]:
    sent = {"kind": kind, "time_zone": "America/New_York", "mutation_id": str(uuid.uuid4()), **fields}
    body = _SHAPES[kind].model_validate(sent).model_dump_json(by_alias=True, exclude={"mutation_id"}).encode()
    entry_id = os.urandom(16)
    return {
        "user_id": vault.user_id,
        "id": entry_id,
        "revision": 1,
        "change": change,
        "tag": vault.month_tag(kind, fields["occurred_at"][:7]),
        "sealed_body": vault.seal_record(entry_id, 1, stored_document(body, "2026-11-22T21:00:00Z")),
    }
