"""A file that opens with a passphrase: Argon2id, then AES-256-GCM. Owns its format; knows nothing of what is in it."""

import secrets
import struct

from app.crypto import kdf, wraps
from app.crypto.aead import SealBrokenError
from app.crypto.keys import WrappingKey
from app.crypto.passwords import SALT_BYTES, Argon2Cost, password_root

# 64 MiB, t=3, p=4: RFC 9106 section 4, second recommended option. Once per copy, so it may cost more than a log-in.
COST = Argon2Cost(memory_kib=65536, iterations=3, parallelism=4)
_MAGIC = b"EBBSEAL1"
_HEAD = struct.Struct(f">8sIHH{SALT_BYTES}s")
_PURPOSE = "sealed-file"
# What a file may ask of this machine before anything about it is proved: 16, 5 and 4 times COST.
_MAX_MEMORY_KIB = 1024 * 1024
_MAX_ITERATIONS = 16
_MAX_PARALLELISM = 16
_MIN_KIB_PER_LANE = 8  # RFC 9106 section 3.1: at least 8 * p KiB


class NotSealedFileError(Exception):
    """These bytes are not a file that was sealed here, or not all of it."""


def seal(content: bytes, passphrase: str, *, cost: Argon2Cost = COST) -> bytes:
    """Magic ‖ cost ‖ salt ‖ key commitment ‖ sealed content; all of it is bound together."""
    salt = secrets.token_bytes(SALT_BYTES)
    head = _HEAD.pack(_MAGIC, cost.memory_kib, cost.iterations, cost.parallelism, salt)
    return head + wraps.wrap(_key(passphrase, salt, cost), content, purpose=_PURPOSE, user_id=b"", context=head)


def open_sealed(sealed: bytes, passphrase: str) -> bytes:
    """The content.

    Raises:
        NotSealedFileError: it was never sealed here, or it is damaged.
        WrongKeyError: another passphrase, or the damage is where the key comes from.
    """
    head = sealed[: _HEAD.size]
    salt, cost = _read_head(head)
    key = _key(passphrase, salt, cost)
    try:
        return wraps.unwrap(key, sealed[_HEAD.size :], purpose=_PURPOSE, user_id=b"", context=head)
    except SealBrokenError:
        raise NotSealedFileError from None


def fingerprint(content: bytes) -> str:
    """Tells whether two contents are the same; of random keys it says nothing else. 16 bytes in hex."""
    return kdf.hkdf(content, label="ebb/v1/fingerprint")[:16].hex()


def _read_head(head: bytes) -> tuple[bytes, Argon2Cost]:
    if len(head) < _HEAD.size:
        raise NotSealedFileError
    magic, memory_kib, iterations, parallelism, salt = _HEAD.unpack(head)
    is_sane = (
        magic == _MAGIC
        and 1 <= iterations <= _MAX_ITERATIONS
        and 1 <= parallelism <= _MAX_PARALLELISM
        and _MIN_KIB_PER_LANE * parallelism <= memory_kib <= _MAX_MEMORY_KIB
    )
    if not is_sane:
        raise NotSealedFileError
    return salt, Argon2Cost(memory_kib=memory_kib, iterations=iterations, parallelism=parallelism)


def _key(passphrase: str, salt: bytes, cost: Argon2Cost) -> WrappingKey:
    root = password_root(passphrase, salt, cost)
    return WrappingKey(kdf.expand(root.raw, label="ebb/v1/kek/sealed-file"))
