"""What is kept of a passcode: enough to check one, under a server secret; never the passcode."""

import hmac
from dataclasses import dataclass

from typing_extensions import override

from app.crypto import kdf
from app.crypto.keys import PasswordRoot
from app.crypto.passwords import Argon2Cost


@dataclass(frozen=True, slots=True)
class Passcode:
    """As stored. With the database and the pepper a guess costs one Argon2 run; without the pepper none can be made."""

    salt: bytes
    cost: Argon2Cost
    pepper_id: int
    check: bytes

    @override
    def __repr__(self) -> str:
        return "Passcode(…)"

    def is_right(self, root: PasswordRoot, pepper: bytes, share_id: bytes) -> bool:
        """Whether Argon2 made this of the passcode, in constant time."""
        return hmac.compare_digest(self.check, check_of(root, pepper, share_id))


def check_of(root: PasswordRoot, pepper: bytes, share_id: bytes) -> bytes:
    """32 bytes to compare with. Nothing is sealed under a passcode: a plain link opens with its key alone."""
    return kdf.hkdf(root.raw, label="ebb/v1/passcode", context=share_id, salt=pepper)
