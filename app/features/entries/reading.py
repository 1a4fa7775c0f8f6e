"""Every entry of some months, opened, for whoever computes over a record. Owns the order of nothing."""

from collections.abc import Iterator

from sqlalchemy import Connection

from app.crypto.vault import Vault
from app.features.entries import rules, store
from app.features.entries.errors import RecordDamagedError
from app.features.entries.sealing import Row, open_row

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
            tag, after = vault.month_tag(kind, month), b""
            while True:
                rows = store.FIND_BY_TAG.rows(connection, user_id=vault.user_id, tag=tag, after=after, count=_CHUNK)
                if rows:
                    yield kind, _open(vault, [Row._make(row) for row in rows], unreadable)
                if len(rows) < _CHUNK:
                    break
                after = rows[-1][0]


def _open(vault: Vault, rows: list[Row], unreadable: list[Row]) -> Documents:
    found: Documents = []
    for row in rows:
        try:
            found.append((row.entry_id, open_row(vault, row).raw))
        except RecordDamagedError:
            unreadable.append(row)
    return found
