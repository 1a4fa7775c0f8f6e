"""Base64url without padding (RFC 4648 section 5), in its one canonical spelling."""

import base64
import binascii


def encode(raw: bytes) -> str:
    """Bytes as text for tokens, cookies and cursors."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def decode(text: str) -> bytes | None:
    """The bytes, or None: other alphabets, padding and spare bits are refused, so one value has one spelling."""
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    return raw if encode(raw) == text else None
