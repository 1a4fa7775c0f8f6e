"""How many Argon2 runs may go at once. Owns the threads and the queue; refuses more than it can hold in memory."""

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from app.crypto.keys import PasswordRoot
from app.crypto.passwords import Argon2Cost, password_root
from app.kernel.errors import BusyError

ParamsT = ParamSpec("ParamsT")
ResultT = TypeVar("ResultT")

_RETRY_AFTER_SECONDS = 2


class Argon2Gate:
    """Runs Argon2 outside the event loop and outside any transaction.

    One thread per core (each run holds `memory_kib`), and a bounded line in front: 100 log-ins at once cost
    bounded memory and answer 503, never out of memory.
    """

    def __init__(self, new_cost: Argon2Cost, *, max_waiting: int = 32) -> None:
        self.new_cost = new_cost
        self._max_waiting = max_waiting
        self._waiting = 0
        self._pool = ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="argon2")

    async def root(self, password: str, salt: bytes, cost: Argon2Cost) -> PasswordRoot:
        """The root key of a password.

        Raises:
            BusyError: if too many are waiting already.
        """
        return await self.run(password_root, password, salt, cost)

    async def run(self, function: Callable[ParamsT, ResultT], *args: ParamsT.args, **kwargs: ParamsT.kwargs) -> ResultT:
        """Any slow, pure function, beside the event loop.

        Raises:
            BusyError: as `root`.
        """
        if self._waiting >= self._max_waiting:
            raise BusyError("try again in a moment", headers={"Retry-After": str(_RETRY_AFTER_SECONDS)})
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._pool, partial(function, *args, **kwargs))
        finally:
            self._waiting -= 1

    def close(self) -> None:
        """Lets running ones finish."""
        self._pool.shutdown()
