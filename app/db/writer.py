"""SQLite's one writer: a thread that commits waiting calls together. Refuses to answer anyone before the commit."""

import asyncio
import contextlib
import queue
import sqlite3
import threading
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine, RootTransaction

from app.db.calls import Call, Outcome, answer, failed
from app.db.engine import BEGIN
from app.db.failures import ServiceContractError, translate
from app.db.guard import Job, end_quietly, run_guarded, watch
from app.kernel.errors import BusyError, UnavailableError

GROUP_CALLS = 64


class _NotBegunError(Exception):
    """BEGIN was refused: no call of the group ran."""


class _ContractBrokenError(Exception):
    """The call at `position` ended the transaction it shared; `around` when it went around Core to do so."""

    def __init__(self, position: int, *, around: bool) -> None:
        super().__init__()
        self.position = position
        self.around = around


class Writer:
    """Drains a queue: up to GROUP_CALLS calls share one transaction, so synchronous=FULL is paid once for them."""

    def __init__(self, engine: Engine, *, limit: int, committed: Callable[[], None]) -> None:
        self._engine = engine
        self._limit = limit
        self._committed = committed
        self._waiting: queue.SimpleQueue[Call | None] = queue.SimpleQueue()
        self._closing = False
        self._open()
        self._thread = threading.Thread(target=self._drain, name="ebb-writer", daemon=True)
        self._thread.start()

    def submit(self, job: Job[Any]) -> asyncio.Future[Any]:
        if self._closing:
            raise UnavailableError
        if self._waiting.qsize() >= self._limit:
            raise BusyError(headers={"Retry-After": "1"})
        future = asyncio.get_running_loop().create_future()
        self._waiting.put(Call(job, future))
        return future

    def close(self) -> None:
        """Finish every call that was taken; blocks until then."""
        self._closing = True
        self._waiting.put(None)
        self._thread.join()
        self._connection.close()

    def _open(self) -> None:
        connection = watch(self._engine.connect())
        self._connection: Connection = connection.execution_options(**{BEGIN: "BEGIN IMMEDIATE"})
        driver = self._connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        self._driver = driver

    def _drain(self) -> None:
        while self._work():
            pass

    def _work(self) -> bool:
        """Serve one group. Its locals end here, so an idle writer holds nothing that people wrote."""
        group = self._next_group()
        if not group:
            return False
        answer(self._settle(group))
        self._committed()
        return True

    def _next_group(self) -> list[Call]:
        """Waits for a call and takes what else is there; empty at the end."""
        group: list[Call] = []
        with contextlib.suppress(queue.Empty):
            while len(group) < GROUP_CALLS:
                call = self._waiting.get(block=not group)
                if call is None:
                    if group:
                        self._waiting.put(None)  # finish these first, then meet the end again
                    break
                group.append(call)
        return group

    def _settle(self, group: list[Call]) -> list[Outcome]:
        try:
            return self._commit(group)
        except _NotBegunError as refusal:  # not one by one: each would wait out the busy timeout again
            return failed(group, refusal.__cause__)
        except _ContractBrokenError as breach:
            return self._settle_around(group, breach)
        except BaseException as error:  # noqa: BLE001 - the writer answers whatever a service or SQLite raised
            return failed(group, error) if len(group) == 1 else self._one_by_one(group)

    def _one_by_one(self, group: list[Call]) -> list[Outcome]:
        """The group's transaction is gone and nothing of it is stored, so each call gets its own."""
        outcomes: list[Outcome] = []
        for position, call in enumerate(group):
            try:
                outcomes += self._commit([call])
            except _NotBegunError as refusal:
                return outcomes + failed(group[position:], refusal.__cause__)
            except _ContractBrokenError as breach:
                outcomes += failed([call], breach.__cause__)
            except BaseException as error:  # noqa: BLE001 - as in _settle
                outcomes += failed([call], error)
        return outcomes

    def _settle_around(self, group: list[Call], breach: _ContractBrokenError) -> list[Outcome]:
        """Fail the call that broke the contract without running it again; serve the others as far as truth allows."""
        before, offender, after = group[: breach.position], group[breach.position], group[breach.position + 1 :]
        outcomes = failed([offender], breach.__cause__)
        if breach.around:  # it committed or undid `before`, and nobody can tell which
            outcomes += failed(before, UnavailableError())
            before = []
        rest = before + after
        return outcomes + (self._settle(rest) if rest else [])

    def _commit(self, group: list[Call]) -> list[Outcome]:
        transaction = self._begin()
        try:
            outcomes = [self._run(position, group, transaction) for position in range(len(group))]
            transaction.commit()
        except BaseException:
            self._end()
            raise
        return outcomes

    def _begin(self) -> RootTransaction:
        try:
            return self._connection.begin()
        except BaseException as error:
            self._end()
            raise _NotBegunError from error

    def _run(self, position: int, group: list[Call], transaction: RootTransaction) -> Outcome:
        call, shared = group[position], len(group) > 1
        if shared:
            self._driver.execute("SAVEPOINT call")  # raw SQL: 1 us against 45 for SQLAlchemy's (gateway measurements)
        try:
            result = run_guarded(call.job, self._connection)
            self._check(transaction)
        except BaseException as error:
            self._contain(position, error, transaction)
            if not shared:
                raise
            self._driver.execute("ROLLBACK TO call")
            outcome = Outcome(call.future, error=translate(error))
        else:
            outcome = Outcome(call.future, result)
        if shared:
            self._driver.execute("RELEASE call")
        return outcome

    def _check(self, transaction: RootTransaction) -> None:
        if not (self._driver.in_transaction and transaction.is_active):
            raise ServiceContractError("a service ended its transaction; the gateway commits")

    def _contain(self, position: int, error: BaseException, transaction: RootTransaction) -> None:
        """Let an error stay with its call if the transaction still stands; otherwise say what is left of it."""
        if self._driver.in_transaction and transaction.is_active:
            return
        if self._driver.in_transaction or isinstance(error, ServiceContractError):
            raise _ContractBrokenError(position, around=not self._driver.in_transaction) from error
        raise error  # SQLite itself rolled everything back (SQLITE_FULL, RAISE(ROLLBACK))

    def _end(self) -> None:
        try:
            end_quietly(self._connection)
        except BaseException:  # noqa: BLE001 - a connection that cannot roll back is replaced
            with contextlib.suppress(Exception):
                self._connection.invalidate()
            self._open()
