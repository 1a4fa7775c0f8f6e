"""Keeping a session alive and ending it. Never logs an honest phone out because of a bad network."""

import base64
import binascii
from dataclasses import dataclass

from typing_extensions import override

from app.crypto import wraps
from app.features.accounts import service
from app.features.accounts.desk import Desk, OpenedSession
from app.features.accounts.errors import SessionExpiredError, SessionRevokedError
from app.features.accounts.session_keys import RefreshReusedError, RefreshRow, Tickets, is_holder, plan_refresh, unlock

_PARTS = (16, 16, 32)
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

    def text(self) -> str:
        """Base64url without padding, 86 characters."""
        raw = self.user_id + self.session_id + self.secret
        return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def parse_refresh_secret(text: str) -> RefreshSecret:
    """Reads a refresh secret.

    Raises:
        SessionExpiredError: if it is not one; the caller has nothing better than to sign in again.
    """
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise SessionExpiredError from None
    user_end, session_end, end = 16, 32, sum(_PARTS)
    if len(raw) != end:
        raise SessionExpiredError
    return RefreshSecret(raw[:user_end], raw[user_end:session_end], raw[session_end:])


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


async def log_out(desk: Desk, text: str) -> None:
    """Ends the session a refresh secret belongs to; silent if it is gone, or the text is not its secret."""
    try:
        presented = parse_refresh_secret(text)
    except SessionExpiredError:
        return
    row = await desk.db.peek(service.find_refresh, presented.user_id, presented.session_id)
    if row and is_holder(row, presented.user_id, presented.session_id, presented.secret):
        await desk.db.write(service.end_session, presented.user_id, presented.session_id)


async def _live_row(desk: Desk, presented: RefreshSecret) -> RefreshRow:
    row = await desk.db.peek(service.find_refresh, presented.user_id, presented.session_id)
    if row is None:
        raise SessionRevokedError
    if row.expires_at <= desk.now():
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
    except RefreshReusedError:
        await desk.db.write(service.end_session, user_id, session_id)
        raise SessionRevokedError from None
    _require_half(row, tickets, half)
    if rotation and not await desk.db.write(service.rotate_session, user_id, session_id, rotation):
        return None
    return OpenedSession(tickets, data_key, row.is_browser, row.is_borrowed)


def _require_half(row: RefreshRow, tickets: Tickets, half: bytes | None) -> None:
    try:
        unlock(tickets.user_id, tickets.session_id, row.wrapped_data_key, secret=tickets.secret, half=half)
    except wraps.WrongKeyError:
        raise SessionExpiredError("the other half of this session is missing") from None
