"""Brings a database to the newest schema, whole or not at all. Refuses to run twice at once or without a copy first."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

import app
from app.db.backup import back_up
from app.db.engine import BEGIN, UnsupportedDatabaseError, open_engine, parse_url, sqlite_path
from app.db.failures import raise_translated
from app.db.locks import hold_postgres_lock, lock_file
from app.db.revisions import chain

if TYPE_CHECKING:
    from alembic.config import Config

# Alembic is imported inside functions: a sixth of an ordinary start and 20 MiB for nothing, when nothing is pending.


def upgrade(address: str, *, backup_dir: Path | None, scripts: Path | None = None, target: str = "head") -> bool:
    """Run what is pending up to `target`; False when there was nothing to do.

    All pending revisions run in one transaction. On SQLite a copy of a database that has tables goes to
    `backup_dir` first (None: no copy).

    Raises:
        BusyError, StorageFullError, UnavailableError: the schema is as it was.
        UnsupportedDatabaseError: a newer program has been here.
    """
    engine = open_engine(address, foreign_keys=False)
    try:
        if engine.dialect.name == "sqlite":
            database = sqlite_path(parse_url(address))
            return _upgrade_sqlite(engine, database, backup_dir=backup_dir, scripts=scripts, target=target)
        return _upgrade_postgres(engine, scripts, target)
    except Exception as error:  # noqa: BLE001 - translated, never hidden
        raise_translated(error)
    finally:
        engine.dispose()


def upgrade_within(connection: Connection) -> None:
    """Run what is pending inside the caller's transaction."""
    _run(connection, None, "head")


def current(address: str) -> str | None:
    """The revision the database is at; None when it was never migrated. Creates no file."""
    url = parse_url(address)
    if url.get_backend_name() == "sqlite" and not sqlite_path(url).exists():
        return None
    engine = open_engine(address)
    try:
        with engine.connect() as connection:
            return revision(connection)
    except Exception as error:  # noqa: BLE001 - translated, never hidden
        raise_translated(error)
    finally:
        engine.dispose()


def head(scripts: Path | None = None) -> str | None:
    """The newest revision this program knows; None when it has none."""
    known = chain(scripts or find_scripts())
    return known[-1] if known else None


def knows(name: str) -> bool:
    """Whether a revision is one of this program's."""
    return name in chain(find_scripts())


def is_current(address: str) -> bool:
    """Whether the database is at exactly the schema this program expects."""
    return current(address) == head()


def find_scripts() -> Path:
    """The revisions: inside the package when installed, beside it in a checkout."""
    package = Path(app.__file__).parent
    installed = package / "migrations"
    return installed if installed.is_dir() else package.parent / "migrations"


def config(scripts: Path | None = None, connection: Connection | None = None) -> "Config":
    """Alembic's settings, without a file; `connection` is handed to env.py."""
    from alembic.config import Config  # noqa: PLC0415 - see the top of the file

    made = Config()
    made.set_main_option("script_location", str(scripts or find_scripts()).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made


def _upgrade_sqlite(
    engine: Engine, database: Path, *, backup_dir: Path | None, scripts: Path | None, target: str
) -> bool:
    with lock_file(database.with_name(database.name + ".migrating")), engine.connect() as connection:
        with connection.begin():
            before, is_empty = revision(connection), not inspect(connection).get_table_names()
        if not _is_pending(before, scripts, target):
            return False
        if backup_dir is not None and not is_empty:
            back_up(connection, backup_dir, f"at-{before or 'first'}")
        connection.execution_options(**{BEGIN: "BEGIN IMMEDIATE"})
        with connection.begin():
            _run(connection, scripts, target)
            _require_intact_references(connection)
    return True


def _upgrade_postgres(engine: Engine, scripts: Path | None, target: str) -> bool:
    with engine.connect() as connection, connection.begin():
        hold_postgres_lock(connection)
        if not _is_pending(revision(connection), scripts, target):
            return False
        _run(connection, scripts, target)
    return True


def _is_pending(before: str | None, scripts: Path | None, target: str) -> bool:
    known = chain(scripts or find_scripts())
    if before is not None and before not in known:
        raise UnsupportedDatabaseError("this database was made by a newer Ebb: update Ebb, then start again")
    return before != (known[-1] if target == "head" else target)


def _run(connection: Connection, scripts: Path | None, target: str) -> None:
    from alembic import command  # noqa: PLC0415 - see the top of the file

    command.upgrade(config(scripts, connection), target)


def revision(connection: Connection) -> str | None:
    """The revision an open connection is at; None when it was never migrated."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return found


def _require_intact_references(connection: Connection) -> None:
    """Foreign keys are off while tables are rebuilt, so look before the commit what a revision left dangling."""
    if connection.execute(text("PRAGMA foreign_key_check")).fetchall():
        raise RuntimeError("a migration left rows that point nowhere; nothing was changed")
