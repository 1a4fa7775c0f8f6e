"""The one gate: a choice applied to entries and settings. Pure. What is not chosen has no way through.

An entry that passes is a whole document of the wire in which everything unchosen stands at its default.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from app.features.exports.shapes import ChosenEntry, Json
from app.features.trends.measures import SUBSTANCES, SYMPTOMS
from app.kernel.errors import InvalidInputError

Document = Mapping[str, Any]
KINDS = ("craving", "intake", "journal", "side_effects")
_WITH_IDS = ("symptom", "substance", "tracker")
_TRACKERS_SINCE = 2  # the version of the payload that knows trackers
_OFFERED = frozenset({*(f"symptom:{each}" for each in SYMPTOMS), *(f"substance:{each}" for each in SUBSTANCES)})


class Recorded(NamedTuple):
    """One entry as it was opened, with its day (a number), its clock time and its instant."""

    day: int
    clock: str
    instant: float
    entry_id: str
    document: Document


@dataclass(frozen=True, slots=True)
class Chosen:
    """What goes along. `is_whole` is the owner's own export: entries as they are."""

    include: frozenset[str]
    symptoms: frozenset[str] = frozenset()
    substances: frozenset[str] = frozenset()
    trackers: frozenset[str] = frozenset()
    hold_back: frozenset[str] = frozenset()
    is_whole: bool = False

    def has(self, name: str) -> bool:
        """Whether something without an id is chosen."""
        return name in self.include

    def kinds(self) -> frozenset[str]:
        """The kinds of entry in which something chosen may be."""
        found = {
            "craving": self.has("craving"),
            "intake": bool(self.substances),
            "journal": self.has("mood") or self.has("text"),
            "side_effects": self.has("sleep") or bool(self.symptoms or self.trackers),
        }
        return frozenset(kind for kind in KINDS if self.is_whole or found[kind])


def chosen_of(include: Iterable[str], hold_back: Iterable[str] = (), *, is_whole: bool = False) -> Chosen:
    """A choice as it was sent, taken apart."""
    names = frozenset(include)
    parts: dict[str, set[str]] = {kind: set() for kind in _WITH_IDS}
    for name in names:
        kind, colon, part = name.partition(":")
        if colon:
            parts[kind].add(part)
    return Chosen(
        names,
        frozenset(parts["symptom"]),
        frozenset(parts["substance"]),
        frozenset(parts["tracker"]),
        frozenset(hold_back),
        is_whole,
    )


def check_known(chosen: Chosen, settings: Document, recorded: Iterable[str]) -> None:
    """Refuses ids that are nothing Ebb offers, nothing this person set and nothing they recorded.

    Raises:
        InvalidInputError: names the field, never what stood in it.
    """
    named = {name for name in chosen.include if ":" in name}
    if named - _OFFERED - set(set_ids(settings)) - set(recorded):
        raise InvalidInputError("choose from what you track or recorded", fields={"include": "one is not known"})


def set_ids(settings: Document) -> Iterator[str]:
    """Everything with an id in a person's settings, as it is chosen."""
    yield from (f"symptom:{each}" for each in settings.get("symptoms") or ())
    yield from (f"symptom:{each['id']}" for each in settings.get("own_symptoms") or ())
    for name in ("substances", "prescribed"):
        yield from (f"substance:{each}" for each in settings.get(name) or ())
    yield from (f"substance:{each['id']}" for each in settings.get("own_substances") or ())
    yield from (f"tracker:{each['id']}" for each in settings.get("trackers") or ())


def named_in(document: Document) -> Iterator[str]:
    """Everything with an id that one entry speaks of, as it is chosen."""
    if document["kind"] == "side_effects":
        yield from (f"symptom:{each}" for each in document["ratings"])
        yield from (f"tracker:{each}" for each in document.get("trackers") or ())
    elif document.get("substance"):
        yield f"substance:{document['substance']}"


def choose_entry(recorded: Recorded, chosen: Chosen) -> list[ChosenEntry]:
    """What is left of one entry: nothing, itself cut down, or "none today" once for every chosen substance."""
    document = recorded.document
    kind = document["kind"]
    if recorded.entry_id in chosen.hold_back:
        return []
    if chosen.is_whole:
        return [ChosenEntry(recorded.entry_id, kind, {**document})]
    return [
        ChosenEntry(recorded.entry_id, kind, {**_frame(document, fields), **fields})
        for fields in _CUTS[kind](document, chosen)
    ]


def earlier_craving(recorded: Recorded, chosen: Chosen) -> ChosenEntry | None:
    """What is left of an entry of the period before: the strength of a craving."""
    if recorded.document["kind"] != "craving" or recorded.entry_id in chosen.hold_back:
        return None
    fields = {**_CRAVING, "intensity": recorded.document["intensity"]}
    return ChosenEntry(recorded.entry_id, "craving", {**_frame(recorded.document, fields), **fields})


