"""Signing in: one Argon2 run, then an unwrap. An unknown name costs and says exactly what a wrong password does."""

from app.crypto import wraps
from app.crypto.keys import DataKey
from app.crypto.vault import Vault
from app.features.accounts import credentials, rules, service
from app.features.accounts.asking import Asker, login_claims
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
    credential = await desk.db.peek(credentials.find_credential, desk.login_tags(name)) or _decoy(desk, name)
    claims = await login_claims(desk, asker, credential.user_id, name)
    async with desk.limiter.counted(*claims, wrong=WrongNameOrPasswordError):
        data_key = await _open(desk, credential, password)
    row, opened = desk.open_session(credential.user_id, data_key, device)
    await desk.db.write(service.add_another_session, row)
    if credential.cost != desk.gate.new_cost or credential.pepper_id != desk.secrets.pepper_id:
        await _renew(desk, credential, data_key, name=name, password=password)
    return opened


async def _open(desk: Desk, credential: Credential, password: str) -> DataKey:
    # What no account can have costs an Argon2 run all the same, but not one over 18 times its length.
    attempt = password if rules.is_possible_password(password) else ""
    try:
        return await desk.open_credential(credential, attempt)
    except wraps.WrongKeyError:
        raise WrongNameOrPasswordError from None


async def _renew(desk: Desk, old: Credential, data_key: DataKey, *, name: str, password: str) -> None:
    """Brings an old wrap and an old name tag to today's cost and pepper; another log-in may be first."""
    fresh = await desk.new_credential(old.user_id, data_key, password, revision=old.revision + 1)
    vault = Vault(old.user_id, data_key)
    sealed_profile = await desk.db.peek(credentials.find_profile, vault.user_id)
    if sealed_profile is None:
        return  # the account was deleted while Argon2 ran
    renamed = credentials.LoginName(*desk.login_tag(name), sealed_profile)
    try:
        await desk.db.write(credentials.renew, fresh, renamed)
    except CredentialChangedError:
        return


def _decoy(desk: Desk, name: str) -> Credential:
    salt = desk.secrets.decoy_salt(name)
    return Credential(_NOBODY, 0, salt, desk.gate.new_cost, desk.secrets.pepper_id, wrapped_data_key=bytes(77))
