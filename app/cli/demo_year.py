"""A year of entries of a person who does not exist, as their phone would have sent them. Pure: `now` is given."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from app.cli import demo_notes as notes
from app.cli import demo_story as story
from app.cli.demo_chance import Chance

Entry = dict[str, Any]
_SEED = 20_261  # any number; another one is another year
_FIRST_MINUTE, _MIDNIGHT = 6 * 60, 24 * 60
_TRIGGERS = ("stress", "tired", "lonely", "bored", "low_mood", "argument", "place", "habit")
_COPING = ("waited", "breathed", "talked", "walked", "ate", "distracted")
_SYMPTOMS = ("insomnia", "anxiety", "restlessness", "nausea", "irritability")
_STRONG = 7
_SHORT_NIGHT = 5  # hours


def settings(today: date) -> Entry:
    """What the person chose. The goal and its day are theirs; no bound stands there."""
    plan_from = today - timedelta(days=story.DAYS - 1 - story.PLAN_FROM)
    return {
        "time_zone": story.HOME,
        "region": "US",
        "substances": ["alcohol", "cannabis", "medicine"],
        "prescribed": ["medicine"],
        "products": [{"substance": "medicine", "name": "Morning tablet", "unit": "tablet"}],
        "symptoms": list(_SYMPTOMS),
        "plan": {"goal": "taper", "goal_from": plan_from.isoformat(), "bounds": []},
    }


def entries(now: datetime) -> list[Entry]:
    """Everything up to `now`, oldest first."""
    today = (now.astimezone(ZoneInfo(story.HOME)) - timedelta(hours=4)).date()
    found = [entry for day in range(story.DAYS) for entry in _day(day, today - timedelta(days=story.DAYS - 1 - day))]
    told = [entry for entry in found if datetime.fromisoformat(entry["occurred_at"]) <= now]
    return sorted(told, key=lambda entry: datetime.fromisoformat(entry["occurred_at"]))


def _day(day: int, date_: date) -> Iterator[Entry]:
    chance = Chance(_SEED + day)
    if story.is_unrecorded(day, chance.fraction()):
        return
    for kind, minute, fields in _moments(day, date_, chance):
        yield {"kind": kind, **_when(day, date_, minute), "schema": 1, **fields}


def _when(day: int, date_: date, minute: int) -> Entry:
    """A minute of the person's day, as a clock on the wall there showed it; after midnight it is the next date."""
    zone = story.AWAY if day in story.TRIP else story.HOME
    midnight = datetime.combine(date_ + timedelta(days=minute // _MIDNIGHT), time(), ZoneInfo(zone))
    shown = midnight.replace(hour=minute % _MIDNIGHT // 60, minute=minute % 60)
    return {"occurred_at": shown.isoformat(), "time_zone": zone}


_Moment = tuple[str, int, Entry]


def _moments(day: int, date_: date, chance: Chance) -> Iterator[_Moment]:
    if chance.happens(0.93):
        yield "side_effects", _FIRST_MINUTE + chance.whole(30, 150), _body(day, chance)
    if day >= story.MEDICINE_FROM and chance.happens(0.97):
        yield "intake", _FIRST_MINUTE + chance.whole(60, 130), _medicine(chance)
    yield from _cravings(day, date_, chance)
    yield from _intake(day, date_, chance)
    if chance.happens(0.78):
        yield "journal", 21 * 60 + chance.whole(0, 140), _journal(day, chance)


def _body(day: int, chance: Chance) -> Entry:
    hours = max(2.0, round(chance.about(story.sleep_hours(day), 0.9) * 2) / 2)
    strength = story.body(day)
    ratings = {symptom: min(3, max(0, round(chance.about(strength, 1.0)))) for symptom in _SYMPTOMS}
    if day in story.ROUGH_NIGHTS:
        ratings["insomnia"] = 3 if hours < _SHORT_NIGHT else 2
    if not any(ratings.values()):
        return {"ratings": ratings, "none": True, "sleep_hours": hours}
    return {"ratings": ratings, "sleep_hours": hours}


def _medicine(chance: Chance) -> Entry:
    how = "taken" if chance.happens(0.93) else chance.pick(("missed", "missed", "different"))
    amount = {} if how == "missed" else {"amount": "1", "unit": "tablet"}
    return {"substance": "medicine", "product": "Morning tablet", "prescribed": how, "planned": True, **amount}


def _cravings(day: int, date_: date, chance: Chance) -> Iterator[_Moment]:
    usual = story.craving(day) + (0.8 if date_.weekday() in {4, 5} else 0.0)
    for _ in range(chance.pick((0, 1, 1, 1, 2, 2, 3) if usual < _STRONG else (1, 2, 3, 3, 4))):
        intensity = min(10, max(0, round(chance.about(usual, 1.5))))
        # Mostly the evening; in hard weeks also long after midnight, which is still the same day.
        late = chance.happens(0.15) and day in story.HARD_MONTH
        minute = _MIDNIGHT + chance.whole(20, 110) if late else int(chance.about(19 * 60, 150))
        yield "craving", minute, _craving(intensity, day, chance)


def _craving(intensity: int, day: int, chance: Chance) -> Entry:
    used = day in story.LAPSE and intensity >= _STRONG
    outcome = "used" if used else chance.pick(("passed", "passed", "passed", "ongoing", None))
    return {
        "intensity": intensity,
        "substance": chance.pick(("alcohol", "alcohol", "cannabis", None)),
        "triggers": [chance.pick(_TRIGGERS)] if chance.happens(0.7) else [],
        "coping": [chance.pick(_COPING)] if chance.happens(0.6) else [],
        "outcome": outcome,
        "note": chance.pick(notes.AT_A_CRAVING),
    }


def _intake(day: int, date_: date, chance: Chance) -> Iterator[_Moment]:
    weekend = 1.0 if date_.weekday() in {4, 5} else 0.0
    expected = story.drinks(day)
    drinks = max(0, round(chance.about(expected + weekend, 1.4))) if expected > 0 else 0
    if drinks:
        yield "intake", int(chance.about(19 * 60 + 20, 70)), _used("alcohol", (str(drinks), "drink"), day, chance)
    smoked = chance.happens(story.evenings_with(day)) or day == story.TYPO
    if smoked:
        yield "intake", int(chance.about(21 * 60, 60)), _used("cannabis", _weighed(day, chance), day, chance)
    if not drinks and not smoked and chance.happens(0.85):
        yield "intake", 22 * 60 + chance.whole(0, 60), {"none": True}


def _weighed(day: int, chance: Chance) -> tuple[str, str]:
    hundredths = max(3, round(chance.about(story.grams(day), 0.06) * 100))
    if day == story.TYPO:
        return str(hundredths * 10 * 100), "mg"
    return (f"{hundredths / 100:.2f}", "g") if day < story.MILLIGRAMS_FROM else (str(hundredths * 10), "mg")


def _used(substance: str, weighed: tuple[str, str], day: int, chance: Chance) -> Entry:
    guessed, unsaid = chance.happens(0.2), chance.happens(0.06) and day != story.TYPO
    known = {} if unsaid else {"amount": weighed[0], "unit": weighed[1], "estimated": guessed}
    return {"substance": substance, **known, "planned": day < story.LAPSE.start and chance.happens(0.6)}


def _journal(day: int, chance: Chance) -> Entry:
    mood = min(10, max(0, round(chance.about(story.mood(day), 1.5))))
    text = chance.pick(_sentences(day)) if chance.happens(0.4) else ""
    return {"text": text, "mood": mood}


def _sentences(day: int) -> Sequence[str]:
    if day in story.TRIP:
        return notes.TRAVELLING
    if day in story.LAPSE:
        return notes.LAPSE
    if day in story.HARD_MONTH:
        return notes.HARD
    return notes.EARLY if day < story.PLAN_FROM else notes.EASING if day < story.LAPSE.start else notes.STEADY
