"""The sixteen events that flags should notice, as changes of a day so many days after they began."""

from random import Random

from evaluation.shapes import Day, Event

QUIT_AFTER_DAYS = 12  # into the journal, for those whose goal is to abstain


def _amounts_up_fast(day: Day, since: int, _chance: Random) -> None:
    if since >= 0:
        day.amount_times = 1 + 0.5 * min(1.0, since / 14)


def _amounts_up_slowly(day: Day, since: int, _chance: Random) -> None:
    if since >= 0:
        day.amount_times = 1.2 ** (since / 30)


def _more_often(day: Day, since: int, _chance: Random) -> None:
    if since >= 0:
        day.uses_times = 1 + 0.6 * min(1.0, since / 21)


def _closer_together(day: Day, since: int, chance: Random) -> None:
    _more_often(day, since, chance)
    day.amount_times = 1 / day.uses_times


def _at_night(day: Day, since: int, _chance: Random) -> None:
    if since >= 0:
        day.night_chance = 0.5


def _cravings_climb(day: Day, since: int, _chance: Random) -> None:
    day.craving_more = min(3.5, 0.125 * max(0, since))


def _cravings_leap(day: Day, since: int, _chance: Random) -> None:
    if 0 <= since < 3:
        day.craving_more = 4.0


def _sleeps_badly(day: Day, since: int, _chance: Random) -> None:
    if 0 <= since < 10:
        day.rough = {"insomnia": 0.85}


def _stomach_stays_upset(day: Day, since: int, _chance: Random) -> None:
    if 0 <= since < 14:
        day.rough = {"nausea": 0.8}


def _more_anxious(day: Day, since: int, _chance: Random) -> None:
    if since >= 0:
        day.worse = {"anxiety": 1.9}


def _goes_together(day: Day, _since: int, chance: Random) -> None:
    much = chance.random() < 0.5
    day.amount_times = 1.45 if much else 0.75
    day.worse = {"nausea": 1.6 if much else -0.6}


def _mixes(day: Day, since: int, chance: Random) -> None:
    if since == 0:
        day.is_logged, day.least_uses = True, 1
        day.with_it = chance.choice(("alcohol", "benzodiazepine_sedative"))


def _goes_over_the_plan(day: Day, since: int, _chance: Random) -> None:
    if since == 0:
        day.is_logged, day.most_milligrams = True, PLAN_MILLIGRAMS


def _tapers(day: Day, since: int, _chance: Random) -> None:
    if since >= 0:
        day.amount_times = max(0.15, 0.75 ** (since / 7))
    if since >= 2:
        day.craving_more, day.worse = 1.5, {"nausea": 1.2, "insomnia": 1.8, "anxiety": 1.5}


def _uses_after_the_date(day: Day, since: int, _chance: Random) -> None:
    day.has_uses = day.number < QUIT_AFTER_DAYS
    if since == 0:
        day.is_logged, day.has_uses, day.least_uses = True, True, 1


def _falls_silent(day: Day, since: int, _chance: Random) -> None:
    if -4 <= since < 0:
        day.is_logged, day.craving_more = True, 3.5
    if since >= 0:
        day.is_logged = False


PLAN_MILLIGRAMS = 40_000.0  # a number of the simulated: above all their ordinary days, so that one day alone is over it
_RISES = ("frequency_up", "gap_short")
_TAPER = ("withdrawal", "insomnia_run", "gi_persist", "anxiety_up", "craving_up", "craving_spike")

EVENTS: tuple[Event, ...] = (
    Event("amount +50 % in two weeks", ("dose_up",), 28, _amounts_up_fast),
    Event("amount +20 % a month", ("dose_up",), 70, _amounts_up_slowly),
    Event("more often", (*_RISES, "dose_up"), 35, _more_often),
    Event("less time between", _RISES, 35, _closer_together),
    Event("uses at night", ("night_use",), 14, _at_night),
    Event("cravings climb", ("craving_up", "craving_spike"), 35, _cravings_climb),
    Event("three hard days", ("craving_spike", "craving_up"), 5, _cravings_leap),
    Event("rough nights", ("insomnia_run",), 11, _sleeps_badly),
    Event("upset stomach", ("gi_persist",), 15, _stomach_stays_upset),
    Event("more anxious", ("anxiety_up",), 28, _more_anxious),
    Event("amounts and stomach together", ("dose_link",), 80, _goes_together),
    Event("mixing", ("mixing",), 1, _mixes),
    Event("above the own plan", ("plan_exceeded",), 1, _goes_over_the_plan),
    Event("rougher days of a taper", _TAPER, 21, _tapers, "taper", ("dose_up", "frequency_up")),
    Event("use after the own date", ("lapse",), 1, _uses_after_the_date, "abstain"),
    Event("silence after hard days", ("quiet_after_high",), 9, _falls_silent),
)
