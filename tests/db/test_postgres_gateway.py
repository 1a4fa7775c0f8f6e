"""What only PostgreSQL can do to us: deadlocks, serialisation failures, locks held elsewhere, killed sessions."""

import asyncio
import threading
import time
from typing import Any

import psycopg
import pytest
from sqlalchemy import Connection, select, text, update

from app.db.gateway import Gateway, ServiceContractError, open_gateway
from app.kernel.errors import BusyError, UnavailableError
from tests.db.ledger import (
    ALICE,
    BUMP,
    MALLORY,
    accounts,
    add,
    add_slowly,
    count,
    create_tables,
    ids,
    note_id,
    on,
    running,
)
from tests.support.postgres import own_server, plain


def test_deadlock_is_retried_until_both_are_stored(postgres_url: str) -> None:
    barrier = threading.Barrier(2)
    runs: list[int] = []

    def bump_both(connection: Connection, first: int, second: int) -> None:
        runs.append(first)
        BUMP.rows(connection, account=first)
        if len(runs) <= 2:
            barrier.wait(5)
        BUMP.rows(connection, account=second)

    async def scenario(db: Gateway) -> list[int]:
        await db.write(patient)
        await asyncio.gather(db.write(bump_both, ALICE, MALLORY), db.write(bump_both, MALLORY, ALICE))
        return await db.read(changes)

    def patient(connection: Connection) -> None:
        name = connection.execute(text("SELECT current_database()")).scalar_one()
        connection.execute(text(f"ALTER DATABASE \"{name}\" SET deadlock_timeout = '50ms'"))

    assert on(postgres_url, scenario) == [2, 2]
    assert len(runs) == 3


def test_serialization_failure_is_retried_until_all_are_stored(postgres_url: str) -> None:
    barrier = threading.Barrier(3)
    runs: list[int] = []

    def add_one_by_reading(connection: Connection) -> None:
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE"))
        runs.append(1)
        change = connection.execute(select(accounts.c.change).where(accounts.c.id == ALICE)).scalar_one()
        if len(runs) <= 3:
            barrier.wait(5)
        connection.execute(update(accounts).where(accounts.c.id == ALICE).values(change=change + 1))

    async def scenario(db: Gateway) -> list[int]:
        await asyncio.gather(*(db.write(add_one_by_reading) for _ in range(3)))
        return await db.read(changes)

    assert on(postgres_url, scenario) == [3, 0]
    assert len(runs) > 3


def test_retries_end_and_the_caller_is_told_it_is_busy(postgres_url: str) -> None:
    runs: list[int] = []

    def never_serializable(connection: Connection) -> None:
        runs.append(1)
        connection.execute(text("DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$"))

    async def scenario(db: Gateway) -> None:
        with pytest.raises(BusyError):
            await db.write(never_serializable)

    on(postgres_url, scenario)
    assert len(runs) == 4


def test_locked_account_is_busy_within_a_second_and_harms_no_other(postgres_url: str) -> None:
    create_tables(postgres_url)

    async def scenario() -> tuple[list[Any], float, int]:
        async with running(open_gateway(postgres_url)) as db:
            started = time.monotonic()
            stuck = [db.write(add, note_id()) for _ in range(4)]
            outcomes = await asyncio.gather(*stuck, return_exceptions=True)
            seconds = time.monotonic() - started
            return list(outcomes), seconds, await db.write(add, note_id(), account=MALLORY)

    with psycopg.connect(plain(postgres_url)) as foreign:
        foreign.execute("SELECT * FROM accounts WHERE id = 1 FOR UPDATE")
        outcomes, seconds, change = asyncio.run(scenario())

    assert [type(outcome) for outcome in outcomes] == [BusyError] * 4
    assert seconds < 5
    assert change == 1


def test_while_writes_wait_for_one_locked_account_others_can_read(postgres_url: str) -> None:
    create_tables(postgres_url)

    async def scenario() -> tuple[list[Any], bool]:
        async with running(open_gateway(postgres_url)) as db:
            stuck = asyncio.gather(*(db.write(add, note_id()) for _ in range(40)), return_exceptions=True)
            await asyncio.sleep(0.1)  # every writing thread waits for the lock now
            seen = [await db.peek(count), await db.read(count)]
            still_stuck = not stuck.done()
            foreign.rollback()
            await stuck
            return seen, still_stuck

    with psycopg.connect(plain(postgres_url)) as foreign:
        foreign.execute("SELECT * FROM accounts WHERE id = 1 FOR UPDATE")
        seen, still_stuck = asyncio.run(scenario())

    assert seen == [0, 0]
    assert still_stuck


