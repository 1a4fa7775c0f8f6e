"""What asks for the password again: another password, another name, a new code, the end of the account."""

import asyncio

from app.crypto import wraps
from app.crypto.recovery_code import new_recovery_code
from app.crypto.vault import Vault
from app.db import deletion_ledger
from app.features.accounts import budgets, credentials, rules
from app.features.accounts.desk import Desk, OpenedSession
from app.features.accounts.errors import SessionRevokedError, WrongPasswordError
from app.features.accounts.password_keys import Credential, store_code
from app.features.accounts.profile import open_profile, reseal_profile
from app.features.accounts.registration import refuse_taken
from app.features.accounts.session_keys import Device
from app.kernel.errors import InvalidInputError


async def confirm_password(desk: Desk, vault: Vault, password: str) -> Credential:
    """The caller's credential, if this is their password.

    Raises:
        WrongPasswordError: if it is not.
        RateLimitedError: if it was not too often.
    """
    credential = await desk.db.peek(credentials.find_own_credential, vault.user_id)
    if credential is None:
        raise SessionRevokedError
    async with desk.limiter.counted(budgets.OWN_PASSWORD.of(vault.user_id), wrong=WrongPasswordError):
        try:
            await desk.open_credential(credential, password)
        except wraps.WrongKeyError:
            raise WrongPasswordError from None
    return credential


async def change_password(desk: Desk, vault: Vault, current: str, *, new: str, device: Device) -> OpenedSession:
    """Another password. Every session ends and a new one begins; the old wrap leaves the disk.

    Raises:
        WrongPasswordError: if `current` is not the password.
        InvalidInputError: naming `new_password`.
        CredentialChangedError: if another change was first.
    """
    old = await confirm_password(desk, vault, current)
    await _refuse_weak(desk, vault, new)
    fresh = await desk.new_credential(vault.user_id, vault.data_key, new, revision=old.revision + 1)
    row, opened = desk.open_session(vault.user_id, vault.data_key, device)
    await desk.db.write(credentials.change_password, fresh, row)
    await desk.db.checkpoint_truncate()
    return opened


async def change_name(desk: Desk, vault: Vault, current: str, login: str) -> None:
    """Another login name.

    Raises:
        WrongPasswordError: if `current` is not the password.
        InvalidInputError: naming `login`.
        LoginTakenError: if somebody else has it.
    """
    name = rules.normalise_login(login)
    problem = rules.login_problem(name)
    if problem:
        raise InvalidInputError("choose another name", fields={"login": problem})
    await confirm_password(desk, vault, current)
    await refuse_taken(desk, vault.user_id, name)
    sealed = await read_sealed_profile(desk, vault)
    renamed = credentials.LoginName(*desk.login_tag(name), reseal_profile(vault, sealed, login=name))
    await desk.db.write(credentials.rename, vault.user_id, renamed)


async def new_recovery_code_for(desk: Desk, vault: Vault, current: str) -> str:
    """A new code, shown once. The old one stays valid until the new one is confirmed.

    Raises:
        WrongPasswordError: if `current` is not the password.
    """
    await confirm_password(desk, vault, current)
    code = new_recovery_code()
    await desk.db.write(credentials.offer_own_code, vault.user_id, store_code(code, vault))
    return code.spelled()


async def delete_account(desk: Desk, vault: Vault, current: str) -> None:
    """The end of the account: its rows, and their traces in the log of the database.

    Raises:
        WrongPasswordError: if `current` is not the password.
    """
    await confirm_password(desk, vault, current)
    await desk.db.write(credentials.delete_account, vault.user_id)
    # On disk beside the database before it is acknowledged: a restore of an older backup must not bring it back.
    await asyncio.to_thread(deletion_ledger.keep, desk.ledger, {vault.user_id})
    await desk.db.checkpoint_truncate()


async def read_sealed_profile(desk: Desk, vault: Vault) -> bytes:
    """The caller's sealed profile.

    Raises:
        SessionRevokedError: if the account is gone.
    """
    sealed = await desk.db.peek(credentials.find_profile, vault.user_id)
    if sealed is None:
        raise SessionRevokedError
    return sealed


async def _refuse_weak(desk: Desk, vault: Vault, new: str) -> None:
    name = open_profile(vault, await read_sealed_profile(desk, vault)).login
    problem = await desk.gate.run(rules.password_problem, new, name)
    if problem:
        raise InvalidInputError("choose another password", fields={"new_password": problem})
