"""Listing entries newest first, month by month, from blind tags alone. Work grows with the page, not the years."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from app.crypto.aead import SealBrokenError
from app.crypto.vault import Vault
from app.features.entries import rules, store
from app.features.entries.errors import RecordDamagedError
from app.features.entries.sealing import OpenedEntry, Row, open_row
from app.features.sync.errors import InvalidCursorError

_CURSOR_PURPOSE = "entries/cursor"
_PROBED_MONTHS = 3  # this many empty months in a row, and it pays to ask which months there are at all
Position = tuple[float, bytes]


@dataclass(frozen=True, slots=True)
class ListQuery:
    """Which entries. Days are calendar days as written, both included; `cursor` is sealed by `seal_cursor`."""

    kinds: tuple[str, ...]
    newest_month: str
    first_day: str
    last_day: str
    limit: int
    month: str | None = None
    after: Position | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Entries in order, the place to go on from, and rows that do not open."""

    entries: list[OpenedEntry]
    next_month: str | None
    next_position: Position | None
    unreadable: list[Row]


def list_entries(connection: Connection, vault: Vault, query: ListQuery) -> Page:
    """One page. Opens whole months, because a row does not say when it happened."""
    found: list[OpenedEntry] = []
    unreadable: list[Row] = []
    for month, rows in _months(connection, vault, query):
        opened = list(_open_all(vault, rows, unreadable))
        ordered = sorted((entry for entry in opened if _is_wanted(entry, query, month)), key=position, reverse=True)
        found += ordered
        if len(found) > query.limit:
            last = found[query.limit - 1]
            return Page(found[: query.limit], rules.month_of(last.occurred_at), position(last), unreadable)
    return Page(found, None, None, unreadable)


def position(entry: OpenedEntry) -> Position:
    """Where an entry stands within its month: by instant, then by id."""
    return datetime.fromisoformat(entry.occurred_at).timestamp(), entry.entry_id


def seal_cursor(vault: Vault, month: str, after: Position) -> bytes:
    """A place in a list that only its owner can use, and that tells nobody a date."""
    instant, entry_id = after
    return vault.seal_note(_CURSOR_PURPOSE, b"", json.dumps([month, instant, entry_id.hex()]).encode())


def open_cursor(vault: Vault, sealed: bytes) -> tuple[str, Position]:
    """Month and position of a cursor.

    Raises:
        InvalidCursorError: if it was not made for this person.
    """
    try:
        month, instant, entry_id = json.loads(vault.open_note(_CURSOR_PURPOSE, b"", sealed))
    except SealBrokenError:
        raise InvalidCursorError from None
    return month, (instant, bytes.fromhex(entry_id))


def _months(connection: Connection, vault: Vault, query: ListQuery) -> Iterator[tuple[str, list[Row]]]:
    newest = min(query.month or query.newest_month, rules.month_of(query.last_day), query.newest_month)
    remaining: set[bytes] | None = None
    visited: set[bytes] = set()
    empty = 0
    for month in rules.months_back(newest, rules.month_of(query.first_day)):
        tags = [vault.month_tag(kind, month) for kind in query.kinds]
        visited.update(tags)
        if remaining is not None:
            tags = [tag for tag in tags if tag in remaining]
        rows = [Row(*row) for tag in tags for row in store.FIND_BY_TAG.rows(connection, user_id=vault.user_id, tag=tag)]
        if rows:
            yield month, rows
        empty = 0 if rows else empty + 1
        if remaining is None and empty >= _PROBED_MONTHS:
            remaining = {tag for (tag,) in store.LIST_TAGS.rows(connection, user_id=vault.user_id)}
        if remaining is not None and remaining <= visited:
            return


def _open_all(vault: Vault, rows: list[Row], unreadable: list[Row]) -> Iterator[OpenedEntry]:
    for row in rows:
        try:
            yield open_row(vault, row)
        except RecordDamagedError:
            unreadable.append(row)


def _is_wanted(entry: OpenedEntry, query: ListQuery, month: str) -> bool:
    if not query.first_day <= rules.day_of(entry.occurred_at) <= query.last_day:
        return False
    return query.after is None or month != query.month or position(entry) < query.after
