"""What both engines promise."""

import asyncio

import pytest
from sqlalchemy import Connection, insert, select

from app.db.gateway import Gateway, open_gateway
from app.kernel.errors import AppError, BusyError, UnavailableError
from tests.db.ledger import (
    ALICE,
    MALLORY,
    BoomError,
    TakenError,
    accounts,
    add,
    add_slowly,
    add_then_boom,
    count,
    create_tables,
    find,
    ids,
    note_id,
    notes,
    on,
    read_then_replace,
    running,
    together,
)


def test_write_is_there_for_every_kind_of_read(database_url: str) -> None:
    note = note_id()

    async def scenario(db: Gateway) -> tuple[int, object, object]:
        return await db.write(add, note, body=b"first"), await db.peek(find, note), await db.read(find, note)

    assert on(database_url, scenario) == (1, (1, b"first"), (1, b"first"))


def test_two_failing_calls_of_ten_leave_eight_stored(database_url: str) -> None:
    wanted = [note_id() for _ in range(10)]

    async def scenario(db: Gateway) -> tuple[list[object], set[bytes]]:
        services = [add_then_boom if place in {3, 7} else add for place in range(10)]
        outcomes = await together(
            db, *(lambda s=service, n=note: db.write(s, n) for service, note in zip(services, wanted, strict=True))
        )
        return outcomes, await db.read(ids)

    outcomes, stored = on(database_url, scenario)
    assert [type(outcome) for outcome in outcomes] == [int] * 3 + [BoomError] + [int] * 3 + [BoomError] + [int] * 2
    assert stored.intersection(wanted) == {note for place, note in enumerate(wanted) if place not in {3, 7}}


def test_core_and_compiled_statements_share_one_transaction(database_url: str) -> None:
    def mixed(connection: Connection, note: bytes, *, fail: bool) -> int:
        connection.execute(insert(accounts).values(id=int.from_bytes(note[:4]), change=0))
        add(connection, note)
        seen = connection.execute(select(notes.c.id).where(notes.c.id.in_([note]))).fetchall()
        if fail:
            raise BoomError
        return len(seen)

    kept, lost = b"\0\0\0\7" + bytes(12), b"\0\0\0\x08" + bytes(12)

    async def scenario(db: Gateway) -> tuple[list[object], list[int]]:
        outcomes = await together(
            db, lambda: db.write(mixed, kept, fail=False), lambda: db.write(mixed, lost, fail=True)
        )
        return outcomes, [row[0] for row in await db.read(lambda c: c.execute(select(accounts.c.id)).fetchall())]

    outcomes, stored = on(database_url, scenario)
    assert outcomes[0] == 1
    assert isinstance(outcomes[1], BoomError)
    assert sorted(stored) == [ALICE, MALLORY, 7]


def test_core_error_in_a_group_fails_only_its_call(database_url: str) -> None:
    def insert_alice_again(connection: Connection) -> None:
        connection.execute(insert(accounts).values(id=ALICE, change=0))

    async def scenario(db: Gateway) -> list[object]:
        return await together(
            db, lambda: db.write(add, note_id()), lambda: db.write(insert_alice_again), lambda: db.write(add, note_id())
        )

    first, refused, last = on(database_url, scenario)
    assert type(refused).__name__ == "IntegrityError"
    assert isinstance(first, int)
    assert isinstance(last, int)


def test_cancelled_request_is_committed_all_the_same(database_url: str) -> None:
    note = note_id()

    async def scenario(db: Gateway) -> tuple[object, list[object]]:
        slow = [asyncio.create_task(db.write(add_slowly, note_id(), 0.1)) for _ in range(4)]  # every thread is taken
        await asyncio.sleep(0.03)
        cancelled = asyncio.create_task(db.write(add, note))
        await asyncio.sleep(0.01)
        cancelled.cancel()
        await asyncio.gather(*slow)
        for _ in range(100):
            if await db.peek(find, note):
                break
            await asyncio.sleep(0.02)
        again = await asyncio.gather(cancelled, db.write(add, note), return_exceptions=True)
        return await db.peek(find, note), list(again)

    found, (first, second) = on(database_url, scenario)
    assert found == (1, b"calm")
    assert isinstance(first, asyncio.CancelledError)
    assert isinstance(second, TakenError)


def test_more_calls_than_may_wait_are_busy_and_none_is_lost(database_url: str) -> None:
    wanted = [note_id() for _ in range(200)]

    async def scenario(db: Gateway) -> tuple[list[object], set[bytes], int]:
        outcomes = await together(db, *(lambda n=note: db.write(add, n) for note in wanted))
        return outcomes, await db.read(ids), await db.write(add, note_id())

    outcomes, stored, _ = on(database_url, scenario, limit=50)
    acknowledged = {note for note, outcome in zip(wanted, outcomes, strict=True) if isinstance(outcome, int)}
    refused = [outcome for outcome in outcomes if isinstance(outcome, BusyError)]
    assert 49 <= len(acknowledged) <= 50
    assert len(acknowledged) + len(refused) == 200
    assert stored.intersection(wanted) == acknowledged
    assert refused[0].headers == {"Retry-After": "1"}


