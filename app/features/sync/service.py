"""One rule for every write: take the next change number first, answer a repeated mutation with its first result."""

from dataclasses import dataclass

from sqlalchemy import Connection

from app.features.accounts import service as accounts
from app.features.accounts.errors import SessionRevokedError
from app.features.sync import store
from app.features.sync.errors import MutationReusedError


@dataclass(frozen=True, slots=True)
class Mutation:
    """What a client calls one change. `body_mac` tells a repeat from another body; the receipt is its owner's."""

    mutation_id: bytes
    target_id: bytes
    body_mac: bytes
    sealed_receipt: bytes
    expires_month: int


@dataclass(frozen=True, slots=True)
class Applied:
    """The stored result of a mutation."""

    revision: int
    change: int
    sealed_receipt: bytes


def claim(connection: Connection, user_id: bytes, mutation: Mutation | None) -> tuple[int, Applied | None]:
    """The change number of this write, and the first result if the mutation was applied before.

    Raises:
        SessionRevokedError: if the account is gone.
        MutationReusedError: if the id was used for another target or another body.
    """
    change = accounts.next_change(connection, user_id)
    if change is None:
        raise SessionRevokedError
    return change, _find(connection, user_id, mutation) if mutation else None


def remember(connection: Connection, user_id: bytes, mutation: Mutation, *, revision: int, change: int) -> None:
    """Writes down that a mutation was applied."""
    store.ADD_MUTATION.run(
        connection,
        user_id=user_id,
        mutation_id=mutation.mutation_id,
        target_id=mutation.target_id,
        revision=revision,
        change=change,
        body_mac=mutation.body_mac,
        sealed_receipt=mutation.sealed_receipt,
        expires_month=mutation.expires_month,
    )


def _find(connection: Connection, user_id: bytes, mutation: Mutation) -> Applied | None:
    rows = store.FIND_MUTATION.rows(connection, user_id=user_id, mutation_id=mutation.mutation_id)
    if not rows:
        return None
    target_id, revision, change, body_mac, sealed_receipt = rows[0]
    if target_id != mutation.target_id or body_mac != mutation.body_mac:
        raise MutationReusedError("give every change an id of its own")
    return Applied(revision, change, sealed_receipt)
