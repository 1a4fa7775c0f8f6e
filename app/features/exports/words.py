"""What the report says, in the languages it speaks. Own things are named as the person typed them."""

from collections.abc import Mapping
from datetime import date
from types import ModuleType
from typing import Any

from app.features.exports import words_en, words_es

_LANGUAGES: Mapping[str, ModuleType] = {"en": words_en, "es": words_es}
_DEFAULT = "en"
_OWN = {"symptom": "own_symptoms", "substance": "own_substances", "tracker": "trackers"}


def language_of(asked: str | None, own: str) -> str:
    """The language of a report: the one asked for, else the person's, else English."""
    return next((each for each in (asked or "", own[:2]) if each in _LANGUAGES), _DEFAULT)


def say(language: str, key: str, **values: object) -> str:
    """One sentence, filled in."""
    said: str = _LANGUAGES[language].SAID[key]
    return said.format(**values)


def noticed(language: str, rule: str) -> str | None:
    """What a rule saw; None for one that is not spoken of here."""
    found: str | None = _LANGUAGES[language].NOTICED.get(rule)
    return found


def word(language: str, group: str, key: str) -> str:
    """One word of a group such as TRIGGERS; a word the person made up is itself."""
    found: str = getattr(_LANGUAGES[language], group).get(key, key)
    return found


def severity(language: str, rating: int) -> str:
    """A rating from 0 to 3 in words."""
    found: str = _LANGUAGES[language].SEVERITIES[rating]
    return found


def label_of(include: str, language: str, settings: Mapping[str, Any]) -> str:
    """What a choice is called."""
    spoken = _LANGUAGES[language]
    kind, colon, part = include.partition(":")
    if not colon:
        return str(spoken.CHOICES[kind])
    own = next((each["name"] for each in settings.get(_OWN[kind]) or () if each["id"] == part), "")
    if own.strip():
        return " ".join(own.split())
    if part.startswith("own:"):
        return str(spoken.NAMELESS[kind])
    known: Mapping[str, str] = {"symptom": spoken.SYMPTOMS, "substance": spoken.SUBSTANCES}.get(kind, {})
    return known.get(part) or part.replace("_", " ").capitalize()


def day_text(language: str, day: str) -> str:
    """A date of the wire as people read it: 2 Mar 2026."""
    found = date.fromisoformat(day)
    return f"{found.day} {_LANGUAGES[language].MONTHS[found.month - 1]} {found.year}"
