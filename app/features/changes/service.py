"""Use cases of changes inside one transaction: read what is new, apply a batch. Owns no rows of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from app.crypto.vault import Vault
from app.features.accounts.errors import SessionRevokedError
from app.features.entries import service as entries
from app.features.entries.errors import RecordDamagedError
from app.features.entries.sealing import OpenedEntry, Row, open_row
from app.features.entries.service import DeleteDraft, PutDraft, PutResult
from app.features.patterns import service as patterns
from app.features.settings import service as settings
from app.features.sync import service as sync
from app.features.sync.cursors import ChangeCursor
from app.features.sync.service import Applied
from app.kernel.errors import AppError

MOST_BYTES = 2**20  # of sealed bodies in one answer, unless one alone is larger


@dataclass(frozen=True, slots=True)
class Feed:
    """Changed rows after a cursor, opened, in order of their change."""

    entries: list[OpenedEntry]
    deleted: list[Row]
    unreadable: list[Row]
    cursor: ChangeCursor
    more: bool
    settings_revision: int
    flag_responses_revision: int


Draft = PutDraft | DeleteDraft | AppError
Outcome = PutResult | Applied | AppError


def read_changes(connection: Connection, vault: Vault, seen: ChangeCursor | None, *, limit: int) -> Feed | None:
    """What changed since `seen`, or everything without it. None while the database has no timeline yet.

    A person's change numbers are taken under their row lock, so they become visible in order: a row that is changed
    while a device reads on moves behind what it has read, and is never skipped.

    Raises:
        SessionRevokedError: if the account is gone.
        ResyncRequiredError: if what the device has read does not lead here.
    """
    start = sync.resume(connection, vault.user_id, seen)
    if start is None:
        return None
    cursor, newest = start
    rows, more = entries.find_changed(
        connection, vault.user_id, after=cursor.change, most_rows=limit, most_bytes=MOST_BYTES
    )
    opened, deleted, unreadable = _open(vault, rows)
    return Feed(
        opened,
        deleted,
        unreadable,
        # At the end the newest number stands for everything, also for changes that left no row behind.
        cursor=replace(cursor, change=rows[-1].change if more else newest),
        more=more,
        settings_revision=settings.find_settings(connection, vault.user_id).revision,
        flag_responses_revision=patterns.find_responses(connection, vault.user_id).revision,
    )


def apply_batch(connection: Connection, vault: Vault, drafts: Sequence[Draft]) -> list[Outcome]:
    """Applies drafts in order, in this one transaction. A refused one leaves nothing and does not stop the others.

    Raises:
        SessionRevokedError: if the account is gone.
    """
    return [_apply(connection, vault, draft) for draft in drafts]


def _open(vault: Vault, rows: Sequence[Row]) -> tuple[list[OpenedEntry], list[Row], list[Row]]:
    opened: list[OpenedEntry] = []
    deleted: list[Row] = []
    unreadable: list[Row] = []
    for row in rows:
        if row.sealed_body is None:
            deleted.append(row)
            continue
        try:
            opened.append(open_row(vault, row))
        except RecordDamagedError:
            unreadable.append(row)
    return opened, deleted, unreadable


def _apply(connection: Connection, vault: Vault, draft: Draft) -> Outcome:
    if isinstance(draft, AppError):
        return draft
    try:
        if isinstance(draft, DeleteDraft):
            return entries.delete_entry(connection, draft)
        return entries.put_entry(connection, vault, draft)
    except SessionRevokedError:
        raise
    except AppError as refusal:
        # Services check before they store, so a refused put has stored nothing but what it claimed.
        if isinstance(draft, PutDraft):
            sync.release(connection, draft.user_id, draft.claims)
        return refusal
