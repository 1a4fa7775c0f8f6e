"""The deletion ledger around a database: what its table knows, its file knows too. Refuses to forget."""

from app.cli.asking import ask
from app.cli.places import Places
from app.db import deletion_ledger
from app.db.backup_archive import BackupError
from app.db.deletion_ledger import LedgerDamagedError


def write_out(address: str, places: Places) -> None:
    """Everything the database knows to be deleted, also into the file."""
    deletion_ledger.keep(places.ledger, in_database(address))


def known(address: str, places: Places) -> set[bytes]:
    """Everything that is known to be deleted; afterwards the file holds it too.

    Raises:
        BackupError: the file is damaged.
    """
    write_out(address, places)
    try:
        return deletion_ledger.read(places.ledger)
    except LedgerDamagedError as error:
        raise BackupError(str(error)) from None


def in_database(address: str) -> set[bytes]:
    """What the table of a database knows; nothing when it is older than the table."""
    return ask(address, deletion_ledger.recorded)
