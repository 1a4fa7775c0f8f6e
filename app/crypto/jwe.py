"""Compact JWE (RFC 7516) of one kind: `dir` with A256GCM, as SMART Health Links want it. Never opens one.

Written here and not taken from python-jose, whose `zip` is not raw DEFLATE and whose limit is 256 kB (measured).
"""

import json
import secrets
import zlib

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.crypto.aead import NONCE_BYTES, TAG_BYTES
from app.crypto.keys import KEY_BYTES, Secret
from app.kernel import base64url

_RAW_DEFLATE = -zlib.MAX_WBITS  # RFC 7516 section 4.1.3 names RFC 1951: no zlib header, no checksum


class LinkKey(Secret):
    """The key of one link. It is written into the link and opens the files behind it."""

    __slots__ = ()


def new_link_key() -> LinkKey:
    """A fresh random key."""
    return LinkKey(secrets.token_bytes(KEY_BYTES))


def seal_jwe(key: LinkKey, content: bytes, *, content_type: str, deflate: bool) -> str:
    """One sealed file with a fresh nonce: the same key seals every later version of it (RFC 7518 section 5.3)."""
    header = {"alg": "dir", "enc": "A256GCM", "cty": content_type, **({"zip": "DEF"} if deflate else {})}
    protected = base64url.encode(json.dumps(header, separators=(",", ":")).encode())
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = AESGCM(key.raw).encrypt(nonce, _deflated(content) if deflate else content, protected.encode())
    ciphertext, tag = sealed[:-TAG_BYTES], sealed[-TAG_BYTES:]
    return ".".join((protected, "", *map(base64url.encode, (nonce, ciphertext, tag))))


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=_RAW_DEFLATE)
    return packer.compress(content) + packer.flush()
