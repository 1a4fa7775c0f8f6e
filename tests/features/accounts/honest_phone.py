"""A phone on a bad network, simulated: three tabs, one cookie jar, lost and late answers, reloads in a row."""

import heapq
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from app.crypto.keys import DataKey
from app.features.accounts.session_keys import RefreshReusedError, RefreshRow, open_session, plan_refresh

USER = b"u" * 16
REFRESH_KEY = b"k" * 32
LOST = 0.3
LONGEST_SECONDS = 12.0  # one way; four legs in a row stay below the 60 seconds in which nothing rotates again
Event = tuple[float, int, Callable[[], None]]


@dataclass
class Server:
    """One session's row and the state machine."""

    row: RefreshRow
    session_id: bytes
    is_revoked: bool = False

    def refresh(self, presented: bytes, now: float) -> bytes | None:
        if self.is_revoked:
            return None
        try:
            tickets, _, rotation = plan_refresh(
                self.row, USER, self.session_id, presented, refresh_key=REFRESH_KEY, now=int(now)
            )
        except RefreshReusedError:
            self.is_revoked = True
            return None
        if rotation:
            self.row = replace(
                self.row,
                refresh_wrap=rotation.refresh_wrap,
                previous_refresh_wrap=rotation.previous_refresh_wrap,
                generation=self.row.generation + 1,
                rotated_at=rotation.rotated_at,
            )
        return tickets.refresh


def new_server() -> tuple[Server, bytes]:
    new, tickets = open_session(USER, DataKey(b"d" * 32), is_browser=True, is_borrowed=False, now=0)
    row = RefreshRow(True, False, new.wrapped_data_key, new.refresh_wrap, None, 1, 0, 0, new.expires_at)
    return Server(row, tickets.session_id), tickets.refresh


@dataclass
class Phone:
    """The tabs share the jar; a request carries what the jar held when it left."""

    server: Server
    jar: bytes
    chance: random.Random
    events: list[Event] = field(default_factory=list)
    count: int = 0

    def at(self, when: float, action: Callable[[], None]) -> None:
        self.count += 1
        heapq.heappush(self.events, (when, self.count, action))

    def send(self, now: float) -> None:
        presented = self.jar
        if self.chance.random() < LOST / 2:
            return self._again(now)
        arrival = now + self._delay()
        return self.at(arrival, lambda: self._serve(presented, arrival))

    def _serve(self, presented: bytes, now: float) -> None:
        successor = self.server.refresh(presented, now)
        if self.chance.random() < LOST / 2:
            self._again(now)
        elif successor is not None:
            self.at(now + self._delay(), lambda: setattr(self, "jar", successor))

    def _again(self, now: float) -> None:
        later = now + self.chance.choice([1, 5, 30, 70, 600])
        self.at(later, lambda: self.send(later))

    def _delay(self) -> float:
        return self.chance.choice([0.05, 0.3, 2.0, self.chance.uniform(0, LONGEST_SECONDS)])

    def live(self, *, wakings: int) -> None:
        now = 0.0
        for _ in range(wakings):
            now += self.chance.choice([20, 90, 600, 5_000])
            for tab in range(3):
                for reload in range(self.chance.choice([1, 1, 1, 3])):
                    start = now + tab * self.chance.random() + reload * self.chance.uniform(0.2, 8)
                    self.at(start, lambda start=start: self.send(start))  # type: ignore[misc]  # bound early
        while self.events and self.count < 5_000:
            heapq.heappop(self.events)[2]()


def survives(seed: int) -> bool:
    server, refresh = new_server()
    Phone(server, refresh, random.Random(seed)).live(wakings=12)
    return not server.is_revoked
