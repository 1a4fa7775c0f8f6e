"""A few threads with a connection each. Owns their bound and their end; refuses more work than may wait."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection

from app.db.failures import raise_translated
from app.kernel.errors import BusyError, UnavailableError

ResultT = TypeVar("ResultT")


class Workers:
    """Runs blocking work for an event loop; work once taken is finished even when nobody waits for it any more."""

    def __init__(self, connect: Callable[[], Connection], *, threads: int, limit: int) -> None:
        self._connect = connect
        self._executor = ThreadPoolExecutor(threads, "ebb-db")
        self._places = threading.Semaphore(limit)
        self._local = threading.local()
        self._opened: set[Connection] = set()
        self._closing = False

    async def run(self, work: Callable[[], ResultT]) -> ResultT:
        if self._closing:
            raise UnavailableError
        if not self._places.acquire(blocking=False):
            raise BusyError(headers={"Retry-After": "1"})
        # Shielded: a request that goes away must not leave its write undone, nor its place taken.
        return await asyncio.shield(asyncio.get_running_loop().run_in_executor(self._executor, self._answer, work))

    def connection(self) -> Connection:
        """This thread's connection, opened on first use."""
        connection: Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._connect()
            self._opened.add(connection)
        return connection

    def is_connected(self) -> bool:
        return getattr(self._local, "connection", None) is not None

    def drop(self) -> None:
        """Forget this thread's connection, if it has one; the next use opens another."""
        connection: Connection | None = getattr(self._local, "connection", None)
        if connection is not None:
            self._local.connection = None
            self._opened.discard(connection)
            connection.invalidate()
            connection.close()

    async def close(self) -> None:
        """Finish what was taken, then close every connection."""
        self._closing = True
        await asyncio.to_thread(self._executor.shutdown)
        for connection in self._opened:
            connection.close()
        self._opened.clear()

    def _answer(self, work: Callable[[], ResultT]) -> ResultT:
        try:
            return work()
        except BaseException as error:  # noqa: BLE001 - a thread must answer, whatever the service raised
            raise_translated(error)
        finally:
            self._places.release()
