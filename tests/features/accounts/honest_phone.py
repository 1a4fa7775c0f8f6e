"""A phone on a bad network, simulated: three tabs, one cookie jar, lost answers, and late ones by one step."""

import random
from dataclasses import dataclass, replace

from app.crypto.keys import DataKey
from app.features.accounts.session_keys import (
    PARALLEL_SECONDS,
    Device,
    RefreshReusedError,
    RefreshRow,
    open_session,
    plan_refresh,
)

USER = b"u" * 16
REFRESH_KEY = b"k" * 32
LOST = 0.3
LATE = 0.2


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
    new, tickets = open_session(USER, DataKey(b"d" * 32), Device(is_browser=True), now=0)
    row = RefreshRow(True, False, new.wrapped_data_key, new.refresh_wrap, None, 1, 0, 0, new.expires_at)
    return Server(row, tickets.session_id), tickets.refresh


@dataclass
class Phone:
    """Tabs that wake together send what the jar held then; an answer may come one wave late, not two in a row."""

    server: Server
    jar: bytes
    chance: random.Random
    late: bytes | None = None

    def wake(self, now: float, *, may_be_late: bool) -> None:
        presented = self.jar
        answers = [self.server.refresh(presented, now + tab * self.chance.uniform(0, 10)) for tab in range(3)]
        arrived = [answer for answer in answers if answer is not None and self.chance.random() > LOST]
        overtaken, self.late = self.late, None
        if arrived and may_be_late and overtaken is None and self.chance.random() < LATE:
            self.late = arrived.pop()
        for answer in [*arrived, *([overtaken] if overtaken else [])]:
            self.jar = answer

    def live(self, *, wakings: int) -> None:
        now = 0.0
        for _ in range(wakings):
            gap_seconds = self.chance.choice([37, 90, 600, 5_000])
            if gap_seconds > PARALLEL_SECONDS:
                self.late = None  # an answer that is a minute late has timed out
            now += gap_seconds
            self.wake(now, may_be_late=gap_seconds > PARALLEL_SECONDS)


def survives(seed: int) -> bool:
    server, refresh = new_server()
    Phone(server, refresh, random.Random(seed)).live(wakings=30)
    return not server.is_revoked
