"""Key derivation: HKDF-SHA256 (RFC 5869) under versioned labels. Owns how parts are joined; refuses passwords."""

import hashlib
import hmac
import struct

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF, HKDFExpand

from app.crypto.keys import KEY_BYTES


def join(*parts: bytes) -> bytes:
    """Each part behind its length (4 bytes, big endian), so that no two lists of parts look the same."""
    return b"".join(struct.pack(">I", len(part)) + part for part in parts)


def hkdf(material: bytes, *, label: str, context: bytes = b"", salt: bytes | None = None) -> bytes:
    """32 bytes from key material of any shape: extract, then expand (RFC 5869 sections 2.2 and 2.3)."""
    info = join(label.encode(), context)
    return HKDF(SHA256(), KEY_BYTES, salt, info).derive(material)


def expand(key: bytes, *, label: str, context: bytes = b"", length: int = KEY_BYTES) -> bytes:
    """`length` bytes from a key that is already uniformly random (RFC 5869 section 2.3)."""
    return HKDFExpand(SHA256(), length, join(label.encode(), context)).derive(key)


def mac(key: bytes, *parts: bytes) -> bytes:
    """HMAC-SHA256 (RFC 2104) over the joined parts, 32 bytes."""
    return hmac.digest(key, join(*parts), hashlib.sha256)
