"""A made-up month of somebody in treatment: everything a report can say something about, by arithmetic alone."""

from typing import Any

from tests.support.chosen import Json, wrote

WEIGHT = "own:5c1d7e52-93aa-4b0e-9d0f-3b7f6d2a90c4"
WALK = "own:5c1d7e52-93aa-4b0e-9d0f-3b7f6d2a90c5"
GUM = "own:5c1d7e52-93aa-4b0e-9d0f-3b7f6d2a90c6"
EVERYTHING = (
    *("craving", "mood", "sleep", "flags", "text", "plan", "raise", "before"),
    *("symptom:nausea", "symptom:insomnia", "symptom:seizure"),
    *("substance:kratom_leaf", "substance:alcohol", "substance:opioid_prescribed", "substance:seven_oh"),
    *(f"substance:{GUM}", f"tracker:{WEIGHT}", f"tracker:{WALK}"),
)
DAYS = ("2026-10-24", "2026-11-22")
SETTINGS: Json = {
    "time_zone": "America/New_York",
    "substances": ["kratom_leaf", "alcohol"],
    "prescribed": ["opioid_prescribed"],
    "own_substances": [{"id": GUM, "name": "Nicotine gum", "unit": "piece"}],
    "symptoms": ["nausea", "insomnia"],
    "trackers": [
        {"id": WEIGHT, "name": "Weight", "kind": "number", "unit": "kg", "shown": True},
        {"id": WALK, "name": "Walk", "kind": "yes_no", "unit": None, "shown": True},
    ],
    "plan": {
        "goal": "taper",
        "goal_from": "2026-11-10",
        "bounds": [{"substance": "kratom_leaf", "per_day": "4", "unit": "capsule", "not_before": "12:00"}],
    },
    "raise": ["The mornings are hardest.", "Is my sleep part of this?"],
}
_MISSING = {7, 8, 9, 10, 21}


def month() -> list[Json]:
    """Thirty days with five missing, and some days before them."""
    days = [f"2026-10-{day:02d}" for day in range(10, 32)] + [f"2026-11-{day:02d}" for day in range(1, 23)]
    return [one for place, day in enumerate(days) if place - 14 not in _MISSING for one in _day(place, day)]


def _day(place: int, day: str) -> list[Json]:
    def at(clock: str) -> str:
        return f"{day}T{clock}:00-05:00"

    found = [
        wrote("craving", at("09:15"), intensity=3 + place * 5 % 7, **_around(place)),
        wrote("side_effects", at("08:00"), **_body(place)),
        wrote("intake", at("08:30"), substance="opioid_prescribed", **_film(place)),
        wrote("journal", at("21:00"), mood=3 + place % 5, **_thought(place)),
    ]
    if place % 3:
        found.append(wrote("intake", at(f"18:{place:02d}"), substance="kratom_leaf", **_leaf(place)))
    else:
        found.append(wrote("intake", at("20:00"), none=True))
    if place % 9 == 4:
        found.append(
            wrote("intake", at("19:00"), substance="alcohol", amount="2", unit="drink" if place < 35 else "glass")
        )
    return found


def _around(place: int) -> dict[str, Any]:
    return {
        "substance": "kratom_leaf" if place % 4 else None,
        "outcome": ("passed", "used", None)[place % 3],
        "triggers": ["stress", "my boss"] if place % 4 == 0 else [],
        "coping": ["walked"] if place % 6 == 0 else [],
        "note": "After work,\nas so often." if place % 11 == 0 else "",
    }


def _body(place: int) -> dict[str, Any]:
    return {
        "ratings": {"nausea": place % 3, "insomnia": place * 3 % 4, "seizure": int(place == 33)},
        "sleep_hours": (4.5, 6, 7.25, 8)[place % 4],
        "trackers": {WEIGHT: str(80 - place // 4), WALK: str(place % 2)},
    }


def _film(place: int) -> dict[str, Any]:
    sort = ("taken", "taken", "taken", "missed", "taken", "different")[place % 6]
    label = {"strength": {"amount": "8", "unit": "mg"}, "product": "Film 8/2"} if sort == "taken" else {}
    return {"prescribed": sort, **label}


def _thought(place: int) -> dict[str, Any]:
    return {"text": "A long day.\n\nBetter at night.", "tags": ["work"]} if place % 7 == 0 else {}


def _leaf(place: int) -> dict[str, Any]:
    return {
        "amount": None if place == 20 else str(1 + place % 5),
        "unit": "capsule",
        "strength": {"amount": "500", "unit": "mg"},
        "product": "corner shop",
        "estimated": place % 2 == 0,
        "planned": (True, False, None)[place % 4 % 3],
        "route": "swallowed",
        "reasons": ["pain"] if place % 5 == 0 else [],
    }
