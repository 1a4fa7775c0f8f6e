"""Identifiers: random, 16 bytes, never time-ordered (a UUIDv7 would tell when an entry was written)."""

import secrets
import uuid

ID_BYTES = 16


def new_id() -> bytes:
    """16 random bytes."""
    return secrets.token_bytes(ID_BYTES)


def parse_uuid4(text: str) -> bytes | None:
    """The 16 bytes of a UUIDv4 (RFC 9562, variant 10) written as 8-4-4-4-12 lower or upper case hex.

    Returns None for anything else: braces, URNs, other versions and time-ordered ids are refused.
    """
    try:
        value = uuid.UUID(text)
    except ValueError:
        return None
    if str(value) != text.lower() or value.version != 4 or value.variant != uuid.RFC_4122:  # noqa: PLR2004 - the 4 of UUIDv4
        return None
    return value.bytes


def format_uuid(value: bytes) -> str:
    """The canonical lower case spelling of 16 bytes."""
    return str(uuid.UUID(bytes=value))
