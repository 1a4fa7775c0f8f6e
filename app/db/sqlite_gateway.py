"""The gateway on SQLite: one writer, inline peeks, snapshots in threads. Refuses to know what a service does."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Concatenate

from sqlalchemy import Connection

from app.db.checkpoints import WAL_LIMIT_BYTES, Checkpointer
from app.db.engine import open_engine, parse_url, sqlite_path
from app.db.failures import raise_translated
from app.db.guard import Job, ParamsT, ResultT, bind, end_quietly
from app.db.workers import Workers
from app.db.writer import Writer
from app.kernel.errors import UnavailableError

READER_THREADS = 2
WAITING_LIMIT = 512


class SQLiteGateway:
    """Keeps the promises of `Gateway`. Serves one event loop at a time; another may take over after it."""

    def __init__(self, url: str, *, limit: int = WAITING_LIMIT, wal_limit_bytes: int = WAL_LIMIT_BYTES) -> None:
        self._path = sqlite_path(parse_url(url))
        self._engine = open_engine(url)
        self._limit = limit
        self._wal_limit_bytes = wal_limit_bytes
        self._is_open = False

    async def start(self) -> None:
        try:
            await asyncio.to_thread(self._start)
        except Exception as error:  # noqa: BLE001 - translated, never hidden
            raise_translated(error)
        self._is_open = True

    async def close(self) -> None:
        if self._is_open:
            self._is_open = False
            await asyncio.to_thread(self._writer.close)
            await self._readers.close()
            await asyncio.to_thread(self._stop)

    async def peek(
        self,
        service: Callable[Concatenate[Connection, ParamsT], ResultT],
        /,
        *args: ParamsT.args,
        **kwargs: ParamsT.kwargs,
    ) -> ResultT:
        if not self._is_open:
            raise UnavailableError
        try:
            return service(self._inline, *args, **kwargs)
        except BaseException as error:  # noqa: BLE001 - translated, never hidden
            raise_translated(error)
        finally:
            end_quietly(self._inline)  # an open read transaction would hold the WAL for ever

    async def read(
        self,
        service: Callable[Concatenate[Connection, ParamsT], ResultT],
        /,
        *args: ParamsT.args,
        **kwargs: ParamsT.kwargs,
    ) -> ResultT:
        if not self._is_open:
            raise UnavailableError
        return await self._readers.run(partial(self._snapshot, bind(service, args, kwargs)))

    async def write(
        self,
        service: Callable[Concatenate[Connection, ParamsT], ResultT],
        /,
        *args: ParamsT.args,
        **kwargs: ParamsT.kwargs,
    ) -> ResultT:
        if not self._is_open:
            raise UnavailableError
        result: ResultT = await self._writer.submit(bind(service, args, kwargs))
        return result

    async def checkpoint_truncate(self) -> bool:
        """Empty the WAL, so that deleted pages do not live on in it; False when a long read prevents that."""
        if not self._is_open:
            raise UnavailableError
        return await asyncio.to_thread(self._checkpoints.truncate)

    def _start(self) -> None:
        self._inline = self._connect_to_read()
        self._readers = Workers(self._connect_to_read, threads=READER_THREADS, limit=self._limit)
        self._checkpoints = Checkpointer(self._engine, self._path, wal_limit_bytes=self._wal_limit_bytes)
        self._writer = Writer(self._engine, limit=self._limit, committed=self._checkpoints.note_commit)

    def _stop(self) -> None:
        self._inline.close()
        self._checkpoints.close()

    def _connect_to_read(self) -> Connection:
        connection = self._engine.connect()
        connection.exec_driver_sql("PRAGMA query_only = ON")
        end_quietly(connection)
        return connection

    def _snapshot(self, job: Job[ResultT]) -> ResultT:
        connection = self._readers.connection()
        try:
            connection.begin()
            return job(connection)
        finally:
            end_quietly(connection)
