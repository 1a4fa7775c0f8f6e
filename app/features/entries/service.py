"""Use cases of entries inside one transaction: put, delete, find. Knows no HTTP; takes sealed values."""

from dataclasses import dataclass

from sqlalchemy import Connection

from app.features.entries import store
from app.features.entries.sealing import Row
from app.features.sync import service as sync
from app.features.sync.errors import RevisionConflictError, RevisionRequiredError
from app.features.sync.service import Applied, Mutation
from app.kernel.errors import AppError, NotFoundError


@dataclass(frozen=True, slots=True)
class PutDraft:
    """A sealed entry on its way in. Sealed for revision `seen_revision + 1`; None and 0 mean the first."""

    user_id: bytes
    entry_id: bytes
    seen_revision: int | None
    tag: bytes
    sealed_body: bytes
    mutation: Mutation


@dataclass(frozen=True, slots=True)
class PutResult:
    """What became of a draft. `is_new` is False for a replacement and for a repeated mutation."""

    applied: Applied
    is_new: bool


def put_entry(connection: Connection, draft: PutDraft) -> PutResult:
    """Stores a new or replaced entry, once per mutation.

    Raises:
        MutationReusedError: the mutation id was used for something else.
        RevisionConflictError: the stored revision is not the one the caller has seen.
        RevisionRequiredError: the entry exists (or existed) and the caller named no revision.
    """
    change, before = sync.claim(connection, draft.user_id, draft.mutation)
    if before:
        return PutResult(before, is_new=False)
    revision = _replace(connection, draft, change) if draft.seen_revision else _create(connection, draft, change)
    sync.remember(connection, draft.user_id, draft.mutation, revision=revision, change=change)
    applied = Applied(revision, change, draft.mutation.sealed_receipt)
    return PutResult(applied, is_new=not draft.seen_revision)


def delete_entry(
    connection: Connection,
    user_id: bytes,
    entry_id: bytes,
    *,
    seen_revision: int | None,
    mutation: Mutation | None,
    tombstone_month: int,
) -> int:
    """Leaves a tombstone in place of an entry; its revision. Deleting again changes nothing.

    Raises:
        NotFoundError: there never was such an entry.
        RevisionConflictError: it was changed since the revision the caller has seen.
        MutationReusedError: as `put_entry`.
    """
    change, before = sync.claim(connection, user_id, mutation)
    if before:
        return before.revision
    row = find_entry(connection, user_id, entry_id)
    if row is None:
        raise NotFoundError
    if row.sealed_body is None:
        return row.revision
    if seen_revision not in {None, row.revision}:
        raise _stale(RevisionConflictError, row)
    revision = _bury(connection, user_id, row, change=change, month=tombstone_month)
    if mutation:
        sync.remember(connection, user_id, mutation, revision=revision, change=change)
    return revision


def find_entry(connection: Connection, user_id: bytes, entry_id: bytes) -> Row | None:
    """A person's own row, tombstones included."""
    rows = store.FIND.rows(connection, user_id=user_id, entry_id=entry_id)
    return Row(*rows[0]) if rows else None


def _create(connection: Connection, draft: PutDraft, change: int) -> int:
    created = store.CREATE.rows(
        connection,
        user_id=draft.user_id,
        entry_id=draft.entry_id,
        change=change,
        tag=draft.tag,
        sealed_body=draft.sealed_body,
    )
    if not created:
        error = RevisionRequiredError if draft.seen_revision is None else RevisionConflictError
        raise _stale(error, find_entry(connection, draft.user_id, draft.entry_id))
    return 1


def _replace(connection: Connection, draft: PutDraft, change: int) -> int:
    replaced = store.REPLACE.rows(
        connection,
        user_id=draft.user_id,
        entry_id=draft.entry_id,
        seen_revision=draft.seen_revision,
        new_change=change,
        new_tag=draft.tag,
        new_body=draft.sealed_body,
    )
    if not replaced:
        raise _stale(RevisionConflictError, find_entry(connection, draft.user_id, draft.entry_id))
    revision: int = replaced[0][0]
    return revision


def _bury(connection: Connection, user_id: bytes, row: Row, *, change: int, month: int) -> int:
    buried = store.BURY.rows(
        connection,
        user_id=user_id,
        entry_id=row.entry_id,
        seen_revision=row.revision,
        new_change=change,
        new_month=month,
    )
    revision: int = buried[0][0]
    return revision


def _stale(error: type[AppError], row: Row | None) -> AppError:
    """Tells the caller which revision is stored, so that they can fetch it and keep both."""
    if row is None:
        return error("there is no such entry")
    state = "deleted" if row.sealed_body is None else "stored"
    return error(f"revision {row.revision} is {state}", headers={"ETag": f'"{row.revision}"'})
