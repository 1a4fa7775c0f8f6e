"""What a mutation leaves for its repeat: a mac of the body, and the sealed time it was recorded."""

from datetime import UTC, datetime

from app.crypto.vault import Vault
from app.features.sync import rules
from app.features.sync.service import Mutation
from app.kernel.ids import parse_uuid4

_RECEIPT_PURPOSE = "sync/receipt"


def recorded_text(now: datetime) -> str:
    """RFC 3339 in UTC, whole seconds."""
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def seal_mutation(
    vault: Vault, mutation_id: str, target_id: bytes, *, operation: str, body: bytes, now: datetime
) -> Mutation:
    """A mutation as it will be remembered. `mutation_id` was validated as a UUIDv4 at the border."""
    raw_id = parse_uuid4(mutation_id)
    assert raw_id is not None
    return Mutation(
        mutation_id=raw_id,
        target_id=target_id,
        # With the id inside, two mutations with equal bodies do not look alike to whoever reads the rows.
        body_mac=vault.mutation_mac(raw_id, operation.encode(), target_id, body),
        sealed_receipt=vault.seal_note(_RECEIPT_PURPOSE, raw_id, recorded_text(now).encode()),
        expires_month=rules.expiry_month(now),
    )


def open_receipt(vault: Vault, mutation: Mutation, sealed_receipt: bytes) -> str:
    """When a mutation was first recorded."""
    return vault.open_note(_RECEIPT_PURPOSE, mutation.mutation_id, sealed_receipt).decode()
