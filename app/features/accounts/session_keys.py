"""How a session holds the data key. Owns the wraps and the refresh state machine; pure but for fresh randomness.

Browser: half of the key in the token, half in a cookie. API client: all of it in the token. Neither is stored,
so the database and the server secrets together open nothing.
"""

import secrets
import struct
from dataclasses import dataclass

from typing_extensions import override

from app.crypto import kdf, wraps
from app.crypto.keys import KEY_BYTES, DataKey, WrappingKey
from app.kernel.ids import new_id

IDLE_SECONDS = 14 * 86400
ABSOLUTE_SECONDS = 30 * 86400
PARALLEL_SECONDS = 60  # how long nothing rotates again: tabs waking together, reloads in a row, answers that are late
_GENERATION = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class NewSession:
    """A session's row before it is written. Times are epoch seconds."""

    user_id: bytes
    session_id: bytes
    is_browser: bool
    is_borrowed: bool
    wrapped_data_key: bytes
    refresh_wrap: bytes
    created_at: int
    expires_at: int


@dataclass(frozen=True, slots=True)
class Tickets:
    """What the client gets and the server forgets."""

    user_id: bytes
    session_id: bytes
    secret: bytes
    half: bytes | None
    refresh: bytes

    @override
    def __repr__(self) -> str:
        return "Tickets(…)"


@dataclass(frozen=True, slots=True)
class RefreshRow:
    """A session's row as refreshing reads it."""

    is_browser: bool
    is_borrowed: bool
    wrapped_data_key: bytes
    refresh_wrap: bytes
    previous_refresh_wrap: bytes | None
    generation: int
    rotated_at: int
    created_at: int
    expires_at: int


@dataclass(frozen=True, slots=True)
class Rotation:
    """The change of a row that a refresh asks for, if the row is still at `from_generation`."""

    from_generation: int
    refresh_wrap: bytes
    previous_refresh_wrap: bytes | None
    rotated_at: int
    expires_at: int


class RefreshReusedError(Exception):
    """A refresh secret that was replaced long ago came back: two holders, so the session must end."""


def open_session(
    user_id: bytes, data_key: DataKey, *, is_browser: bool, is_borrowed: bool, now: int
) -> tuple[NewSession, Tickets]:
    """A new session around the data key: the row to store and the tickets to hand out."""
    session_id, secret, refresh = new_id(), secrets.token_bytes(KEY_BYTES), secrets.token_bytes(KEY_BYTES)
    half = secrets.token_bytes(KEY_BYTES) if is_browser else None
    tickets = Tickets(user_id, session_id, secret, half, refresh)
    session_key = _session_key(tickets.user_id, session_id, secret, half)
    row = NewSession(
        user_id=user_id,
        session_id=session_id,
        is_browser=is_browser,
        is_borrowed=is_borrowed,
        wrapped_data_key=wraps.wrap(
            session_key, data_key.raw, purpose="data-key/session", user_id=user_id, context=session_id
        ),
        refresh_wrap=_wrap_refresh(refresh, data_key.raw + secret, user_id, session_id),
        created_at=now,
        expires_at=now + IDLE_SECONDS,
    )
    return row, tickets


def unlock(user_id: bytes, session_id: bytes, wrapped: bytes, *, secret: bytes, half: bytes | None) -> DataKey:
    """The data key of an open session.

    Raises:
        wraps.WrongKeyError: if token and cookie are not the two halves of this session.
    """
    key = _session_key(user_id, session_id, secret, half)
    return DataKey(wraps.unwrap(key, wrapped, purpose="data-key/session", user_id=user_id, context=session_id))


def plan_refresh(
    row: RefreshRow, user_id: bytes, session_id: bytes, presented: bytes, *, refresh_key: bytes, now: int
) -> tuple[Tickets, DataKey, Rotation | None]:
    """What a presented refresh secret earns (security reference 3.4).

    The current one rotates, but for 60 seconds after a rotation it stays: two rotations within the time an answer
    may be late would make an honest tab's secret look replayed. The previous one, within those 60 seconds, gives the
    same successor (tabs waking together); later it gives a fresh one, because the first answer was lost. Anything
    older is a replay.

    Raises:
        RefreshReusedError: for anything else; the session must be ended.
    """
    key = _refresh_key(presented, user_id, session_id)
    if wraps.is_key_of(key, row.refresh_wrap):
        opened, is_current = row.refresh_wrap, True
    elif row.previous_refresh_wrap and wraps.is_key_of(key, row.previous_refresh_wrap):
        opened, is_current = row.previous_refresh_wrap, False
    else:
        raise RefreshReusedError
    content = wraps.unwrap(key, opened, purpose="data-key/refresh", user_id=user_id, context=session_id)
    data_key, secret = DataKey(content[:KEY_BYTES]), content[KEY_BYTES:]
    is_repeat = now - row.rotated_at <= PARALLEL_SECONDS and row.generation > 1
    generation = row.generation if is_repeat else row.generation + 1
    successor = kdf.mac(refresh_key, user_id, session_id, _GENERATION.pack(generation), presented)
    if is_repeat and is_current:
        successor = presented
    tickets = Tickets(user_id, session_id, secret, None, successor)
    if is_repeat:
        return tickets, data_key, None
    rotation = Rotation(
        from_generation=row.generation,
        refresh_wrap=_wrap_refresh(successor, content, user_id, session_id),
        previous_refresh_wrap=opened,
        rotated_at=now,
        expires_at=min(now + IDLE_SECONDS, row.created_at + ABSOLUTE_SECONDS),
    )
    return tickets, data_key, rotation


def is_holder(row: RefreshRow, user_id: bytes, session_id: bytes, presented: bytes) -> bool:
    """Whether a refresh secret belongs to this session, now or one step ago."""
    key = _refresh_key(presented, user_id, session_id)
    known = [wrap for wrap in (row.refresh_wrap, row.previous_refresh_wrap) if wrap]
    return any(wraps.is_key_of(key, wrap) for wrap in known)


def _session_key(user_id: bytes, session_id: bytes, secret: bytes, half: bytes | None) -> WrappingKey:
    material = kdf.join(secret) if half is None else kdf.join(secret, half)
    context = kdf.join(user_id, session_id)
    return WrappingKey(kdf.hkdf(material, label="ebb/v1/kek/session", context=context))


def _refresh_key(refresh: bytes, user_id: bytes, session_id: bytes) -> WrappingKey:
    context = kdf.join(user_id, session_id)
    return WrappingKey(kdf.hkdf(refresh, label="ebb/v1/kek/refresh", context=context))


def _wrap_refresh(refresh: bytes, content: bytes, user_id: bytes, session_id: bytes) -> bytes:
    key = _refresh_key(refresh, user_id, session_id)
    return wraps.wrap(key, content, purpose="data-key/refresh", user_id=user_id, context=session_id)
