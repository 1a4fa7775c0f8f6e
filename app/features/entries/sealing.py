"""From an entry to a sealed row and back. Owns the stored document; the only place that sees both sides."""

from typing import NamedTuple

from typing_extensions import override

from app.crypto.aead import SealBrokenError
from app.crypto.vault import Vault
from app.features.entries import rules
from app.features.entries.errors import RecordDamagedError
from app.kernel.ids import format_uuid

_OCCURRED_AT = b'"occurred_at":"'
_KIND = b'"kind":"'
_SCHEMA = b'"schema":'


class Row(NamedTuple):
    """A row of entries as stored. A tombstone has neither tag nor body.

    A tuple, as is `OpenedEntry`: a list makes both for each row of a month, and frozen dataclasses cost four times it.
    """

    entry_id: bytes
    revision: int
    change: int
    tag: bytes | None
    sealed_body: bytes | None


class OpenedEntry(NamedTuple):
    """An entry and its row's numbers. `raw` is the stored JSON object; kind and time are read off its front."""

    entry_id: bytes
    revision: int
    change: int
    kind: str
    occurred_at: str
    raw: bytes

    @override
    def __repr__(self) -> str:
        return "OpenedEntry(…)"

    def as_json(self) -> bytes:
        """The entry as it goes over the wire: the row's numbers spliced in front of the stored document."""
        head = f'{{"id":"{format_uuid(self.entry_id)}","revision":{self.revision},"change":{self.change},'
        return head.encode() + self.raw[1:]


def stored_document(body_json: bytes, recorded_at: str) -> bytes:
    """What is sealed: the entry as it was sent, and when this revision reached the server.

    `body_json` starts with `occurred_at`; before `kind` stand only a zone and a number (see `EntryBase`), so both
    can be found without parsing: a list opens a whole month to show fifty entries.
    """
    return body_json[:-1] + f',"recorded_at":"{recorded_at}"}}'.encode()


def open_row(vault: Vault, row: Row) -> OpenedEntry:
    """The entry in a row that has a body.

    Raises:
        RecordDamagedError: if the body does not open as this user's entry and revision, or is filed elsewhere.
    """
    try:
        raw = vault.open_record(row.entry_id, row.revision, row.sealed_body or b"")
    except SealBrokenError:
        raise RecordDamagedError from None
    kind, occurred_at = _text_after(_KIND, raw), _text_after(_OCCURRED_AT, raw)
    if vault.month_tag(kind, rules.month_of(occurred_at)) != row.tag:
        raise RecordDamagedError
    return OpenedEntry(row.entry_id, row.revision, row.change, kind, occurred_at, raw)


class Drawer(NamedTuple):
    """What every document of one kind and month says of itself, prepared for looking at many."""

    front: bytes
    kind: bytes

    def holds(self, raw: bytes) -> bool:
        """Whether a stored document belongs here; cheaper than its tag, for whoever knows what they looked for."""
        return raw.startswith(self.front) and raw.startswith(self.kind, raw.find(_KIND))


def drawer(kind: str, month: str) -> Drawer:
    """Where entries of a kind and a month are filed."""
    return Drawer(b"{%b%b" % (_OCCURRED_AT, month.encode()), b'%b%b"' % (_KIND, kind.encode()))


def stored_schema(vault: Vault, row: Row) -> int:
    """The payload version of a row; 0 where nothing can be overwritten: a tombstone, or a body that does not open."""
    try:
        raw = vault.open_record(row.entry_id, row.revision, row.sealed_body or b"")
    except SealBrokenError:
        return 0
    start = raw.index(_SCHEMA) + len(_SCHEMA)
    return int(raw[start : raw.index(b",", start)])


def _text_after(name: bytes, raw: bytes) -> str:
    start = raw.index(name) + len(name)
    return raw[start : raw.index(b'"', start)].decode()