def test_session_killed_while_idle_is_replaced_unnoticed(postgres_url: str) -> None:
    async def scenario(db: Gateway) -> tuple[list[int], int, int]:
        await asyncio.gather(*(db.write(add, note_id()) for _ in range(8)))
        await asyncio.to_thread(kill_sessions, postgres_url)
        changes = await asyncio.gather(*(db.write(add, note_id()) for _ in range(8)))
        await asyncio.to_thread(kill_sessions, postgres_url)
        peeked = await asyncio.gather(*(db.peek(count) for _ in range(8)))
        await asyncio.to_thread(kill_sessions, postgres_url)
        return sorted(changes), peeked[0], await db.read(count)

    assert on(postgres_url, scenario) == (list(range(9, 17)), 16, 16)


def test_session_killed_in_mid_write_is_unavailable_stores_nothing_and_recovers(postgres_url: str) -> None:
    lost = note_id()

    async def scenario(db: Gateway) -> tuple[int, set[bytes]]:
        writing = asyncio.create_task(db.write(add_slowly, lost, 0.3))
        await asyncio.sleep(0.1)
        await asyncio.to_thread(kill_sessions, postgres_url)
        with pytest.raises(UnavailableError):
            await writing
        return await db.write(add, note_id()), await db.read(ids)

    change, stored = on(postgres_url, scenario)
    assert change == 1
    assert lost not in stored


def test_session_killed_during_commit_is_not_run_again(postgres_url: str) -> None:
    """A deferred trigger sleeps inside COMMIT; the session dies there."""
    runs: list[int] = []

    def prepare(connection: Connection) -> None:
        connection.exec_driver_sql(SLOW_COMMIT)

    def add_once(connection: Connection) -> None:
        runs.append(1)
        add(connection, note_id())

    async def scenario(db: Gateway) -> int:
        await db.write(prepare)
        writing = asyncio.create_task(db.write(add_once))
        await asyncio.sleep(0.2)
        await asyncio.to_thread(kill_sessions, postgres_url)
        with pytest.raises(UnavailableError):
            await writing
        return await db.peek(count)

    assert on(postgres_url, scenario) == 0
    assert runs == [1]


def test_service_that_goes_on_after_a_failed_statement_is_not_answered_as_stored(postgres_url: str) -> None:
    def swallow(connection: Connection) -> str:
        add(connection, note_id())
        with pytest.raises(psycopg.errors.DivisionByZero):
            connection.connection.driver_connection.execute("SELECT 1 / 0")  # type: ignore[union-attr]
        return "stored"

    async def scenario(db: Gateway) -> int:
        with pytest.raises(ServiceContractError):
            await db.write(swallow)
        return await db.peek(count)

    assert on(postgres_url, scenario) == 0


def test_long_statement_is_cut_off_as_busy(postgres_url: str) -> None:
    def sleep(connection: Connection) -> None:
        connection.execute(text("SET LOCAL statement_timeout = '100ms'"))
        connection.execute(text("SELECT pg_sleep(5)"))

    async def scenario(db: Gateway) -> None:
        with pytest.raises(BusyError):
            await db.read(sleep)

    on(postgres_url, scenario)


def test_server_that_is_away_is_unavailable_and_service_returns_with_it() -> None:
    server = own_server()

    async def scenario(db: Gateway) -> tuple[list[Any], int]:
        await db.write(add, note_id())
        await asyncio.to_thread(server.stop_immediately)
        ways = (db.write(add, note_id()), db.read(count), db.peek(count))
        outcomes = await asyncio.gather(*ways, return_exceptions=True)
        await asyncio.to_thread(server.start_again)
        return list(outcomes), await db.write(add, note_id())

    try:
        outcomes, change = on(server.url, scenario)
    finally:
        server.delete()
    assert [type(outcome) for outcome in outcomes] == [UnavailableError] * 3
    assert change == 2


def test_there_is_no_log_to_empty(postgres_url: str) -> None:
    async def scenario(db: Gateway) -> bool:
        return await db.checkpoint_truncate()

    assert on(postgres_url, scenario)


SLOW_COMMIT = """
CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(2); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER linger AFTER INSERT ON notes
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION linger();
"""


def changes(connection: Connection) -> list[int]:
    return list(connection.execute(select(accounts.c.change).order_by(accounts.c.id)).scalars())


def kill_sessions(url: str) -> None:
    with psycopg.connect(plain(url), autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
