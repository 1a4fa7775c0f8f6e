"""What a signed-in person does with their own account: read it, confirm the code, end the session."""

import hmac

from app.crypto import wraps
from app.crypto.recovery_code import tidy
from app.crypto.vault import Vault
from app.features.accounts import service
from app.features.accounts.desk import Desk
from app.features.accounts.errors import InvalidTokenError, SessionRevokedError, WrongLastGroupError
from app.features.accounts.password_keys import LAST_GROUP_PURPOSE
from app.features.accounts.profile import Profile, open_profile
from app.features.accounts.session_keys import unlock


async def read_profile(desk: Desk, vault: Vault) -> tuple[Profile, bool]:
    """The caller's own profile, and whether their recovery code is confirmed."""
    sealed = await desk.db.peek(service.find_profile, vault.user_id)
    codes = await desk.db.peek(service.find_codes, vault.user_id)
    if sealed is None:
        raise SessionRevokedError
    return open_profile(vault, sealed), any(code.is_confirmed for code in codes)


async def confirm_code(desk: Desk, vault: Vault, typed: str) -> None:
    """Confirms the unconfirmed code whose last four characters were typed; any confirmed one again is fine.

    Raises:
        WrongLastGroupError: if they are not.
    """
    for code in await desk.db.peek(service.find_codes, vault.user_id):
        expected = vault.open_note(LAST_GROUP_PURPOSE, code.locator, code.sealed_last_group)
        if hmac.compare_digest(tidy("".join(typed.split())).encode(), expected):
            await desk.db.write(service.confirm_code, vault.user_id, code.locator)
            return
    raise WrongLastGroupError("look at the code again; it may help to read it aloud")


async def end_session_of_token(desk: Desk, token: str | None, half: bytes | None) -> bool | None:
    """Ends the session of a valid token. Whether it was a browser's; None if there is no such session."""
    try:
        access = desk.tokens.verify(token or "", now=desk.now())
    except InvalidTokenError:
        return None
    session = await desk.db.peek(service.find_session, access.user_id, access.session_id)
    if session is None:
        return None
    wrapped, is_browser, _ = session
    try:
        unlock(access.user_id, access.session_id, wrapped, secret=access.secret, half=half if is_browser else None)
    except wraps.WrongKeyError:
        return None
    await desk.db.write(service.end_session, access.user_id, access.session_id)
    return is_browser
