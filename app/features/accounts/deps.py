"""Who is calling. Owns the dependency every private route takes; the vault it gives lives for one request."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Header, Request, Security
from fastapi.security import OAuth2PasswordBearer
from typing_extensions import override

from app.crypto import wraps
from app.crypto.aead import SealBrokenError
from app.crypto.vault import Vault
from app.features.accounts import service
from app.features.accounts.asking import Asker
from app.features.accounts.cookies import SessionCookies
from app.features.accounts.desk import Desk
from app.features.accounts.errors import (
    InvalidTokenError,
    SessionExpiredError,
    SessionRevokedError,
    WrongPasswordError,
)
from app.features.accounts.refreshing import parse_refresh_secret
from app.features.accounts.session_keys import unlock
from app.kernel.clock import epoch_seconds
from app.throttle.errors import RateLimitedError
from app.throttle.places import Place
from app.web.origin import asked_from

optional_token = OAuth2PasswordBearer(
    tokenUrl="/api/v1/auth/token",
    refreshUrl="/api/v1/auth/token",
    scheme_name="session",
    description="An access token, and in a browser session the half cookie beside it.",
    auto_error=False,
)


@dataclass(frozen=True, slots=True)
class Caller:
    """The person behind a request, with their unlocked keys."""

    user_id: bytes
    session_id: bytes
    vault: Vault
    is_browser: bool

    @override
    def __repr__(self) -> str:
        return "Caller(…)"


async def get_desk(request: Request) -> Desk:
    """This slice's tools."""
    desk: Desk = request.app.state.desk
    return desk


async def get_cookies(request: Request) -> SessionCookies:
    """How cookies are named here."""
    cookies: SessionCookies = request.app.state.cookies
    return cookies


async def browser_asker(request: Request, place: Annotated[Place, Depends(asked_from)]) -> Asker:
    """Who asks to be let in, with what their browser still holds of an earlier session."""
    desk: Desk = request.app.state.desk
    cookies: SessionCookies = request.app.state.cookies
    return Asker(place, parse_refresh_secret(desk, cookies.refresh(request) or ""))


async def current_caller(request: Request, token: Annotated[str | None, Security(optional_token)]) -> Caller:
    """The caller of a private route.

    Raises:
        InvalidTokenError: if there is no token, it is not ours, or its other half is missing.
        SessionRevokedError: if the session was ended.
        SessionExpiredError: if it ran out.
    """
    desk: Desk = request.app.state.desk
    now = epoch_seconds(desk.clock())
    access = desk.tokens.verify(token or "", now=now)
    session = await desk.db.peek(service.find_session, access.user_id, access.session_id)
    if session is None:
        raise SessionRevokedError
    wrapped, is_browser, expires_at = session
    if expires_at <= now:
        raise SessionExpiredError
    cookies: SessionCookies = request.app.state.cookies
    half = cookies.half(request) if is_browser else None
    try:
        data_key = unlock(access.user_id, access.session_id, wrapped, secret=access.secret, half=half)
    except wraps.WrongKeyError:
        raise InvalidTokenError("the other half of this session is missing") from None
    except SealBrokenError:
        raise SessionExpiredError("what is stored of this session does not open") from None
    return Caller(access.user_id, access.session_id, Vault(access.user_id, data_key), is_browser)


CurrentCaller = Annotated[Caller, Depends(current_caller)]
CurrentDesk = Annotated[Desk, Depends(get_desk)]
CurrentCookies = Annotated[SessionCookies, Depends(get_cookies)]
CurrentPlace = Annotated[Place, Depends(asked_from)]
BrowserAsker = Annotated[Asker, Depends(browser_asker)]
UserAgent = Annotated[str, Header(include_in_schema=False)]
CALLER_ERRORS = (InvalidTokenError, SessionExpiredError, SessionRevokedError)
PASSWORD_AGAIN_ERRORS = (WrongPasswordError, RateLimitedError, *CALLER_ERRORS)