def cut_settings(settings: Document, chosen: Chosen) -> Json:
    """What chosen things need of the settings to be understood."""
    cut: Json = {
        **{name: settings.get(name) for name in ("time_zone", "day_boundary", "language")},
        "substances": _within(settings, "substances", chosen.substances),
        "prescribed": _within(settings, "prescribed", chosen.substances),
        "symptoms": _within(settings, "symptoms", chosen.symptoms),
        "own_substances": _named_within(settings, "own_substances", chosen.substances),
        "own_symptoms": _named_within(settings, "own_symptoms", chosen.symptoms),
        "trackers": _named_within(settings, "trackers", chosen.trackers),
    }
    if chosen.has("plan"):
        plan = settings.get("plan") or {}
        bounds = [dict(each) for each in plan.get("bounds") or () if each["substance"] in chosen.substances]
        cut["plan"] = {"goal": plan.get("goal", "none"), "goal_from": plan.get("goal_from"), "bounds": bounds}
    return cut


def _within(settings: Document, name: str, ids: frozenset[str]) -> list[str]:
    return [each for each in settings.get(name) or () if each in ids]


def _named_within(settings: Document, name: str, ids: frozenset[str]) -> list[Json]:
    return [dict(each) for each in settings.get(name) or () if each["id"] in ids]


def _frame(document: Document, fields: Json) -> Json:
    # The version of the payload would tell that there are trackers.
    version = _TRACKERS_SINCE if fields.get("trackers") else 1
    return {
        "kind": document["kind"],
        "occurred_at": document["occurred_at"],
        "time_zone": document.get("time_zone"),
        "schema": version,
    }


_CRAVING: Json = {"substance": None, "triggers": [], "coping": [], "outcome": None, "note": ""}


def _craving(document: Document, chosen: Chosen) -> Iterator[Json]:
    if not chosen.has("craving"):
        return
    found = {**_CRAVING, "intensity": document["intensity"]}
    if document["substance"] in chosen.substances:
        found |= {"substance": document["substance"], "outcome": document["outcome"]}
    if chosen.has("text"):
        found |= {name: document[name] for name in ("triggers", "coping", "note")}
    yield found


def _journal(document: Document, chosen: Chosen) -> Iterator[Json]:
    mood = document["mood"] if chosen.has("mood") else None
    text, tags = (document["text"], document["tags"]) if chosen.has("text") else ("", [])
    if mood is not None or text or tags:
        yield {"mood": mood, "text": text, "tags": tags}


def _side_effects(document: Document, chosen: Chosen) -> Iterator[Json]:
    trackers = document.get("trackers") or {}
    found = {
        "sleep_hours": document["sleep_hours"] if chosen.has("sleep") else None,
        "ratings": _ratings(document, chosen.symptoms),
        "trackers": {each: trackers[each] for each in trackers if each in chosen.trackers},
        "none": False,
    }
    if found["ratings"] or found["trackers"] or found["sleep_hours"] is not None:
        yield {**found, "note": document["note"] if chosen.has("text") else ""}


def _ratings(document: Document, symptoms: frozenset[str]) -> dict[str, int]:
    # "None" says so of every symptom; as it stands it would speak of unchosen ones too.
    if document["none"]:
        return dict.fromkeys(sorted(symptoms), 0)
    return {each: rating for each, rating in document["ratings"].items() if each in symptoms}


_NONE: Json = {
    "none": True,
    "product": "",
    "amount": None,
    "estimated": False,
    "unit": None,
    "strength": None,
    "route": None,
    "planned": None,
    "prescribed": None,
    "reasons": [],
    "note": "",
}
_OF_A_USE = ("none", "amount", "estimated", "unit", "strength", "route", "planned", "prescribed")
_WORDS_OF_A_USE = ("product", "reasons", "note")


def _intake(document: Document, chosen: Chosen) -> Iterator[Json]:
    words = {name: document[name] for name in _WORDS_OF_A_USE} if chosen.has("text") else {}
    if document["substance"] is None:
        for substance in sorted(chosen.substances):
            yield {**_NONE, **words, "substance": substance}
            words = {}  # written once, said once
    elif document["substance"] in chosen.substances:
        facts = {name: document[name] for name in _OF_A_USE}
        yield {**_NONE, **facts, **words, "substance": document["substance"]}


_CUTS: Mapping[str, Callable[[Document, Chosen], Iterator[Json]]] = {
    "craving": _craving,
    "journal": _journal,
    "side_effects": _side_effects,
    "intake": _intake,
}
