"""Change cursors: how far a device has read. Owns their sealed form; refuses what was not made for this person."""

import struct
from dataclasses import dataclass

from app.crypto.aead import SealBrokenError
from app.crypto.vault import Vault
from app.features.sync.errors import InvalidCursorError
from app.kernel import base64url

_PURPOSE = "sync/cursor"
_LAYOUT = struct.Struct(">16sQQ")


@dataclass(frozen=True, slots=True)
class ChangeCursor:
    """Everything up to `change` was read. `floor` is what had been pruned already when the device began at zero.

    Without the floor, a device that reads a long journal for the first time would be sent back to its start again
    and again: the early pages end before tombstones that were pruned long before it began.
    """

    timeline_id: bytes
    change: int
    floor: int


def seal_change_cursor(vault: Vault, cursor: ChangeCursor) -> str:
    """As it goes over the wire. Sealed, so that it can be neither made up nor used by somebody else."""
    plain = _LAYOUT.pack(cursor.timeline_id, cursor.change, cursor.floor)
    return cursor_text(vault.seal_note(_PURPOSE, b"", plain))


def open_change_cursor(vault: Vault, text: str) -> ChangeCursor:
    """The cursor behind a text.

    Raises:
        InvalidCursorError: if it was not made for this person, or not by us.
    """
    try:
        return ChangeCursor(*_LAYOUT.unpack(vault.open_note(_PURPOSE, b"", cursor_bytes(text))))
    except SealBrokenError:
        raise InvalidCursorError from None


def cursor_text(sealed: bytes) -> str:
    """A sealed cursor as a word that needs no escaping in an address."""
    return base64url.encode(sealed)


def cursor_bytes(text: str) -> bytes:
    """What `cursor_text` was given.

    Raises:
        InvalidCursorError: if it is not exactly what `cursor_text` writes.
    """
    sealed = base64url.decode(text)
    if sealed is None:
        raise InvalidCursorError
    return sealed
