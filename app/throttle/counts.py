"""Counting tries in windows. The only file that imports limits and redis; keys arrive hashed and say nothing.

Imported where the first try is counted: the library takes 50 ms to load (measured), which start-up need not pay.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from limits import RateLimitItem, RateLimitItemPerSecond
from limits.errors import StorageError
from limits.storage import RedisStorage, Storage
from limits.strategies import FixedWindowRateLimiter
from typing_extensions import override

from app.kernel.clock import utc_now
from app.throttle.budgets import Slot

__all__ = ["Counts", "StorageError", "own_counts", "shared_counts"]

_PREFIX = "ebb"
_ANSWER_SECONDS = 0.5
# Of one budget. What one window may hold of a process's memory: 20,000 counts are about 4 MB (measured).
_MAX_KEYS = 20_000


class Counts:
    """Fixed windows over one storage.

    A window begins with its first try and ends at its time whatever comes meanwhile, so nobody can be kept out for
    longer by trying on; a moving window would not allow a try to be given back.
    """

    def __init__(self, storage: Storage, now: Callable[[], float]) -> None:
        self._storage = storage
        self._windows = FixedWindowRateLimiter(storage)
        self._now = now

    def take(self, slots: Sequence[Slot]) -> int:
        """Takes one try of each, or none of any: 0 if taken, else how many seconds to wait."""
        for number, slot in enumerate(slots, start=1):
            if not self._windows.hit(_item(slot), slot.key):
                ends_at = self._storage.get_expiry(_item(slot).key_for(slot.key))
                self.give_back(slots[:number])
                return min(max(1, math.ceil(ends_at - self._now())), slot.budget.seconds)
        return 0

    def give_back(self, slots: Sequence[Slot]) -> None:
        """Undoes a `take`. If the window has ended meanwhile there is nothing to undo."""
        for slot in slots:
            key = _item(slot).key_for(slot.key)
            if self._storage.incr(key, slot.budget.seconds, amount=-1) < 0:
                self._storage.clear(key)  # or whoever times a crowd of tries to the end of a window gains that many

    def answers(self) -> bool:
        """Whether the storage is there."""
        return self._storage.check()


def _item(slot: Slot) -> RateLimitItem:
    return RateLimitItemPerSecond(slot.budget.tries, slot.budget.seconds, namespace=slot.budget.name)


def own_counts(seconds: Callable[[], float]) -> Counts:
    """Counts in this process's memory, by a clock that never goes back."""
    return Counts(_Memory(seconds), seconds)


def shared_counts(url: str) -> Counts:
    """Counts in Redis or Valkey, which speak the same. Connects when it is first used.

    Raises:
        ImportError: the redis package is not installed.
    """
    from redis.backoff import NoBackoff  # noqa: PLC0415 - installed where counts are shared
    from redis.retry import Retry  # noqa: PLC0415 - as above

    storage = RedisStorage(
        url.replace("valkey", "redis", 1) if url.startswith("valkey") else url,
        key_prefix=_PREFIX,
        wrap_exceptions=True,
        socket_timeout=_ANSWER_SECONDS,
        socket_connect_timeout=_ANSWER_SECONDS,
        # Once more for a connection that idled too long; by default it would try for seconds while somebody waits.
        retry=Retry(NoBackoff(), 1),  # type: ignore[arg-type]  # handed on to the client, which takes it
    )
    return Counts(storage, lambda: utc_now().timestamp())


class _Count(NamedTuple):
    tries: int
    ends_at: float


class _Memory(Storage):
    """Counts of one process, bounded, on a clock of ours; only ever used on the event loop.

    The library's own reads the wall clock, which can be set back and keep people waiting, starts a thread for each
    burst and keeps every key it is sent until its window ends.
    """

    STORAGE_SCHEME = None

    def __init__(self, seconds: Callable[[], float]) -> None:
        super().__init__()
        self._seconds = seconds
        # By budget: a flood of one kind must not push out the counts of another.
        self._families: defaultdict[str, dict[str, _Count]] = defaultdict(dict)

    @property
    @override
    def base_exceptions(self) -> type[Exception]:
        return MemoryError

    @override
    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        family = self._family(key)
        old = self._live(family, key) or _Count(0, self._seconds() + expiry)
        family[key] = new = _Count(old.tries + amount, old.ends_at)
        if len(family) > _MAX_KEYS:
            self._shrink(family)
        return new.tries

    @override
    def get(self, key: str) -> int:
        count = self._live(self._family(key), key)
        return count.tries if count else 0

    @override
    def get_expiry(self, key: str) -> float:
        count = self._live(self._family(key), key)
        return count.ends_at if count else self._seconds()

    @override
    def check(self) -> bool:
        return True

    @override
    def reset(self) -> int:
        size = sum(map(len, self._families.values()))
        self._families.clear()
        return size

    @override
    def clear(self, key: str) -> None:
        self._family(key).pop(key, None)

    def _family(self, key: str) -> dict[str, _Count]:
        return self._families[key.partition("/")[0]]

    def _live(self, family: dict[str, _Count], key: str) -> _Count | None:
        count = family.get(key)
        if count is not None and count.ends_at <= self._seconds():
            del family[key]
            return None
        return count

    def _shrink(self, family: dict[str, _Count]) -> None:
        """Keeps the newest half of what goes on: windows of one budget are equally long, so the oldest end first."""
        now = self._seconds()
        live = [(key, count) for key, count in family.items() if count.ends_at > now]
        family.clear()
        family.update(live[-_MAX_KEYS // 2 :])
