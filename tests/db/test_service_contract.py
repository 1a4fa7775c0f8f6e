"""What a service may raise, and what it must not do to the transaction it runs in; on both engines."""

import asyncio
import traceback

import pytest
from sqlalchemy import Connection

from app.db.gateway import Gateway, ServiceContractError
from tests.db.ledger import (
    BoomError,
    TakenError,
    add,
    add_then_boom,
    count,
    ids,
    note_id,
    on,
    together,
)


def test_app_error_of_a_service_comes_back_as_itself_and_stores_nothing(database_url: str) -> None:
    note = note_id()

    async def scenario(db: Gateway) -> int:
        await db.write(add, note)
        with pytest.raises(TakenError):
            await db.write(add, note)
        return await db.peek(count)

    assert on(database_url, scenario) == 1


def test_traceback_of_a_failed_service_names_the_service(database_url: str) -> None:
    async def scenario(db: Gateway) -> str:
        with pytest.raises(BoomError) as caught:
            await db.write(add_then_boom, note_id())
        return "".join(traceback.format_exception(caught.value))

    assert "in add_then_boom" in on(database_url, scenario)


@pytest.mark.parametrize("way", ["peek", "read", "write"])
@pytest.mark.parametrize("bad", [SystemExit(2), StopIteration(3), asyncio.CancelledError(), KeyboardInterrupt()])
def test_service_cannot_stop_the_event_loop(database_url: str, way: str, bad: BaseException) -> None:
    def service(_: Connection) -> None:
        raise bad

    async def scenario(db: Gateway) -> int:
        with pytest.raises(ServiceContractError):
            await getattr(db, way)(service)
        return await db.write(add, note_id())

    assert on(database_url, scenario) == 1


def test_service_that_commits_is_refused_and_run_once(database_url: str) -> None:
    runs: list[bytes] = []

    def commits(connection: Connection, note: bytes) -> None:
        runs.append(note)
        add(connection, note)
        connection.commit()

    lone, grouped = note_id(), note_id()

    async def scenario(db: Gateway) -> tuple[list[object], set[bytes]]:
        alone: list[object] = list(await asyncio.gather(db.write(commits, lone), return_exceptions=True))
        others = [note_id(), note_id()]
        outcomes = await together(
            db, lambda: db.write(add, others[0]), lambda: db.write(commits, grouped), lambda: db.write(add, others[1])
        )
        stored = await db.read(ids)
        return alone + outcomes, stored - set(others)

    outcomes, others_stored = on(database_url, scenario)
    assert [type(outcome) for outcome in outcomes] == [ServiceContractError, int, ServiceContractError, int]
    assert runs == [lone, grouped]
    assert not others_stored & {lone, grouped}


def test_service_that_swallows_the_refused_commit_is_failed_all_the_same(database_url: str) -> None:
    def commits(connection: Connection, note: bytes) -> None:
        add(connection, note)
        with pytest.raises(ServiceContractError):
            connection.commit()

    note = note_id()

    async def scenario(db: Gateway) -> tuple[object, set[bytes]]:
        with pytest.raises(ServiceContractError):
            await db.write(commits, note)
        return await db.write(add, note_id()), await db.read(ids)

    change, stored = on(database_url, scenario)
    assert change == 1
    assert note not in stored


def test_raw_commit_of_a_service_is_found_and_not_repeated(database_url: str) -> None:
    runs: list[bytes] = []

    def commits(connection: Connection, note: bytes) -> None:
        runs.append(note)
        add(connection, note)
        connection.connection.driver_connection.execute("COMMIT")  # type: ignore[union-attr]

    lone, grouped = note_id(), note_id()

    async def scenario(db: Gateway) -> list[object]:
        alone: list[object] = list(await asyncio.gather(db.write(commits, lone), return_exceptions=True))
        return alone + await together(db, lambda: db.write(commits, grouped), lambda: db.write(add, note_id()))

    outcomes = on(database_url, scenario)
    assert [type(outcome) for outcome in outcomes] == [ServiceContractError, ServiceContractError, int]
    assert runs == [lone, grouped]
