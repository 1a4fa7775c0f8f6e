"""A phone on a bad network and a thief of its cookies, simulated: three tabs, one cookie jar, lost and late answers."""

import random
from dataclasses import dataclass, replace
from typing import Protocol

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
WAKINGS = 30
LOST = 0.3
LATE = 0.2
_APART_SECONDS = 90


class Server(Protocol):
    """Whoever refreshes one session: the state machine alone, or the whole app."""

    is_revoked: bool
    first_secret: str

    def refresh(self, presented: str, now: float) -> str | None:
        """The next secret, `now` seconds after the session began; None once the session was ended."""


class StateMachine:
    """One session's row and `plan_refresh`, as the app drives it."""

    def __init__(self) -> None:
        new, tickets = open_session(USER, DataKey(b"d" * 32), Device(is_browser=True), now=0)
        self._row = RefreshRow(True, False, new.wrapped_data_key, new.refresh_wrap, None, 1, 0, 0, new.expires_at)
        self._session_id = tickets.session_id
        self.first_secret = tickets.refresh.hex()
        self.is_revoked = False

    def refresh(self, presented: str, now: float) -> str | None:
        if self.is_revoked:
            return None
        secret = bytes.fromhex(presented)
        try:
            tickets, _, rotation = plan_refresh(
                self._row, USER, self._session_id, secret, refresh_key=REFRESH_KEY, now=int(now)
            )
        except RefreshReusedError:
            self.is_revoked = True
            return None
        if rotation:
            self._row = replace(
                self._row,
                refresh_wrap=rotation.refresh_wrap,
                previous_refresh_wrap=rotation.previous_refresh_wrap,
                generation=self._row.generation + 1,
                rotated_at=rotation.rotated_at,
            )
        return tickets.refresh.hex()


@dataclass
class Phone:
    """Tabs that wake together send what the jar held then; an answer may come one wave late, not two in a row."""

    server: Server
    jar: str
    chance: random.Random
    late: str | None = None

    def wake(self, now: float, gap_seconds: float) -> None:
        is_apart = gap_seconds > PARALLEL_SECONDS
        overtaken = None if is_apart else self.late  # an answer that is a minute late has timed out
        self.late = None
        presented = self.jar
        answers = [self.server.refresh(presented, now + tab * self.chance.uniform(0, 10)) for tab in range(3)]
        arrived = [answer for answer in answers if answer is not None and self.chance.random() > LOST]
        if arrived and is_apart and overtaken is None and self.chance.random() < LATE:
            self.late = arrived.pop()
        for answer in [*arrived, *([overtaken] if overtaken else [])]:
            self.jar = answer


@dataclass
class Thief:
    """Holds a copy of the cookies and refreshes them as often as a patient or a greedy thief would."""

    server: Server
    jar: str
    refreshes: int = 0
    attempts: int = 0

    def wake(self, now: float) -> None:
        self.attempts += 1
        answer = self.server.refresh(self.jar, now)
        if answer is not None:
            self.jar = answer
            self.refreshes += 1


def survives(seed: int, server: Server) -> bool:
    """Whether an honest phone is still signed in after thirty wakings."""
    chance = random.Random(seed)
    phone, now = Phone(server, server.first_secret, chance), 0.0
    for _ in range(WAKINGS):
        gap_seconds = chance.choice([37, 90, 600, 5_000])
        now += gap_seconds
        phone.wake(now, gap_seconds)
    return not server.is_revoked


def steal(seed: int, server: Server) -> Thief:
    """The cookies are copied at some moment; from then on the thief is busy now and then, and comes back once more."""
    chance = random.Random(seed)
    phone, now = Phone(server, server.first_secret, chance), 0.0
    stolen_at, greed = chance.randrange(WAKINGS // 2), chance.choice([0.02, 0.3, 0.9])
    thief: Thief | None = None
    for waking in range(WAKINGS):
        gap_seconds = chance.choice([37, 90, 600, 5_000])
        if thief is not None and chance.random() < greed:
            thief.wake(now + chance.uniform(0, gap_seconds))
        now += gap_seconds
        phone.wake(now, gap_seconds)
        if waking == stolen_at:
            thief = Thief(server, phone.jar)
    assert thief is not None
    if thief.attempts:
        _come_back(thief, phone, now)
    return thief


def _come_back(thief: Thief, phone: Phone, now: float) -> None:
    """Who used a stolen secret once and never again is not noticed, and holds one that is dead."""
    for turn in range(2):
        thief.wake(now + (2 * turn + 1) * _APART_SECONDS)
        phone.wake(now + (2 * turn + 2) * _APART_SECONDS, _APART_SECONDS)
