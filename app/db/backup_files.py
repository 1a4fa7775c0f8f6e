"""Files that are whole or not there: private, on disk before they get their name. Refuses to overwrite."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from app.kernel.errors import BusyError

PRIVATE = 0o600


def sync(path: Path) -> None:
    """Put a file, or the names in a folder, on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_private(path: Path, content: bytes) -> None:
    """The whole content or the old one, mode 0600, on disk."""
    partial = path.with_name(f".{path.name}.partial")  # a fixed name: what a crash left goes with the next attempt
    partial.unlink(missing_ok=True)
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    sync(path.parent)


@contextlib.contextmanager
def in_use(database: Path) -> Iterator[None]:
    """Say that a command works with this database; several may. The lock dies with its process.

    Raises:
        BusyError: it is being replaced right now, or its secrets are.
    """
    with _locked(_in_use_file(database), fcntl.LOCK_SH, "this database is being restored, or its secrets changed"):
        yield


@contextlib.contextmanager
def alone(database: Path) -> Iterator[None]:
    """Keep every server and every command away from this database.

    Raises:
        BusyError: somebody works with it.
    """
    with _locked(_in_use_file(database), fcntl.LOCK_EX, "Ebb works with this database: stop the server first"):
        yield


@contextlib.contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Keep a second backup of the same data away.

    Raises:
        BusyError: one is being made.
    """
    with _locked(folder / "backup.lock", fcntl.LOCK_EX, "another backup is being made right now"):
        yield


@contextlib.contextmanager
def _locked(path: Path, how: int, otherwise: str) -> Iterator[None]:
    descriptor = os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE)  # never removed: that would let two in
    try:
        try:
            fcntl.flock(descriptor, how | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(otherwise) from None
        yield
    finally:
        os.close(descriptor)


def _in_use_file(database: Path) -> Path:
    return database.with_name(database.name + ".in-use")
