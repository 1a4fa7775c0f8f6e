"""HTTP of accounts: signing up, in and out. Thin: parse, call a use case, set cookies."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response, Security

from app.crypto.vault import Vault
from app.features.accounts import account, login, refreshing, registration
from app.features.accounts.cookies import refuse_foreign_origin
from app.features.accounts.deps import CALLER_ERRORS, CurrentCaller, CurrentCookies, CurrentDesk, optional_token
from app.features.accounts.desk import Desk, OpenedSession
from app.features.accounts.errors import (
    ForeignOriginError,
    LoginTakenError,
    SessionExpiredError,
    SessionRevokedError,
    UnsupportedGrantError,
    WrongLastGroupError,
    WrongNameOrPasswordError,
)
from app.features.accounts.schemas import (
    Account,
    ApiSession,
    BrowserSession,
    ConfirmCodeRequest,
    Device,
    LoginRequest,
    NameSuggestion,
    OutboxKey,
    RegisteredSession,
    RegisterRequest,
    TokenForm,
)
from app.kernel.errors import BusyError, InvalidInputError, StorageFullError, UnavailableError
from app.web.body import StrictRoute
from app.web.problems import responses

router = APIRouter(prefix="/api/v1", tags=["accounts"], route_class=StrictRoute)

STORAGE_ERRORS = (BusyError, UnavailableError, StorageFullError)
_SAME_ORIGIN = [Depends(refuse_foreign_origin)]


@router.get("/auth/name-suggestion", responses=responses(*STORAGE_ERRORS))
async def suggest_name(desk: CurrentDesk) -> NameSuggestion:
    """A free login name that says nothing about you."""
    return NameSuggestion(login=await registration.suggest_name(desk))


@router.post(
    "/auth/register",
    status_code=201,
    response_model=RegisteredSession,
    responses={
        200: {"model": RegisteredSession, "description": "Repeated before the recovery code was confirmed"},
        **responses(LoginTakenError, InvalidInputError, ForeignOriginError, *STORAGE_ERRORS),
    },
    dependencies=_SAME_ORIGIN,
)
async def register(body: RegisterRequest, desk: CurrentDesk, cookies: CurrentCookies, response: Response) -> object:
    """Opens an account. Safe to repeat with the same name and password until the recovery code is confirmed."""
    done = await registration.register(desk, body.login, body.password)
    response.status_code = 201 if done.is_new else 200
    session = _browser_session(desk, done.session)
    _set_cookies(cookies, response, done.session)
    return RegisteredSession(
        **session.model_dump(exclude={"device"}), device=session.device, recovery_code=done.recovery_code
    )


@router.post(
    "/auth/login",
    responses=responses(WrongNameOrPasswordError, ForeignOriginError, *STORAGE_ERRORS),
    dependencies=_SAME_ORIGIN,
)
async def log_in(body: LoginRequest, desk: CurrentDesk, cookies: CurrentCookies, response: Response) -> BrowserSession:
    """Opens a browser session: an access token in the answer, its other half and the refresh secret in cookies."""
    opened = await login.log_in(desk, body.login, body.password, is_browser=True, is_borrowed=body.not_my_device)
    _set_cookies(cookies, response, opened)
    return _browser_session(desk, opened)


@router.post(
    "/auth/refresh",
    responses=responses(SessionExpiredError, SessionRevokedError, ForeignOriginError, *STORAGE_ERRORS),
    dependencies=_SAME_ORIGIN,
)
async def refresh(request: Request, desk: CurrentDesk, cookies: CurrentCookies, response: Response) -> BrowserSession:
    """Exchanges the refresh cookie for a new access token and the next refresh cookie."""
    half = cookies.half(request)
    if half is None:
        raise SessionExpiredError("there is no session here")
    presented = refreshing.parse_refresh_secret(cookies.refresh(request) or "")
    opened = await refreshing.refresh(desk, presented, half)
    _set_cookies(cookies, response, opened)
    return _browser_session(desk, opened)


@router.post(
    "/auth/token",
    responses=responses(
        WrongNameOrPasswordError, UnsupportedGrantError, SessionExpiredError, SessionRevokedError, *STORAGE_ERRORS
    ),
)
async def issue_token(form: Annotated[TokenForm, Form()], desk: CurrentDesk) -> ApiSession:
    """An API session without cookies (OAuth 2 password and refresh_token grants, RFC 6749 sections 4.3 and 6)."""
    if form.grant_type == "password":
        name, password = _required(username=form.username, password=form.password)
        opened = await login.log_in(desk, name, password, is_browser=False)
    elif form.grant_type == "refresh_token":
        (text,) = _required(refresh_token=form.refresh_token)
        opened = await refreshing.refresh(desk, refreshing.parse_refresh_secret(text), None)
    else:
        raise UnsupportedGrantError("use grant_type password or refresh_token")
    return ApiSession(access_token=_access_token(desk, opened), refresh_token=_refresh_text(opened))


@router.post(
    "/auth/logout", status_code=204, responses=responses(ForeignOriginError, *STORAGE_ERRORS), dependencies=_SAME_ORIGIN
)
async def log_out(
    request: Request,
    desk: CurrentDesk,
    cookies: CurrentCookies,
    response: Response,
    token: Annotated[str | None, Security(optional_token)],
) -> None:
    """Ends the session of the token, else of the cookie. The key goes with it; 204 also when there is none."""
    ended_browser = await account.end_session_of_token(desk, token, cookies.half(request))
    if ended_browser is False:
        return  # an API session has no cookies: those in the same jar belong to somebody's browser
    text = cookies.refresh(request)
    if text and not ended_browser:
        await refreshing.log_out(desk, text)
    cookies.clear(response)


@router.post(
    "/auth/recovery-code/confirm",
    status_code=204,
    responses=responses(WrongLastGroupError, *CALLER_ERRORS, *STORAGE_ERRORS),
)
async def confirm_recovery_code(body: ConfirmCodeRequest, caller: CurrentCaller, desk: CurrentDesk) -> None:
    """Confirms the recovery code by its last four characters."""
    await account.confirm_code(desk, caller.vault, body.last_group)


@router.get("/account", responses=responses(*CALLER_ERRORS, *STORAGE_ERRORS))
async def read_account(caller: CurrentCaller, desk: CurrentDesk) -> Account:
    """Your login name, the day you signed up, and whether your recovery code is confirmed."""
    profile, is_confirmed = await account.read_profile(desk, caller.vault)
    return Account(login=profile.login, created_on=profile.created_on, recovery_code_confirmed=is_confirmed)


def _required(**fields: str | None) -> tuple[str, ...]:
    missing = {name: "this field is required" for name, value in fields.items() if not value}
    if missing:
        raise InvalidInputError("some fields are missing", fields=missing)
    return tuple(value for value in fields.values() if value)


def _set_cookies(cookies: CurrentCookies, response: Response, opened: OpenedSession) -> None:
    half = opened.tickets.half
    cookies.set(response, half=half, refresh=_refresh_text(opened), is_borrowed=opened.is_borrowed)


def _browser_session(desk: Desk, opened: OpenedSession) -> BrowserSession:
    device = None if opened.is_borrowed else _device(Vault(opened.tickets.user_id, opened.data_key))
    return BrowserSession(access_token=_access_token(desk, opened), device=device)


def _device(vault: Vault) -> Device:
    keys = vault.device_keys()
    return Device(cache_key=keys.cache_key_text(), outbox=OutboxKey.model_validate(keys.outbox_jwk()))


def _access_token(desk: Desk, opened: OpenedSession) -> str:
    tickets = opened.tickets
    return desk.tokens.issue(tickets.user_id, tickets.session_id, tickets.secret, now=desk.now())


def _refresh_text(opened: OpenedSession) -> str:
    tickets = opened.tickets
    return refreshing.RefreshSecret(tickets.user_id, tickets.session_id, tickets.refresh).text()
