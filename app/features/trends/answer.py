"""The whole answer, from a record and the settings. Pure: the same record has the same trends everywhere."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.features.trends.columns import Document
from app.features.trends.days import monday_of, text_of
from app.features.trends.different import different
from app.features.trends.events import plan_events, unit_events, zone_events
from app.features.trends.intakes import intake_line
from app.features.trends.lines import Ends, Json, Period, line, no_details, reports, surroundings
from app.features.trends.measures import GI, GI_SYMPTOMS, Asked, Measure
from app.features.trends.prescribed import prescribed_line
from app.features.trends.record import Bodies, Intakes, Record, chosen, empty
from app.features.trends.uses import Uses, most_plausible, uses_of
from app.features.trends.windows import Daily, Number

_RATING: Ends = (0, 3)
_SCALE: Ends = (0, 10)
_YES_NO: Ends = (0, 1)
_AMOUNT: Ends = (0, None)
_MOST_SUBSTANCES = 12
_NO_USES = uses_of(empty(Intakes))
Found = tuple[Daily, Json]


@dataclass(frozen=True, slots=True)
class Material:
    """A record, sorted once for all series."""

    record: Record
    settings: Document
    period: Period
    by_substance: Mapping[str, Intakes]
    uses: Mapping[str, Uses]
    nothing: Sequence[int]

    def taken(self, substance: str | None) -> Intakes:
        """What was said of one substance."""
        return self.by_substance.get(substance or "") or empty(Intakes)


def gather(record: Record, settings: Document, period: Period) -> Material:
    """The record with its intakes by substance, and the days on which "none" was said of everything."""
    intakes = record.intakes
    by_substance = {
        substance: chosen(intakes, [each == substance for each in intakes.substances])
        for substance in dict.fromkeys(intakes.substances)
        if substance is not None
    }
    uses = {substance: uses_of(own) for substance, own in by_substance.items()}
    return Material(record, settings, period, by_substance, uses, intakes.nothing())


def trends(material: Material, asked: Sequence[Asked], left_out: Sequence[Asked]) -> Json:
    """Everything but what does not open."""
    period, record = material.period, material.record
    events = [*zone_events(record.zones, period), *plan_events(material.settings, period)]
    return {
        "from": text_of(period.first),
        "to": text_of(period.last),
        "by": "week" if period.is_weekly else "day",
        "day_boundary": period.boundary,
        "recorded": _recorded(record.entries, period),
        "series": {each.id: _series(each, material, events) for each in asked},
        "left_out": [each.id for each in left_out],
        "different": different(record.cravings, _often_used(material), material.nothing, period),
    }


def _series(asked: Asked, material: Material, events: list[Json]) -> Json:
    daily, found = _line(asked, material)
    if asked.measure == "intake":
        units = unit_events(material.taken(asked.part), material.period)
        events = sorted([*events, *units], key=lambda event: (event["day"], event["kind"]))
    return {**no_details(), "measure": asked.measure, **found, **surroundings(daily, material.period, events)}


def _line(asked: Asked, material: Material) -> Found:
    build = _BUILDERS[asked.measure]
    return build(asked.part, material)


def _craving(_part: str | None, material: Material) -> Found:
    cravings = material.record.cravings
    found = list(zip(cravings.days, cravings.intensities, strict=True))
    return _plain(reports(found, "max"), material.period, unit="0-10", ends=_SCALE)


def _mood(_part: str | None, material: Material) -> Found:
    found = _said(material.record.moods.days, material.record.moods.moods)
    return _plain(reports(found, "mean"), material.period, unit="0-10", ends=_SCALE)


def _sleep(_part: str | None, material: Material) -> Found:
    found = _said(material.record.bodies.days, material.record.bodies.sleep_hours)
    return _plain(reports(found, "mean"), material.period, unit="hours", ends=_AMOUNT)


def _symptom(part: str | None, material: Material) -> Found:
    ratings = _ratings(material.record.bodies, GI_SYMPTOMS if part == GI else (part or "",))
    return _plain(reports(ratings, "max"), material.period, unit="0-3", ends=_RATING)


def _intake(part: str | None, material: Material) -> Found:
    return intake_line(material.uses.get(part or "") or _NO_USES, material.nothing, material.period)


def _prescribed(part: str | None, material: Material) -> Found:
    return prescribed_line(material.record.intakes if part is None else material.taken(part), material.period)


def _plain(daily: Daily, period: Period, *, unit: str | None, ends: Ends) -> Found:
    return daily, line(daily, period, unit=unit, ends=ends)


def _said(days: Sequence[int], values: Sequence[Number | None]) -> list[tuple[int, Number]]:
    return [(day, value) for day, value in zip(days, values, strict=True) if value is not None]


def _ratings(bodies: Bodies, parts: Sequence[str]) -> list[tuple[int, int]]:
    """The worst of some symptoms in each report. "None" is a zero for every symptom."""
    rows = zip(bodies.days, bodies.ratings, bodies.nones, strict=True)
    if len(parts) == 1:
        (part,) = parts
        return [(day, ratings.get(part, 0)) for day, ratings, is_none in rows if is_none or part in ratings]
    known = frozenset(parts)
    return [
        (day, max([ratings[part] for part in known.intersection(ratings)], default=0))
        for day, ratings, is_none in rows
        if is_none or not known.isdisjoint(ratings)
    ]


def _tracker(part: str | None, material: Material) -> Found:
    tracker_id = part or ""
    trackers = material.settings.get("trackers") or ()
    kind, unit = next(((each["kind"], each.get("unit")) for each in trackers if each["id"] == tracker_id), ("", None))
    bodies = material.record.bodies
    found = [
        (day, float(said[tracker_id]), entry_id)
        for day, said, entry_id in zip(bodies.days, bodies.trackers, bodies.entry_ids, strict=True)
        if tracker_id in said
    ]
    if kind in {"scale", "yes_no"}:
        daily = reports([(day, value) for day, value, _ in found], "max")
        return _plain(daily, material.period, unit=unit, ends=_SCALE if kind == "scale" else _YES_NO)
    most = most_plausible([value for _, value, _ in found])
    doubtful = [] if most is None else [each for each in found if each[1] > most]
    daily = reports([(day, value) for day, value, _ in found if most is None or value <= most], "mean")
    checks = [
        {"day": text_of(day), "entry_id": str(UUID(bytes=entry_id)), "value": value, "unit": unit}
        for day, value, entry_id in sorted(doubtful)
        if material.period.first <= day <= material.period.last
    ]
    return daily, line(daily, material.period, unit=unit, ends=None, check=checks)


def _recorded(entries: Mapping[int, int], period: Period) -> Json:
    days = sorted(entries)
    places: dict[int, int] = {}
    for day in days[bisect_left(days, period.first_shown) : bisect_right(days, period.last)]:
        place = monday_of(day) if period.is_weekly else day
        places[place] = places.get(place, 0) + entries[day]
    return {"days": [period.names[day] for day in places], "n": list(places.values())}


def _often_used(material: Material) -> dict[str, Uses]:
    period = material.period
    counts = {
        substance: sum(count for day, count in uses.said.items() if period.first <= day <= period.last)
        for substance, uses in material.uses.items()
    }
    often = sorted((each for each in counts if counts[each]), key=lambda each: (-counts[each], each))
    return {substance: material.uses[substance] for substance in often[:_MOST_SUBSTANCES]}


_BUILDERS: dict[Measure, Callable[[str | None, Material], Found]] = {
    "craving": _craving,
    "mood": _mood,
    "sleep": _sleep,
    "symptom": _symptom,
    "intake": _intake,
    "prescribed": _prescribed,
    "tracker": _tracker,
}
