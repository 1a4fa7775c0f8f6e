"""Asks before the work whether it may be tried. Never turns itself off: without the shared counts it keeps its own."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from app.crypto import kdf
from app.kernel.clock import monotonic_seconds
from app.kernel.errors import AppError
from app.kernel.logging import get_logger
from app.kernel.settings import Settings
from app.throttle.budgets import Claim, Slot
from app.throttle.errors import RateLimitedError

if TYPE_CHECKING:
    from app.throttle.counts import Counts

AnswerT = TypeVar("AnswerT")

_KEY_BYTES = 16
_LOST_SECONDS = 10.0  # how long a silent server is left alone: each question to it makes somebody wait
_log = get_logger("throttle")


@dataclass
class Held:
    """Tries that were taken before the work; set `is_spent` and they are not given back after it."""

    is_spent: bool = False


class Limiter:
    """Takes tries of budgets, in the counts that several processes share or, without them, in this process's own."""

    def __init__(
        self,
        key: bytes,
        *,
        shared: "Counts | None" = None,
        is_off: bool = False,
        seconds: Callable[[], float] = monotonic_seconds,
    ) -> None:
        self._key = key
        self._shared = shared
        self._is_off = is_off
        self._seconds = seconds
        self._lost_until: float | None = None

    @asynccontextmanager
    async def counted(
        self, *claims: Claim, wrong: type[AppError] | tuple[type[AppError], ...] = ()
    ) -> AsyncIterator[Held]:
        """Takes a try of every budget before the work, and gives it back unless the work ends in `wrong` or keeps it.

        Taken first, so that a hundred guesses at once are not all asked before one of them is counted.

        Raises:
            RateLimitedError: if one of the budgets is spent; then none is touched and the work is not done.
        """
        slots = self._slots(claims)
        await self._take(slots)
        held = Held()
        try:
            yield held
        except wrong:
            held.is_spent = True
            raise
        finally:
            if slots and not held.is_spent:
                await self._ask(lambda counts: counts.give_back(slots))

    async def spend(self, *claims: Claim) -> None:
        """Takes a try of every budget for good.

        Raises:
            RateLimitedError: if one of them is spent; then none is touched.
        """
        await self._take(self._slots(claims))

    async def is_sharing(self) -> bool:
        """Whether the counts are where the settings say: False while each process keeps its own instead."""
        if self._shared is None:
            return True
        return not self._is_lost() and await asyncio.to_thread(self._shared.answers)

    def _slots(self, claims: tuple[Claim, ...]) -> list[Slot]:
        return [] if self._is_off else [Slot(claim.budget, self._hashed(claim)) for claim in claims]

    def _hashed(self, claim: Claim) -> str:
        return kdf.mac(self._key, claim.budget.name.encode(), *claim.whose)[:_KEY_BYTES].hex()

    async def _take(self, slots: list[Slot]) -> None:
        if slots and (wait_seconds := await self._ask(lambda counts: counts.take(slots))):
            raise RateLimitedError(wait_seconds)

    async def _ask(self, question: "Callable[[Counts], AnswerT]") -> AnswerT:
        if self._shared is not None and not self._is_lost():
            from app.throttle.counts import StorageError  # noqa: PLC0415 - loaded already, see the top of that file

            try:
                answer = await asyncio.to_thread(question, self._shared)
            except StorageError as error:
                self._note_lost(error)
            else:
                self._note_back()
                return answer
        return question(self._own)

    @cached_property
    def _own(self) -> "Counts":
        from app.throttle.counts import own_counts  # noqa: PLC0415 - see the top of that file

        return own_counts(self._seconds)

    def _is_lost(self) -> bool:
        return self._lost_until is not None and self._seconds() < self._lost_until

    def _note_lost(self, error: Exception) -> None:
        if self._lost_until is None:
            _log.warning("shared-counts-lost", error=error)
        self._lost_until = self._seconds() + _LOST_SECONDS

    def _note_back(self) -> None:
        if self._lost_until is not None:
            _log.info("shared-counts-back")
            self._lost_until = None


def open_limiter(settings: Settings, key: bytes, *, seconds: Callable[[], float] = monotonic_seconds) -> Limiter:
    """The limiter the settings ask for; `key` hashes whom is counted.

    Raises:
        MissingPackageError: counts are to be shared and the package for that is not installed.
    """
    shared = _shared(settings.rate_limit_url) if settings.rate_limit_url else None
    return Limiter(key, shared=shared, is_off=settings.rate_limits == "off", seconds=seconds)


class MissingPackageError(Exception):
    """Words for the terminal; no request ever meets it."""


def _shared(url: str) -> "Counts":
    from app.throttle.counts import shared_counts  # noqa: PLC0415 - see the top of that file

    try:
        return shared_counts(url)
    except ImportError:
        raise MissingPackageError(
            "EBB_RATE_LIMIT_URL needs the package redis: pip install 'ebb-journal[redis]'"
        ) from None
