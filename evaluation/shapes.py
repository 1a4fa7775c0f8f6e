"""The values of the evaluation: a person's traits, one of their days, a life with or without an event."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from typing import Any, NamedTuple

from app.features.patterns.rules.shapes import Choices

DAYS = 120
WARM_DAYS = 14  # nothing is asked before: there is no usual to compare with
SYMPTOMS = ("nausea", "insomnia", "anxiety")


@dataclass(frozen=True, slots=True)
class Person:
    """What somebody is like when nothing happens. Spreads of feelings are on their own scales."""

    zone: str
    first_day: date
    counts_capsules: bool
    milligrams: float  # each time
    amount_spread: float  # from day to day, of the logarithm
    hours: tuple[float, ...]  # of the day, at which they usually use something
    keeps_hours: float  # the chance that they do
    craving: float
    craving_spread: float
    carry: float  # how much of a day's feeling is still there the day after
    bounds: Mapping[str, float]  # from which feeling on a symptom is moderate
    misses: float  # the share of days without an entry; more of the bad ones
    writes_late: bool
    weekend_times: float = 1.0
    weekend_craving: float = 0.0
    is_uneven: bool = False  # feelings that are mostly nothing, and sometimes far out


@dataclass(slots=True)
class Day:
    """What of a day differs from the person's ordinary ones."""

    number: int
    amount_times: float = 1.0
    uses_times: float = 1.0
    night_chance: float = 0.008
    craving_more: float = 0.0
    worse: dict[str, float] = field(default_factory=dict)  # added to the feeling behind a symptom
    rough: dict[str, float] = field(default_factory=dict)  # the chance that a report is moderate or severe whatever
    is_logged: bool | None = None  # None leaves it to chance
    most_milligrams: float | None = None  # uses go on until there are more
    has_uses: bool = True
    least_uses: int = 0
    with_it: str = ""  # something else, soon before or after a use
    alone: str = ""  # something else in the evening
    in_grams: bool = False
    slips: bool = False
    hours_away: int = 0


Change = Callable[[Day, int, Random], None]


class Event(NamedTuple):
    """Something that flags should notice: which rules may say it, and within how many days of its beginning."""

    name: str
    rules: tuple[str, ...]
    within_days: int
    change: Change
    goal: str = "moderate"
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Life:
    """One simulated person: `event` is None where nothing is to be noticed."""

    name: str
    seed: str
    person: Person
    change: Change
    onset: int
    event: Event | None
    goal: str


class Written(NamedTuple):
    """An entry and when it reached the server."""

    arrived: datetime
    entry_id: str
    document: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Journal:
    """What a life left in the record, in order of arrival."""

    life: Life
    choices: Choices
    entries: tuple[Written, ...]
