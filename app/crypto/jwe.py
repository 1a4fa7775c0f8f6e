"""Compact JWE (RFC 7516) of one kind: `dir` with A256GCM, as SMART Health Links want it. Knows no shares.

Written here and not taken from python-jose, whose `zip` is not raw DEFLATE and whose limit is 256 kB (measured).
"""

import json
import secrets
import zlib
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.crypto.aead import NONCE_BYTES, TAG_BYTES, SealBrokenError
from app.crypto.keys import KEY_BYTES, Secret
from app.kernel import base64url

_RAW_DEFLATE = -zlib.MAX_WBITS  # RFC 7516 section 4.1.3 names RFC 1951: no zlib header, no checksum
_PARTS = 5  # RFC 7516 section 7.1
_HEADER_NAMES = frozenset({"alg", "enc", "cty", "zip"})
MAX_OPENED_BYTES = 64 * 1024 * 1024


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


def open_jwe(key: LinkKey, text: str, *, max_bytes: int = MAX_OPENED_BYTES) -> bytes:
    """The content.

    Raises:
        SealBrokenError: if anything differs: key, header, any bit, any spelling, or more than `max_bytes` come out.
    """
    parts = text.split(".")
    if len(parts) != _PARTS or parts[1]:
        raise SealBrokenError
    header = _header(parts[0])
    nonce, ciphertext, tag = map(_decoded, parts[2:])
    if len(nonce) != NONCE_BYTES or len(tag) != TAG_BYTES:
        raise SealBrokenError
    try:
        opened = AESGCM(key.raw).decrypt(nonce, ciphertext + tag, parts[0].encode())
    except InvalidTag:
        raise SealBrokenError from None
    if "zip" in header:
        return _inflated(opened, max_bytes)
    if len(opened) > max_bytes:
        raise SealBrokenError
    return opened


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=_RAW_DEFLATE)
    return packer.compress(content) + packer.flush()


def _inflated(packed: bytes, max_bytes: int) -> bytes:
    """At most `max_bytes`: a few packed bytes may stand for a thousand times as many."""
    unpacker = zlib.decompressobj(wbits=_RAW_DEFLATE)
    try:
        content = unpacker.decompress(packed, max_bytes)
        content += unpacker.decompress(unpacker.unconsumed_tail, 1)
    except zlib.error:
        raise SealBrokenError from None
    if len(content) > max_bytes or not unpacker.eof or unpacker.unused_data:
        raise SealBrokenError
    return content


def _header(part: str) -> dict[str, Any]:
    """The protected header, if it is one that `seal_jwe` writes: no `crit`, no key of its own, nothing unknown."""
    try:
        header = json.loads(_decoded(part))
    except ValueError:
        raise SealBrokenError from None
    is_ours = isinstance(header, dict) and set(header) <= _HEADER_NAMES
    if not is_ours or (header.get("alg"), header.get("enc"), header.get("zip", "DEF")) != ("dir", "A256GCM", "DEF"):
        raise SealBrokenError
    return dict(header)


def _decoded(part: str) -> bytes:
    raw = base64url.decode(part)
    if raw is None:
        raise SealBrokenError
    return raw
