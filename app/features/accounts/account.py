"""What a signed-in person does with their own account: read it, confirm the code, end the session."""

import hmac
from dataclasses import dataclass
from datetime import UTC, datetime

from app.crypto import wraps
from app.crypto.recovery_code import tidy
from app.crypto.vault import Vault
from app.features.accounts import budgets, credentials, service
from app.features.accounts.desk import Desk
from app.features.accounts.errors import InvalidTokenError, WrongLastGroupError
from app.features.accounts.own_password import read_sealed_profile
from app.features.accounts.password_keys import LAST_GROUP_PURPOSE
from app.features.accounts.profile import Profile, open_profile
from app.features.accounts.session_keys import LABEL_PURPOSE, unlock


async def read_profile(desk: Desk, vault: Vault) -> tuple[Profile, bool]:
    """The caller's own profile, and whether the newest recovery code is confirmed."""
    profile = open_profile(vault, await read_sealed_profile(desk, vault))
    codes = await desk.db.peek(credentials.find_codes, vault.user_id)
    return profile, bool(codes) and codes[0].is_confirmed


async def confirm_code(desk: Desk, vault: Vault, typed: str) -> None:
    """Confirms the unconfirmed code whose last four characters were typed; any confirmed one again is fine.

    Raises:
        WrongLastGroupError: if they are not.
        RateLimitedError: if they were not too often.
    """
    async with desk.limiter.counted(budgets.LAST_GROUP.of(vault.user_id), wrong=WrongLastGroupError):
        await _confirm_code(desk, vault, typed)


async def _confirm_code(desk: Desk, vault: Vault, typed: str) -> None:
    for code in await desk.db.peek(credentials.find_codes, vault.user_id):
        expected = vault.open_note(LAST_GROUP_PURPOSE, code.locator, code.sealed_last_group)
        if hmac.compare_digest(tidy("".join(typed.split())).encode(), expected):
            await desk.db.write(credentials.confirm_code, vault.user_id, code.locator)
            return
    raise WrongLastGroupError("compare it with your copy, group by group")


async def end_session_of_token(desk: Desk, token: str, half: bytes | None) -> bool:
    """Ends the session of a token, also of one that ran out; whether it was a browser's.

    Raises:
        InvalidTokenError: if the token is not ours, or its other half is missing; nothing is ended.
    """
    access = desk.tokens.verify_for_leaving(token, now=desk.now())
    session = await desk.db.peek(service.find_session, access.user_id, access.session_id)
    if session is None:
        return False
    wrapped, is_browser, _ = session
    try:
        unlock(access.user_id, access.session_id, wrapped, secret=access.secret, half=half if is_browser else None)
    except wraps.WrongKeyError:
        raise InvalidTokenError("the other half of this session is missing") from None
    await desk.db.write(service.end_session, access.user_id, access.session_id)
    return is_browser


@dataclass(frozen=True, slots=True)
class ListedSession:
    """A session as its owner sees it; days are UTC dates."""

    session_id: bytes
    created_on: str
    last_seen_on: str
    label: str


async def list_sessions(desk: Desk, vault: Vault) -> list[ListedSession]:
    """The caller's sessions that have not run out, the last used first."""
    rows = await desk.db.peek(service.list_sessions, vault.user_id)
    return [_listed(vault, row) for row in rows if row.expires_at > desk.now()]


def _listed(vault: Vault, row: service.SessionRow) -> ListedSession:
    label = vault.open_note(LABEL_PURPOSE, row.session_id, row.sealed_label).decode()
    return ListedSession(row.session_id, _day(row.created_at), _day(row.rotated_at), label)


def _day(epoch: int) -> str:
    return datetime.fromtimestamp(epoch, UTC).date().isoformat()


async def end_session(desk: Desk, vault: Vault, session_id: bytes) -> bool:
    """Ends one of the caller's sessions; whether there was one."""
    return await desk.db.write(service.end_session, vault.user_id, session_id)


async def end_other_sessions(desk: Desk, vault: Vault, kept: bytes) -> None:
    """Ends every session of the caller but one."""
    await desk.db.write(service.end_other_sessions, vault.user_id, kept)


async def is_borrowed(desk: Desk, user_id: bytes, session_id: bytes) -> bool:
    """Whether a session was opened as "Not my device": what follows it must leave nothing there either."""
    row = await desk.db.peek(service.find_refresh, user_id, session_id)
    return row is not None and row.is_borrowed
