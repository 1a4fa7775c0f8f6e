"""Listing and searching, newest first, month by month, from blind tags alone. Bounded work per call."""

import heapq
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

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
_CHUNK = 250
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
    """One page. Opens whole months, because a row does not say when it happened, but keeps only the page.

    It may be empty and yet not the last: work is bounded, and the cursor says where to go on.
    """
    found: list[OpenedEntry] = []
    unreadable: list[Row] = []
    opened_rows = 0
    for month, rows in _months(connection, vault, query):
        room = query.limit + 1 - len(found)
        newest, opened = _newest(_open_all(vault, rows, unreadable), query, month, room=room)
        found += newest
        if len(found) > query.limit:
            last = found[query.limit - 1]
            return Page(found[: query.limit], (rules.month_of(last.occurred_at), position(last)), unreadable)
        opened_rows += opened
        if opened_rows >= MOST_OPENED:
            return Page(found, (rules.month_before(month), None), unreadable)
    return Page(found, None, unreadable)


def _newest(opened: Iterator[OpenedEntry], query: ListQuery, month: str, *, room: int) -> tuple[list[OpenedEntry], int]:
    """The newest wanted entries of a month, as many as there is room for, and how many were opened."""
    best: list[tuple[Position, OpenedEntry]] = []
    count = 0
    for entry in opened:
        count += 1
        if _is_wanted(entry, query, month):
            item = (position(entry), entry)
            heapq.heappush(best, item) if len(best) < room else heapq.heappushpop(best, item)
    return [entry for _, entry in sorted(best, reverse=True)], count


def has_months_before(connection: Connection, vault: Vault, kind: str, month: str) -> bool:
    """Whether anything of a kind is filed under an earlier month. Opens nothing."""
    tags = {tag for (tag,) in store.LIST_TAGS.rows(connection, user_id=vault.user_id)}
    earlier = rules.months_back(rules.month_before(month), rules.EARLIEST_MONTH)
    return any(vault.month_tag(kind, one) in tags for one in earlier)


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


def _months(connection: Connection, vault: Vault, query: ListQuery) -> Iterator[tuple[str, Iterator[Row]]]:
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
        rows = _rows(connection, vault, tags)
        first = next(rows, None)
        if first:
            yield month, chain((first,), rows)
        empty = 0 if first else empty + 1
        if remaining is None and empty >= _PROBED_MONTHS:
            remaining = {tag for (tag,) in store.LIST_TAGS.rows(connection, user_id=vault.user_id)}
        if remaining is not None and remaining <= visited:
            return


def _rows(connection: Connection, vault: Vault, tags: list[bytes]) -> Iterator[Row]:
    """Every row under these tags, a few hundred at a time: a month of long notes must not fill the memory."""
    for tag in tags:
        last = b""
        while True:
            rows = store.FIND_BY_TAG.rows(connection, user_id=vault.user_id, tag=tag, after=last, count=_CHUNK)
            yield from map(Row._make, rows)
            if len(rows) < _CHUNK:
                break
            last = rows[-1][0]


def _open_all(vault: Vault, rows: Iterable[Row], unreadable: list[Row]) -> Iterator[OpenedEntry]:
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
