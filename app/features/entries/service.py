"""Use cases of entries inside one transaction: put, delete, find. Knows no HTTP; takes sealed values."""

from dataclasses import dataclass

from sqlalchemy import Connection

from app.crypto.vault import Vault
from app.features.accounts.service import NOTHING, Usage
from app.features.entries import store
from app.features.entries.errors import NewerPayloadError
from app.features.entries.pruning import prune
from app.features.entries.sealing import Row, stored_schema
from app.features.sync import service as sync
from app.features.sync.errors import RevisionConflictError, RevisionRequiredError
from app.features.sync.service import Applied, Claim, Mutation
from app.kernel.errors import AppError, NotFoundError


@dataclass(frozen=True, slots=True)
class PutDraft:
    """A sealed entry on its way in. Sealed for revision `seen_revision + 1`; None and 0 mean the first."""

    user_id: bytes
    entry_id: bytes
    seen_revision: int | None
    tag: bytes
    sealed_body: bytes
    schema_version: int
    mutation: Mutation

    @property
    def claims(self) -> Usage:
        """What it adds if it is new; what a replacement adds shows beside the row it replaces."""
        return NOTHING if self.seen_revision else Usage(1, len(self.sealed_body))


@dataclass(frozen=True, slots=True)
class DeleteDraft:
    """A deletion on its way in. The tombstone may go in `tombstone_month`."""

    user_id: bytes
    entry_id: bytes
    seen_revision: int | None
    mutation: Mutation | None
    tombstone_month: int


@dataclass(frozen=True, slots=True)
class PutResult:
    """What became of a draft. `is_new` is False for a replacement and for a repeated mutation."""

    applied: Applied
    is_new: bool


def put_entry(connection: Connection, vault: Vault, draft: PutDraft) -> PutResult:
    """Stores a new or replaced entry, once per mutation. Where it raises, it has stored nothing but its claim.

    Raises:
        MutationReusedError: the mutation id was used for something else.
        RevisionConflictError: the stored revision is not the one the caller has seen.
        RevisionRequiredError: the entry exists (or existed) and the caller named no revision.
        NewerPayloadError: it would overwrite what a newer app has written.
        QuotaReachedError: the person would store too much.
    """
    claimed = sync.claim(connection, draft.user_id, draft.mutation, draft.claims)
    if claimed.before:
        return PutResult(claimed.before, is_new=False)
    if draft.seen_revision:
        revision = _replace(connection, vault, draft, claimed)
    else:
        revision = _create(connection, draft, claimed.change)
    sync.remember(connection, draft.user_id, draft.mutation, revision=revision, change=claimed.change)
    prune(connection, draft.user_id, claimed, expires_month=draft.mutation.expires_month)
    applied = Applied(revision, claimed.change, draft.mutation.sealed_receipt)
    return PutResult(applied, is_new=not draft.seen_revision)


def delete_entry(connection: Connection, draft: DeleteDraft) -> Applied:
    """Leaves a tombstone in place of an entry. Deleting again changes nothing.

    Raises:
        NotFoundError: there never was such an entry.
        RevisionConflictError: it was changed since the revision the caller has seen.
        MutationReusedError: as `put_entry`.
    """
    claimed = sync.claim(connection, draft.user_id, draft.mutation)
    if claimed.before:
        return claimed.before
    row = find_entry(connection, draft.user_id, draft.entry_id)
    if row is None:
        raise NotFoundError
    if row.sealed_body is None:
        return _deleted(connection, draft, Applied(row.revision, row.change, b""))
    if draft.seen_revision not in {None, row.revision}:
        raise _stale(RevisionConflictError, row)
    revision = _bury(connection, draft, row, claimed.change)
    sync.release(connection, draft.user_id, Usage(1, len(row.sealed_body)))
    prune(connection, draft.user_id, claimed, expires_month=draft.tombstone_month)
    return _deleted(connection, draft, Applied(revision, claimed.change, b""))


def find_entry(connection: Connection, user_id: bytes, entry_id: bytes) -> Row | None:
    """A person's own row, tombstones included."""
    rows = store.FIND.rows(connection, user_id=user_id, entry_id=entry_id)
    return Row(*rows[0]) if rows else None


def find_changed(
    connection: Connection, user_id: bytes, *, after: int, most_rows: int, most_bytes: int
) -> tuple[list[Row], bool]:
    """Rows with a change number above `after`, in that order, and whether there are more.

    Sizes are asked for first: fifty long texts are an answer, five hundred of them are a load.
    """
    sizes = store.CHANGED_SIZES.rows(connection, user_id=user_id, after=after, most=most_rows + 1)
    taken, total = 0, 0
    for _, size in sizes[:most_rows]:
        total += size
        if taken and total > most_bytes:
            break
        taken += 1
    if not taken:
        return [], False
    rows = store.FIND_CHANGED.rows(connection, user_id=user_id, after=after, last=sizes[taken - 1][0])
    return [Row(*row) for row in rows], len(sizes) > taken


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


def _replace(connection: Connection, vault: Vault, draft: PutDraft, claimed: Claim) -> int:
    row = find_entry(connection, draft.user_id, draft.entry_id)
    if row is None or row.revision != draft.seen_revision:
        raise _stale(RevisionConflictError, row)
    if stored_schema(vault, row) > draft.schema_version:
        raise NewerPayloadError
    old_bytes = len(row.sealed_body or b"")
    more = Usage(int(row.sealed_body is None), len(draft.sealed_body) - old_bytes)
    sync.grow(connection, draft.user_id, claimed, more)
    replaced = store.REPLACE.rows(
        connection,
        user_id=draft.user_id,
        entry_id=draft.entry_id,
        seen_revision=draft.seen_revision,
        new_change=claimed.change,
        new_tag=draft.tag,
        new_body=draft.sealed_body,
    )
    _forget_digest(connection, draft.user_id, row)
    revision: int = replaced[0][0]
    return revision


def _bury(connection: Connection, draft: DeleteDraft, row: Row, change: int) -> int:
    buried = store.BURY.rows(
        connection,
        user_id=draft.user_id,
        entry_id=row.entry_id,
        seen_revision=row.revision,
        new_change=change,
        new_month=draft.tombstone_month,
    )
    _forget_digest(connection, draft.user_id, row)
    revision: int = buried[0][0]
    return revision


def _forget_digest(connection: Connection, user_id: bytes, row: Row) -> None:
    """It holds no more, and nothing of what was changed or deleted may stay in it."""
    if row.tag is not None:
        store.DROP_DIGEST.run(connection, user_id=user_id, tag=row.tag)


def _deleted(connection: Connection, draft: DeleteDraft, applied: Applied) -> Applied:
    # Also when it was gone already: repeated after somebody brought the entry back, it must not delete that.
    if draft.mutation:
        sync.remember(connection, draft.user_id, draft.mutation, revision=applied.revision, change=applied.change)
    return applied


def _stale(error: type[AppError], row: Row | None) -> AppError:
    """Tells the caller which revision is stored, so that they can fetch it and keep both."""
    if row is None:
        return error("there is no such entry")
    state = "deleted" if row.sealed_body is None else "stored"
    return error(f"revision {row.revision} is {state}", headers={"ETag": f'"{row.revision}"'})
