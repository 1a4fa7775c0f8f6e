"""No space left: nothing acknowledged is lost, nothing else is kept, and service returns by itself."""

import asyncio
import contextlib
import os
import secrets
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from app.db.gateway import Gateway
from app.db.sqlite_gateway import SQLiteGateway
from app.kernel.errors import StorageFullError
from tests.db.ledger import (
    add,
    create_tables,
    ids,
    note_id,
    on,
    path_of,
    running,
    soon,
)
from tests.support.disks import small_file_system


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 2 MiB."""
    with small_file_system(tmp_path / "disk", "2m") as folder:
        yield folder


def test_full_database_inside_groups_keeps_what_it_acknowledged_and_nothing_else(sqlite_url: str) -> None:
    def allow_pages(connection: Connection, more: int) -> None:
        (pages,) = connection.exec_driver_sql("PRAGMA page_count").one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + more}").fetchall()
        connection.exec_driver_sql("PRAGMA cache_size = 20")  # spill, so that SQLite finds out inside the group

    async def scenario(db: Gateway) -> tuple[dict[bytes, object], set[bytes], object]:
        await db.write(allow_pages, 60)
        outcomes = await fill(db, groups=6)
        stored = await db.read(ids)
        await db.write(allow_pages, 10_000)
        return outcomes, stored, await db.write(add, note_id())

    outcomes, stored, change = on(sqlite_url, scenario)
    assert_only_acknowledged(outcomes, stored)
    assert isinstance(change, int)
    assert integrity(sqlite_url) == "ok"


def test_full_disk_loses_nothing_and_service_returns_by_itself(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(1_000_000))

    async def scenario(db: Gateway) -> tuple[dict[bytes, object], set[bytes], object]:
        outcomes = await fill(db, groups=8)
        stored = await db.read(ids)
        ballast.unlink()
        await asyncio.sleep(1.5)  # the checkpoint that failed is tried again
        return outcomes, stored, await db.write(add, note_id())

    url = f"sqlite:///{small_disk}/ebb.db"
    outcomes, stored, change = on(url, scenario)
    assert_only_acknowledged(outcomes, stored)
    assert isinstance(change, int)
    assert integrity(url) == "ok"


def test_checkpoint_without_space_is_tried_again_until_there_is_some(small_disk: Path) -> None:
    file, ballast = small_disk / "ebb.db", small_disk / "ballast"
    url, marker = f"sqlite:///{file}", secrets.token_hex(40).encode()
    create_tables(url)
    reader = sqlite3.connect(file, isolation_level=None)

    async def scenario() -> tuple[bool, bool]:
        async with running(SQLiteGateway(url)) as db:
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM notes").fetchall()  # keeps the WAL where it is for now
            await db.write(add, note_id(), bytes(400_000) + marker)
            await asyncio.to_thread(take_all_space, ballast)
            reader.execute("ROLLBACK")
            await asyncio.sleep(1.5)
            early = marker in await asyncio.to_thread(file.read_bytes)
            ballast.unlink()
            return early, await soon(lambda: marker in file.read_bytes())

    assert asyncio.run(scenario()) == (False, True)
    reader.close()


def take_all_space(file: Path) -> None:
    with contextlib.suppress(OSError), file.open("wb", buffering=0) as ballast:
        while True:
            ballast.write(bytes(4096))


async def fill(db: Gateway, *, groups: int) -> dict[bytes, object]:
    outcomes: dict[bytes, object] = {}
    for _ in range(groups):
        wanted = [note_id() for _ in range(40)]
        calls = [db.write(add, note, os.urandom(8_000)) for note in wanted]
        outcomes |= dict(zip(wanted, await asyncio.gather(*calls, return_exceptions=True), strict=True))
    return outcomes


def assert_only_acknowledged(outcomes: dict[bytes, object], stored: set[bytes]) -> None:
    acknowledged = {note for note, outcome in outcomes.items() if isinstance(outcome, int)}
    refused = [outcome for outcome in outcomes.values() if not isinstance(outcome, int)]
    assert acknowledged
    assert {type(outcome) for outcome in refused} == {StorageFullError}
    assert stored == acknowledged


def integrity(url: str) -> str:
    connection = sqlite3.connect(path_of(url))
    (answer,) = connection.execute("PRAGMA integrity_check").fetchone()
    connection.close()
    return str(answer)