def test_close_answers_everything_taken_and_refuses_the_rest(database_url: str) -> None:
    wanted = [note_id() for _ in range(100)]

    async def scenario() -> tuple[list[int], list[object]]:
        gateway = open_gateway(database_url)
        async with running(gateway) as db:
            taken = [asyncio.create_task(db.write(add, note)) for note in wanted]
            await asyncio.sleep(0)
        late = [gateway.write(add, note_id()), gateway.read(count), gateway.peek(count)]
        return list(await asyncio.gather(*taken)), list(await asyncio.gather(*late, return_exceptions=True))

    create_tables(database_url)
    answers, refusals = asyncio.run(scenario())
    assert sorted(answers) == list(range(1, 101))
    assert [type(refusal) for refusal in refusals] == [UnavailableError] * 3


def test_gateway_serves_one_event_loop_after_the_other(database_url: str) -> None:
    create_tables(database_url)
    gateway = open_gateway(database_url)

    asyncio.run(gateway.start())
    changes = [asyncio.run(_write(gateway)) for _ in range(2)]
    asyncio.run(gateway.close())
    asyncio.run(gateway.start())
    changes.append(asyncio.run(_write(gateway)))
    asyncio.run(gateway.close())
    asyncio.run(gateway.close())

    assert changes == [1, 2, 3]


def test_several_gateways_in_one_process_see_each_other(database_url: str) -> None:
    async def scenario(first: Gateway) -> list[int]:
        async with running(open_gateway(database_url)) as second:
            turns = [(first if turn % 2 else second).write(add, note_id()) for turn in range(40)]
            return await asyncio.gather(*turns)

    assert sorted(on(database_url, scenario)) == list(range(1, 41))


def test_eight_tasks_of_read_then_write_lose_no_update(database_url: str) -> None:
    note = note_id()

    async def persist(db: Gateway) -> None:
        for _ in range(20):
            while not await db.write(read_then_replace, note):
                pass

    async def scenario(db: Gateway) -> object:
        await db.write(add, note)
        await asyncio.gather(*(persist(db) for _ in range(8)))
        return await db.peek(find, note)

    assert on(database_url, scenario) == (161, b"calm")


def test_eight_creates_of_one_id_have_one_winner(database_url: str) -> None:
    note = note_id()

    async def scenario(db: Gateway) -> list[object]:
        return await together(db, *(lambda: db.write(add, note) for _ in range(8)))

    outcomes = on(database_url, scenario)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["TakenError"] * 7 + ["int"]


def test_read_sees_one_moment(database_url: str) -> None:
    entered, may_go_on = asyncio.Event(), asyncio.Event()

    def count_twice(connection: Connection, loop: asyncio.AbstractEventLoop) -> tuple[int, int]:
        first = count(connection)
        loop.call_soon_threadsafe(entered.set)
        asyncio.run_coroutine_threadsafe(may_go_on.wait(), loop).result(5)
        return first, count(connection)

    async def scenario(db: Gateway) -> tuple[tuple[int, int], int]:
        reading = asyncio.create_task(db.read(count_twice, asyncio.get_running_loop()))
        await entered.wait()
        await db.write(add, note_id())
        may_go_on.set()
        return await reading, await db.peek(count)

    assert on(database_url, scenario) == ((0, 0), 1)


@pytest.mark.parametrize("way", ["peek", "read"])
def test_failed_read_leaves_the_next_one_unharmed(database_url: str, way: str) -> None:
    def fail(connection: Connection) -> None:
        count(connection)
        connection.execute(select(notes.c.id)).fetchall()
        raise BoomError

    async def scenario(db: Gateway) -> int:
        for _ in range(5):
            with pytest.raises(BoomError):
                await getattr(db, way)(fail)
        await db.write(add, note_id())
        return int(await getattr(db, way)(count))

    assert on(database_url, scenario) == 1


@pytest.mark.parametrize("way", ["peek", "read"])
def test_read_cannot_write(database_url: str, way: str) -> None:
    async def scenario(db: Gateway) -> tuple[int, int]:
        with pytest.raises(AppError):
            await getattr(db, way)(add, note_id())
        return await db.peek(count), await db.write(add, note_id())

    assert on(database_url, scenario) == (0, 1)


async def _write(gateway: Gateway) -> int:
    return await gateway.write(add, note_id())
