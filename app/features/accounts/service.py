"""Use cases of sessions and change numbers inside one transaction. Takes finished values; knows no HTTP."""

from dataclasses import dataclass

from sqlalchemy import Connection

from app.features.accounts import store
from app.features.accounts.errors import WrongNameOrPasswordError
from app.features.accounts.session_keys import NewSession, RefreshRow, Rotation
from app.kernel.errors import AppError

EXPIRED_KEPT_SECONDS = 30 * 86400


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session as its owner lists it. Times are epoch seconds."""

    session_id: bytes
    created_at: int
    rotated_at: int
    expires_at: int
    sealed_label: bytes


@dataclass(frozen=True, slots=True)
class Usage:
    """How many entries and sealed bytes a person stores, or what a write adds to them."""

    entries: int
    stored_bytes: int


NOTHING = Usage(0, 0)


@dataclass(frozen=True, slots=True)
class Turn:
    """A person's next change number; what they store with this write; the month they were last pruned in."""

    change: int
    usage: Usage
    pruned_month: int


@dataclass(frozen=True, slots=True)
class Progress:
    """A person's newest change number, and the highest one whose tombstone is gone."""

    change: int
    pruned_change: int


def hold_user(connection: Connection, user_id: bytes, gone: type[AppError]) -> None:
    """The person's row first: who else writes for them waits, and nobody writes for a deleted account."""
    if not store.HOLD_USER.rows(connection, user_id=user_id):
        raise gone


def add_another_session(connection: Connection, session: NewSession) -> None:
    """Writes a log-in's session.

    Raises:
        WrongNameOrPasswordError: if the account was deleted while Argon2 ran.
    """
    hold_user(connection, session.user_id, WrongNameOrPasswordError)
    empty_expired_sessions(connection, session.user_id, session.created_at)
    store.DELETE_LONG_EXPIRED.run(connection, user_id=session.user_id, before=session.created_at - EXPIRED_KEPT_SECONDS)
    add_session(connection, session)


def empty_expired_sessions(connection: Connection, user_id: bytes, now: int) -> None:
    """Takes the keys out of sessions that ran out. Their rows stay a while, to tell "expired" from "ended"."""
    store.EMPTY_EXPIRED.run(connection, user_id=user_id, now=now)


def add_session(connection: Connection, session: NewSession) -> None:
    """Writes a new session."""
    store.ADD_SESSION.run(
        connection,
        user_id=session.user_id,
        session_id=session.session_id,
        is_browser=int(session.is_browser),
        is_borrowed=int(session.is_borrowed),
        wrapped_data_key=session.wrapped_data_key,
        refresh_wrap=session.refresh_wrap,
        created_at=session.created_at,
        expires_at=session.expires_at,
        sealed_label=session.sealed_label,
    )


def find_session(connection: Connection, user_id: bytes, session_id: bytes) -> tuple[bytes, bool, int] | None:
    """Wrapped data key, whether a browser holds it, and when it expires. Read before every request."""
    for wrapped, is_browser, expires_at in store.FIND_SESSION.rows(connection, user_id=user_id, session_id=session_id):
        return wrapped, bool(is_browser), expires_at
    return None


def find_refresh(connection: Connection, user_id: bytes, session_id: bytes) -> RefreshRow | None:
    """A session as refreshing needs it."""
    for is_browser, is_borrowed, *rest in store.FIND_REFRESH.rows(connection, user_id=user_id, session_id=session_id):
        return RefreshRow(bool(is_browser), bool(is_borrowed), *rest)
    return None


def rotate_session(connection: Connection, user_id: bytes, session_id: bytes, rotation: Rotation) -> bool:
    """Applies a rotation; False if another tab was first."""
    rows = store.ROTATE_SESSION.rows(
        connection,
        user_id=user_id,
        session_id=session_id,
        from_generation=rotation.from_generation,
        refresh_wrap=rotation.refresh_wrap,
        previous_refresh_wrap=rotation.previous_refresh_wrap,
        rotated_at=rotation.rotated_at,
        expires_at=rotation.expires_at,
    )
    return bool(rows)


def list_sessions(connection: Connection, user_id: bytes) -> list[SessionRow]:
    """A person's sessions, the last used first."""
    return [SessionRow(*row) for row in store.LIST_SESSIONS.rows(connection, user_id=user_id)]


def end_session(connection: Connection, user_id: bytes, session_id: bytes) -> bool:
    """Deletes a session with its wraps; whether there was one."""
    return bool(store.DELETE_SESSION.run(connection, user_id=user_id, session_id=session_id))


def next_change(connection: Connection, user_id: bytes, more: Usage = NOTHING) -> Turn | None:
    """Takes a person's turn, the first lock of every write, and counts `more`. None if the account is gone."""
    for change, entries, stored_bytes, pruned_month in store.NEXT_CHANGE.rows(
        connection, user_id=user_id, more_entries=more.entries, more_bytes=more.stored_bytes
    ):
        return Turn(change, Usage(entries, stored_bytes), pruned_month)
    return None


def add_usage(connection: Connection, user_id: bytes, more: Usage) -> None:
    """Counts what only showed after the turn was taken; less than nothing for a deletion."""
    if more != NOTHING:
        store.ADD_USAGE.run(connection, user_id=user_id, more_entries=more.entries, more_bytes=more.stored_bytes)


def find_progress(connection: Connection, user_id: bytes) -> Progress | None:
    """How far a person's changes go. None if the account is gone."""
    rows = store.FIND_PROGRESS.rows(connection, user_id=user_id)
    return Progress(*rows[0]) if rows else None


def note_pruned_change(connection: Connection, user_id: bytes, change: int) -> None:
    """Remembers that the tombstone of a change is gone, so that devices which never saw it are told."""
    store.NOTE_PRUNED_CHANGE.run(connection, user_id=user_id, latest=change)


def note_pruned_month(connection: Connection, user_id: bytes, month: int) -> None:
    """Remembers that nothing is left to prune in this month."""
    store.NOTE_PRUNED_MONTH.run(connection, user_id=user_id, month=month)


def end_other_sessions(connection: Connection, user_id: bytes, kept: bytes) -> None:
    """Deletes every session but one."""
    store.DELETE_OTHER_SESSIONS.run(connection, user_id=user_id, kept=kept)
