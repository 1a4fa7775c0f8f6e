"""What only SQLite can do to us: lost transactions, full disks, foreign locks, a growing WAL."""

import asyncio
import gc
import os
import secrets
import sqlite3
import stat
import subprocess
import threading
import time
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, select

from app.db.gateway import Gateway, ServiceContractError
from app.db.sqlite_gateway import SQLiteGateway
from app.kernel.errors import BusyError, StorageFullError, UnavailableError
from tests.db.ledger import (
    BoomError,
    add,
    add_slowly,
    count,
    create_tables,
    find,
    ids,
    note_id,
    notes,
    on,
    running,
    together,
)

POISON = b"poison"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 2 MiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], check=False, capture_output=True)
    if mount.returncode:
        pytest.skip("only root may mount a small file system")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_transaction_lost_inside_a_group_costs_only_the_call_that_lost_it(sqlite_url: str) -> None:
    wanted = [note_id() for _ in range(5)]

    async def scenario(db: Gateway) -> tuple[list[object], set[bytes]]:
        await db.write(run_script, TRIGGER)
        bodies = [b"calm", b"calm", POISON, b"calm", b"calm"]
        outcomes = await together(
            db, *(lambda n=note, b=body: db.write(add, n, b) for note, body in zip(wanted, bodies, strict=True))
        )
        return outcomes, await db.read(ids)

    outcomes, stored = on(sqlite_url, scenario)
    assert [type(outcome).__name__ for outcome in outcomes] == ["int", "int", "IntegrityError", "int", "int"]
    assert stored.intersection(wanted) == {*wanted[:2], *wanted[3:]}


def test_error_found_only_at_commit_fails_only_its_call(sqlite_url: str) -> None:
    def point_nowhere(connection: Connection) -> None:
        connection.exec_driver_sql("INSERT INTO children VALUES (404)")

    async def scenario(db: Gateway) -> list[object]:
        await db.write(
            run_script,
            "CREATE TABLE children (parent BLOB REFERENCES notes (id) DEFERRABLE INITIALLY DEFERRED)",
        )
        return await together(
            db, lambda: db.write(add, note_id()), lambda: db.write(point_nowhere), lambda: db.write(add, note_id())
        )

    outcomes = on(sqlite_url, scenario)
    assert [type(outcome).__name__ for outcome in outcomes] == ["int", "IntegrityError", "int"]


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


def test_foreign_lock_fails_a_whole_group_once_and_soon(sqlite_url: str) -> None:
    create_tables(sqlite_url)
    foreign = sqlite3.connect(path_of(sqlite_url), isolation_level=None)

    async def scenario() -> tuple[list[object], float, object]:
        async with running(SQLiteGateway(sqlite_url)) as db:
            foreign.execute("BEGIN IMMEDIATE")
            started = time.monotonic()
            calls = [db.write(add, note_id()) for _ in range(21)]
            outcomes = await asyncio.gather(*calls, return_exceptions=True)
            seconds = time.monotonic() - started
            foreign.execute("ROLLBACK")
            return list(outcomes), seconds, await db.write(add, note_id())

    outcomes, seconds, change = asyncio.run(scenario())
    foreign.close()
    assert [type(outcome) for outcome in outcomes] == [BusyError] * 21
    assert seconds < 5  # at most two groups, one busy timeout of 2 s each
    assert change == 1


def test_lock_taken_between_a_lost_group_and_its_rerun_fails_the_rest_at_once(sqlite_url: str) -> None:
    create_tables(sqlite_url)
    foreign = sqlite3.connect(path_of(sqlite_url), isolation_level=None, check_same_thread=False, timeout=5)

    def let_the_foreigner_in(connection: Connection) -> None:
        def lock() -> None:
            foreign.execute("BEGIN IMMEDIATE")

        connection.exec_driver_sql("ROLLBACK")
        thread = threading.Thread(target=lock)
        thread.start()
        thread.join()
        raise BoomError

    async def scenario() -> tuple[list[object], float, object]:
        async with running(SQLiteGateway(sqlite_url)) as db:
            started = time.monotonic()
            writes = [lambda: db.write(let_the_foreigner_in), *[lambda: db.write(add, note_id())] * 10]
            outcomes = await together(db, *writes)
            seconds = time.monotonic() - started
            foreign.execute("ROLLBACK")
            return outcomes, seconds, await db.write(add, note_id())

    outcomes, seconds, change = asyncio.run(scenario())
    foreign.close()
    assert [type(outcome) for outcome in outcomes] == [BusyError] * 11
    assert seconds < 4
    assert isinstance(change, int)


def test_calls_before_a_raw_commit_are_not_claimed_as_failed_or_stored(sqlite_url: str) -> None:
    def commits(connection: Connection) -> None:
        connection.connection.driver_connection.execute("COMMIT")  # type: ignore[union-attr]

    async def scenario(db: Gateway) -> list[object]:
        writes = [lambda: db.write(add, note_id()), lambda: db.write(commits), lambda: db.write(add, note_id())]
        return await together(db, *writes)

    outcomes = on(sqlite_url, scenario)
    assert [type(outcome) for outcome in outcomes] == [UnavailableError, ServiceContractError, int]


