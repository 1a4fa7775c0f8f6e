"""One rule for every write: take the next change number first, answer a repeated mutation with its first result."""

from dataclasses import dataclass

from sqlalchemy import Connection

from app.features.accounts import service as accounts
from app.features.accounts.errors import SessionRevokedError
from app.features.accounts.service import NOTHING, Usage
from app.features.sync import rules, store
from app.features.sync.cursors import ChangeCursor
from app.features.sync.errors import MutationReusedError, QuotaReachedError, ResyncRequiredError


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


@dataclass(frozen=True, slots=True)
class Claim:
    """The turn of one write: its change number, the first result of a repeat, and what the person stores."""

    change: int
    before: Applied | None
    usage: Usage
    pruned_month: int


def claim(connection: Connection, user_id: bytes, mutation: Mutation | None, more: Usage = NOTHING) -> Claim:
    """Takes the turn of a write that will store `more`. A repeat of an applied mutation stores nothing.

    Raises:
        SessionRevokedError: if the account is gone.
        MutationReusedError: if the id was used for another target or another body.
        QuotaReachedError: if the person would store too much.
    """
    turn = accounts.next_change(connection, user_id, more)
    if turn is None:
        raise SessionRevokedError
    before = _find(connection, user_id, mutation) if mutation else None
    if before:
        release(connection, user_id, more)
    else:
        _require_room(turn.usage, more)
    return Claim(turn.change, before, turn.usage, turn.pruned_month)


def grow(connection: Connection, user_id: bytes, claimed: Claim, more: Usage) -> None:
    """Counts what a write turns out to store beyond what it claimed.

    Raises:
        QuotaReachedError: as `claim`.
    """
    entries, stored_bytes = claimed.usage.entries, claimed.usage.stored_bytes
    _require_room(Usage(entries + more.entries, stored_bytes + more.stored_bytes), more)
    accounts.add_usage(connection, user_id, more)


def release(connection: Connection, user_id: bytes, more: Usage) -> None:
    """Gives back what was counted and is not stored."""
    accounts.add_usage(connection, user_id, Usage(-more.entries, -more.stored_bytes))


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


def forget(connection: Connection, user_id: bytes, month: int) -> bool:
    """Deletes a few mutations whose month has come; whether these were the last."""
    return store.FORGET_MUTATIONS.run(connection, user_id=user_id, month=month) < rules.PRUNED_AT_ONCE


def new_timeline(connection: Connection, timeline_id: bytes) -> None:
    """Starts another history: every device reads everything once more and sends what is missing here.

    For whoever puts an older copy of the database in place. `timeline_id` is 16 random bytes.
    """
    store.END_TIMELINE.run(connection)
    start_timeline(connection, timeline_id)


def start_timeline(connection: Connection, timeline_id: bytes) -> None:
    """Names the history of a new database; does nothing where it has a name."""
    store.START_TIMELINE.run(connection, timeline_id=timeline_id)


def resume(connection: Connection, user_id: bytes, seen: ChangeCursor | None) -> tuple[ChangeCursor, int] | None:
    """Where a device goes on reading, and the newest change. None while the database has no timeline yet.

    Raises:
        SessionRevokedError: if the account is gone.
        ResyncRequiredError: if what the device has read does not lead here.
    """
    timelines = store.FIND_TIMELINE.rows(connection)
    if not timelines:
        return None
    progress = accounts.find_progress(connection, user_id)
    if progress is None:
        raise SessionRevokedError
    begun = ChangeCursor(timelines[0][0], change=0, floor=progress.pruned_change)
    if seen is None:
        return begun, progress.change
    if seen.timeline_id != begun.timeline_id or seen.change > progress.change:
        raise ResyncRequiredError(
            "the server was restored from a copy; start without a cursor and send what is missing"
        )
    if progress.pruned_change > max(seen.change, seen.floor):
        raise ResyncRequiredError("this device was away for long; start without a cursor, send what is missing")
    return seen, progress.change


def _find(connection: Connection, user_id: bytes, mutation: Mutation) -> Applied | None:
    rows = store.FIND_MUTATION.rows(connection, user_id=user_id, mutation_id=mutation.mutation_id)
    if not rows:
        return None
    target_id, revision, change, body_mac, sealed_receipt = rows[0]
    if target_id != mutation.target_id or body_mac != mutation.body_mac:
        raise MutationReusedError("give every change an id of its own")
    return Applied(revision, change, sealed_receipt)


def _require_room(usage: Usage, more: Usage) -> None:
    grows = more.entries > 0 or more.stored_bytes > 0
    if grows and rules.is_over_quota(usage.entries, usage.stored_bytes):
        raise QuotaReachedError("nothing is lost: reading, exporting and deleting go on working")
