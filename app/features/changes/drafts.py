"""Preparing the operations of a batch before its transaction. No database here."""

from datetime import datetime

from app.crypto.vault import Vault
from app.features.changes.schemas import DeleteOperation, PutOperation
from app.features.changes.service import Draft
from app.features.entries.drafts import as_entry_id, draft_delete, draft_put
from app.kernel.errors import InvalidInputError


def draft_operation(vault: Vault, operation: PutOperation | DeleteOperation, *, now: datetime) -> Draft:
    """A sealed draft, or why there is none."""
    entry_id, seen = as_entry_id(operation.id), operation.if_match
    if isinstance(operation, DeleteOperation):
        return draft_delete(vault, entry_id, seen_revision=seen, mutation_id=operation.mutation_id, now=now)
    try:
        return draft_put(vault, entry_id, operation.entry, seen_revision=seen, now=now)
    except InvalidInputError as refusal:
        return refusal
