"""From an opened session to its shape on the wire."""

from app.crypto.vault import Vault
from app.features.accounts.desk import Desk, OpenedSession
from app.features.accounts.registration import Registered
from app.features.accounts.schemas import ApiSession, BrowserSession, Device, OutboxKey, RecoveredSession


def browser_session(desk: Desk, opened: OpenedSession) -> BrowserSession:
    """For a browser: the token in the body, the rest in cookies; no device keys on a borrowed device."""
    return BrowserSession(access_token=_access_token(desk, opened), device=_device(opened))


def registered_session(desk: Desk, done: Registered) -> RecoveredSession:
    """As `browser_session`, with the login name and the new recovery code."""
    opened = done.session
    return RecoveredSession(
        access_token=_access_token(desk, opened),
        device=_device(opened),
        login=done.login,
        recovery_code=done.recovery_code,
    )


def api_session(desk: Desk, opened: OpenedSession) -> ApiSession:
    """For an API client: everything in the body."""
    return ApiSession(access_token=_access_token(desk, opened), refresh_token=opened.refresh_text)


def _device(opened: OpenedSession) -> Device | None:
    if opened.is_borrowed:
        return None
    keys = Vault(opened.tickets.user_id, opened.data_key).device_keys()
    return Device(cache_key=keys.cache_key_text(), outbox=OutboxKey.model_validate(keys.outbox_jwk()))


def _access_token(desk: Desk, opened: OpenedSession) -> str:
    tickets = opened.tickets
    return desk.tokens.issue(tickets.user_id, tickets.session_id, tickets.secret, now=desk.now())
