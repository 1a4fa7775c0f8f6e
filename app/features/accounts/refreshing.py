"""Keeping a session alive and ending it. Never logs an honest phone out because of a bad network."""

import hmac
from dataclasses import dataclass

from typing_extensions import override

from app.crypto import wraps
from app.crypto.aead import SealBrokenError
from app.features.accounts import service
from app.features.accounts.desk import Desk, OpenedSession
from app.features.accounts.errors import SessionExpiredError, SessionRevokedError
from app.features.accounts.session_keys import (
    Device,
    RefreshReusedError,
    RefreshRow,
    Tickets,
    is_holder,
    plan_refresh,
    unlock,
)
from app.kernel import base64url

_ENDS = (16, 32, 64, 80)  # user, session, secret, mac
_MAX_RACES = 8


@dataclass(frozen=True, slots=True)
class RefreshSecret:
    """What the refresh cookie or `refresh_token` carries: whose, which session, and the secret."""

    user_id: bytes
    session_id: bytes
    secret: bytes

    @override
    def __repr__(self) -> str:
        return "RefreshSecret(…)"


def parse_refresh_secret(desk: Desk, text: str) -> RefreshSecret | None:
    """Reads what `OpenedSession.refresh_text` wrote; None if this server never wrote it.

    The mac at its end tells an old secret, whose return ends the session, from noise, which ends nothing.
    """
    raw = base64url.decode(text) or b""
    user_end, session_end, secret_end, end = _ENDS
    if len(raw) != end or not hmac.compare_digest(desk.refresh_mac(raw[:secret_end]), raw[secret_end:]):
        return None
    return RefreshSecret(raw[:user_end], raw[user_end:session_end], raw[session_end:secret_end])


async def refresh(desk: Desk, presented: RefreshSecret, half: bytes | None) -> OpenedSession:
    """The next refresh secret and what a new access token needs. `half` is None for an API client.

    Raises:
        SessionExpiredError: if the session ran out.
        SessionRevokedError: if it was ended, or its refresh secret came back after it was replaced.
    """
    for _ in range(_MAX_RACES):
        row = await _live_row(desk, presented)
        if row.is_browser != (half is not None):
            raise SessionExpiredError("this secret belongs to another kind of session")
        opened = await _try_refresh(desk, presented, row, half)
        if opened is not None:
            return opened
    raise SessionExpiredError


async def log_out(desk: Desk, presented: RefreshSecret) -> None:
    """Ends the session a refresh secret belongs to; silent if it is gone or the secret is not its own."""
    row = await desk.db.peek(service.find_refresh, presented.user_id, presented.session_id)
    if row and is_holder(row, presented.user_id, presented.session_id, presented.secret):
        await desk.db.write(service.end_session, presented.user_id, presented.session_id)


async def _live_row(desk: Desk, presented: RefreshSecret) -> RefreshRow:
    row = await desk.db.peek(service.find_refresh, presented.user_id, presented.session_id)
    if row is None:
        raise SessionRevokedError
    if row.expires_at <= desk.now():
        await desk.db.write(service.empty_expired_sessions, presented.user_id, desk.now())
        raise SessionExpiredError
    return row


async def _try_refresh(
    desk: Desk, presented: RefreshSecret, row: RefreshRow, half: bytes | None
) -> OpenedSession | None:
    """One attempt; None if another tab changed the row in between."""
    user_id, session_id = presented.user_id, presented.session_id
    try:
        tickets, data_key, rotation = plan_refresh(
            row, user_id, session_id, presented.secret, refresh_key=desk.secrets.refresh_key, now=desk.now()
        )
    except SealBrokenError:
        raise SessionExpiredError("what is stored of this session does not open") from None
    except RefreshReusedError:
        await desk.db.write(service.end_session, user_id, session_id)
        raise SessionRevokedError from None
    _require_half(row, tickets, half)
    if rotation and not await desk.db.write(service.rotate_session, user_id, session_id, rotation):
        return None
    return desk.hand_out(tickets, data_key, Device(row.is_browser, row.is_borrowed))


def _require_half(row: RefreshRow, tickets: Tickets, half: bytes | None) -> None:
    try:
        unlock(tickets.user_id, tickets.session_id, row.wrapped_data_key, secret=tickets.secret, half=half)
    except (wraps.WrongKeyError, SealBrokenError):
        raise SessionExpiredError("the other half of this session is missing") from None
