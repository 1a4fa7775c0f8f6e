"""The WAL: moved in the background, bounded, and empty when a deletion asks for it."""

import asyncio
import secrets
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from app.db.gateway import Gateway
from app.db.sqlite_gateway import SQLiteGateway
from app.kernel.errors import UnavailableError
from tests.db.ledger import (
    add,
    create_tables,
    note_id,
    notes,
    on,
    path_of,
    running,
    size_of,
    soon,
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


def test_wal_past_its_limit_is_emptied(sqlite_url: str) -> None:
    create_tables(sqlite_url)
    wal = Path(path_of(sqlite_url) + "-wal")

    async def scenario() -> tuple[int, bool]:
        async with running(SQLiteGateway(sqlite_url, wal_limit_bytes=50_000)) as db:
            await db.write(add, note_id(), bytes(200_000))
            grown = size_of(wal)
            return grown, await soon(lambda: size_of(wal) == 0)

    grown, emptied = asyncio.run(scenario())
    assert emptied
    assert grown == 0 or grown > 200_000  # unless the checkpoint was faster than this test


def test_wal_held_up_by_a_reader_is_moved_when_the_reader_is_gone(sqlite_url: str) -> None:
    create_tables(sqlite_url)
    marker = secrets.token_hex(40).encode()
    file = Path(path_of(sqlite_url))
    reader = sqlite3.connect(file, isolation_level=None)

    async def scenario() -> tuple[bool, bool]:
        async with running(SQLiteGateway(sqlite_url)) as db:
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM notes").fetchall()
            await db.write(add, note_id(), marker)
            await asyncio.sleep(0.5)
            early = marker in await asyncio.to_thread(file.read_bytes)
            reader.execute("ROLLBACK")
            return early, await soon(lambda: marker in file.read_bytes())

    assert asyncio.run(scenario()) == (False, True)
    reader.close()


def test_checkpoints_run_in_the_background_without_being_asked(sqlite_url: str) -> None:
    marker = secrets.token_hex(40).encode()

    async def scenario(db: Gateway) -> bool:
        await db.write(add, note_id(), marker)
        return await soon(lambda: marker in Path(path_of(sqlite_url)).read_bytes())

    assert on(sqlite_url, scenario)


def test_closed_gateway_has_nothing_to_empty(sqlite_url: str) -> None:
    with pytest.raises(UnavailableError):
        asyncio.run(SQLiteGateway(sqlite_url).checkpoint_truncate())
