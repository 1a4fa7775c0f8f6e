"""The recovery code: 160 random bits a person can copy by hand. Owns its spelling and its check characters."""

import hashlib
import secrets
from dataclasses import dataclass

from typing_extensions import override

from app.crypto import kdf
from app.crypto.keys import WrappingKey

CODE_BYTES = 20  # 160 bits: beyond guessing, so no stretching is needed (NIST SP 800-63B section 5.1.2.2 asks for 112)
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford base32: no I, L, O, U
_BODY_LENGTH = 32
_CHECK_LENGTH = 2
_GROUP_LENGTH = 4
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "\u2013": None, "\u00a0": None})


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """20 random bytes, written as one pair of check characters and eight groups of four."""

    raw: bytes

    @override
    def __repr__(self) -> str:
        return "RecoveryCode(…)"

    def spelled(self) -> str:
        """For example `CC-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`; 34 characters and 8 hyphens."""
        body = _encode(int.from_bytes(self.raw), _BODY_LENGTH)
        groups = [body[i : i + _GROUP_LENGTH] for i in range(0, _BODY_LENGTH, _GROUP_LENGTH)]
        return "-".join([_check(self.raw), *groups])

    def last_group(self) -> str:
        """The four characters a person types to show that the code was copied."""
        return self.spelled()[-_GROUP_LENGTH:]

    def wrapping_key(self) -> WrappingKey:
        """Wraps the data key. No server secret takes part: the code opens even after their loss."""
        return WrappingKey(kdf.hkdf(self.raw, label="ebb/v1/kek/recovery"))

    def locator(self) -> bytes:
        """16 bytes that find the account without a login name, and say nothing about the code."""
        return kdf.hkdf(self.raw, label="ebb/v1/recovery-locator")[:16]


def new_recovery_code() -> RecoveryCode:
    """A fresh code from the system's randomness."""
    return RecoveryCode(secrets.token_bytes(CODE_BYTES))


def parse_recovery_code(text: str) -> RecoveryCode | None:
    """Reads a typed code: any case, spaces or hyphens anywhere, O as 0, I and L as 1; None if it cannot be one."""
    folded = tidy(text)
    if len(folded) != _CHECK_LENGTH + _BODY_LENGTH or any(c not in _ALPHABET for c in folded):
        return None
    number = 0
    for character in folded[_CHECK_LENGTH:]:
        number = number * 32 + _ALPHABET.index(character)
    raw = number.to_bytes(CODE_BYTES)
    return RecoveryCode(raw) if _check(raw) == folded[:_CHECK_LENGTH] else None


def tidy(text: str) -> str:
    """Upper case, without spaces and hyphens, with the letters people mix up read as digits."""
    return text.upper().translate(_READ_AS)


def _check(raw: bytes) -> str:
    digest = hashlib.sha256(b"ebb/v1/recovery-check" + raw).digest()
    return _encode(int.from_bytes(digest[:2]) >> 6, _CHECK_LENGTH)


def _encode(number: int, length: int) -> str:
    return "".join(_ALPHABET[(number >> (5 * i)) & 31] for i in reversed(range(length)))
