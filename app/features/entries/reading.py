"""Every entry of some months, opened, for whoever computes over a record. Owns the order of nothing."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from app.crypto.aead import SealBrokenError
from app.crypto.vault import Vault
from app.features.entries import rules, store
from app.features.entries.sealing import Drawer, Row, drawer

_CHUNK = 250  # as in lists: a month of long notes must not fill the memory
Documents = list[tuple[bytes, bytes]]


def open_months(
    connection: Connection, vault: Vault, *, oldest: str, newest: str, unreadable: list[Row]
) -> Iterator[tuple[str, Documents]]:
    """Kind by kind and month by month, what is filed there: ids and stored documents.

    Rows that do not open, or do not belong where they are filed, go to `unreadable`.
    """
    for month in rules.months_back(newest, oldest):
        for kind in rules.KINDS:
            for found, _ in open_drawer(connection, vault, kind=kind, month=month, unreadable=unreadable):
                yield kind, found


def open_drawer(
    connection: Connection, vault: Vault, *, kind: str, month: str, unreadable: list[Row]
) -> Iterator[tuple[Documents, list[int]]]:
    """What is filed under one kind and month, some at a time; beside it the change numbers of all those rows."""
    tag, here, after = vault.month_tag(kind, month), drawer(kind, month), b""
    while True:
        rows = store.FIND_BY_TAG.rows(connection, user_id=vault.user_id, tag=tag, after=after, count=_CHUNK)
        if rows:
            yield _open(vault, rows, here, unreadable), [row[2] for row in rows]
        if len(rows) < _CHUNK:
            break
        after = rows[-1][0]


def _open(vault: Vault, rows: list[tuple[Any, ...]], here: Drawer, unreadable: list[Row]) -> Documents:
    found: Documents = []
    for entry_id, revision, change, tag, sealed_body in rows:
        try:
            raw = vault.open_record(entry_id, revision, sealed_body)
        except SealBrokenError:
            raw = b""
        if here.holds(raw):
            found.append((entry_id, raw))
        else:
            unreadable.append(Row(entry_id, revision, change, tag, sealed_body))
    return found
