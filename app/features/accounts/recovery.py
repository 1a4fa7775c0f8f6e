"""Coming back with the recovery code alone: it finds the account, opens it, and survives lost server secrets."""

from app.crypto import wraps
from app.crypto.keys import DataKey
from app.crypto.recovery_code import RecoveryCode, new_recovery_code, parse_recovery_code
from app.crypto.vault import Vault
from app.features.accounts import budgets, credentials, rules
from app.features.accounts.desk import Desk
from app.features.accounts.errors import WrongRecoveryCodeError
from app.features.accounts.password_keys import open_with_code, store_code
from app.features.accounts.profile import open_profile, reseal_profile
from app.features.accounts.registration import Registered, refuse_taken, refuse_unusable
from app.features.accounts.session_keys import Device
from app.kernel.errors import InvalidInputError
from app.throttle.places import Place


async def recover(
    desk: Desk, text: str, new_password: str, *, new_login: str | None, device: Device, place: Place
) -> Registered:
    """A new password for whoever holds the code, and a new, unconfirmed code.

    The used code stays valid until the new one is confirmed, so a lost answer loses nothing.

    Raises:
        WrongRecoveryCodeError: if the code opens nothing.
        InvalidInputError: naming `new_password` or `new_login`.
        LoginTakenError: if the new name is somebody else's.
        RateLimitedError: if too many codes opened nothing.
    """
    code = parse_recovery_code(text)
    if code is None:
        raise WrongRecoveryCodeError("it does not read like a code; look at each group again")
    vault = await _open_counted(desk, code, place)
    sealed = await desk.db.peek(credentials.find_profile, vault.user_id)
    old = await desk.db.peek(credentials.find_own_credential, vault.user_id)
    if sealed is None or old is None:
        raise WrongRecoveryCodeError
    name = rules.normalise_login(new_login) if new_login else open_profile(vault, sealed).login
    await _refuse(desk, name, new_password)
    await refuse_taken(desk, vault.user_id, name)
    fresh = await desk.new_credential(vault.user_id, vault.data_key, new_password, revision=old.revision + 1)
    row, opened = desk.open_session(vault.user_id, vault.data_key, device)
    offered = new_recovery_code()
    change = credentials.Recovery(
        used_locator=code.locator(),
        credential=fresh,
        name=credentials.LoginName(*desk.login_tag(name), reseal_profile(vault, sealed, login=name)),
        code=store_code(offered, vault),
        session=row,
    )
    await desk.db.write(credentials.recover, change)
    await desk.db.checkpoint_truncate()
    return Registered(opened, name, offered.spelled(), is_new=False)


async def _open_counted(desk: Desk, code: RecoveryCode, place: Place) -> Vault:
    claims = budgets.by_place(place, budgets.RECOVER_NARROW, budgets.RECOVER_WIDE)
    async with desk.limiter.counted(*claims, wrong=WrongRecoveryCodeError):
        try:
            return await _open(desk, code)
        except WrongRecoveryCodeError:
            await desk.limiter.spend(budgets.RECOVER_WHOLE.of())
            raise


async def _open(desk: Desk, code: RecoveryCode) -> Vault:
    found = await desk.db.peek(credentials.find_by_locator, code.locator())
    if found is None:
        raise WrongRecoveryCodeError
    user_id, wrapped = found
    try:
        return Vault(user_id, DataKey(open_with_code(code, user_id, wrapped)))
    except wraps.WrongKeyError:
        raise WrongRecoveryCodeError from None


async def _refuse(desk: Desk, name: str, new_password: str) -> None:
    try:
        await refuse_unusable(desk, name, new_password)
    except InvalidInputError as error:
        fields = {f"new_{field}": words for field, words in error.fields.items()}
        raise InvalidInputError(error.detail, fields=fields) from None
