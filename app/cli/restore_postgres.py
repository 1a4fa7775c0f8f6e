"""`ebb restore` on PostgreSQL: everything in one transaction. Refuses a database somebody else is using."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from app.db import backup_postgres, migrations
from app.db.backup_archive import BackupError, Manifest
from app.db.engine import open_engine
from app.db.failures import raise_translated
from app.db.locks import hold_postgres_lock
from app.kernel.errors import BusyError


def load(
    address: str, dump: Path, manifest: Manifest, *, renew: Callable[[Connection], None], aside: str | None
) -> None:
    """Fills the database from a dump; `aside` is the schema for the tables that are there (None: there are none).

    Raises:
        BackupError: there are tables in the way, or the tools cannot read the dump.
        BusyError: a server works with this database.
    """
    engine = open_engine(address)
    try:
        with engine.connect() as connection, connection.begin():
            hold_postgres_lock(connection)
            _make_room(connection, aside)
            backup_postgres.load(connection, dump)
            _require_rows(connection, manifest)
            migrations.upgrade_within(connection)
            renew(connection)
    except Exception as error:  # noqa: BLE001 - translated, never hidden
        raise_translated(error)
    finally:
        engine.dispose()


def _make_room(connection: Connection, aside: str | None) -> None:
    if backup_postgres.is_used_by_others(connection):
        raise BusyError("a server or another program works with this database: stop it first")
    if not inspect(connection).get_table_names():
        return
    if aside is None:
        raise BackupError("there are tables in this database: --replace moves them aside, and nothing is deleted")
    backup_postgres.move_aside(connection, aside)


def _require_rows(connection: Connection, manifest: Manifest) -> None:
    for name, wanted in manifest.rows.items():
        found = connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one()  # noqa: S608 - checked names
        if found != wanted:
            raise BackupError("the database in this backup does not hold the rows its description names")
