"""One migration at a time, across processes. Refuses to wait for ever."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, text

from app.kernel.clock import monotonic_seconds
from app.kernel.errors import BusyError

PATIENCE_SECONDS = 120
_PAUSE_SECONDS = 0.05
_POSTGRES_KEY = 0x456262_01  # "Ebb" and a number: any constant does, as long as every Ebb uses it


@contextmanager
def lock_file(path: Path, *, patience_seconds: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Hold `path` alone. The lock dies with its process; the file stays, since removing it would let two in."""
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        _wait_for(descriptor, monotonic_seconds() + patience_seconds)
        yield
    finally:
        os.close(descriptor)


def hold_postgres_lock(connection: Connection) -> None:
    """Until the end of this transaction; then let schema changes wait longer than ordinary statements may."""
    connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE_SECONDS}s'"))
    connection.execute(text("SET LOCAL statement_timeout = 0"))
    connection.execute(text("SET LOCAL idle_in_transaction_session_timeout = 0"))
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _POSTGRES_KEY})
    connection.execute(text("SET LOCAL lock_timeout = '10s'"))


def _wait_for(descriptor: int, deadline: float) -> None:
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if monotonic_seconds() > deadline:
                raise BusyError("another process is still migrating this database") from None
            time.sleep(_PAUSE_SECONDS)
