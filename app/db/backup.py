"""Copies of a SQLite database, made while it is in use. Owns their names, mode and number; refuses half a copy."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from app.db.backup_snapshot import LEFT_OUT
from app.kernel.clock import utc_now

COPIES_KEPT = 3


def back_up(connection: Connection, folder: Path, label: str) -> Path:
    """A whole copy at `folder`, mode 0600; the newest COPIES_KEPT stay. `connection` must be outside a transaction."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for left_behind in folder.glob("*.partial*"):
        left_behind.unlink()  # by a process that was killed in the middle
    copy = folder / f"{utc_now():%Y%m%dT%H%M%S%fZ}-{label}.db"
    partial = copy.with_suffix(".partial")
    os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))  # VACUUM INTO keeps an empty file's mode
    try:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("VACUUM INTO :file", {"file": str(partial)})
        _leave_out(partial)
        _sync(partial)
        partial.rename(copy)
        _sync(folder)
    finally:
        partial.unlink(missing_ok=True)
    for old in sorted(folder.glob("*.db"))[:-COPIES_KEPT]:
        old.unlink()
    return copy


def _leave_out(copy: Path) -> None:
    """An old cookie must not open an old copy: sessions stay with the server (DESIGN 4)."""
    with closing(sqlite3.connect(copy, isolation_level=None)) as driver:
        driver.execute("PRAGMA secure_delete = ON")
        known = {name for (name,) in driver.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in sorted(LEFT_OUT & known):
            driver.execute(f"DELETE FROM {table}")  # noqa: S608 - a constant of ours


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
