"""Whose lives are simulated: one for each event, and fourteen kinds in which nothing is to be noticed."""

from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from evaluation import people
from evaluation.events import EVENTS, QUIT_AFTER_DAYS
from evaluation.shapes import Change, Day, Event, Life, Person

AWAY_DAYS, AWAY_HOURS = 10, (-7, -6, 6, 8, 9)
_EARLIEST, _LATEST = 45, 75  # days before an event: enough to know what is usual


class Quiet(NamedTuple):
    """A kind of life in which any alarm is a false one."""

    name: str
    change: Change
    goal: str = "moderate"
    who: Callable[[Person, Random], Person] | None = None


def _nothing(_day: Day, _since: int, _chance: Random) -> None:
    return


def _one_bad_day(day: Day, since: int, _chance: Random) -> None:
    if since == 0:
        day.is_logged, day.craving_more, day.worse = True, 4.5, {"insomnia": 3.0, "anxiety": 3.0}


def _away(day: Day, since: int, _chance: Random) -> None:
    if 0 <= since < AWAY_DAYS:
        day.hours_away = AWAY_HOURS[(day.number - since) % len(AWAY_HOURS)]


def _other_unit(day: Day, since: int, _chance: Random) -> None:
    day.in_grams = since >= 0


def _slip(day: Day, since: int, _chance: Random) -> None:
    if since == 0:
        day.is_logged, day.least_uses, day.slips = True, 1, True


def _stopped(day: Day, _since: int, _chance: Random) -> None:
    day.has_uses = day.number < QUIT_AFTER_DAYS


def _drinks_alone(day: Day, since: int, chance: Random) -> None:
    _stopped(day, since, chance)
    if day.number > QUIT_AFTER_DAYS + 4 and chance.random() < 0.12:
        day.alone = "alcohol"


def _calm_silence(day: Day, since: int, _chance: Random) -> None:
    if since >= 0:
        day.is_logged = False


def _less_and_well(day: Day, since: int, _chance: Random) -> None:
    if since >= 0:
        day.amount_times = max(0.3, 0.85 ** (since / 7))


QUIET: tuple[Quiet, ...] = (
    Quiet("stable", _nothing),
    Quiet("stable, much", _nothing, who=people.with_high_use),
    Quiet("other weekends", _nothing, who=people.with_weekends),
    Quiet("one bad day", _one_bad_day),
    Quiet("a journey", _away),
    Quiet("another unit", _other_unit),
    Quiet("writes seldom", _nothing, who=people.who_writes_seldom),
    Quiet("uneven feelings", _nothing, who=people.with_uneven_feelings),
    Quiet("a slip of the finger", _slip),
    Quiet("works at night", _nothing, who=people.at_night),
    Quiet("abstinent", _stopped, "abstain"),
    Quiet("abstinent, drinks alone", _drinks_alone, "abstain"),
    Quiet("falls silent calmly", _calm_silence, who=people.who_writes_daily),
    Quiet("a taper that goes well", _less_and_well, "taper"),
)


def lives(name: str, *, per_event: int, per_quiet: int) -> Iterator[Life]:
    """So many people of each kind. The same name always gives the same people."""
    for event in EVENTS:
        for number in range(per_event):
            yield _with(event, f"{name}/{event.name}/{number}")
    for quiet in QUIET:
        for number in range(per_quiet):
            yield _without(quiet, f"{name}/{quiet.name}/{number}")


def _with(event: Event, seed: str) -> Life:
    chance = Random(seed)
    person = people.draw(chance)
    if event.rules == ("quiet_after_high",):
        person = people.who_writes_daily(person, chance)
    # What goes together does so from the first day on; a slow change needs more time after it began.
    onset = 0 if event.rules == ("dose_link",) else chance.randrange(_EARLIEST, _LATEST)
    if event.within_days > _EARLIEST and onset:
        onset = _EARLIEST
    return Life(event.name, seed, person, event.change, onset, event, event.goal)


def _without(quiet: Quiet, seed: str) -> Life:
    chance = Random(seed)
    person = people.draw(chance)
    person = quiet.who(person, chance) if quiet.who else person
    return Life(quiet.name, seed, person, quiet.change, chance.randrange(_EARLIEST, _LATEST), None, quiet.goal)
