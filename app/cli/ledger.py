"""The deletion ledger around a database: what its table knows, its file knows too. Refuses to forget."""

from app.cli.places import Places
from app.db import deletion_ledger
from app.db.backup_archive import BackupError
from app.db.deletion_ledger import LedgerDamagedError
from app.db.engine import open_engine
from app.db.failures import raise_translated


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
    engine = open_engine(address)
    try:
        with engine.connect() as connection, connection.begin():
            return deletion_ledger.recorded(connection)
    except Exception as error:  # noqa: BLE001 - translated, never hidden
        raise_translated(error)
    finally:
        engine.dispose()
