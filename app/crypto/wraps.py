"""Wrapping one key under another, bound to a purpose, a user and a context. Owns the key commitment."""

import hmac

from app.crypto import kdf
from app.crypto.aead import SealBrokenError, Sealer
from app.crypto.keys import WrappingKey

COMMITMENT_BYTES = 16  # AES-GCM does not commit to its key (Albertini et al., USENIX Security 2022): 128 bits do


class WrongKeyError(Exception):
    """This wrapping key does not belong to this wrap: a wrong password, code or cookie."""


def commitment(key: WrappingKey) -> bytes:
    """16 bytes that tell whether a key belongs to a wrap, and nothing else about the key."""
    return kdf.expand(key.raw, label="ebb/v1/commit", length=COMMITMENT_BYTES)


def wrap(key: WrappingKey, secret: bytes, *, purpose: str, user_id: bytes, context: bytes = b"") -> bytes:
    """Commitment ‖ sealed secret. The same purpose, user and context are needed to unwrap."""
    sealer = Sealer(kdf.expand(key.raw, label="ebb/v1/wrap"))
    return commitment(key) + sealer.seal(secret, kdf.join(purpose.encode(), user_id, context))


def unwrap(key: WrappingKey, wrapped: bytes, *, purpose: str, user_id: bytes, context: bytes = b"") -> bytes:
    """The secret.

    Raises:
        WrongKeyError: if the key is not the one that wrapped it.
        SealBrokenError: if the key is right but the bytes or their place are not.
    """
    if not is_key_of(key, wrapped):
        raise WrongKeyError
    sealer = Sealer(kdf.expand(key.raw, label="ebb/v1/wrap"))
    return sealer.open(wrapped[COMMITMENT_BYTES:], kdf.join(purpose.encode(), user_id, context))


def is_key_of(key: WrappingKey, wrapped: bytes) -> bool:
    """Whether `key` made this wrap, in constant time."""
    return hmac.compare_digest(commitment(key), wrapped[:COMMITMENT_BYTES])


__all__ = ["SealBrokenError", "WrongKeyError", "commitment", "is_key_of", "unwrap", "wrap"]
