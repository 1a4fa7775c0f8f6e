"""The vault: one person's unlocked keys for one request. Owns which key does what; refuses to outlive the request."""

import struct
from functools import cached_property
from typing import NamedTuple

from typing_extensions import override

from app.crypto import kdf
from app.crypto.aead import Sealer, pad, unpad
from app.crypto.device import DeviceKeys, derive_device_keys, scalar_from
from app.crypto.keys import DataKey
from app.crypto.openings import OpeningsPair

TAG_BYTES = 16  # 128-bit blind tag: two tags of one person do not collide by chance
_REVISION = struct.Struct(">Q")
_LENGTH = struct.Struct(">I")  # as `kdf.join` writes it
_FRAMED_REVISION = struct.Struct(">IQ")


class MonthState(NamedTuple):
    """The rows of one blind tag at one moment: how many there are, and their highest change number."""

    tag: bytes
    row_count: int
    newest_change: int


class Vault:
    """Seals, opens and tags for `user_id`. Every key is derived when first needed and dropped with the vault."""

    def __init__(self, user_id: bytes, data_key: DataKey) -> None:
        self.user_id = user_id
        self.data_key = data_key
        self._tags: dict[tuple[str, str], bytes] = {}

    @override
    def __repr__(self) -> str:
        return "Vault(…)"

    def seal_record(self, entry_id: bytes, revision: int, plaintext: bytes) -> bytes:
        """A padded, sealed entry, bound to this user, this entry and this revision."""
        return self._records.seal(pad(plaintext), self._record_context(entry_id, revision))

    def open_record(self, entry_id: bytes, revision: int, sealed: bytes) -> bytes:
        """The plaintext of an entry.

        Raises:
            SealBrokenError: if the row was changed, swapped, or is an older revision under a newer number.
        """
        return unpad(self._records.open(sealed, self._record_context(entry_id, revision)))

    def seal_document(self, name: str, revision: int, plaintext: bytes) -> bytes:
        """A padded, sealed document such as the settings, bound to user, name and revision."""
        return self._documents.seal(pad(plaintext), self._document_context(name, revision))

    def open_document(self, name: str, revision: int, sealed: bytes) -> bytes:
        """The plaintext of a document.

        Raises:
            SealBrokenError: as `open_record`.
        """
        return unpad(self._documents.open(sealed, self._document_context(name, revision)))

    def seal_note(self, purpose: str, context: bytes, plaintext: bytes) -> bytes:
        """A short value that only its owner reads: a login name, the end of a code, a receipt, a cursor."""
        return self._notes.seal(plaintext, self._note_context(purpose, context))

    def open_note(self, purpose: str, context: bytes, sealed: bytes) -> bytes:
        """The plaintext of a note.

        Raises:
            SealBrokenError: as `open_record`.
        """
        return self._notes.open(sealed, self._note_context(purpose, context))

    def month_tag(self, kind: str, month: str) -> bytes:
        """The blind tag (16 bytes) of a kind and a calendar month `YYYY-MM`: the only index over entries."""
        known = self._tags.get((kind, month))
        if known is None:
            known = self._tags[kind, month] = kdf.mac(self._index_key, kind.encode(), month.encode())[:TAG_BYTES]
        return known

    def mutation_mac(self, *parts: bytes) -> bytes:
        """32 bytes that tell whether a repeated mutation carries the same body, and nothing of the body."""
        return kdf.mac(self._mutation_key, *parts)

    def flag_tag(self, *parts: bytes) -> bytes:
        """16 bytes that name a flag: the same on every device, and no word about what it says."""
        return kdf.mac(self._derive("ebb/v1/flag"), *parts)[:TAG_BYTES]

    def seal_share(self, share_id: bytes, revision: int, plaintext: bytes) -> bytes:
        """A padded, sealed share: its link, its key and what was chosen, bound to user, share and revision."""
        return self._shares.seal(pad(plaintext), self._share_context(share_id, revision))

    def open_share(self, share_id: bytes, revision: int, sealed: bytes) -> bytes:
        """The plaintext of a share.

        Raises:
            SealBrokenError: as `open_record`.
        """
        return unpad(self._shares.open(sealed, self._share_context(share_id, revision)))

    def seal_digest(self, name: str, state: MonthState, plaintext: bytes) -> bytes:
        """A padded, sealed digest of a month, bound to user, shape, tag and the state of the rows it was made of."""
        return self._digests.seal(pad(plaintext), self._digest_context(name, state))

    def open_digest(self, name: str, state: MonthState, sealed: bytes) -> bytes:
        """The plaintext of a digest.

        Raises:
            SealBrokenError: as `open_record`, or if it was made in another shape or of other rows.
        """
        return unpad(self._digests.open(sealed, self._digest_context(name, state)))

    def openings_pair(self, share_id: bytes) -> OpeningsPair:
        """The pair whose public half the server seals a share's openings with, while its owner is away."""
        return OpeningsPair(scalar_from(kdf.expand(self._share_key, label="ebb/v1/openings", context=share_id)))

    def device_keys(self) -> DeviceKeys:
        """The keys a phone keeps for this account: the same at every log-in."""
        return derive_device_keys(self._derive("ebb/v1/device"), self._derive("ebb/v1/outbox"))

    @cached_property
    def _records(self) -> Sealer:
        return Sealer(self._derive("ebb/v1/record"))

    @cached_property
    def _documents(self) -> Sealer:
        return Sealer(self._derive("ebb/v1/settings"))

    @cached_property
    def _notes(self) -> Sealer:
        return Sealer(self._derive("ebb/v1/note"))

    @cached_property
    def _share_key(self) -> bytes:
        return self._derive("ebb/v1/share")

    @cached_property
    def _shares(self) -> Sealer:
        return Sealer(kdf.expand(self._share_key, label="ebb/v1/share-document"))

    @cached_property
    def _digests(self) -> Sealer:
        return Sealer(self._derive("ebb/v1/digest"))

    @cached_property
    def _index_key(self) -> bytes:
        return self._derive("ebb/v1/index")

    @cached_property
    def _mutation_key(self) -> bytes:
        return self._derive("ebb/v1/mutation")

    def _derive(self, label: str) -> bytes:
        return kdf.expand(self.data_key.raw, label=label)

    @cached_property
    def _every_record(self) -> bytes:
        return kdf.join(b"ebb/v1/record", self.user_id)

    def _record_context(self, entry_id: bytes, revision: int) -> bytes:
        # What all records share is joined once: a list opens thousands, and joining took as long as decrypting.
        return self._every_record + _LENGTH.pack(len(entry_id)) + entry_id + _FRAMED_REVISION.pack(8, revision)

    def _document_context(self, name: str, revision: int) -> bytes:
        return kdf.join(b"ebb/v1/document", self.user_id, name.encode(), _REVISION.pack(revision))

    def _share_context(self, share_id: bytes, revision: int) -> bytes:
        return kdf.join(b"ebb/v1/share", self.user_id, share_id, _REVISION.pack(revision))

    def _digest_context(self, name: str, state: MonthState) -> bytes:
        rows = (_REVISION.pack(state.row_count), _REVISION.pack(state.newest_change))
        return kdf.join(b"ebb/v1/digest", self.user_id, name.encode(), state.tag, *rows)

    def _note_context(self, purpose: str, context: bytes) -> bytes:
        return kdf.join(b"ebb/v1/note", self.user_id, purpose.encode(), context)
