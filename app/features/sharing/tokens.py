"""Where a file may be fetched for some minutes: a word that only this server can write, kept nowhere."""

import hmac
import struct

from app.crypto import kdf
from app.kernel import base64url

_ENDS_AT = struct.Struct(">Q")
_MAC_BYTES = 16


def file_token(key: bytes, link_tag: bytes, ends_at: int) -> str:
    """The last part of a file's address, for one link and until `ends_at`."""
    when = _ENDS_AT.pack(ends_at)
    return base64url.encode(when + _mac(key, link_tag, when))


def is_file_token(key: bytes, link_tag: bytes, text: str, *, now: int) -> bool:
    """Whether this server wrote it for this link, and not too long ago."""
    raw = base64url.decode(text) or b""
    when, mac = raw[: _ENDS_AT.size], raw[_ENDS_AT.size :]
    if len(raw) != _ENDS_AT.size + _MAC_BYTES or not hmac.compare_digest(mac, _mac(key, link_tag, when)):
        return False
    (ends_at,) = _ENDS_AT.unpack(when)
    return bool(ends_at > now)


def _mac(key: bytes, link_tag: bytes, when: bytes) -> bytes:
    return kdf.mac(key, link_tag, when)[:_MAC_BYTES]
