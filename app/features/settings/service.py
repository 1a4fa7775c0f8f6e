"""Use cases of the settings document inside one transaction."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from app.crypto.vault import Vault
from app.features.settings import store
from app.features.settings.sealing import open_settings
from app.features.sync import service as sync
from app.features.sync.errors import RevisionConflictError, RevisionRequiredError
from app.features.sync.service import Applied, Mutation


@dataclass(frozen=True, slots=True)
class StoredSettings:
    """The row as stored; revision 0 with no body stands for the defaults of a new person."""

    revision: int
    change: int
    sealed_body: bytes | None


@dataclass(frozen=True, slots=True)
class SettingsDraft:
    """A sealed document on its way in. Sealed for revision `seen_revision + 1`; None and 0 mean the first."""

    user_id: bytes
    seen_revision: int | None
    sealed_body: bytes
    mutation: Mutation | None


def find_settings(connection: Connection, user_id: bytes) -> StoredSettings:
    """A person's settings row."""
    rows = store.FIND.rows(connection, user_id=user_id)
    return StoredSettings(*rows[0]) if rows else StoredSettings(0, 0, None)


def read_settings(connection: Connection, vault: Vault) -> dict[str, Any]:
    """A person's settings as they stand, missing fields filled with their defaults, for whoever computes with them.

    Raises:
        SettingsDamagedError: if they were changed outside Ebb and do not open.
    """
    row = find_settings(connection, vault.user_id)
    return open_settings(vault, row.revision, row.sealed_body)


def put_settings(connection: Connection, draft: SettingsDraft) -> Applied:
    """Stores the document, once per mutation.

    Raises:
        RevisionConflictError: the stored revision is not the one the caller has seen.
        RevisionRequiredError: there is a document and the caller named no revision.
        MutationReusedError: the mutation id was used for something else.
    """
    claimed = sync.claim(connection, draft.user_id, draft.mutation)
    if claimed.before:
        return claimed.before
    revision = _store(connection, draft, claimed.change)
    if draft.mutation:
        sync.remember(connection, draft.user_id, draft.mutation, revision=revision, change=claimed.change)
    return Applied(revision, claimed.change, b"")


def _store(connection: Connection, draft: SettingsDraft, change: int) -> int:
    body = draft.sealed_body
    if draft.seen_revision:
        rows = store.REPLACE.rows(
            connection, user_id=draft.user_id, seen_revision=draft.seen_revision, new_change=change, new_body=body
        )
    else:
        rows = store.CREATE.rows(connection, user_id=draft.user_id, change=change, sealed_body=body)
    if not rows:
        current = find_settings(connection, draft.user_id).revision
        error = RevisionRequiredError if draft.seen_revision is None else RevisionConflictError
        raise error(f"revision {current} is stored", headers={"ETag": f'"{current}"'})
    revision: int = rows[0][0]
    return revision
