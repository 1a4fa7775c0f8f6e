"""Markers: unique words put wherever a person can write, and every spelling in which they might lie about."""

import base64
from pathlib import Path
from typing import Any

from tests.support.cast import Json, new_uuid

OWN = "own:5c1d7e52-93aa-4b0e-9d0f-3b7f6d2a90c4"
PERSON = "7d2e90b1-4c6f-4a83-8e15-0f9b3c7a6d24"
PERSON_NUMBER = "+61 491 570 156"  # kept for fiction by the Australian regulator
PROFESSIONAL_NUMBER = "+61 491 570 159"
OCCURRED_AT = "2019-03-14T03:09:26+05:30"
OCCURRED_EPOCH = 1_552_513_166
ZONE = "America/Argentina/Ushuaia"
LOGIN = "zqlogin-heron-8317"
PASSWORD = "zqpass fern lantern copper tide"


def word(name: str) -> str:
    """A marker that passes as a slug, a word and a sentence."""
    return f"zq{name}7f3a"


ENTRIES: dict[str, Json] = {
    "journal": {"text": f"I wrote {word('text')} today.", "mood": 6, "tags": [word("tag")]},
    "craving": {
        "intensity": 7,
        "substance": word("cravingsubstance"),
        "triggers": [word("trigger")],
        "coping": [word("coping")],
        "outcome": "used",
        "note": word("cravingnote"),
    },
    "side_effects": {
        "schema": 2,
        "ratings": {word("symptom"): 3},
        "trackers": {OWN: "-46.270518"},
        "sleep_hours": 5.0625,
        "none": False,
        "note": word("bodynote"),
    },
    "intake": {
        "substance": word("intakesubstance"),
        "product": word("product"),
        "amount": "73.914265",
        "estimated": True,
        "unit": word("unit"),
        "strength": {"amount": "518.709432", "unit": word("strengthunit")},
        "route": word("route"),
        "planned": False,
        "prescribed": "missed",
        "reasons": [word("reason")],
        "none": False,
        "note": word("intakenote"),
    },
}

SETTINGS: Json = {
    "time_zone": ZONE,
    "day_boundary": "03:37",
    "quiet_hours": {"from": "21:43", "to": "06:47"},
    "region": "ZW",
    "language": "qz-ZW",
    "substances": [word("tracked")],
    "own_substances": [{"id": OWN, "name": word("ownsubstance"), "unit": word("ownunit")}],
    "prescribed": [word("medicine")],
    "products": [
        {
            "substance": word("productsubstance"),
            "name": word("productname"),
            "unit": word("productunit"),
            "strength": {"amount": "640.318275", "unit": word("productstrength")},
        }
    ],
    "symptoms": [word("trackedsymptom")],
    "own_symptoms": [{"id": OWN, "name": word("ownsymptom")}],
    "trackers": [{"id": OWN, "name": word("tracker"), "kind": "number", "unit": word("trackerunit"), "shown": False}],
    "plan": {
        "goal": "taper",
        "goal_from": "2019-03-14",
        "bounds": [
            {
                "substance": word("boundsubstance"),
                "per_day": "51.870943",
                "unit": word("boundunit"),
                "not_before": "11:53",
            }
        ],
    },
    "safety_plan": {
        **{name: [word(name.replace("_", ""))] for name in ("warning_signs", "helps", "places", "reasons")},
        "people": [{"id": PERSON, "name": word("person"), "number": PERSON_NUMBER, "pinned": True}],
        "professionals": [{"id": PERSON, "name": word("professional"), "number": PROFESSIONAL_NUMBER}],
    },
    "raise": [word("toraise")],
    "appointment": "2019-03-19",
    "display": {"theme": "dark"},
}


FLAG_RESPONSES: Json = {
    "responses": [
        {
            "flag": "7f3a" * 8,
            "rule": "zqansweredrule",
            "substances": [word("answeredsubstance")],
            "since": "2019-03-14",
            "response": "snooze",
            "until": "2019-03-21",
            "answered_on": "2019-03-14",
        }
    ],
    "muted": ["zqmutedrule"],
}


def filled_entry(kind: str) -> Json:
    """An entry with a marker in every field that takes words or digits."""
    return {
        "kind": kind,
        "occurred_at": OCCURRED_AT,
        "time_zone": ZONE,
        "schema": 1,
        "mutation_id": new_uuid(),
        **ENTRIES[kind],
    }


def written_markers() -> set[str]:
    """Everything a person wrote that must lie nowhere in the clear, besides kinds and times."""
    return {text for text in _texts([ENTRIES, SETTINGS, FLAG_RESPONSES]) if "zq" in text or "." in text} | {
        word("text"),
        ZONE.rpartition("/")[2],
        OWN[4:],
        PERSON,
        PERSON_NUMBER,
        PROFESSIONAL_NUMBER,
        OCCURRED_AT[:16],
        OCCURRED_AT[:7],
        str(OCCURRED_EPOCH),
        LOGIN,
        PASSWORD,
    }


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for name, child in value.items() for text in [str(name), *_texts(child)]]
    if isinstance(value, list):
        return [text for child in value for text in _texts(child)]
    return [value] if isinstance(value, str) else []


def spellings(secret: bytes) -> set[bytes]:
    """The bytes themselves, UTF-16, hex and base64 at each of its three alignments."""
    found = {secret, secret[::-1], secret.hex().encode(), secret.hex().upper().encode()}
    for codec in ("utf-16-le", "utf-16-be"):
        found.add(secret.decode("latin-1").encode(codec))
    for shift in range(3):
        encoded = base64.b64encode(bytes(shift) + secret)
        # The first and last letters also hold bits of the neighbours.
        core = encoded[4 if shift else 0 : -4]
        found |= {core, core.translate(bytes.maketrans(b"+/", b"-_"))}
    return {spelling for spelling in found if len(spelling) >= min(len(secret), 6)}


def traces(secrets: set[bytes], text: bytes) -> set[bytes]:
    """Which secrets lie in a text, in any spelling."""
    return {secret for secret in secrets if any(spelling in text for spelling in spellings(secret))}


def files_with_traces(secrets: set[bytes], folder: Path) -> list[str]:
    """Files below a folder that hold a trace, by content or by name."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [str(path) for path in files if traces(secrets, path.read_bytes() + str(path).encode())]