def test_service_that_closes_the_connection_harms_nobody_else(sqlite_url: str) -> None:
    def closes(connection: Connection) -> None:
        connection.connection.driver_connection.close()  # type: ignore[union-attr]

    async def scenario(db: Gateway) -> tuple[list[object], object]:
        outcomes = await together(db, lambda: db.write(closes), lambda: db.write(add, note_id()))
        return outcomes, await db.write(add, note_id())

    (closed, other), later = on(sqlite_url, scenario)
    assert isinstance(closed, Exception)
    assert isinstance(other, int)
    assert isinstance(later, int)


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


def test_two_gateways_on_one_file_lose_nothing_and_give_no_change_twice(sqlite_url: str) -> None:
    async def scenario(first: Gateway) -> tuple[list[int], int]:
        async with running(SQLiteGateway(sqlite_url)) as second:
            calls = [db.write(add, note_id()) for _ in range(100) for db in (first, second)]
            changes = await asyncio.gather(*calls)
            return sorted(changes), await second.peek(count)

    changes, stored = on(sqlite_url, scenario)
    assert changes == list(range(1, 201))
    assert stored == 200


def test_group_shares_one_commit(sqlite_url: str) -> None:
    commits: list[int] = []

    async def scenario(db: Gateway) -> list[object]:
        assert isinstance(db, SQLiteGateway)
        event.listen(db._engine, "commit", lambda _: commits.append(1))
        return await together(db, *(lambda: db.write(add, note_id()) for _ in range(40)))

    assert sorted(on(sqlite_url, scenario)) == list(range(2, 42))
    assert len(commits) == 2  # the slow call that made the others wait, and the group


def test_idle_writer_holds_nothing_of_the_last_call(sqlite_url: str) -> None:
    class Draft:
        """Stands for what a person wrote."""

    def keep_nothing(connection: Connection, draft: Draft) -> int:
        return add(connection, note_id())

    async def scenario(db: Gateway) -> object:
        draft = Draft()
        watched = weakref.ref(draft)
        await db.write(keep_nothing, draft)
        del draft
        for _ in range(20):
            await asyncio.sleep(0.02)
            gc.collect()
            if watched() is None:
                break
        return watched()

    assert on(sqlite_url, scenario) is None


def test_cancelled_group_member_does_not_disturb_the_others(sqlite_url: str) -> None:
    async def scenario(db: Gateway) -> list[object]:
        slow = asyncio.create_task(db.write(add_slowly, note_id()))
        await asyncio.sleep(0.03)
        tasks = [asyncio.create_task(db.write(add, note_id())) for _ in range(3)]
        await asyncio.sleep(0.03)
        tasks[1].cancel()
        await slow
        return list(await asyncio.gather(*tasks, return_exceptions=True))

    outcomes = on(sqlite_url, scenario)
    assert [type(outcome) for outcome in outcomes] == [int, asyncio.CancelledError, int]


def test_event_loop_that_ended_does_not_stop_the_writer(sqlite_url: str) -> None:
    create_tables(sqlite_url)
    gateway = SQLiteGateway(sqlite_url)
    note = note_id()

    async def ask_and_go() -> None:
        asking = asyncio.create_task(gateway.write(add_slowly, note, 0.2))
        await asyncio.sleep(0.05)
        asking.cancel()

    asyncio.run(gateway.start())
    asyncio.run(ask_and_go())
    time.sleep(0.3)
    stored = asyncio.run(gateway.peek(find, note))
    asyncio.run(gateway.close())

    assert stored == (1, b"calm")


def test_database_file_is_readable_by_its_owner_only(sqlite_url: str) -> None:
    create_tables(sqlite_url)

    assert stat.S_IMODE(Path(path_of(sqlite_url)).stat().st_mode) == 0o600


def test_folder_that_does_not_exist_makes_start_unavailable(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError):
        asyncio.run(SQLiteGateway(f"sqlite:///{tmp_path}/nowhere/ebb.db").start())


def test_file_that_is_no_database_makes_start_unavailable(tmp_path: Path) -> None:
    (tmp_path / "ebb.db").write_bytes(os.urandom(8_192))

    with pytest.raises(UnavailableError):
        asyncio.run(SQLiteGateway(f"sqlite:///{tmp_path}/ebb.db").start())


TRIGGER = f"""
CREATE TRIGGER refuse BEFORE INSERT ON notes WHEN NEW.body = X'{POISON.hex()}'
BEGIN SELECT RAISE(ROLLBACK, 'gone'); END
"""


def run_script(connection: Connection, sql: str) -> None:
    connection.exec_driver_sql(sql)


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


def path_of(url: str) -> str:
    return url.removeprefix("sqlite:///")


def size_of(file: Path) -> int:
    return file.stat().st_size


def integrity(url: str) -> str:
    connection = sqlite3.connect(path_of(url))
    (answer,) = connection.execute("PRAGMA integrity_check").fetchone()
    connection.close()
    return str(answer)
