"""Which series a person is answered who names none, and whether a named one is theirs. Pure."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date
from itertools import chain, compress

from app.features.trends.columns import Document
from app.features.trends.measures import GI, GI_SYMPTOMS, SUBSTANCES, SYMPTOMS, Asked
from app.features.trends.record import Record, chosen

_ALWAYS = (
    Asked("craving"),
    Asked("symptom", GI),
    Asked("symptom", "insomnia"),
    Asked("symptom", "anxiety"),
    Asked("sleep"),
    Asked("mood"),
)
_OFFERED = frozenset(
    {
        *_ALWAYS,
        Asked("prescribed"),
        *(Asked("symptom", part) for part in SYMPTOMS),
        *(Asked(measure, part) for measure in ("intake", "prescribed") for part in SUBSTANCES),
    }
)
MOST_SERIES = 40


def default_series(record: Record, settings: Document, first: int, last: int) -> list[Asked]:
    """What every chart page begins with, then what is tracked, then what was recorded in the period, often first."""
    found = dict.fromkeys((*_ALWAYS, *_tracked(settings)))
    counts = _recorded(record, first, last)
    often = sorted(counts, key=lambda asked: (-counts[asked], asked.id))
    found.update(dict.fromkeys(asked for asked in often if not _is_in_a_group(asked)))
    medicines = _only_as_prescribed(counts, settings)
    return [asked for asked in found if asked not in medicines]


def _only_as_prescribed(counts: Counter[Asked], settings: Document) -> set[Asked]:
    """Medicines whose every intake is told by the prescribed days; a second chart of the same would say nothing new."""
    parts = settings.get("prescribed") or ()
    return {
        Asked("intake", part) for part in parts if counts[Asked("intake", part)] == counts[Asked("prescribed", part)]
    }


def unknown_series(asked: Collection[Asked], record: Record, settings: Document) -> bool:
    """Whether one of them is nothing Ebb offers, nothing this person chose and nothing they recorded."""
    rest = set(asked) - _OFFERED - set(_chosen(settings))
    return bool(rest) and bool(rest - set(_recorded(record, 0, date.max.toordinal())))


def _is_in_a_group(asked: Asked) -> bool:
    if asked.measure == "prescribed":
        return asked.part is not None
    return asked.measure == "symptom" and asked.part in GI_SYMPTOMS


def _tracked(settings: Document) -> Iterator[Asked]:
    """What the person chose to be asked about. GI symptoms stand in their group."""
    for part in settings.get("substances") or ():
        yield Asked("intake", part)
    if settings.get("prescribed"):
        yield Asked("prescribed")
    for part in settings.get("symptoms") or ():
        if part not in GI_SYMPTOMS:
            yield Asked("symptom", part)
    for tracker in settings.get("trackers") or ():
        if tracker.get("shown", True):
            yield Asked("tracker", tracker["id"])


def _chosen(settings: Document) -> Iterator[Asked]:
    yield from _tracked(settings)
    for part in settings.get("prescribed") or ():
        yield Asked("intake", part)
        yield Asked("prescribed", part)
    for part in settings.get("symptoms") or ():
        yield Asked("symptom", part)
    for tracker in settings.get("trackers") or ():
        yield Asked("tracker", tracker["id"])
    for own in settings.get("own_symptoms") or ():
        yield Asked("symptom", own["id"])
    for own in settings.get("own_substances") or ():
        yield Asked("intake", own["id"])


def _recorded(record: Record, first: int, last: int) -> Counter[Asked]:
    """How many entries speak of each."""
    bodies = chosen(record.bodies, [first <= day <= last for day in record.bodies.days])
    ratings = Counter(chain.from_iterable(bodies.ratings))
    trackers = Counter(chain.from_iterable(bodies.trackers))
    intakes = chosen(record.intakes, [first <= day <= last for day in record.intakes.days])
    substances = Counter(compress(intakes.substances, intakes.substances))
    medicines = Counter(compress(intakes.substances, intakes.prescribed))
    found = Counter({Asked("symptom", part): count for part, count in ratings.items()})
    found.update({Asked("tracker", part): count for part, count in trackers.items()})
    found.update({Asked("intake", part): count for part, count in substances.items()})
    found.update({Asked("prescribed", part): count for part, count in medicines.items()})
    if medicines:
        found[Asked("prescribed")] = medicines.total()
    return found
