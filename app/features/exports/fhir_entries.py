"""Observations from entries: one for each thing that was recorded. Pure; a kind of entry, a function."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from app.features.exports.fhir_codes import SEVERITIES, SOCIAL_HISTORY, SYMPTOMS, number, own, quantity, snomed
from app.features.exports.fhir_medicines import as_medicine
from app.features.exports.fhir_pen import Pen, id_of, moment, plain, reference, some
from app.features.exports.shapes import ChosenEntry, Json
from app.features.exports.words import severity, word


def resources_of(entry: ChosenEntry, pen: Pen) -> Iterator[Json]:
    """Everything one entry says."""
    yield from _KINDS[entry.kind](entry, pen)


def _when(entry: ChosenEntry) -> Json:
    return {"effectiveDateTime": moment(entry.document["occurred_at"])}


def _craving(entry: ChosenEntry, pen: Pen) -> Iterator[Json]:
    document, language = entry.document, pen.record.language
    substance, outcome = document.get("substance"), document.get("outcome")
    parts = some(
        [
            pen.component("substance", valueCodeableConcept=_substance(substance, pen)),
            pen.component("outcome", valueString=outcome and word(language, "OUTCOMES", outcome)),
        ]
    )
    words = pen.texts(
        triggers=_joined(document, "triggers", pen), coping=_joined(document, "coping", pen), note=document["note"]
    )
    yield pen.observation(
        id_of(entry.entry_id, "craving"),
        own("craving-0-10", pen.label("craving")),
        when=_when(entry),
        valueInteger=document["intensity"],
        component=[*parts, *words],
    )


def _journal(entry: ChosenEntry, pen: Pen) -> Iterator[Json]:
    document = entry.document
    if document["mood"] is not None:
        yield pen.observation(
            id_of(entry.entry_id, "mood"),
            own("mood", pen.label("mood")),
            when=_when(entry),
            valueInteger=document["mood"],
        )
    text, tags = plain(document["text"]), pen.texts(tags=", ".join(document["tags"]))
    if text or tags:
        resource_id = id_of(entry.entry_id, "text")
        yield pen.observation(resource_id, pen.code("text"), when=_when(entry), valueString=text, component=tags)


def _side_effects(entry: ChosenEntry, pen: Pen) -> Iterator[Json]:
    document = entry.document
    ratings, trackers = document["ratings"], document.get("trackers") or {}
    yield from (_symptom(entry, pen, symptom, ratings[symptom]) for symptom in ratings)
    yield from (_tracker(entry, pen, tracker, trackers[tracker]) for tracker in trackers)
    if document["sleep_hours"] is not None:
        hours = quantity(number(str(document["sleep_hours"])), "h")
        code = own("sleep-hours", pen.label("sleep"))
        yield pen.observation(id_of(entry.entry_id, "sleep"), code, when=_when(entry), valueQuantity=hours)
    if document["none"] and not ratings:
        value = own("severity-0", severity(pen.record.language, 0))
        code = pen.code("symptoms")
        yield pen.observation(id_of(entry.entry_id, "none"), code, when=_when(entry), valueCodeableConcept=value)
    note = plain(document["note"])
    if note:
        yield pen.observation(id_of(entry.entry_id, "note"), pen.code("note"), when=_when(entry), valueString=note)


def _symptom(entry: ChosenEntry, pen: Pen, symptom: str, rating: int) -> Json:
    include = f"symptom:{symptom}"
    return pen.observation(
        id_of(entry.entry_id, include),
        own(include, pen.label(include), snomed(SYMPTOMS.get(symptom))),
        when=_when(entry),
        valueCodeableConcept=own(
            f"severity-{rating}", severity(pen.record.language, rating), snomed(SEVERITIES[rating])
        ),
    )


def _tracker(entry: ChosenEntry, pen: Pen, tracker: str, value: str) -> Json:
    include = f"tracker:{tracker}"
    code = own(include, pen.label(include))
    known: Json = next((one for one in pen.record.settings.get("trackers") or () if one["id"] == tracker), {})
    return pen.observation(id_of(entry.entry_id, include), code, when=_when(entry), **_followed(known, number(value)))


def _followed(tracker: Mapping[str, Any], value: float) -> Json:
    kind = tracker.get("kind")
    if kind == "yes_no" and value in {0, 1}:
        return {"valueBoolean": bool(value)}
    if kind == "scale" and isinstance(value, int):
        return {"valueInteger": value}
    return {"valueQuantity": quantity(value, plain(tracker.get("unit")))}


def _intake(entry: ChosenEntry, pen: Pen) -> Iterator[Json]:
    medicine = as_medicine(entry, pen)
    if medicine:
        yield medicine
    document = entry.document
    substance, prescribed = document["substance"], document["prescribed"]
    parts = [
        pen.component("substance", valueCodeableConcept=_substance(substance, pen)),
        pen.component("prescribed", valueString=prescribed and pen.say(prescribed)),
        *_amounts(document, pen),
    ]
    yield pen.observation(
        id_of(entry.entry_id, f"use:{substance or ''}"),
        own("substance-intake", pen.say("use")),
        when=_when(entry),
        category=SOCIAL_HISTORY,
        valueBoolean=not document["none"] and prescribed != "missed",
        component=[*some(parts), *_words_of_a_use(document, pen)],
        partOf=[reference(medicine["id"])] if medicine else None,
    )


def _amounts(document: Json, pen: Pen) -> list[Json | None]:
    amount, strength = document["amount"], document["strength"]
    return [
        pen.component("amount", valueQuantity=amount and quantity(number(amount), plain(document["unit"]))),
        pen.component("estimated", valueBoolean=document["estimated"] or None),
        pen.component(
            "strength", valueQuantity=strength and quantity(number(strength["amount"]), plain(strength["unit"]))
        ),
        pen.component("planned", valueBoolean=document["planned"]),
    ]


def _words_of_a_use(document: Json, pen: Pen) -> list[Json]:
    route = document["route"]
    return pen.texts(
        route=route and word(pen.record.language, "ROUTES", route),
        product=document["product"],
        reasons=_joined(document, "reasons", pen),
        note=document["note"],
    )


def _substance(substance: str | None, pen: Pen) -> Json | None:
    return own(f"substance:{substance}", pen.label(f"substance:{substance}")) if substance else None


def _joined(document: Json, name: str, pen: Pen) -> str:
    return ", ".join(word(pen.record.language, name.upper(), each) for each in document[name])


_KINDS: Mapping[str, Callable[[ChosenEntry, Pen], Iterator[Json]]] = {
    "craving": _craving,
    "journal": _journal,
    "side_effects": _side_effects,
    "intake": _intake,
}
