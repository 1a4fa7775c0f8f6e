"""The only way from async code to stored rows: peek, read, write. Refuses to answer a write before it is on disk."""

from collections.abc import Callable
from typing import Concatenate, Protocol

from sqlalchemy import Connection

from app.db.engine import parse_url
from app.db.failures import ServiceContractError, translate
from app.db.guard import ParamsT, ResultT
from app.db.postgres_gateway import PostgresGateway
from app.db.sqlite_gateway import WAITING_LIMIT, SQLiteGateway

__all__ = ["Gateway", "ServiceContractError", "open_gateway", "translate"]


class Gateway(Protocol):
    """Runs services: plain functions `(connection, …) -> result` that neither commit nor have other effects.

    A write may be run twice (its group was rolled back, or PostgreSQL asked for a retry), so times and random
    values come in as arguments. What a service raises reaches the caller as it is, without its changes.

    Raises:
        BusyError: too many calls wait, or a lock was not to be had; nothing was stored.
        StorageFullError: no space; nothing was stored.
        UnavailableError: storage is closed or away. If it went away during the commit, the write may stand, so
            writes carry a mutation id that makes repeating them harmless.
        ServiceContractError: the service ended its own transaction; a bug.
    """

    async def start(self) -> None: ...

    async def close(self) -> None:
        """Finish what was taken, answer it, and let go of the database."""

    async def peek(
        self,
        service: Callable[Concatenate[Connection, ParamsT], ResultT],
        /,
        *args: ParamsT.args,
        **kwargs: ParamsT.kwargs,
    ) -> ResultT:
        """One statement of at most 50 rows. On SQLite it runs on the event loop itself."""

    async def read(
        self,
        service: Callable[Concatenate[Connection, ParamsT], ResultT],
        /,
        *args: ParamsT.args,
        **kwargs: ParamsT.kwargs,
    ) -> ResultT:
        """Any number of statements over one snapshot, in a thread."""

    async def write(
        self,
        service: Callable[Concatenate[Connection, ParamsT], ResultT],
        /,
        *args: ParamsT.args,
        **kwargs: ParamsT.kwargs,
    ) -> ResultT:
        """Answers after the commit. A cancelled caller does not undo it."""

    async def checkpoint_truncate(self) -> bool:
        """After a deletion: leave no copy of the deleted rows in a log; False when a long read prevents that."""


def open_gateway(url: str, *, limit: int = WAITING_LIMIT) -> Gateway:
    """The gateway for `url`, not started yet; at most `limit` calls wait before `BusyError`.

    Raises:
        UnsupportedDatabaseError: another engine or driver, or a SQLite database that is not a file.
    """
    if parse_url(url).get_backend_name() == "sqlite":
        return SQLiteGateway(url, limit=limit)
    return PostgresGateway(url, limit=limit)
