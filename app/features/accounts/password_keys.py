"""How a password and a recovery code hold the data key. The password check is the unwrap; nothing is compared."""

import secrets
from dataclasses import dataclass

from app.crypto import kdf, wraps
from app.crypto.keys import DataKey, PasswordRoot, WrappingKey
from app.crypto.passwords import SALT_BYTES, Argon2Cost
from app.crypto.recovery_code import RecoveryCode
from app.crypto.vault import Vault

LAST_GROUP_PURPOSE = "recovery-code/last-group"


@dataclass(frozen=True, slots=True)
class Credential:
    """What is stored beside a wrapped data key: enough to run Argon2 again, nothing to check a guess by itself."""

    user_id: bytes
    revision: int
    salt: bytes
    cost: Argon2Cost
    pepper_id: int
    wrapped_data_key: bytes


@dataclass(frozen=True, slots=True)
class StoredCode:
    """A recovery code's row."""

    locator: bytes
    wrapped_data_key: bytes
    sealed_last_group: bytes


def new_salt() -> bytes:
    """16 random bytes for one password."""
    return secrets.token_bytes(SALT_BYTES)


def wrap_with_password(root: PasswordRoot, pepper: bytes, data_key: DataKey, user_id: bytes) -> bytes:
    """The data key under a password and the server's pepper."""
    key = _password_key(root, pepper, user_id)
    return wraps.wrap(key, data_key.raw, purpose="data-key/password", user_id=user_id)


def open_with_password(root: PasswordRoot, pepper: bytes, credential: Credential) -> DataKey:
    """The data key.

    Raises:
        wraps.WrongKeyError: if the password is wrong.
    """
    key = _password_key(root, pepper, credential.user_id)
    wrapped = credential.wrapped_data_key
    return DataKey(wraps.unwrap(key, wrapped, purpose="data-key/password", user_id=credential.user_id))


def store_code(code: RecoveryCode, vault: Vault) -> StoredCode:
    """A code's row: where to find it, the data key under it, and its last four characters for its owner."""
    locator = code.locator()
    wrapped = wraps.wrap(
        code.wrapping_key(),
        vault.export_data_key(),
        purpose="data-key/recovery",
        user_id=vault.user_id,
        context=locator,
    )
    return StoredCode(locator, wrapped, vault.seal_note(LAST_GROUP_PURPOSE, locator, code.last_group().encode()))


def _password_key(root: PasswordRoot, pepper: bytes, user_id: bytes) -> WrappingKey:
    return WrappingKey(kdf.hkdf(root.raw, label="ebb/v1/kek/password", context=user_id, salt=pepper))
