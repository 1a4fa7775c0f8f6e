"""A share between its row and its owner, and the lines about its openings. Owns what of them is sealed and where."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from pydantic_core import from_json, to_json
from typing_extensions import override

from app.crypto import kdf
from app.crypto.aead import SealBrokenError
from app.crypto.jwe import LinkKey
from app.crypto.openings import seal_opening
from app.crypto.vault import Vault
from app.features.exports.schemas import Paper
from app.features.sharing.errors import ShareDamagedError
from app.kernel import base64url

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ShareDocument:
    """What only its owner reads of a share. Link and key are empty once it is ended."""

    link_id: str
    link_key: str
    label: str
    choice: Json
    paper: Paper
    created_at: str
    made_on: str
    as_of: str
    language: str
    said: str = ""

    @override
    def __repr__(self) -> str:
        return "ShareDocument(…)"

    def key(self) -> LinkKey:
        """The key that seals every version of the file behind this link."""
        raw = base64url.decode(self.link_key)
        if not raw:
            raise ShareDamagedError
        return LinkKey(raw)


# In place of one that was changed outside: whoever cannot read a share can end it all the same.
NOTHING_LEFT = ShareDocument("", "", "", {}, "A4", "", "", "", "en")


def seal_share(vault: Vault, share_id: bytes, revision: int, document: ShareDocument) -> bytes:
    """The document as it is stored."""
    return vault.seal_share(share_id, revision, to_json(asdict(document)))


def open_share(vault: Vault, share_id: bytes, revision: int, sealed: bytes) -> ShareDocument:
    """The document in a row.

    Raises:
        ShareDamagedError: if it does not open.
    """
    try:
        return ShareDocument(**from_json(vault.open_share(share_id, revision, sealed)))
    except SealBrokenError:
        raise ShareDamagedError from None


def link_tag(link_id: str) -> bytes:
    """32 bytes in place of a link's id. No secret takes part: nobody tries 2^256 ids."""
    return kdf.mac(b"ebb/v1/link-tag", link_id.encode())


def seal_line(point: bytes, user_id: bytes, share_id: bytes, *, at: str, recipient: str) -> bytes:
    """One line of a share's log, as the server writes it while the owner is away.

    Raises:
        SealBrokenError: if the point in the row is none.
    """
    return seal_opening(point, to_json({"at": at, "recipient": recipient}), _place(user_id, share_id))


def open_lines(vault: Vault, share_id: bytes, sealed: Iterable[bytes]) -> Iterator[Json]:
    """The lines of one log as their owner reads them, without those that were changed outside Ebb."""
    pair, place = vault.openings_pair(share_id), _place(vault.user_id, share_id)
    for each in sealed:
        try:
            yield from_json(pair.open(each, place))
        except SealBrokenError:
            continue


def _place(user_id: bytes, share_id: bytes) -> bytes:
    return kdf.join(b"ebb/v1/share-opening", user_id, share_id)
