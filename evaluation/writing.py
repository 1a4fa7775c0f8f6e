"""Writes a life down as its person would: days missed, entries late, amounts in capsules, feelings on their scales."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from app.features.patterns.rules.shapes import Bound, Choices
from evaluation.events import PLAN_MILLIGRAMS, QUIT_AFTER_DAYS
from evaluation.shapes import DAYS, SYMPTOMS, Day, Journal, Life, Written

_MISSES_MORE = 0.45  # log-odds for each spread of craving: bad days are written down less (Jang et al. 2024: gaps)
_FORGOTTEN = 0.07  # of single uses
_CAPSULE_MG, _SLIP = 500, 100
_FAR_OUT = 0.1  # of days of uneven feelings
_LATE_SHARE, _LATE_HOURS = 0.35, (14, 60)
_STEP = 0.9  # of a feeling, between mild and moderate and severe
_NO_CRAVING, _SECOND_CRAVING = 0.12, 0.5  # shares of written days


@dataclass(frozen=True, slots=True)
class _Moods:
    """What lies behind the answers of every day: drawn once, so that a change adds to the same life."""

    craving: list[float]
    amount: list[float]
    symptoms: dict[str, list[float]]


def journal(life: Life) -> Journal:
    """Everything the person wrote, in the order in which it reached the server."""
    chance = Random(f"{life.seed}/days")
    person = life.person
    moods = _Moods(
        craving=_carried(chance, person.carry, person.craving_spread, uneven=person.is_uneven),
        amount=_carried(chance, person.carry, person.amount_spread),
        symptoms={name: _carried(chance, 0.3, 1.0, uneven=person.is_uneven) for name in SYMPTOMS},
    )
    page = _Page(life, chance, moods)
    for number in range(DAYS):
        day = Day(number)
        life.change(day, number - life.onset, chance)
        page.write(day)
    return Journal(life, _choices(life), tuple(sorted(page.entries, key=lambda one: (one.arrived, one.entry_id))))


def _choices(life: Life) -> Choices:
    quit_day = life.person.first_day.toordinal() + QUIT_AFTER_DAYS
    plans = life.event is not None and life.event.rules == ("plan_exceeded",)
    return Choices(
        goal=life.goal,
        goal_day=quit_day if life.goal == "abstain" else None,
        bounds=(Bound("kratom_leaf", PLAN_MILLIGRAMS, "mg", None),) if plans else (),
    )


def _carried(chance: Random, carry: float, spread: float, *, uneven: bool = False) -> list[float]:
    """A feeling day by day, of which some is left the day after; uneven ones have rare days far out."""
    values: list[float] = []
    now = chance.gauss(0, spread)
    for _ in range(DAYS):
        now = carry * now + math.sqrt(1 - carry * carry) * chance.gauss(0, spread)
        far = chance.expovariate(0.7) * spread if uneven and chance.random() < _FAR_OUT else 0.0
        values.append(now + far - (spread if uneven else 0.0))
    return values


class _Page:
    """Entries as they come into being."""

    def __init__(self, life: Life, chance: Random, moods: _Moods) -> None:
        self.life, self.person, self.chance, self.moods = life, life.person, chance, moods
        self.zone = ZoneInfo(life.person.zone)
        self.entries: list[Written] = []
        self.wrote_yesterday = True
        self.late_hours = 0.0

    def write(self, day: Day) -> None:
        """One day, or nothing of it."""
        person, chance = self.person, self.chance
        uses = list(self._uses(day))
        odds = math.log(person.misses / (1 - person.misses)) + (-0.4 if self.wrote_yesterday else 0.4)
        odds += _MISSES_MORE * self.moods.craving[day.number] / person.craving_spread
        writes = chance.random() > 1 / (1 + math.exp(-odds)) if day.is_logged is None else day.is_logged
        self.wrote_yesterday = writes
        if not writes:
            return
        is_late = person.writes_late and day.is_logged is None and chance.random() < _LATE_SHARE
        self.late_hours = chance.uniform(*_LATE_HOURS) if is_late else 0.0
        self._write_uses(day, uses)
        self._write_feelings(day)

    def _date(self, day: Day) -> date:
        return self.person.first_day + timedelta(days=day.number)

    def _is_weekend(self, day: Day) -> bool:
        return self._date(day).weekday() >= 5

    def _uses(self, day: Day) -> Iterator[tuple[float, float]]:
        """Hour and milligrams of every use of a day."""
        person, chance = self.person, self.chance
        hours = [hour + chance.gauss(0, 0.7) for hour in person.hours if chance.random() < person.keeps_hours]
        more = (day.uses_times - 1) * len(person.hours) * person.keeps_hours + 0.1
        hours += [chance.uniform(8, 22) for _ in range(int(more) + (chance.random() < more % 1))]
        hours = hours if day.has_uses else []
        if day.has_uses and chance.random() < day.night_chance:
            hours = [*hours[:-1], chance.uniform(0.5, 4.2)]
        hours += [chance.uniform(12, 20) for _ in range(day.least_uses - len(hours))]
        total = 0.0
        for hour in hours:
            total += (amount := self._milligrams(day))
            yield max(0.0, hour), amount
        while day.most_milligrams is not None and total <= day.most_milligrams:
            total += (amount := self._milligrams(day))
            yield chance.uniform(9, 23), amount

    def _milligrams(self, day: Day) -> float:
        person, chance = self.person, self.chance
        times = day.amount_times * math.exp(self.moods.amount[day.number])
        amount = person.milligrams * times * (person.weekend_times if self._is_weekend(day) else 1.0)
        if person.counts_capsules:
            return _CAPSULE_MG * max(1, math.floor(amount / _CAPSULE_MG + chance.random()))
        return max(100.0, round(amount * math.exp(chance.gauss(0, 0.1)) / 100) * 100)

    def _write_uses(self, day: Day, uses: list[tuple[float, float]]) -> None:
        slip = _SLIP if day.slips else 1
        for hour, milligrams in uses:
            if day.is_logged is None and self.chance.random() < _FORGOTTEN:
                continue
            if self.person.counts_capsules and not day.in_grams:
                amount, strength = f"{slip * milligrams / _CAPSULE_MG:g}", {"amount": f"{_CAPSULE_MG}", "unit": "mg"}
                self._use(day, hour, amount=amount, unit="capsule", strength=strength)
            else:
                self._use(day, hour, amount=f"{slip * milligrams / 1000:.3f}", unit="g")
            slip = 1
        if day.with_it and uses:
            self._use(day, uses[-1][0], day.with_it, amount="1", unit="unit", minutes=self.chance.randint(5, 150))
        if day.alone:
            self._use(day, self.chance.uniform(18, 22), day.alone, amount="1", unit="drink")

    def _use(self, day: Day, hour: float, substance: str = "kratom_leaf", *, minutes: int = 0, **how: Any) -> None:
        self._add(day, hour, {"kind": "intake", "substance": substance, "none": False, **how}, minutes=minutes)

    def _write_feelings(self, day: Day) -> None:
        person, chance = self.person, self.chance
        level = person.craving + self.moods.craving[day.number] + day.craving_more
        level += person.weekend_craving if self._is_weekend(day) else 0.0
        none = day.is_logged is None and chance.random() < _NO_CRAVING
        for _ in range(0 if none else 1 + (chance.random() < _SECOND_CRAVING)):
            intensity = min(10, max(0, round(level + chance.gauss(0, 0.7))))
            self._add(day, chance.uniform(8, 23), {"kind": "craving", "intensity": intensity})
        if chance.random() < 0.85 or day.rough:
            ratings = {name: self._rating(day, name) for name in SYMPTOMS}
            self._add(day, chance.uniform(8, 11), {"kind": "side_effects", "ratings": ratings})

    def _rating(self, day: Day, symptom: str) -> int:
        if self.chance.random() < day.rough.get(symptom, 0.0):
            return self.chance.choice((2, 3))
        feeling = self.moods.symptoms[symptom][day.number] + day.worse.get(symptom, 0.0) + self.chance.gauss(0, 0.3)
        bound = self.person.bounds[symptom]
        return sum(feeling >= bound + step for step in (-_STEP, 0.0, _STEP))

    def _add(self, day: Day, hour: float, document: dict[str, Any], *, minutes: int = 0) -> None:
        clock = datetime.combine(self._date(day), time()) + timedelta(minutes=round(hour * 60) + minutes)
        offset = clock.replace(tzinfo=self.zone).utcoffset()
        assert offset is not None
        at = clock.replace(tzinfo=timezone(offset + timedelta(hours=day.hours_away)))
        arrived = at.astimezone(UTC) + timedelta(hours=self.late_hours, minutes=self.chance.expovariate(1 / 15))
        entry_id = f"{self.life.seed}/{len(self.entries)}"
        self.entries.append(Written(arrived, entry_id, {**document, "occurred_at": at.isoformat()}))
