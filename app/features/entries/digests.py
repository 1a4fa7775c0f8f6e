"""Months in little: what a slice folded a kind and month into, sealed, so that it need not open every entry again.

A digest holds for the rows it was made of and no others. Every write gives its row a change number above all before
it, so two states of a month with as many rows and the same highest number are one state: nothing has to be counted
when somebody writes, and nobody has to be told (`docs/adr/0135-months-in-little.md`). Deleting or changing an entry
deletes the digest of its month, so that nothing of it stays.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from app.crypto.aead import SealBrokenError
from app.crypto.vault import MonthState, Vault
from app.features.accounts.service import hold_user
from app.features.entries import rules, store
from app.features.entries.reading import Documents, open_drawer
from app.features.entries.sealing import Row
from app.kernel.errors import NotFoundError

LEAST_ROWS = 8  # fewer are opened as fast as their digest
# Of every kind alike: otherwise bytes a row would tell a craving's tag from an intake's. Measured: cravings
# 20, intakes 70, reports of eight symptoms with sleep and a tracker 230.
ROW_BYTES = 256
_PADDING = b"\0"
Columns = list[list[Any]]


@dataclass(frozen=True, slots=True)
class Shape:
    """How a slice folds entries: equal columns for each kind. `name` changes whenever they do.

    `load` reads what `dump` made: JSON, or anything else without a zero byte.
    """

    name: str
    fold: Callable[[str, Documents], Columns]
    dump: Callable[[str, Columns], bytes]
    load: Callable[[str, bytes], Columns]


@dataclass(frozen=True, slots=True)
class Digest:
    """A sealed digest, and the rows it was made of."""

    state: MonthState
    sealed_digest: bytes


def open_folded(
    connection: Connection, vault: Vault, shape: Shape, *, oldest: str, newest: str, unreadable: list[Row]
) -> Iterator[tuple[str, Columns, Digest | None]]:
    """Kind by kind and month by month, what is filed there in columns; beside it a digest that is worth keeping.

    Rows that do not open, or do not belong where they are filed, go to `unreadable`; a month with one is never kept.
    """
    reader = _Reader(connection, vault, shape, unreadable)
    for month in rules.months_back(newest, oldest):
        kept = reader.kept(month)
        for kind in rules.KINDS:
            if kind in kept:
                yield kind, kept[kind], None
            else:
                yield (kind, *reader.folded(kind, month))


def keep(connection: Connection, vault: Vault, digests: Sequence[Digest]) -> None:
    """Stores those that still hold.

    Raises:
        NotFoundError: the account is gone.
    """
    hold_user(connection, vault.user_id, NotFoundError)  # so that none is stored beside a deletion and outlives it
    for digest in digests:
        tag, *state = digest.state
        if store.STATE_OF_TAG.rows(connection, user_id=vault.user_id, tag=tag) == [tuple(state)]:
            sealed = {**digest.state._asdict(), "sealed_digest": digest.sealed_digest}
            store.KEEP_DIGEST.run(connection, user_id=vault.user_id, **sealed)


@dataclass(frozen=True, slots=True)
class _Reader:
    connection: Connection
    vault: Vault
    shape: Shape
    unreadable: list[Row]

    def kept(self, month: str) -> dict[str, Columns]:
        """What digests that still hold say, by kind."""
        kinds = {self.vault.month_tag(kind, month): kind for kind in rules.KINDS}
        tags = {f"tag_of_{kind}": tag for tag, kind in kinds.items()}
        found: dict[str, Columns] = {}
        for *state, sealed in store.FIND_DIGESTS.rows(self.connection, user_id=self.vault.user_id, **tags):
            kind = kinds[state[0]]
            # Folded by another version, or changed outside Ebb: the rows themselves tell.
            with suppress(SealBrokenError):
                kept, _, _ = self.vault.open_digest(self.shape.name, MonthState(*state), sealed).partition(_PADDING)
                found[kind] = self.shape.load(kind, kept)
        return found

    def folded(self, kind: str, month: str) -> tuple[Columns, Digest | None]:
        """What the rows say."""
        columns, changes, broken = Columns(), list[int](), len(self.unreadable)
        place = {"kind": kind, "month": month}
        for documents, numbers in open_drawer(self.connection, self.vault, **place, unreadable=self.unreadable):
            columns = _joined(columns, self.shape.fold(kind, documents))
            changes += numbers
        if len(changes) < LEAST_ROWS or len(self.unreadable) > broken:
            return columns, None
        state = MonthState(self.vault.month_tag(kind, month), len(changes), max(changes))
        plaintext = _even(self.shape.dump(kind, columns), state.row_count)
        return columns, Digest(state, self.vault.seal_digest(self.shape.name, state, plaintext))


def _even(dumped: bytes, row_count: int) -> bytes:
    """As long as any digest of as many rows; twice that, or more, where people wrote far more than is usual."""
    size = ROW_BYTES * row_count
    while size < len(dumped):
        size *= 2
    return dumped.ljust(size, _PADDING)


def _joined(columns: Columns, more: Columns) -> Columns:
    return [mine + new for mine, new in zip(columns, more, strict=True)] if columns and more else columns or more
