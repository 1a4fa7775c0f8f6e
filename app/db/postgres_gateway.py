"""The gateway on PostgreSQL: a transaction per call on a few threads. Refuses to repeat what may have been stored."""

import asyncio
import secrets
import time
from collections.abc import Callable
from functools import partial
from typing import Any, Concatenate, NamedTuple

from sqlalchemy import Connection, RootTransaction

from app.db.engine import BEGIN, open_engine
from app.db.failures import RETRIED_SQLSTATES, ServiceContractError, is_lost_connection, sqlstate
from app.db.guard import Job, ParamsT, ResultT, bind, end_quietly, run_guarded, watch
from app.db.workers import Workers
from app.kernel.errors import UnavailableError

THREADS = 4  # for writes, and as many again for peeks and reads
WAITING_LIMIT = 512
RETRIES = 3
FIRST_PAUSE_MICROSECONDS = 10_000  # at most; doubled for each retry

_WRITE = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
_READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_IN_TRANSACTION = 2  # libpq PQTRANS_INTRANS; 3 is a transaction that a failed statement has already undone


class _Staff(NamedTuple):
    """Apart: a write can wait for a lock until lock_timeout, and one locked account must not stop others reading."""

    writers: Workers
    readers: Workers


class PostgresGateway:
    """Keeps the promises of `Gateway`. PostgreSQL groups commits itself."""

    def __init__(self, url: str, *, limit: int = WAITING_LIMIT, threads: int = THREADS) -> None:
        self._engine = open_engine(url)
        self._limit = limit
        self._threads = threads
        self._staff: _Staff | None = None

    async def start(self) -> None:
        self._staff = _Staff(
            Workers(self._connect, threads=self._threads, limit=self._limit),
            Workers(self._connect, threads=self._threads, limit=self._limit),
        )

    async def close(self) -> None:
        staff, self._staff = self._staff, None
        if staff is not None:
            await asyncio.gather(staff.writers.close(), staff.readers.close())

    async def peek(
        self,
        service: Callable[Concatenate[Connection, ParamsT], ResultT],
        /,
        *args: ParamsT.args,
        **kwargs: ParamsT.kwargs,
    ) -> ResultT:
        workers = self._open_workers().readers
        return await workers.run(partial(self._peek, workers, bind(service, args, kwargs)))

    async def read(
        self,
        service: Callable[Concatenate[Connection, ParamsT], ResultT],
        /,
        *args: ParamsT.args,
        **kwargs: ParamsT.kwargs,
    ) -> ResultT:
        workers = self._open_workers().readers
        return await workers.run(partial(self._transact, workers, bind(service, args, kwargs), _READ))

    async def write(
        self,
        service: Callable[Concatenate[Connection, ParamsT], ResultT],
        /,
        *args: ParamsT.args,
        **kwargs: ParamsT.kwargs,
    ) -> ResultT:
        workers = self._open_workers().writers
        return await workers.run(partial(self._transact, workers, bind(service, args, kwargs), _WRITE))

    async def checkpoint_truncate(self) -> bool:
        """PostgreSQL looks after its own log."""
        return True

    def _connect(self) -> Connection:
        connection = watch(self._engine.connect())
        # A peek has no BEGIN of its own, so only the session's default keeps it from storing something.
        connection.exec_driver_sql("SET default_transaction_read_only = on")
        connection.commit()
        return connection

    def _open_workers(self) -> _Staff:
        if self._staff is None:
            raise UnavailableError
        return self._staff

    def _peek(self, workers: Workers, job: Job[ResultT]) -> ResultT:
        pooled = workers.is_connected()
        try:
            return self._glance(workers, job)
        except Exception as error:
            if not (pooled and is_lost_connection(error)):
                raise
        return self._glance(workers, job)  # it stored nothing, so a dead connection may be replaced and asked again

    def _glance(self, workers: Workers, job: Job[ResultT]) -> ResultT:
        connection = workers.connection().execution_options(**{BEGIN: _READ})
        try:
            return job(connection)
        finally:
            self._end(workers, connection)

    def _transact(self, workers: Workers, job: Job[ResultT], begin: str) -> ResultT:
        for attempt in range(RETRIES):
            try:
                return self._attempt(workers, job, begin)
            except Exception as error:
                if sqlstate(error) not in RETRIED_SQLSTATES:
                    raise
            time.sleep(secrets.randbelow(FIRST_PAUSE_MICROSECONDS << attempt) / 1_000_000)
        return self._attempt(workers, job, begin)

    def _attempt(self, workers: Workers, job: Job[ResultT], begin: str) -> ResultT:
        connection, transaction = self._begin(workers, begin)
        try:
            result = run_guarded(job, connection)
            _require_whole(connection, transaction)
            transaction.commit()
        except BaseException:
            self._end(workers, connection)
            raise
        return result

    def _begin(self, workers: Workers, begin: str) -> tuple[Connection, RootTransaction]:
        pooled = workers.is_connected()
        try:
            return self._begin_once(workers, begin)
        except Exception as error:
            workers.drop()
            if not (pooled and is_lost_connection(error)):
                raise
        return self._begin_once(workers, begin)  # nothing was sent yet: the connection had died in the pool

    def _begin_once(self, workers: Workers, begin: str) -> tuple[Connection, RootTransaction]:
        connection = workers.connection().execution_options(**{BEGIN: begin})
        return connection, connection.begin()

    def _end(self, workers: Workers, connection: Connection) -> None:
        try:
            end_quietly(connection)
        except Exception:  # noqa: BLE001 - the caller raises what went wrong first
            workers.drop()


def _require_whole(connection: Connection, transaction: RootTransaction) -> None:
    """COMMIT after a failed statement answers ROLLBACK and no error: without this, 2xx would mean nothing stored."""
    driver: Any = connection.connection.driver_connection
    if not transaction.is_active or driver.info.transaction_status != _IN_TRANSACTION:
        raise ServiceContractError("a service ended its transaction or went on after a failed statement")
