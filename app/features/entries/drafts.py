"""Preparing a write before its transaction: sealing, tagging and naming the mutation. No database here."""

from datetime import datetime

from app.crypto.vault import Vault
from app.features.entries import rules
from app.features.entries.schemas import CravingEntry, IntakeEntry, JournalEntry, SideEffectsEntry
from app.features.entries.sealing import stored_document
from app.features.entries.service import DeleteDraft, PutDraft
from app.features.sync.receipts import recorded_text, seal_mutation
from app.features.sync.rules import expiry_month
from app.kernel.errors import InvalidInputError
from app.kernel.ids import parse_uuid4

Entry = JournalEntry | CravingEntry | SideEffectsEntry | IntakeEntry


def draft_put(vault: Vault, entry_id: bytes, entry: Entry, *, seen_revision: int | None, now: datetime) -> PutDraft:
    """A sealed draft of one entry, bound to the revision it will have.

    Raises:
        InvalidInputError: if the entry lies more than two days in the future.
    """
    if rules.is_too_far_ahead(entry.occurred_at, now):
        raise InvalidInputError("check the date", fields={"occurred_at": "this is in the future"})
    body = entry.model_dump_json(by_alias=True, exclude={"mutation_id"}).encode()
    recorded_at = recorded_text(now)
    document = stored_document(body, recorded_at)
    return PutDraft(
        user_id=vault.user_id,
        entry_id=entry_id,
        seen_revision=seen_revision,
        tag=vault.month_tag(entry.kind, rules.month_of(entry.occurred_at)),
        sealed_body=vault.seal_record(entry_id, (seen_revision or 0) + 1, document),
        schema_version=entry.schema_version,
        mutation=seal_mutation(vault, entry.mutation_id, entry_id, operation="put", body=entry.as_sent(), now=now),
    )


def draft_delete(
    vault: Vault, entry_id: bytes, *, seen_revision: int | None, mutation_id: str | None, now: datetime
) -> DeleteDraft:
    """A deletion as it will be written."""
    mutation = mutation_id and seal_mutation(vault, mutation_id, entry_id, operation="delete", body=b"", now=now)
    return DeleteDraft(vault.user_id, entry_id, seen_revision, mutation or None, expiry_month(now))


def as_entry_id(text: str) -> bytes:
    """The id in a path.

    Raises:
        InvalidInputError: if it is not a random UUID.
    """
    entry_id = parse_uuid4(text)
    if entry_id is None:
        raise InvalidInputError("use a random UUID", fields={"entry_id": "this is not a UUID version 4"})
    return entry_id
