"""Identifiers: random, 16 bytes, never time-ordered (a UUIDv7 would tell when an entry was written)."""

import re
import secrets

ID_BYTES = 16
# Version 4, variant 10 (RFC 9562 sections 4.1, 5.4), as 8-4-4-4-12 hex. A pattern costs a fifth of uuid.UUID.
_UUID4 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE)


def new_id() -> bytes:
    """16 random bytes."""
    return secrets.token_bytes(ID_BYTES)


def parse_uuid4(text: str) -> bytes | None:
    """The 16 bytes of a UUIDv4 in lower or upper case.

    Returns None for anything else: braces, URNs, other versions and time-ordered ids are refused.
    """
    return bytes.fromhex(text.replace("-", "")) if _UUID4.fullmatch(text) else None


def format_uuid(value: bytes) -> str:
    """The canonical lower case spelling of 16 bytes."""
    text = value.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
