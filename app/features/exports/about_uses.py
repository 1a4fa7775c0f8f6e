"""What a report says of what was taken: as prescribed, and otherwise. Pure; never adds one unit to another."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.features.exports.shapes import Json
from app.features.exports.tallies import Tallied, middle, part, table
from app.features.exports.words import word
from app.features.trends.intakes import usual_clock

_SORTS = ("taken_days", "missed_days", "different_days", "not_logged_days")


class Taken(NamedTuple):
    """A chosen substance: its uses that are marked as prescribed, or those that are not."""

    substance: str
    is_marked: bool
    name: str


def prescribed(tallied: Tallied) -> Iterator[Json]:
    """Days taken, missed, different and not logged. A count, never a share."""
    medicines = [Taken(each, is_marked=True, name=tallied.name("substance", each)) for each in _medicines(tallied)]
    if not medicines:
        return
    heads = ("medicine", "days_taken", "days_missed", "days_different", "not_logged")
    rows = [[one.name, *(str(_prescribed(tallied, one)[sort]) for sort in _SORTS)] for one in medicines]
    lines = [tallied.say("prescribed_what"), *_details(tallied, medicines)]
    yield part("prescribed", tallied.say("prescribed"), lines, table([tallied.say(head) for head in heads], rows))


def substances(tallied: Tallied) -> Iterator[Json]:
    """Everything else that was taken, each by itself, the most days first."""
    medicines = _medicines(tallied)
    found = [one for each in tallied.parts("substance") if (one := _otherwise(tallied, each, each in medicines))]
    if not found:
        return
    rows = [_row(tallied, one) for one in found]
    order = sorted(range(len(found)), key=lambda place: -int(rows[place][1]))
    heads = ("substance", "days_used", "said_none", "not_logged", "uses", "usual_times")
    lines = list(_details(tallied, [found[place] for place in order]))
    title = tallied.say("substances" if medicines else "substances_alone")
    yield part(
        "substances", title, lines, table([tallied.say(head) for head in heads], [rows[place] for place in order])
    )


def _medicines(tallied: Tallied) -> list[str]:
    """What the person says is prescribed, or marked so when they took it."""
    prescribed = tallied.record.settings["prescribed"]
    return [
        each
        for each in tallied.parts("substance")
        if each in prescribed or tallied.daily[f"prescribed:{each}"]["logged_days"]
    ]


def _otherwise(tallied: Tallied, substance: str, is_medicine: bool) -> Taken | None:  # noqa: FBT001 - read one line above
    name = tallied.name("substance", substance)
    if not is_medicine:
        return Taken(substance, is_marked=False, name=name)
    if not any(tallied.uses(substance, is_marked=False)["total"]):
        return None
    return Taken(substance, is_marked=False, name=tallied.say("beyond", name=name))


def _prescribed(tallied: Tallied, one: Taken) -> Json:
    found: Json = tallied.daily[f"prescribed:{one.substance}"]["prescribed"]
    return found


def _row(tallied: Tallied, one: Taken) -> list[str]:
    series = tallied.uses(one.substance, is_marked=False)
    counts = series["total"]
    used = sum(count > 0 for count in counts)
    missing = tallied.days - tallied.daily[f"intake:{one.substance}"]["logged_days"]
    return [one.name, *map(str, (used, len(counts) - used, missing, sum(counts))), _times(tallied, series["intake"])]


def _times(tallied: Tallied, intake: Json) -> str:
    boundary = tallied.record.day_boundary
    first, last = (usual_clock([clock for clock in intake[end] if clock], boundary) for end in ("first", "last"))
    if first is None or first == last:
        return first or tallied.say("none_logged")
    return tallied.say("from_to", first=first, last=last)


def _details(tallied: Tallied, found: Iterable[Taken]) -> list[str]:
    lines: list[str] = []
    has_amounts = False
    for one in found:
        series = tallied.uses(one.substance, is_marked=one.is_marked)
        amounts = list(_amounts(tallied, series["intake"]))
        has_amounts |= bool(amounts)
        details = [*amounts, *_said_of(tallied, one, series)]
        lines += [tallied.say("details", name=one.name, details="; ".join(details))] if details else []
    return [tallied.say("per_day_what"), *lines] if has_amounts else lines


def _amounts(tallied: Tallied, intake: Json) -> Iterator[str]:
    for line in intake["amounts"]:
        if line["total"]:
            median, low, high = middle(line["total"])
            unit = line["unit"] or tallied.say("no_unit")
            yield tallied.say("per_day", unit=unit, median=median, low=low, high=high, days=len(line["total"]))


def _said_of(tallied: Tallied, one: Taken, series: Json) -> Iterator[str]:
    documents = list(_documents(tallied, one))
    yield from _unsure(tallied, series, documents)
    yield from _as_typed(tallied, documents)
    yield from _how(tallied, documents)


def _unsure(tallied: Tallied, series: Json, documents: list[Json]) -> Iterator[str]:
    counts = {
        "unknown_amounts": sum(each["amount"] is None for each in documents),
        "estimated": sum(bool(each["estimated"]) for each in documents),
    }
    for key, count in counts.items():
        # Of a medicine nobody is asked for an amount: that it is unknown each time says nothing.
        if count and any(each["amount"] is not None for each in documents):
            yield tallied.say(key, count=count, of=len(documents))
    if series["check"]:
        yield tallied.say("to_check", count=len(series["check"]))


def _as_typed(tallied: Tallied, documents: list[Json]) -> Iterator[str]:
    strengths = (each["strength"] for each in documents if each["strength"])
    products = (each["product"] for each in documents if each["product"].strip())
    if said := tallied.counted(f"{label['amount']} {label['unit']}" for label in strengths):
        yield tallied.say("label", labels=said)
    if said := tallied.counted(products):
        yield tallied.say("product", products=said)


def _how(tallied: Tallied, documents: list[Json]) -> Iterator[str]:
    planned = Counter(each["planned"] for each in documents)
    if planned[True] or planned[False]:
        yield tallied.say("planned", planned=planned[True], unplanned=planned[False], unsaid=planned[None])
    language = tallied.record.language
    if said := tallied.counted(word(language, "ROUTES", each["route"]) for each in documents if each["route"]):
        yield tallied.say("routes", routes=said)
    if said := tallied.counted(word(language, "REASONS", each) for one in documents for each in one["reasons"]):
        yield tallied.say("reasons", words=said)


def _documents(tallied: Tallied, one: Taken) -> Iterator[Json]:
    """Uses as they were written: neither "none" nor a missed medicine."""
    for entry in tallied.record.entries:
        document = entry.document
        if entry.kind != "intake" or document["substance"] != one.substance or document["none"]:
            continue
        if (document["prescribed"] is not None) is one.is_marked and document["prescribed"] != "missed":
            yield document
