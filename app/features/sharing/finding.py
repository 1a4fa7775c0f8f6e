"""Finding one's own share: its row, opened."""

from app.crypto.vault import Vault
from app.features.accounts.desk import Desk
from app.features.sharing import service
from app.features.sharing.answers import OpenedShare
from app.features.sharing.sealing import open_line, open_share
from app.kernel.errors import NotFoundError


async def find(desk: Desk, vault: Vault, share_id: bytes) -> OpenedShare:
    """A share, whatever became of it.

    Raises:
        NotFoundError: if this person has none with this id.
        ShareDamagedError: if what is stored does not open.
    """
    row, lines = await desk.db.read(service.find_with_last_opening, vault.user_id, share_id)
    if row is None:
        raise NotFoundError
    document = open_share(vault, share_id, row.revision, row.sealed_share)
    return OpenedShare(row, document, open_line(vault, share_id, lines[0]) if lines else None)


async def find_open(desk: Desk, vault: Vault, share_id: bytes) -> OpenedShare:
    """A share whose link still opens.

    Raises:
        NotFoundError: if there is none, or it is closed: its link opens nothing.
        ShareDamagedError: as `find`.
    """
    opened = await find(desk, vault, share_id)
    if opened.row.state(desk.now()) != "open":
        raise NotFoundError
    return opened
