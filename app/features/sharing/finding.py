"""Finding one's own shares: their rows, opened. What takes long is done beside the event loop."""

from app.crypto.vault import Vault
from app.features.accounts.desk import Desk
from app.features.sharing import service
from app.features.sharing.answers import OpenedShare, listed, log_of, shown
from app.features.sharing.schemas import OpeningLog, OpenShare, Shares
from app.features.sharing.sealing import open_lines, open_share
from app.kernel.errors import NotFoundError


async def list_all(desk: Desk, vault: Vault) -> Shares:
    """Every share of a person, newest first. Files of links that ran out go now: nothing here runs by itself."""
    now = desk.now()
    rows, last = await desk.db.read(service.list_shares, vault.user_id)
    if any(row.is_left_over(now) for row in rows):
        await desk.db.write(service.forget_expired, vault.user_id, now)
    return await desk.gate.run(listed, vault, rows, last, now)


async def read_log(desk: Desk, vault: Vault, share_id: bytes) -> OpeningLog:
    """Who opened a share, newest first.

    Raises:
        NotFoundError: if this person has none with this id.
    """
    row, lines = await desk.db.read(service.list_openings, vault.user_id, share_id)
    if row is None:
        raise NotFoundError
    return await desk.gate.run(log_of, vault, row, lines)


async def show(desk: Desk, opened: OpenedShare, base_url: str) -> OpenShare:
    """An open share with its link, and a picture of it."""
    return await desk.gate.run(shown, opened, base_url, desk.now())


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
    return OpenedShare(row, document, next(open_lines(vault, share_id, lines), None))


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
