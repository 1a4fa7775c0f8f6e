"""What only SQLite can do to us: lost transactions, foreign locks, broken connections."""

import asyncio
import gc
import os
import sqlite3
import stat
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from app.db.gateway import Gateway, ServiceContractError
from app.db.sqlite_gateway import SQLiteGateway
from app.kernel.errors import BusyError, UnavailableError
from tests.db.ledger import (
    BoomError,
    add,
    add_slowly,
    count,
    create_tables,
    find,
    ids,
    note_id,
    on,
    path_of,
    running,
    together,
)

POISON = b"poison"


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


@pytest.fixture
def foreigner(sqlite_url: str) -> Iterator[Callable[[Connection], None]]:
    """A service that gives up its transaction to another process's, which then holds the write lock."""
    create_tables(sqlite_url)
    foreign = sqlite3.connect(path_of(sqlite_url), isolation_level=None, check_same_thread=False)

    def let_it_in(connection: Connection) -> None:
        time.sleep(0.15)  # long enough for others to queue up
        connection.exec_driver_sql("ROLLBACK")
        foreign.execute("BEGIN IMMEDIATE")
        raise BoomError

    yield let_it_in
    foreign.close()


def test_foreign_lock_fails_a_whole_group_after_one_wait(
    sqlite_url: str, foreigner: Callable[[Connection], None]
) -> None:
    async def scenario() -> tuple[list[object], float]:
        async with running(SQLiteGateway(sqlite_url)) as db:
            holding = asyncio.create_task(db.write(foreigner))
            await asyncio.sleep(0.05)
            started = time.monotonic()
            calls = [db.write(add, note_id()) for _ in range(20)]
            outcomes = await asyncio.gather(*calls, holding, return_exceptions=True)
            return list(outcomes), time.monotonic() - started

    outcomes, seconds = asyncio.run(scenario())
    assert [type(outcome) for outcome in outcomes] == [BusyError] * 20 + [BoomError]
    assert 2 <= seconds < 3.9  # one busy timeout of 2 s


def test_lock_taken_between_a_lost_group_and_its_rerun_fails_the_rest_after_one_wait(
    sqlite_url: str, foreigner: Callable[[Connection], None]
) -> None:
    async def scenario() -> tuple[list[object], float]:
        async with running(SQLiteGateway(sqlite_url)) as db:
            writes = [lambda: db.write(foreigner), *[lambda: db.write(add, note_id())] * 10]
            started = time.monotonic()
            return await together(db, *writes), time.monotonic() - started

    outcomes, seconds = asyncio.run(scenario())
    assert [type(outcome) for outcome in outcomes] == [BusyError] * 11
    assert 2 <= seconds < 3.9  # the rerun of the first call waits 2 s, and speaks for the others


def test_service_returns_when_a_foreign_lock_goes(sqlite_url: str) -> None:
    create_tables(sqlite_url)
    foreign = sqlite3.connect(path_of(sqlite_url), isolation_level=None)

    async def scenario() -> int:
        async with running(SQLiteGateway(sqlite_url)) as db:
            foreign.execute("BEGIN IMMEDIATE")
            with pytest.raises(BusyError):
                await db.write(add, note_id())
            foreign.execute("ROLLBACK")
            return await db.write(add, note_id())

    assert asyncio.run(scenario()) == 1
    foreign.close()


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
    end = time.monotonic() + 10
    while (stored := asyncio.run(gateway.peek(find, note))) is None and time.monotonic() < end:
        time.sleep(0.05)
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
