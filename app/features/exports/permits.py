"""Permission to take a copy: the password was asked for again a moment ago, in this very session.

A permit is a sealed note and nothing is stored of it. It opens under its owner's key alone, for the session it was
given in, until its time is over: an open phone in other hands is not enough (attack 67), nor is a permit without it.
"""

import struct

from app.crypto.aead import SealBrokenError
from app.crypto.vault import Vault
from app.features.accounts.desk import Desk
from app.features.accounts.own_password import confirm_password
from app.features.exports.errors import ExportPermitNeededError
from app.kernel import base64url

LIFETIME_SECONDS = 300  # time for a few formats one after the other
_PURPOSE = "exports/permit"
_EXPIRY = struct.Struct(">Q")


async def grant_permit(desk: Desk, vault: Vault, session_id: bytes, password: str) -> str:
    """A permit for `LIFETIME_SECONDS`.

    Raises:
        WrongPasswordError: if this is not the caller's password.
        RateLimitedError: if it was not too often.
    """
    await confirm_password(desk, vault, password)
    return base64url.encode(vault.seal_note(_PURPOSE, session_id, _EXPIRY.pack(desk.now() + LIFETIME_SECONDS)))


def check_permit(vault: Vault, session_id: bytes, permit: str | None, *, now: int) -> None:
    """Lets a permit of this person and this session through until it ends. `now` in epoch seconds.

    Raises:
        ExportPermitNeededError: for anything else; nobody is told what was wrong with it.
    """
    sealed = base64url.decode(permit or "") or b""
    try:
        (expires_at,) = _EXPIRY.unpack(vault.open_note(_PURPOSE, session_id, sealed))
    except SealBrokenError:
        raise ExportPermitNeededError from None
    if expires_at <= now:
        raise ExportPermitNeededError
