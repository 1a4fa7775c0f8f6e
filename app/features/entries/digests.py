"""Months in little: what a slice folded a kind and month into, sealed, so that it need not open every entry again.

A digest holds for the rows it was made of and no others. Every write gives its row a change number above all before
it, so two states of a month with as many rows and the same highest number are one state (`docs/adr/0135-…`): nothing
has to be counted when somebody writes, and nobody has to be told. Deleting or changing an entry deletes the digest of
its month, so that nothing of it stays.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from app.crypto.aead import SealBrokenError
from app.crypto.vault import Vault
from app.features.accounts.service import hold_user
from app.features.entries import rules, store
from app.features.entries.reading import Documents, open_drawer
from app.features.entries.sealing import Row
from app.kernel.errors import NotFoundError

LEAST_ROWS = 8  # fewer are opened as fast as their digest
Columns = list[list[Any]]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a slice folds entries: equal columns for each kind. `name` changes whenever they do."""

    name: str
    fold: Callable[[str, Documents], Columns]
    dump: Callable[[str, Columns], bytes]
    load: Callable[[str, bytes], Columns]


@dataclass(frozen=True, slots=True)
class Digest:
    """A sealed digest of the rows of one tag: how many there were, and their highest change number."""

    tag: bytes
    row_count: int
    newest_change: int
    sealed_digest: bytes


def open_folded(
    connection: Connection, vault: Vault, shape: Shape, *, oldest: str, newest: str, unreadable: list[Row]
) -> Iterator[tuple[str, Columns, Digest | None]]:
    """Kind by kind and month by month, what is filed there in columns; beside it a digest that is worth keeping.

    Rows that do not open, or do not belong where they are filed, go to `unreadable`; a month with one is never kept.
    """
    for month in rules.months_back(newest, oldest):
        for kind in rules.KINDS:
            columns = _kept(connection, vault, shape, kind, month)
            if columns is not None:
                yield kind, columns, None
            else:
                yield (kind, *_folded(connection, vault, shape, kind, month, unreadable))


def keep(connection: Connection, vault: Vault, digests: Sequence[Digest]) -> None:
    """Stores those that still hold.

    Raises:
        NotFoundError: the account is gone.
    """
    hold_user(connection, vault.user_id, NotFoundError)  # so that none is stored beside a deletion and outlives it
    for digest in digests:
        state = store.STATE_OF_TAG.rows(connection, user_id=vault.user_id, tag=digest.tag)
        if state == [(digest.row_count, digest.newest_change)]:
            store.KEEP_DIGEST.run(
                connection,
                user_id=vault.user_id,
                tag=digest.tag,
                row_count=digest.row_count,
                newest_change=digest.newest_change,
                sealed_digest=digest.sealed_digest,
            )


def _kept(connection: Connection, vault: Vault, shape: Shape, kind: str, month: str) -> Columns | None:
    tag = vault.month_tag(kind, month)
    rows = store.FIND_DIGEST.rows(connection, user_id=vault.user_id, tag=tag)
    if not rows:
        return None
    row_count, newest_change, sealed = rows[0]
    try:
        return shape.load(kind, vault.open_digest(shape.name, tag, row_count, newest_change, sealed))
    except SealBrokenError:  # folded by another version, or changed outside Ebb: the rows themselves tell
        return None


def _folded(
    connection: Connection, vault: Vault, shape: Shape, kind: str, month: str, unreadable: list[Row]
) -> tuple[Columns, Digest | None]:
    columns, changes, broken = Columns(), list[int](), len(unreadable)
    for documents, numbers in open_drawer(connection, vault, kind, month, unreadable):
        more = shape.fold(kind, documents)
        columns = [mine + new for mine, new in zip(columns, more, strict=True)] if columns and more else columns or more
        changes += numbers
    if len(changes) < LEAST_ROWS or len(unreadable) > broken:
        return columns, None
    tag, count, newest = vault.month_tag(kind, month), len(changes), max(changes)
    sealed = vault.seal_digest(shape.name, tag, count, newest, shape.dump(kind, columns))
    return columns, Digest(tag, count, newest, sealed)
