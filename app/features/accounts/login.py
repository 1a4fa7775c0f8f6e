"""Signing in: one Argon2 run, then an unwrap. An unknown name costs and says exactly what a wrong password does."""

from app.crypto import wraps
from app.crypto.keys import DataKey
from app.features.accounts import rules, service
from app.features.accounts.desk import Desk, OpenedSession
from app.features.accounts.errors import WrongNameOrPasswordError
from app.features.accounts.password_keys import Credential, open_with_password
from app.features.accounts.session_keys import open_session

_NOBODY = bytes(16)


async def log_in(
    desk: Desk, login: str, password: str, *, is_browser: bool, is_borrowed: bool = False
) -> OpenedSession:
    """Opens a session for a name and its password.

    Raises:
        WrongNameOrPasswordError: whichever of the two is wrong.
    """
    user_id, data_key = await check_password(desk, login, password)
    row, tickets = open_session(user_id, data_key, is_browser=is_browser, is_borrowed=is_borrowed, now=desk.now())
    await desk.db.write(service.add_another_session, row)
    return OpenedSession(tickets, data_key, is_browser=is_browser, is_borrowed=is_borrowed)


async def check_password(desk: Desk, login: str, password: str) -> tuple[bytes, DataKey]:
    """The user's id and data key.

    Raises:
        WrongNameOrPasswordError: whichever of the two is wrong.
    """
    name = rules.normalise_login(login)
    credential = await desk.db.peek(service.find_credential, desk.login_tags(name)) or _decoy(desk, name)
    # What no account can have costs an Argon2 run all the same, but not one over 18 times its length.
    attempt = password if rules.is_possible_password(password) else ""
    root = await desk.gate.root(attempt, credential.salt, credential.cost)
    try:
        data_key = open_with_password(root, desk.secrets.peppers[credential.pepper_id], credential)
    except (wraps.WrongKeyError, KeyError):
        raise WrongNameOrPasswordError from None
    return credential.user_id, data_key


def _decoy(desk: Desk, name: str) -> Credential:
    salt = desk.secrets.decoy_salt(name)
    return Credential(_NOBODY, 0, salt, desk.gate.new_cost, desk.secrets.pepper_id, wrapped_data_key=bytes(77))
