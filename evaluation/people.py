"""Draws people. Every number here is invented, but for those with a source; docs/flags.md says what follows."""

import math
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from evaluation.shapes import SYMPTOMS, Person

_ZONES = ("America/New_York", "America/Phoenix", "Europe/Berlin", "Europe/London", "Australia/Sydney")
_FIRST, _SPREAD_OF_STARTS = date(2024, 1, 8), 420  # changes of the clock fall into some lives and not into others
_USES_A_DAY = 2.5  # 13,401 uses of 357 people in 15 days (Smith et al., JAMA Netw Open 2024)
_CAPSULE_MG = 500
_BOUNDS = {"nausea": (1.3, 2.0), "insomnia": (1.0, 1.7), "anxiety": (0.7, 1.5)}


def draw(chance: Random) -> Person:
    """Somebody with an ordinary life."""
    counts = chance.random() < 0.7
    uses = min(6.0, max(1.0, chance.lognormvariate(math.log(_USES_A_DAY), 0.35)))
    milligrams = _CAPSULE_MG * chance.choice((1, 2, 2, 3)) if counts else chance.lognormvariate(math.log(2500), 0.45)
    slots = max(2, round(uses))
    return Person(
        zone=chance.choice(_ZONES),
        first_day=_FIRST + timedelta(days=chance.randrange(_SPREAD_OF_STARTS)),
        counts_capsules=counts,
        milligrams=milligrams,
        amount_spread=chance.uniform(0.05, 0.12),
        hours=_spaced(chance.uniform(7, 9), chance.uniform(19, 22), slots),
        keeps_hours=min(0.97, uses / slots),
        craving=chance.uniform(2, 5.5),
        craving_spread=chance.uniform(0.8, 1.7),
        carry=chance.uniform(0.15, 0.45),  # 0.16 to 0.43 in Kossakowski et al. 2017, 0.22 in Jang et al. 2024
        bounds={name: chance.uniform(*_BOUNDS[name]) for name in SYMPTOMS},
        misses=chance.uniform(0.2, 0.6),
        writes_late=chance.random() < 0.3,
        weekend_times=chance.uniform(1.0, 1.12),
        weekend_craving=chance.uniform(0, 0.6),
    )


def with_high_use(person: Person, chance: Random) -> Person:
    """Much and often, and always so."""
    return replace(
        person,
        counts_capsules=False,
        milligrams=chance.uniform(4000, 8000),
        hours=_spaced(7, 22, chance.randint(4, 6)),
        keeps_hours=0.95,
    )


def with_weekends(person: Person, chance: Random) -> Person:
    """Other weekends than weekdays, every week."""
    return replace(person, weekend_times=chance.uniform(1.5, 2.0), weekend_craving=chance.uniform(1.2, 2.0))


def at_night(person: Person, chance: Random) -> Person:
    """Awake from evening to morning: a day cut at midnight would cut their habits in two. Hour 25 is 1 a.m."""
    first = chance.uniform(19, 21)
    return replace(person, hours=_spaced(first, first + 10, len(person.hours)))


def who_writes_seldom(person: Person, chance: Random) -> Person:
    """Most days without an entry."""
    return replace(person, misses=chance.uniform(0.65, 0.8))


def who_writes_daily(person: Person, chance: Random) -> Person:
    """Silence would be unusual."""
    return replace(person, misses=chance.uniform(0.08, 0.2))


def with_uneven_feelings(person: Person, _chance: Random) -> Person:
    """As real scales are: mostly nothing, now and then very much (Jang et al. 2024)."""
    return replace(person, is_uneven=True)


def _spaced(first: float, last: float, count: int) -> tuple[float, ...]:
    return tuple(first + (last - first) * at / (count - 1) for at in range(count))
