"""Signing up: repeatable until the recovery code is confirmed, so that a lost answer loses nothing."""

import secrets
from dataclasses import dataclass

from typing_extensions import override

from app.crypto import wraps
from app.crypto.keys import KEY_BYTES, DataKey
from app.crypto.recovery_code import new_recovery_code
from app.crypto.vault import Vault
from app.features.accounts import rules, service
from app.features.accounts.desk import Desk, OpenedSession
from app.features.accounts.errors import LoginTakenError
from app.features.accounts.names import suggested_names
from app.features.accounts.password_keys import Credential, new_salt, open_with_password, store_code, wrap_with_password
from app.features.accounts.profile import seal_profile
from app.features.accounts.session_keys import open_session
from app.kernel.errors import InvalidInputError
from app.kernel.ids import new_id


@dataclass(frozen=True, slots=True)
class Registered:
    """A new or repeated registration. The code is shown once and never stored."""

    session: OpenedSession
    recovery_code: str
    is_new: bool

    @override
    def __repr__(self) -> str:
        return "Registered(…)"


async def suggest_name(desk: Desk) -> str:
    """A login name that says nothing about a person and is free right now."""
    name = ""
    for name in suggested_names():
        if await desk.db.peek(service.find_credential, desk.login_tags(name)) is None:
            break
    return name


async def register(desk: Desk, login: str, password: str) -> Registered:
    """Opens an account, or opens it again for the same name and password while its code is unconfirmed.

    Raises:
        InvalidInputError: naming `login` or `password`, never quoting them.
        LoginTakenError: if the name belongs to somebody else, or its code is confirmed.
    """
    name = rules.normalise_login(login)
    _refuse_unusable(name, password)
    existing = await desk.db.peek(service.find_credential, desk.login_tags(name))
    if existing is None:
        try:
            return await _register_new(desk, name, password)
        except LoginTakenError:
            # The same registration, sent twice at once: the other one won. Treat this as the repeat.
            existing = await desk.db.peek(service.find_credential, desk.login_tags(name))
    if existing is None:
        raise LoginTakenError
    return await _register_again(desk, existing, password)


def _refuse_unusable(name: str, password: str) -> None:
    problems = {"login": rules.login_problem(name), "password": rules.password_problem(password, name)}
    found = {field: problem for field, problem in problems.items() if problem}
    if found:
        raise InvalidInputError("choose another name or password", fields=found)


async def _register_new(desk: Desk, name: str, password: str) -> Registered:
    user_id, data_key, salt = new_id(), DataKey(secrets.token_bytes(KEY_BYTES)), new_salt()
    root = await desk.gate.root(password, salt, desk.gate.new_cost)
    pepper_id = desk.secrets.pepper_id
    wrapped = wrap_with_password(root, desk.secrets.peppers[pepper_id], data_key, user_id)
    vault, code = Vault(user_id, data_key), new_recovery_code()
    row, tickets = open_session(user_id, data_key, is_browser=True, is_borrowed=False, now=desk.now())
    account = service.NewAccount(
        credential=Credential(user_id, 1, salt, desk.gate.new_cost, pepper_id, wrapped),
        login_tag=desk.secrets.login_tag(name, pepper_id),
        sealed_profile=seal_profile(vault, name, desk.clock().date()),
        code=store_code(code, vault),
        session=row,
    )
    await desk.db.write(service.register, account)
    opened = OpenedSession(tickets, data_key, is_browser=True, is_borrowed=False)
    return Registered(opened, code.spelled(), is_new=True)


async def _register_again(desk: Desk, credential: Credential, password: str) -> Registered:
    root = await desk.gate.root(password, credential.salt, credential.cost)
    try:
        data_key = open_with_password(root, desk.secrets.peppers[credential.pepper_id], credential)
    except wraps.WrongKeyError:
        raise LoginTakenError("choose another name, or sign in") from None
    user_id, code = credential.user_id, new_recovery_code()
    row, tickets = open_session(user_id, data_key, is_browser=True, is_borrowed=False, now=desk.now())
    stored = store_code(code, Vault(user_id, data_key))
    await desk.db.write(service.register_again, user_id, stored, row)
    opened = OpenedSession(tickets, data_key, is_browser=True, is_borrowed=False)
    return Registered(opened, code.spelled(), is_new=False)
