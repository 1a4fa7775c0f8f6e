"""Answers with many entries, spliced from stored bytes and never encoded again."""

from collections.abc import Iterable

from app.crypto.vault import Vault
from app.features.entries import listing
from app.features.entries.sealing import OpenedEntry, Row
from app.features.sync.cursors import cursor_text
from app.kernel.ids import format_uuid


def page_json(vault: Vault, page: listing.Page, search: bytes = b"") -> bytes:
    """One page of a list or of a search."""
    cursor = "null"
    if page.next_place:
        cursor = f'"{cursor_text(listing.seal_cursor(vault, page.next_place, search))}"'
    tail = f',"next_cursor":{cursor},"unreadable":{unreadable_json(page.unreadable)}}}'
    return b'{"entries":' + entries_json(page.entries) + tail.encode()


def entries_json(entries: Iterable[OpenedEntry]) -> bytes:
    """Entries as an array."""
    return b"[" + b",".join(entry.as_json() for entry in entries) + b"]"


def unreadable_json(rows: Iterable[Row]) -> str:
    """Rows that do not open, as an array."""
    items = (f'{{"id":"{format_uuid(row.entry_id)}","revision":{row.revision}}}' for row in rows)
    return f"[{','.join(items)}]"


def deleted_json(rows: Iterable[Row]) -> str:
    """Tombstones, as an array."""
    items = (f'{{"id":"{format_uuid(row.entry_id)}","revision":{row.revision},"change":{row.change}}}' for row in rows)
    return f"[{','.join(items)}]"
