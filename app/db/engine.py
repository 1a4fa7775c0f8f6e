"""Connections: engines with the settings that make 2xx mean on disk. Refuses memory databases and unsafe commits."""

import contextlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url

BEGIN = "ebb_begin"  # execution option: how this connection opens its transactions
SQLITE_BUSY_TIMEOUT_MS = 2_000  # longer only lets a queue build up behind a foreign writer
POSTGRES_CONNECT_TIMEOUT_SECONDS = 5

_SQLITE_PRAGMAS = (
    f"busy_timeout = {SQLITE_BUSY_TIMEOUT_MS}",  # first: switching to WAL may have to wait
    "journal_mode = WAL",
    "synchronous = FULL",  # NORMAL may lose the last commits when the power goes
    "secure_delete = ON",  # what is deleted is overwritten, not only unlinked
)
_POSTGRES_SETTINGS = (
    "SET lock_timeout = '1s'",  # one locked account must not hold every thread
    "SET statement_timeout = '10s'",
    "SET idle_in_transaction_session_timeout = '10s'",
)


class UnsupportedDatabaseError(ValueError):
    """The database address or the server's settings cannot keep the promise that 2xx means on disk."""


def parse_url(address: str) -> URL:
    """The address with its driver chosen. Never repeats the address in an error: it may hold a password."""
    try:
        url = make_url(address)
    except Exception as error:
        raise UnsupportedDatabaseError("the database address cannot be read") from error
    match url.drivername:
        case "sqlite" | "sqlite+pysqlite":
            return _file_only(url)
        case "postgresql" | "postgresql+psycopg":
            return url.set(drivername="postgresql+psycopg")
        case _:
            raise UnsupportedDatabaseError("use sqlite:///file or postgresql+psycopg://…")


def sqlite_path(url: URL) -> Path:
    """Where the SQLite file of `url` lies."""
    assert url.database is not None
    return Path(url.database)


def open_engine(address: str, *, foreign_keys: bool = True) -> Engine:
    """An engine whose connections commit only when told to; nothing is connected yet.

    `foreign_keys=False` is for migrations on SQLite alone: rebuilding a table drops the old one, which would
    delete every row that points at it.
    """
    url = parse_url(address)
    if url.get_backend_name() == "sqlite":
        return _sqlite_engine(url, foreign_keys=foreign_keys)
    return _postgres_engine(url)


def require_durable_commits(address: str) -> None:
    """Ask the real database whether a commit survives a power cut.

    Raises:
        UnsupportedDatabaseError: PostgreSQL answers before the disk does, or SQLite cannot use WAL here.
    """
    engine = open_engine(address)
    try:
        with engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                _refuse_early_answers(connection)
    finally:
        engine.dispose()


def _refuse_early_answers(connection: Connection) -> None:
    for name in ("synchronous_commit", "fsync"):
        if connection.exec_driver_sql(f"SHOW {name}").scalar_one() == "off":
            raise UnsupportedDatabaseError(f"PostgreSQL runs with {name}=off: saved entries could be lost")


def _file_only(url: URL) -> URL:
    if not url.database or url.database == ":memory:" or url.database.startswith("file:") or url.query:
        raise UnsupportedDatabaseError("SQLite must be a plain file: memory databases forget everything")
    return url


def _sqlite_engine(url: URL, *, foreign_keys: bool) -> Engine:
    def prepare(driver: sqlite3.Connection, _record: object) -> None:
        for pragma in (*_SQLITE_PRAGMAS, f"foreign_keys = {'ON' if foreign_keys else 'OFF'}"):
            answer = driver.execute(f"PRAGMA {pragma}").fetchone()
            if pragma.startswith("journal_mode") and answer != ("wal",):
                raise UnsupportedDatabaseError("this file system cannot hold a SQLite WAL: choose a local disk")

    def create_private_file(*_: object) -> None:
        with contextlib.suppress(OSError):  # it exists, or SQLite will say better what is wrong
            os.close(os.open(sqlite_path(url), os.O_CREAT | os.O_EXCL, 0o600))  # SQLite's own mode is 0644

    engine = create_engine(
        url,
        poolclass=NullPool,
        paramstyle="named",
        hide_parameters=True,  # what people wrote must not reach an error message
        connect_args={"isolation_level": None, "check_same_thread": False},
    )
    event.listen(engine, "do_connect", create_private_file)
    return _with_events(engine, prepare)


def _postgres_engine(url: URL) -> Engine:
    def prepare(driver: Any, _record: object) -> None:
        for setting in _POSTGRES_SETTINGS:
            driver.execute(setting)

    connect = {"autocommit": True, "connect_timeout": POSTGRES_CONNECT_TIMEOUT_SECONDS}
    engine = create_engine(url, poolclass=NullPool, hide_parameters=True, connect_args=connect)
    return _with_events(engine, prepare)


def _with_events(engine: Engine, prepare: Callable[[Any, object], None]) -> Engine:
    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """Both drivers are in autocommit mode, so BEGIN is ours to spell and DDL is part of the transaction."""
    driver: Any = connection.connection.driver_connection
    driver.execute(connection.get_execution_options().get(BEGIN, "BEGIN"))
