"""Moves SQLite's WAL into the database in the background. Owns its growth; refuses to stop because a disk is full."""

import contextlib
import sqlite3
import threading
from pathlib import Path

from sqlalchemy import Engine

from app.kernel.clock import monotonic_seconds

PAUSE_SECONDS = 0.25
PAUSE_AFTER_FAILURE_SECONDS = 1.0
TRUNCATE_EVERY_SECONDS = 2.0  # how long a deleted key may stay in the WAL
WAL_LIMIT_BYTES = 64 * 1024 * 1024
_TRUNCATE_WAIT_MS = 100  # it holds the write lock while it waits for readers
_TRUNCATE_PATIENCE_SECONDS = 2.0


class Checkpointer:
    """A thread that sleeps until something was committed.

    Passive checkpoints never hold a writer up, but they leave the frames they moved in the file: a deleted session's
    key would lie there until it is written over. So every few seconds with commits, and past `wal_limit_bytes`, one
    truncating checkpoint makes writers wait for a moment and leaves nothing behind.
    """

    def __init__(self, engine: Engine, database: Path, *, wal_limit_bytes: int = WAL_LIMIT_BYTES) -> None:
        self._wal = database.with_name(database.name + "-wal")
        self._wal_limit_bytes = wal_limit_bytes
        self._truncate_at = monotonic_seconds() + TRUNCATE_EVERY_SECONDS
        self._committed = threading.Event()
        self._closing = threading.Event()
        self._one_at_a_time = threading.Lock()
        self._connection = engine.connect()
        self._execute(f"PRAGMA busy_timeout = {_TRUNCATE_WAIT_MS}")
        self._thread = threading.Thread(target=self._run, name="ebb-checkpoints", daemon=True)
        self._thread.start()

    def note_commit(self) -> None:
        self._committed.set()

    def truncate(self) -> bool:
        """Empty the WAL now; False when a reader or a full disk kept it from that."""
        deadline = monotonic_seconds() + _TRUNCATE_PATIENCE_SECONDS
        while not self._checkpoint("TRUNCATE"):
            if monotonic_seconds() > deadline or self._closing.wait(PAUSE_SECONDS / 10):
                return False
        return True

    def close(self) -> None:
        self._closing.set()
        self._committed.set()
        self._thread.join()
        self._checkpoint("TRUNCATE")
        self._connection.close()

    def _run(self) -> None:
        while self._committed.wait() and not self._closing.is_set():
            self._committed.clear()
            pause = PAUSE_SECONDS
            if not self._checkpoint(self._next_mode()):
                self._committed.set()  # something stays to be moved: come back, without haste
                pause = PAUSE_AFTER_FAILURE_SECONDS
            self._closing.wait(pause)

    def _next_mode(self) -> str:
        now = monotonic_seconds()
        if now < self._truncate_at and self._wal_bytes() <= self._wal_limit_bytes:
            self._committed.set()  # come back for the truncating one, also when nothing more is committed
            return "PASSIVE"
        self._truncate_at = now + TRUNCATE_EVERY_SECONDS
        return "TRUNCATE"

    def _checkpoint(self, mode: str) -> bool:
        """Whether the whole WAL is in the database now."""
        with self._one_at_a_time, contextlib.suppress(sqlite3.Error):
            busy, frames, moved = self._execute(f"PRAGMA wal_checkpoint({mode})")
            return busy == 0 and frames == moved
        return False

    def _execute(self, sql: str) -> tuple[int, int, int]:
        driver = self._connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        answer: tuple[int, int, int] = driver.execute(sql).fetchone()
        return answer

    def _wal_bytes(self) -> int:
        with contextlib.suppress(FileNotFoundError):
            return self._wal.stat().st_size
        return 0
