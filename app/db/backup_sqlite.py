"""Copies of a SQLite database for backups, and their way back. Refuses to write down a session, even for a moment."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection

from app.db.backup_archive import BackupError
from app.db.backup_snapshot import LEFT_OUT, Snapshot
from app.db.engine import BEGIN, open_engine
from app.db.failures import raise_translated


def copy(address: str, target: Path) -> Snapshot:
    """A consistent copy without the rows of LEFT_OUT, made while others write.

    Not VACUUM INTO: it would write the sessions to the disk of the backup first. Row by row into an empty file
    leaves the same nothing: no freed page, no deleted row, no WAL.
    """
    engine = open_engine(address, foreign_keys=False)
    try:
        with engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            driver.execute("ATTACH :file AS copy", {"file": str(target)})
            driver.execute("PRAGMA copy.journal_mode = OFF")  # half a copy is thrown away, never repaired
            driver.execute("PRAGMA copy.synchronous = OFF")  # the archive made from it is synced
            driver.execute("BEGIN")
            snapshot = Snapshot(_revision(driver), _timeline(driver), _copy_all(driver))
            driver.execute("COMMIT")
            driver.execute("DETACH copy")
            return snapshot
    except Exception as error:  # noqa: BLE001 - translated, never hidden
        raise_translated(error)
    finally:
        engine.dispose()


def require_whole(file: Path, rows: dict[str, int]) -> None:
    """Look into a copy.

    Raises:
        BackupError: SQLite finds damage, rows point nowhere, sessions are in it, or rows are missing or too many.
    """
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as driver:
            _require_sound(driver)
            found = count(driver)
    except sqlite3.Error:
        raise BackupError("the database in this backup cannot be read") from None
    if found != rows:
        raise BackupError("the database in this backup does not hold the rows its description names")
    if any(found.get(table) for table in LEFT_OUT):
        raise BackupError("this backup holds sessions or shares, which no backup of Ebb does")


def count(driver: sqlite3.Connection) -> dict[str, int]:
    """The rows of each table."""
    names = [name for kind, name, _ in _schema(driver) if kind == "table"]
    return {name: driver.execute(f"SELECT count(*) FROM {_quoted(name)}").fetchone()[0] for name in names}  # noqa: S608 - names from the schema


@contextmanager
def changing(file: Path) -> Iterator[Connection]:
    """One transaction on a file nobody else uses; afterwards it is one file again, without a WAL."""
    engine = open_engine(f"sqlite:///{file}")
    try:
        with engine.connect() as connection:
            with connection.execution_options(**{BEGIN: "BEGIN IMMEDIATE"}).begin():
                yield connection
            _require_one_file(connection)
    except Exception as error:  # noqa: BLE001 - translated, never hidden
        raise_translated(error)
    finally:
        engine.dispose()


def _revision(driver: sqlite3.Connection) -> str:
    try:
        found: tuple[str] | None = driver.execute("SELECT version_num FROM main.alembic_version").fetchone()
    except sqlite3.OperationalError:
        found = None
    if found is None:
        raise BackupError("this database has no tables of Ebb yet: there is nothing to back up")
    return found[0]


def _timeline(driver: sqlite3.Connection) -> str | None:
    if ("table", "timelines") not in {(kind, name) for kind, name, _ in _schema(driver)}:
        return None
    found: tuple[bytes] | None = driver.execute("SELECT timeline_id FROM main.timelines").fetchone()
    return found[0].hex() if found else None


def _require_one_file(connection: Connection) -> None:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    if driver.execute("PRAGMA journal_mode = DELETE").fetchone() != ("delete",):
        raise BackupError("another program works with the restored database")


def _copy_all(driver: sqlite3.Connection) -> dict[str, int]:
    rows: dict[str, int] = {}
    for kind, name, sql in _schema(driver):
        # SQLite stores each statement as "CREATE TABLE name…" or "CREATE [UNIQUE] INDEX name…", spelled so
        # and without a database name (sqlite.org/schematab.html, "the sql column").
        keyword = "INDEX " if kind == "index" else f"{kind.upper()} "
        driver.execute(sql.replace(keyword, f"{keyword}copy.", 1))
        if kind != "table":
            continue
        rows[name] = 0
        if name not in LEFT_OUT:
            insert = f"INSERT INTO copy.{_quoted(name)} SELECT * FROM main.{_quoted(name)}"  # noqa: S608 - as above
            rows[name] = driver.execute(insert).rowcount
    return rows


def _schema(driver: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Tables first: everything else needs one."""
    found: list[tuple[str, str, str]] = driver.execute(
        "SELECT type, name, sql FROM main.sqlite_master"
        " WHERE sql IS NOT NULL AND substr(name, 1, 7) <> 'sqlite_' ORDER BY type <> 'table', name"
    ).fetchall()
    return found


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _require_sound(driver: sqlite3.Connection) -> None:
    if driver.execute("PRAGMA integrity_check").fetchone() != ("ok",):
        raise BackupError("the database in this backup is damaged")
    if driver.execute("PRAGMA foreign_key_check").fetchall():
        raise BackupError("the database in this backup has rows that point nowhere")
