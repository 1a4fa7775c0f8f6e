"""The values rules work with: what was recorded, what a person chose, and what a rule has to say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Numbers = Mapping[str, float | str]
Severity = Literal["info", "low", "medium", "high"]
KEEP = 0.6  # of what a statistic needs to begin: still unusual. What is weaker says nothing on any day


class Intake(NamedTuple):
    """Something taken. `day` is the person's day as a number; date and minute are those of the clock on the wall.

    `milligrams` only where unit or label say so. Never across substances: two products are never one amount.
    """

    entry_id: str
    day: int
    date: int
    minute: int
    offset: int
    instant: float
    substance: str
    amount: float | None
    unit: str
    milligrams: float | None
    prescribed: str | None
    product: str


class Craving(NamedTuple):
    entry_id: str
    day: int
    instant: float
    intensity: int


class Body(NamedTuple):
    """One report of side effects and sleep."""

    entry_id: str
    day: int
    instant: float
    ratings: Mapping[str, int]


class Nothing(NamedTuple):
    """An explicit "none today"; of one substance, or of all."""

    entry_id: str
    day: int
    substance: str | None


class Missed(NamedTuple):
    """A prescribed medicine that was not taken."""

    entry_id: str
    day: int
    instant: float
    substance: str


class Bound(NamedTuple):
    """A number of the person's own plan."""

    substance: str
    per_day: float | None
    unit: str
    not_before: int | None


@dataclass(frozen=True, slots=True)
class Choices:
    """What of the settings matters here. `goal_day` is a day number."""

    boundary: int = 240
    goal: str = "none"
    goal_day: int | None = None
    bounds: tuple[Bound, ...] = ()
    tracked: frozenset[str] = frozenset()
    prescribed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Diary:
    """Everything recorded up to a moment, cut into days, oldest first. What lies before `first_day` was not read."""

    moment: float
    today: int
    first_day: int
    choices: Choices
    intakes: tuple[Intake, ...] = ()
    cravings: tuple[Craving, ...] = ()
    bodies: tuple[Body, ...] = ()
    nothings: tuple[Nothing, ...] = ()
    missed: tuple[Missed, ...] = ()
    logged: tuple[int, ...] = ()
    entries: int = 0
    has_older_uses: bool = False


@dataclass(frozen=True, slots=True)
class Signal:
    """What a statistic says of one day. From 1 on it speaks; `numbers` and `evidence` say why."""

    strength: float
    numbers: Numbers
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say. `key` tells two of the same rule apart and stays the same while it lasts."""

    rule: str
    severity: Severity
    key: str
    since: int
    until: int
    numbers: Numbers
    evidence: tuple[str, ...]
    variant: str = ""
    substances: tuple[str, ...] = field(default=())
