"""The charts of a report: series as Trends answers them, over chosen entries alone. Pure."""

from collections.abc import Iterator

from app.features.exports.shapes import Json
from app.features.exports.tallies import Tallied, part

MOST_CHARTS = 12  # what two pages hold, and ten minutes
_MOST_UNITS = 3  # of one substance
_ALONE = ("craving", "sleep", "mood")


def charts(tallied: Tallied) -> list[Json]:
    """Those with something in them, craving, sleep and mood first. A row of zeros is told by the tables."""
    return [_chart(tallied, name, title) for name, title in _drawn(tallied)][:MOST_CHARTS]


def left_out(tallied: Tallied) -> Iterator[Json]:
    """A line that says so, where there was no room for all."""
    count = len(list(_drawn(tallied))) - MOST_CHARTS
    if count > 0:
        yield part("charts", tallied.say("charts"), [tallied.say("charts_left_out", count=count)])


def _drawn(tallied: Tallied) -> Iterator[tuple[str, str]]:
    for name, title in _titles(tallied):
        series = tallied.charted[name]
        if any(series["n" if name in _ALONE or series["prescribed"] else "max"]):
            yield name, title


def _titles(tallied: Tallied) -> Iterator[tuple[str, str]]:
    for name in _ALONE:
        if name in tallied.record.include:
            yield name, tallied.say(f"chart_{name}")
    yield from _medicines(tallied)
    for symptom, series in tallied.symptoms():
        yield series, tallied.name("symptom", symptom)
    for tracker in tallied.parts("tracker"):
        yield f"tracker:{tracker}", tallied.name("tracker", tracker)


def _medicines(tallied: Tallied) -> Iterator[tuple[str, str]]:
    """A substance as prescribed; and its uses, where they say more than that."""
    for substance in tallied.parts("substance"):
        name = tallied.name("substance", substance)
        yield f"prescribed:{substance}", tallied.say("chart_prescribed", name=name)
        if any(tallied.uses(substance, is_marked=False)["total"]):
            yield f"intake:{substance}", name


def _chart(tallied: Tallied, name: str, title: str) -> Json:
    series = tallied.charted[name]
    # The same ids of entries in two shares would tie them together.
    series = {**series, "check": [{**each, "entry_id": ""} for each in series["check"]]}
    intake = series["intake"]
    if intake:
        units = [line["unit"] or "" for line in intake["amounts"][_MOST_UNITS:]]
        amounts = intake["amounts"][:_MOST_UNITS]
        series = {**series, "intake": {**intake, "amounts": amounts, "left_out": [*units, *intake["left_out"]]}}
    return {"id": name, "title": title, "series": series}
