"""Signing up: repeatable until the recovery code is confirmed, so that a lost answer loses nothing."""

import secrets
from dataclasses import dataclass

from typing_extensions import override

from app.crypto import wraps
from app.crypto.keys import KEY_BYTES, DataKey
from app.crypto.recovery_code import new_recovery_code
from app.crypto.vault import Vault
from app.features.accounts import budgets, credentials, rules
from app.features.accounts.asking import name_claims
from app.features.accounts.desk import Desk, OpenedSession
from app.features.accounts.errors import LoginTakenError
from app.features.accounts.names import suggested_names
from app.features.accounts.password_keys import Credential, store_code
from app.features.accounts.profile import seal_profile
from app.features.accounts.session_keys import Device
from app.kernel.errors import InvalidInputError
from app.kernel.ids import new_id
from app.throttle.places import Place


@dataclass(frozen=True, slots=True)
class Registered:
    """A session with a new recovery code. The code is shown once and never stored."""

    session: OpenedSession
    login: str
    recovery_code: str
    is_new: bool

    @override
    def __repr__(self) -> str:
        return "Registered(…)"


async def suggest_name(desk: Desk, place: Place) -> str:
    """A login name that says nothing about a person and is free right now.

    Raises:
        RateLimitedError: if this place asked too often.
    """
    await desk.limiter.spend(*budgets.by_place(place, budgets.SUGGEST_NARROW, budgets.SUGGEST_WIDE))
    name = ""
    for name in suggested_names():
        if await desk.db.peek(credentials.find_credential, desk.login_tags(name)) is None:
            break
    return name


async def register(desk: Desk, login: str, password: str, *, device: Device, place: Place) -> Registered:
    """Opens an account, or opens it again for the same name and password while its code is unconfirmed.

    Raises:
        InvalidInputError: naming `login` or `password`, never quoting them.
        LoginTakenError: if the name belongs to somebody else, or its code is confirmed.
        RateLimitedError: if too many accounts were opened, or names found taken, from this place or in all.
    """
    claims = budgets.by_place(place, budgets.REGISTER_NARROW, budgets.REGISTER_WIDE)
    async with desk.limiter.counted(*claims, wrong=LoginTakenError) as held:
        done = await _register(desk, rules.normalise_login(login), password, device=device, place=place)
        held.is_spent = done.is_new
    return done


async def _register(desk: Desk, name: str, password: str, *, device: Device, place: Place) -> Registered:
    await refuse_unusable(desk, name, password)
    existing = await desk.db.peek(credentials.find_credential, desk.login_tags(name))
    if existing is None:
        try:
            return await _register_counted(desk, name, password, device)
        except LoginTakenError:
            # The same registration, sent twice at once: the other one won. Treat this as the repeat.
            existing = await desk.db.peek(credentials.find_credential, desk.login_tags(name))
    if existing is None:
        raise LoginTakenError
    # A password for a name that exists is a guess here as much as at log-in, and takes the same tries.
    async with desk.limiter.counted(*name_claims(desk, place, name), wrong=LoginTakenError):
        return await _register_again(desk, existing, password, device=device, name=name)


async def refuse_unusable(desk: Desk, name: str, password: str) -> None:
    """Checks a normalised name and a new password.

    Raises:
        InvalidInputError: naming `login` or `password`, never quoting them.
    """
    problems = {
        "login": rules.login_problem(name),
        "password": await desk.gate.run(rules.password_problem, password, name),
    }
    found = {field: problem for field, problem in problems.items() if problem}
    if found:
        raise InvalidInputError("choose another name or password", fields=found)


async def refuse_taken(desk: Desk, user_id: bytes, name: str) -> None:
    """Looks under every pepper: after a rotation a name stays under the old one until its owner signs in again.

    Raises:
        LoginTakenError: if the name is somebody else's.
    """
    owner = await desk.db.peek(credentials.find_credential, desk.login_tags(name))
    if owner is not None and owner.user_id != user_id:
        raise LoginTakenError


async def _register_counted(desk: Desk, name: str, password: str, device: Device) -> Registered:
    async with desk.limiter.counted(budgets.NEW_ACCOUNTS.of()) as held:
        done = await _register_new(desk, name, password, device)
        held.is_spent = True
    return done


async def _register_new(desk: Desk, name: str, password: str, device: Device) -> Registered:
    user_id, data_key = new_id(), DataKey(secrets.token_bytes(KEY_BYTES))
    credential = await desk.new_credential(user_id, data_key, password, revision=1)
    vault, code = Vault(user_id, data_key), new_recovery_code()
    row, opened = desk.open_session(user_id, data_key, device)
    sealed_profile = seal_profile(vault, name, desk.clock().date())
    login_name = credentials.LoginName(*desk.login_tag(name), sealed_profile)
    account = credentials.NewAccount(credential, login_name, store_code(code, vault), row)
    await desk.db.write(credentials.register, account)
    return Registered(opened, name, code.spelled(), is_new=True)


async def _register_again(
    desk: Desk, credential: Credential, password: str, *, device: Device, name: str
) -> Registered:
    try:
        data_key = await desk.open_credential(credential, password)
    except wraps.WrongKeyError:
        raise LoginTakenError("choose another name, or sign in") from None
    user_id, code = credential.user_id, new_recovery_code()
    row, opened = desk.open_session(user_id, data_key, device)
    await desk.db.write(credentials.register_again, user_id, store_code(code, Vault(user_id, data_key)), row)
    return Registered(opened, name, code.spelled(), is_new=False)
