"""The WAL: moved in the background, bounded, and empty when a deletion asks for it."""

import asyncio
import secrets
import sqlite3
import time
from pathlib import Path

from sqlalchemy import Connection, select

from app.db.gateway import Gateway
from app.db.sqlite_gateway import SQLiteGateway
from tests.db.ledger import (
    add,
    create_tables,
    note_id,
    notes,
    on,
    path_of,
    running,
)

POISON = b"poison"


def test_peek_leaves_no_read_transaction_open(sqlite_url: str) -> None:
    def look(connection: Connection) -> object:
        return connection.execute(select(notes.c.id)).fetchall()

    async def scenario(db: Gateway) -> bool:
        await db.write(add, note_id())
        await db.peek(look)
        await db.write(add, note_id())
        return await db.checkpoint_truncate()

    assert on(sqlite_url, scenario)


def test_checkpoint_leaves_no_trace_of_a_deleted_row(sqlite_url: str) -> None:
    marker = secrets.token_hex(40).encode()
    files = [Path(path_of(sqlite_url) + ending) for ending in ("", "-wal")]

    def delete(connection: Connection) -> None:
        connection.execute(notes.delete())

    async def scenario(db: Gateway) -> tuple[bool, bool, bool]:
        await db.write(add, note_id(), marker)
        before = any(marker in file.read_bytes() for file in files)
        await db.write(delete)
        emptied = await db.checkpoint_truncate()
        return before, emptied, any(marker in file.read_bytes() for file in files)

    assert on(sqlite_url, scenario) == (True, True, False)


def test_long_read_is_told_to_keep_the_wal_from_being_emptied(sqlite_url: str) -> None:
    create_tables(sqlite_url)
    reader = sqlite3.connect(path_of(sqlite_url), isolation_level=None)

    async def scenario() -> tuple[bool, bool]:
        async with running(SQLiteGateway(sqlite_url)) as db:
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM notes").fetchall()
            await db.write(add, note_id())
            held = await db.checkpoint_truncate()
            reader.execute("ROLLBACK")
            return held, await db.checkpoint_truncate()

    assert asyncio.run(scenario()) == (False, True)
    reader.close()


def test_wal_stays_bounded_under_constant_writing(sqlite_url: str) -> None:
    create_tables(sqlite_url)
    wal = Path(path_of(sqlite_url) + "-wal")
    sizes: list[int] = []

    async def scenario() -> None:
        async with running(SQLiteGateway(sqlite_url, wal_limit_bytes=200_000)) as db:
            until = time.monotonic() + 2
            while time.monotonic() < until:
                await asyncio.gather(*(db.write(add, note_id(), bytes(4_000)) for _ in range(20)))
                sizes.append(await asyncio.to_thread(size_of, wal))
                await asyncio.sleep(0.01)

    asyncio.run(scenario())
    written = 4_000 * 20 * len(sizes)
    assert max(sizes) < written / 2
    assert not wal.exists() or wal.stat().st_size == 0


def test_checkpoints_run_in_the_background_without_being_asked(sqlite_url: str) -> None:
    marker = secrets.token_hex(40).encode()

    async def scenario(db: Gateway) -> bool:
        await db.write(add, note_id(), marker)
        for _ in range(50):
            await asyncio.sleep(0.05)
            if marker in await asyncio.to_thread(Path(path_of(sqlite_url)).read_bytes):
                return True
        return False

    assert on(sqlite_url, scenario)


def size_of(file: Path) -> int:
    return file.stat().st_size
