"""The tables and services the gateway's tests run: one account with a change number, notes with revisions."""

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    LargeBinary,
    MetaData,
    Table,
    bindparam,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from app.db.engine import open_engine
from app.db.gateway import Gateway, open_gateway
from app.db.statement import Statement
from app.kernel.errors import AppError

metadata = MetaData()
accounts = Table(
    "accounts",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("change", BigInteger, nullable=False),
)
notes = Table(
    "notes",
    metadata,
    Column("id", LargeBinary(16), primary_key=True),
    Column("revision", BigInteger, nullable=False),
    Column("change", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

ALICE = 1
MALLORY = 2


def _insert_or_nothing(dialect: Any) -> Any:
    row: dict[str, Any] = {name: bindparam(name) for name in ("id", "revision", "change", "body")}
    return dialect.insert(notes).values(row).on_conflict_do_nothing().returning(notes.c.revision)


BUMP = Statement(
    update(accounts)
    .where(accounts.c.id == bindparam("account"))
    .values(change=accounts.c.change + 1)
    .returning(accounts.c.change)
)
CREATE = Statement({"sqlite": _insert_or_nothing(sqlite), "postgresql": _insert_or_nothing(postgresql)})
FIND = Statement(select(notes.c.revision, notes.c.body).where(notes.c.id == bindparam("note")))
REPLACE = Statement(
    update(notes)
    .where(notes.c.id == bindparam("note"), notes.c.revision == bindparam("base"))
    .values(revision=notes.c.revision + 1)
)
COUNT = Statement(select(func.count()).select_from(notes))
IDS = Statement(select(notes.c.id))


class TakenError(AppError):
    slug = "taken"
    status = 409


class BoomError(Exception):
    pass


def note_id() -> bytes:
    return secrets.token_bytes(16)


def add(connection: Connection, note: bytes, body: bytes = b"calm", *, account: int = ALICE) -> int:
    """A use case like the real ones: bump, then insert; a taken id is a conflict."""
    ((change,),) = BUMP.rows(connection, account=account)
    if not CREATE.rows(connection, id=note, revision=1, change=change, body=body):
        raise TakenError
    return int(change)


def add_then_boom(connection: Connection, note: bytes) -> None:
    add(connection, note)
    raise BoomError


def add_slowly(connection: Connection, note: bytes, seconds: float = 0.15) -> int:
    change = add(connection, note)
    time.sleep(seconds)
    return change


def find(connection: Connection, note: bytes) -> tuple[int, bytes] | None:
    rows = FIND.rows(connection, note=note)
    return (rows[0][0], rows[0][1]) if rows else None


def count(connection: Connection) -> int:
    return int(COUNT.rows(connection)[0][0])


def ids(connection: Connection) -> set[bytes]:
    return {row[0] for row in IDS.rows(connection)}


def read_then_replace(connection: Connection, note: bytes) -> bool:
    ((revision, _),) = FIND.rows(connection, note=note)
    time.sleep(0.001)  # room for another writer to slip in between
    return REPLACE.run(connection, note=note, base=revision) == 1


def create_tables(url: str) -> None:
    engine = open_engine(url)
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(insert(accounts), [{"id": ALICE, "change": 0}, {"id": MALLORY, "change": 0}])
    engine.dispose()


@asynccontextmanager
async def running(gateway: Gateway) -> AsyncIterator[Gateway]:
    await gateway.start()
    try:
        yield gateway
    finally:
        await gateway.close()


def on(url: str, scenario: Callable[[Gateway], Awaitable[Any]], **options: Any) -> Any:
    """Run `scenario` with a started gateway over fresh tables."""

    async def main() -> Any:
        async with running(open_gateway(url, **options)) as gateway:
            return await scenario(gateway)

    create_tables(url)
    return asyncio.run(main())


async def together(gateway: Gateway, *calls: Callable[[], Awaitable[Any]]) -> list[Any]:
    """The outcomes of calls that SQLite's writer takes as one group: they queue up behind a slow one."""
    slow = asyncio.create_task(gateway.write(add_slowly, note_id()))
    await asyncio.sleep(0.05)
    outcomes = await asyncio.gather(*(call() for call in calls), return_exceptions=True)
    await slow
    return list(outcomes)


def path_of(url: str) -> str:
    return url.removeprefix("sqlite:///")


def size_of(file: Path) -> int:
    return file.stat().st_size


async def soon(holds: Callable[[], bool], seconds: float = 5) -> bool:
    """Whether it comes to hold within some seconds."""
    deadline = time.monotonic() + seconds
    while not await asyncio.to_thread(holds):
        if time.monotonic() > deadline:
            return False
        await asyncio.sleep(0.05)
    return True
