"""What a report says of what was taken: as prescribed, and otherwise. Pure; never adds one unit to another."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from app.features.exports.shapes import Json
from app.features.exports.tallies import Tallied, middle, number, part, table
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
    lines = list(_details(tallied, medicines))
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
    return tallied.say("from_to", first=first, last=last) if first else ""


def _details(tallied: Tallied, found: Iterable[Taken]) -> Iterator[str]:
    said = {one.name: list(_said_of(tallied, one)) for one in found}
    if any(said.values()):
        yield tallied.say("per_day_what")
    for name, details in said.items():
        if details:
            yield tallied.say("details", name=name, details="; ".join(details))


def _said_of(tallied: Tallied, one: Taken) -> Iterator[str]:
    series = tallied.uses(one.substance, is_marked=one.is_marked)
    documents = list(_documents(tallied, one))
    for line in series["intake"]["amounts"]:
        if line["total"]:
            median, low, high = middle(line["total"])
            unit = line["unit"] or tallied.say("no_unit")
            days = len(line["total"])
            yield tallied.say("per_day", unit=unit, median=median, low=low, high=high, days=days)
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
    labels = (
        f"{number(float(each['strength']['amount']))} {each['strength']['unit']}"
        for each in documents
        if each["strength"]
    )
    products = (" ".join(each["product"].split()) for each in documents if each["product"].strip())
    if said := _counted(tallied, labels):
        yield tallied.say("label", labels=said)
    if said := _counted(tallied, products):
        yield tallied.say("product", products=said)


def _how(tallied: Tallied, documents: list[Json]) -> Iterator[str]:
    planned = Counter(each["planned"] for each in documents)
    if planned[True] or planned[False]:
        yield tallied.say("planned", planned=planned[True], unplanned=planned[False], unsaid=planned[None])
    routes = (word(tallied.record.language, "ROUTES", each["route"]) for each in documents if each["route"])
    if said := _counted(tallied, routes):
        yield tallied.say("routes", routes=said)


def _counted(tallied: Tallied, texts: Iterable[str]) -> str:
    counts = sorted(Counter(texts).items(), key=lambda each: (-each[1], each[0]))
    return ", ".join(tallied.say("times", value=text, count=count) for text, count in counts)


def _documents(tallied: Tallied, one: Taken) -> Iterator[Json]:
    """Uses as they were written: neither "none" nor a missed medicine."""
    for entry in tallied.record.entries:
        document = entry.document
        if entry.kind != "intake" or document["substance"] != one.substance or document["none"]:
            continue
        if (document["prescribed"] is not None) is one.is_marked and document["prescribed"] != "missed":
            yield document
