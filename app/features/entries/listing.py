"""Listing and searching, newest first, month by month, from blind tags alone. Bounded work per call."""

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
MOST_OPENED = 1_000  # a call that found little stops after the month that reaches this: 15 ms of opening and looking
Position = tuple[float, bytes]
Place = tuple[str, Position | None]  # a month, and the entry in it after which to go on; None for its beginning


@dataclass(frozen=True, slots=True)
class ListQuery:
    """Which entries. Days are calendar days as written, both included; `text` comes folded (`rules.fold`)."""

    kinds: tuple[str, ...]
    newest_month: str
    first_day: str
    last_day: str
    limit: int
    place: Place | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Entries in order, the place to go on from, and rows that do not open."""

    entries: list[OpenedEntry]
    next_place: Place | None
    unreadable: list[Row]


def list_entries(connection: Connection, vault: Vault, query: ListQuery) -> Page:
    """One page. Opens whole months, because a row does not say when it happened. May be empty and yet not the last."""
    found: list[OpenedEntry] = []
    unreadable: list[Row] = []
    opened_rows = 0
    for month, rows in _months(connection, vault, query):
        opened = list(_open_all(vault, rows, unreadable))
        ordered = sorted((entry for entry in opened if _is_wanted(entry, query, month)), key=position, reverse=True)
        found += ordered
        if len(found) > query.limit:
            last = found[query.limit - 1]
            return Page(found[: query.limit], (rules.month_of(last.occurred_at), position(last)), unreadable)
        opened_rows += len(rows)
        if opened_rows >= MOST_OPENED:
            return Page(found, (rules.month_before(month), None), unreadable)
    return Page(found, None, unreadable)


def position(entry: OpenedEntry) -> Position:
    """Where an entry stands within its month: by instant, then by id."""
    return datetime.fromisoformat(entry.occurred_at).timestamp(), entry.entry_id


def seal_cursor(vault: Vault, place: Place, search: bytes = b"") -> bytes:
    """A place in a list that only its owner can use, and that tells nobody a date. `search` is what it belongs to."""
    month, after = place
    plain = [month, None if after is None else [after[0], after[1].hex()]]
    return vault.seal_note(_CURSOR_PURPOSE, search, json.dumps(plain).encode())


def open_cursor(vault: Vault, sealed: bytes, search: bytes = b"") -> Place:
    """The place behind a cursor.

    Raises:
        InvalidCursorError: if it was not made for this person, or not for this search.
    """
    try:
        month, after = json.loads(vault.open_note(_CURSOR_PURPOSE, search, sealed))
    except SealBrokenError:
        raise InvalidCursorError from None
    return month, None if after is None else (after[0], bytes.fromhex(after[1]))


def _months(connection: Connection, vault: Vault, query: ListQuery) -> Iterator[tuple[str, list[Row]]]:
    start = query.place[0] if query.place else query.newest_month
    newest = min(start, rules.month_of(query.last_day), query.newest_month)
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
    if query.place and query.place[0] == month and query.place[1] and position(entry) >= query.place[1]:
        return False
    return not query.text or rules.mentions(json.loads(entry.raw), query.text)
