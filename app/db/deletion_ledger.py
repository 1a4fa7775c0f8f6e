"""Which accounts were deleted, so that no backup brings them back. Holds their random ids and nothing else."""

import os
import zlib
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Column, Connection, LargeBinary, Table, insert, inspect, select, text

from app.db.backup_files import PRIVATE, sync
from app.db.base import metadata
from app.kernel.errors import StorageFullError
from app.kernel.ids import ID_BYTES

deletions = Table("deletions", metadata, Column("user_id", LargeBinary(ID_BYTES), primary_key=True))

_LINE_BYTES = 2 * ID_BYTES + 1 + 8  # the id in hex, a space, its CRC-32 in hex; a line may be cut by a crash


class LedgerDamagedError(Exception):
    """A line of the ledger file says something else than was written; the message says what can be done."""


def record_deletion(connection: Connection, user_id: bytes) -> None:
    """Part of the transaction that deletes the account: both are stored or neither is."""
    if not connection.execute(select(deletions).where(deletions.c.user_id == user_id)).all():
        connection.execute(insert(deletions).values(user_id=user_id))


def recorded(connection: Connection) -> set[bytes]:
    """The ids in the table; none when the schema is older than it."""
    if not inspect(connection).has_table(deletions.name):
        return set()
    return {bytes(user_id) for (user_id,) in connection.execute(select(deletions.c.user_id))}


def replay(connection: Connection, user_ids: Iterable[bytes]) -> int:
    """Delete these accounts and all the table names, again; how many were still there."""
    for user_id in user_ids:
        record_deletion(connection, user_id)
    # No table of a feature is imported here: what belongs to an account goes with it (ON DELETE CASCADE).
    return connection.execute(text("DELETE FROM users WHERE id IN (SELECT user_id FROM deletions)")).rowcount


def keep(ledger: Path, user_ids: Iterable[bytes]) -> None:
    """Append what the file lacks and put it on disk. After the commit, before the deletion is acknowledged.

    Not before the commit: a ledger that names an account which is still there would delete it at the next
    restore. What a crash between the two leaves out comes from the table at the next start or backup.
    """
    lacking = set(user_ids) - _readable(_content(ledger))  # damage must not keep anybody from leaving
    if not lacking:
        return
    # One write, begun on a new line: a line cut by a crash must not swallow this one.
    content = b"\n" + render(lacking)
    descriptor = os.open(ledger, os.O_WRONLY | os.O_CREAT | os.O_APPEND, PRIVATE)
    try:
        if os.write(descriptor, content) != len(content):
            raise StorageFullError
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    sync(ledger.parent)


def read(ledger: Path) -> set[bytes]:
    """The ids in the file; none when there is no file.

    Raises:
        LedgerDamagedError: a whole line is not what was written.
    """
    return parse(_content(ledger))


def parse(content: bytes) -> set[bytes]:
    """The ids in a ledger's bytes. A line that is too short was cut by a crash and never acknowledged.

    Raises:
        LedgerDamagedError: a whole line is not what was written.
    """
    if any(len(line) >= _LINE_BYTES and not _is_whole(line) for line in content.split(b"\n")):
        raise LedgerDamagedError("the list of deleted accounts is damaged: take it from the newest backup")
    return _readable(content)


def render(user_ids: Iterable[bytes]) -> bytes:
    """A ledger's bytes."""
    return b"".join(_line(user_id) for user_id in sorted(set(user_ids)))


def _line(user_id: bytes) -> bytes:
    return f"{user_id.hex()} {zlib.crc32(user_id):08x}\n".encode()


def _is_whole(line: bytes) -> bool:
    try:
        return _line(bytes.fromhex(line[: 2 * ID_BYTES].decode("ascii"))) == line + b"\n"
    except ValueError:
        return False


def _content(ledger: Path) -> bytes:
    try:
        return ledger.read_bytes()
    except FileNotFoundError:
        return b""


def _readable(content: bytes) -> set[bytes]:
    lines = [line for line in content.split(b"\n") if _is_whole(line)]
    return {bytes.fromhex(line[: 2 * ID_BYTES].decode("ascii")) for line in lines}
