"""HTTP of signing up, in and out. Thin: parse, call a use case, set cookies."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response, Security

from app.features.accounts import account, login, recovery, refreshing, registration
from app.features.accounts.asking import Asker
from app.features.accounts.cookies import refuse_foreign_origin
from app.features.accounts.deps import (
    BrowserAsker,
    CurrentCookies,
    CurrentDesk,
    CurrentPlace,
    UserAgent,
    optional_token,
)
from app.features.accounts.errors import (
    CredentialChangedError,
    ForeignOriginError,
    InvalidTokenError,
    LoginTakenError,
    SessionExpiredError,
    SessionRevokedError,
    UnsupportedGrantError,
    WrongNameOrPasswordError,
    WrongRecoveryCodeError,
)
from app.features.accounts.labels import device_label
from app.features.accounts.replies import api_session, browser_session, registered_session
from app.features.accounts.schemas import (
    ApiSession,
    BrowserSession,
    LoginRequest,
    NameSuggestion,
    RecoveredSession,
    RecoverRequest,
    RegisterRequest,
    TokenForm,
)
from app.features.accounts.session_keys import Device
from app.kernel.errors import STORAGE_ERRORS, InvalidInputError
from app.throttle.errors import RateLimitedError
from app.web.body import StrictRoute
from app.web.problems import responses

router = APIRouter(prefix="/api/v1", tags=["accounts"], route_class=StrictRoute)

_SAME_ORIGIN = [Depends(refuse_foreign_origin)]


@router.get("/auth/name-suggestion", responses=responses(RateLimitedError, *STORAGE_ERRORS))
async def suggest_name(desk: CurrentDesk, place: CurrentPlace) -> NameSuggestion:
    """A free login name that says nothing about you."""
    return NameSuggestion(login=await registration.suggest_name(desk, place))


@router.post(
    "/auth/register",
    status_code=201,
    responses={
        200: {"model": RecoveredSession, "description": "Repeated before the recovery code was confirmed"},
        **responses(LoginTakenError, RateLimitedError, InvalidInputError, ForeignOriginError, *STORAGE_ERRORS),
    },
    dependencies=_SAME_ORIGIN,
)
async def register(
    body: RegisterRequest,
    desk: CurrentDesk,
    cookies: CurrentCookies,
    place: CurrentPlace,
    response: Response,
    user_agent: UserAgent = "",
) -> RecoveredSession:
    """Opens an account. Safe to repeat with the same name and password until the recovery code is confirmed."""
    device = Device(is_browser=True, label=device_label(user_agent))
    done = await registration.register(desk, body.login, body.password, device=device, place=place)
    response.status_code = 201 if done.is_new else 200
    cookies.set(response, done.session)
    return registered_session(desk, done)


@router.post(
    "/auth/login",
    responses=responses(WrongNameOrPasswordError, RateLimitedError, ForeignOriginError, *STORAGE_ERRORS),
    dependencies=_SAME_ORIGIN,
)
async def log_in(
    body: LoginRequest,
    desk: CurrentDesk,
    cookies: CurrentCookies,
    asker: BrowserAsker,
    response: Response,
    user_agent: UserAgent = "",
) -> BrowserSession:
    """Opens a browser session: an access token in the answer, its other half and the refresh secret in cookies."""
    device = Device(is_browser=True, is_borrowed=body.not_my_device, label=device_label(user_agent))
    opened = await login.log_in(desk, body.login, body.password, device=device, asker=asker)
    cookies.set(response, opened)
    return browser_session(desk, opened)


@router.post(
    "/auth/recover",
    responses=responses(
        WrongRecoveryCodeError,
        RateLimitedError,
        CredentialChangedError,
        LoginTakenError,
        InvalidInputError,
        ForeignOriginError,
        *STORAGE_ERRORS,
    ),
    dependencies=_SAME_ORIGIN,
)
async def recover(
    body: RecoverRequest,
    desk: CurrentDesk,
    cookies: CurrentCookies,
    place: CurrentPlace,
    response: Response,
    user_agent: UserAgent = "",
) -> RecoveredSession:
    """A new password by recovery code alone. The used code stays valid until the new one is confirmed."""
    device = Device(is_browser=True, label=device_label(user_agent))
    done = await recovery.recover(
        desk, body.recovery_code, body.new_password, new_login=body.new_login, device=device, place=place
    )
    cookies.set(response, done.session)
    return registered_session(desk, done)


@router.post(
    "/auth/refresh",
    responses=responses(SessionExpiredError, SessionRevokedError, ForeignOriginError, *STORAGE_ERRORS),
    dependencies=_SAME_ORIGIN,
)
async def refresh(request: Request, desk: CurrentDesk, cookies: CurrentCookies, response: Response) -> BrowserSession:
    """Exchanges the refresh cookie for a new access token and the next refresh cookie."""
    half = cookies.half(request)
    presented = refreshing.parse_refresh_secret(desk, cookies.refresh(request) or "")
    if half is None or presented is None:
        raise SessionExpiredError("there is no session here")
    opened = await refreshing.refresh(desk, presented, half)
    cookies.set(response, opened)
    return browser_session(desk, opened)


@router.post(
    "/auth/token",
    responses=responses(
        WrongNameOrPasswordError,
        RateLimitedError,
        UnsupportedGrantError,
        SessionExpiredError,
        SessionRevokedError,
        *STORAGE_ERRORS,
    ),
)
async def issue_token(
    form: Annotated[TokenForm, Form()], desk: CurrentDesk, place: CurrentPlace, user_agent: UserAgent = ""
) -> ApiSession:
    """An API session without cookies (OAuth 2 password and refresh_token grants, RFC 6749 sections 4.3 and 6)."""
    if form.grant_type == "password":
        name, password = _required(username=form.username, password=form.password)
        device = Device(is_browser=False, label=device_label(user_agent))
        opened = await login.log_in(desk, name, password, device=device, asker=Asker(place))
        return api_session(desk, opened)
    if form.grant_type == "refresh_token":
        (text,) = _required(refresh_token=form.refresh_token)
        presented = refreshing.parse_refresh_secret(desk, text)
        if presented is None:
            raise SessionExpiredError("this is not a refresh token")
        return api_session(desk, await refreshing.refresh(desk, presented, None))
    raise UnsupportedGrantError("use grant_type password or refresh_token")


@router.post(
    "/auth/logout",
    status_code=204,
    responses=responses(InvalidTokenError, ForeignOriginError, *STORAGE_ERRORS),
    dependencies=_SAME_ORIGIN,
)
async def log_out(
    request: Request,
    desk: CurrentDesk,
    cookies: CurrentCookies,
    response: Response,
    token: Annotated[str | None, Security(optional_token)],
) -> None:
    """Ends the session of the token (also of one that ran out), else of the cookie. The key goes with it."""
    if token is not None:
        was_browser = await account.end_session_of_token(desk, token, cookies.half(request))
        if was_browser:
            cookies.clear(response)
        return  # an API session has no cookies: those in the same jar belong to somebody's browser
    presented = refreshing.parse_refresh_secret(desk, cookies.refresh(request) or "")
    if presented:
        await refreshing.log_out(desk, presented)
    cookies.clear(response)


def _required(**fields: str | None) -> tuple[str, ...]:
    missing = {name: "this field is required" for name, value in fields.items() if not value}
    if missing:
        raise InvalidInputError("some fields are missing", fields=missing)
    return tuple(value for value in fields.values() if value)
