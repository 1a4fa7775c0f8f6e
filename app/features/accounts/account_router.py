"""HTTP of one's own account: name, password, recovery code, sessions, the end of it."""

from fastapi import APIRouter, Response

from app.features.accounts import account, own_password
from app.features.accounts.deps import (
    CALLER_ERRORS,
    PASSWORD_AGAIN_ERRORS,
    CurrentCaller,
    CurrentCookies,
    CurrentDesk,
    UserAgent,
)
from app.features.accounts.errors import (
    CredentialChangedError,
    LoginTakenError,
    WrongLastGroupError,
)
from app.features.accounts.labels import device_label
from app.features.accounts.replies import api_session, browser_session
from app.features.accounts.schemas import (
    Account,
    ApiSession,
    BrowserSession,
    ConfirmCodeRequest,
    LoginNameRequest,
    NewRecoveryCode,
    PasswordConfirmation,
    PasswordRequest,
    SessionList,
    SessionView,
)
from app.features.accounts.session_keys import Device
from app.kernel.errors import STORAGE_ERRORS, InvalidInputError, NotFoundError
from app.kernel.ids import format_uuid, parse_uuid
from app.throttle.errors import RateLimitedError
from app.web.body import StrictRoute
from app.web.problems import responses

router = APIRouter(prefix="/api/v1", tags=["accounts"], route_class=StrictRoute)


@router.get("/account", responses=responses(*CALLER_ERRORS, *STORAGE_ERRORS))
async def read_account(caller: CurrentCaller, desk: CurrentDesk) -> Account:
    """Your login name, the day you signed up, and whether your recovery code is confirmed."""
    profile, is_confirmed = await account.read_profile(desk, caller.vault)
    return Account(login=profile.login, created_on=profile.created_on, recovery_code_confirmed=is_confirmed)


@router.delete("/account", status_code=204, responses=responses(*PASSWORD_AGAIN_ERRORS, *STORAGE_ERRORS))
async def delete_account(
    body: PasswordConfirmation, caller: CurrentCaller, desk: CurrentDesk, cookies: CurrentCookies, response: Response
) -> None:
    """Deletes the account and everything in it, for good."""
    await own_password.delete_account(desk, caller.vault, body.current_password)
    if caller.is_browser:
        cookies.clear(response)


@router.put(
    "/auth/password",
    response_model=BrowserSession | ApiSession,
    responses=responses(CredentialChangedError, InvalidInputError, *PASSWORD_AGAIN_ERRORS, *STORAGE_ERRORS),
)
async def change_password(
    body: PasswordRequest,
    caller: CurrentCaller,
    desk: CurrentDesk,
    cookies: CurrentCookies,
    response: Response,
    user_agent: UserAgent = "",
) -> BrowserSession | ApiSession:
    """Another password. Every other session ends; this one goes on with a new token (and new cookies)."""
    is_borrowed = await account.is_borrowed(desk, caller.user_id, caller.session_id)
    device = Device(is_browser=caller.is_browser, is_borrowed=is_borrowed, label=device_label(user_agent))
    opened = await own_password.change_password(
        desk, caller.vault, body.current_password, new=body.new_password, device=device
    )
    if not caller.is_browser:
        return api_session(desk, opened)
    cookies.set(response, opened)
    return browser_session(desk, opened)


@router.put(
    "/auth/login-name",
    status_code=204,
    responses=responses(LoginTakenError, InvalidInputError, *PASSWORD_AGAIN_ERRORS, *STORAGE_ERRORS),
)
async def change_name(body: LoginNameRequest, caller: CurrentCaller, desk: CurrentDesk) -> None:
    """Another login name."""
    await own_password.change_name(desk, caller.vault, body.current_password, body.login)


@router.post("/auth/recovery-code", status_code=201, responses=responses(*PASSWORD_AGAIN_ERRORS, *STORAGE_ERRORS))
async def make_recovery_code(body: PasswordConfirmation, caller: CurrentCaller, desk: CurrentDesk) -> NewRecoveryCode:
    """A new recovery code, shown once. The old one stays valid until the new one is confirmed."""
    code = await own_password.new_recovery_code_for(desk, caller.vault, body.current_password)
    return NewRecoveryCode(recovery_code=code)


@router.post(
    "/auth/recovery-code/confirm",
    status_code=204,
    responses=responses(WrongLastGroupError, RateLimitedError, *CALLER_ERRORS, *STORAGE_ERRORS),
)
async def confirm_recovery_code(body: ConfirmCodeRequest, caller: CurrentCaller, desk: CurrentDesk) -> None:
    """Confirms the recovery code by its last four characters."""
    await account.confirm_code(desk, caller.vault, body.last_group)


@router.get("/auth/sessions", responses=responses(*CALLER_ERRORS, *STORAGE_ERRORS))
async def list_sessions(caller: CurrentCaller, desk: CurrentDesk) -> SessionList:
    """Where you are signed in."""
    listed = await account.list_sessions(desk, caller.vault)
    return SessionList(
        sessions=[
            SessionView(
                id=format_uuid(one.session_id),
                created_on=one.created_on,
                last_seen_on=one.last_seen_on,
                label=one.label,
                current=one.session_id == caller.session_id,
            )
            for one in listed
        ]
    )


@router.delete("/auth/sessions", status_code=204, responses=responses(*CALLER_ERRORS, *STORAGE_ERRORS))
async def end_other_sessions(caller: CurrentCaller, desk: CurrentDesk) -> None:
    """Ends every session but this one."""
    await account.end_other_sessions(desk, caller.vault, caller.session_id)


@router.delete(
    "/auth/sessions/{session_id}", status_code=204, responses=responses(NotFoundError, *CALLER_ERRORS, *STORAGE_ERRORS)
)
async def end_session(session_id: str, caller: CurrentCaller, desk: CurrentDesk) -> None:
    """Ends one of your sessions."""
    raw_id = parse_uuid(session_id)
    if raw_id is None or not await account.end_session(desk, caller.vault, raw_id):
        raise NotFoundError
