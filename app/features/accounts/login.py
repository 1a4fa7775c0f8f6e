"""Signing in: one Argon2 run, then an unwrap. An unknown name costs and says exactly what a wrong password does."""

from app.crypto import wraps
from app.crypto.keys import DataKey
from app.features.accounts import credentials, peppers, rules, service
from app.features.accounts.asking import Asker, login_claims
from app.features.accounts.credentials import FoundAccount
from app.features.accounts.desk import Desk, OpenedSession
from app.features.accounts.errors import CredentialChangedError, WrongNameOrPasswordError
from app.features.accounts.password_keys import Credential
from app.features.accounts.session_keys import Device

_NOBODY = bytes(16)


async def log_in(desk: Desk, login: str, password: str, *, device: Device, asker: Asker) -> OpenedSession:
    """Opens a session for a name and its password.

    Raises:
        WrongNameOrPasswordError: whichever of the two is wrong.
        RateLimitedError: if that was so too often; then no Argon2 runs, and nobody learns whether there is such a name.
    """
    name = rules.normalise_login(login)
    found = await desk.db.peek(credentials.find_account, desk.login_tags(name))
    credential = found.credential if found else _decoy(desk, name)
    claims = await login_claims(desk, asker, credential.user_id, name)
    async with desk.limiter.counted(*claims, wrong=WrongNameOrPasswordError):
        data_key = await _open(desk, credential, password)
    row, opened = desk.open_session(credential.user_id, data_key, device)
    await desk.db.write(service.add_another_session, row)
    if found and not _is_of_today(desk, found, name):
        await _renew(desk, found, data_key, name=name, password=password)
    return opened


async def _open(desk: Desk, credential: Credential, password: str) -> DataKey:
    # What no account can have costs an Argon2 run all the same, but not one over 18 times its length.
    attempt = password if rules.is_possible_password(password) else ""
    try:
        return await desk.open_credential(credential, attempt)
    except wraps.WrongKeyError:
        raise WrongNameOrPasswordError from None


def _is_of_today(desk: Desk, found: FoundAccount, name: str) -> bool:
    """Wrap and tag each have a pepper: a new password or a new name since the last rotation moved one of them."""
    credential, (tag, pepper_id) = found.credential, desk.login_tag(name)
    return (credential.cost, credential.pepper_id, found.login_tag) == (desk.gate.new_cost, pepper_id, tag)


async def _renew(desk: Desk, found: FoundAccount, data_key: DataKey, *, name: str, password: str) -> None:
    """Brings an old wrap and an old name tag to today's cost and pepper; another log-in may be first."""
    old, (tag, pepper_id) = found.credential, desk.login_tag(name)
    fresh = await desk.new_credential(old.user_id, data_key, password, revision=old.revision + 1)
    try:
        await desk.db.write(peppers.renew, fresh, peppers.NewTag(found.login_tag, tag, pepper_id))
    except CredentialChangedError:
        return


def _decoy(desk: Desk, name: str) -> Credential:
    salt = desk.secrets.decoy_salt(name)
    return Credential(_NOBODY, 0, salt, desk.gate.new_cost, desk.secrets.pepper_id, wrapped_data_key=bytes(77))
