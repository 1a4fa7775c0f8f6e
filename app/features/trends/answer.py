"""The whole answer, from a record and the settings. Pure: the same record has the same trends everywhere."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.features.trends.columns import Document
from app.features.trends.days import monday_of, text_of
from app.features.trends.different import different
from app.features.trends.events import plan_events, unit_events, zone_events
from app.features.trends.intakes import intake_line, most_plausible
from app.features.trends.lines import Ends, Json, Period, line, no_details, reports, surroundings
from app.features.trends.measures import GI, GI_SYMPTOMS, Asked, Measure
from app.features.trends.prescribed import prescribed_line
from app.features.trends.record import Body, Intake, Record
from app.features.trends.windows import Daily

_RATING: Ends = (0, 3)
_SCALE: Ends = (0, 10)
_YES_NO: Ends = (0, 1)
_AMOUNT: Ends = (0, None)
_MOST_SUBSTANCES = 12
Found = tuple[Daily, Json]


@dataclass(frozen=True, slots=True)
class Material:
    """A record, sorted once for all series."""

    record: Record
    settings: Document
    period: Period
    by_substance: Mapping[str, Sequence[Intake]]
    nothing: Sequence[int]


def gather(record: Record, settings: Document, period: Period) -> Material:
    """The record with its intakes by substance, and the days on which "none" was said of everything."""
    by_substance: dict[str, list[Intake]] = {}
    nothing = [intake.day for intake in record.intakes if intake.substance is None]
    for intake in record.intakes:
        if intake.substance is not None:
            by_substance.setdefault(intake.substance, []).append(intake)
    return Material(record, settings, period, by_substance, nothing)


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
        units = unit_events(material.by_substance.get(asked.part or "", ()), material.period)
        events = sorted([*events, *units], key=lambda event: (event["day"], event["kind"]))
    return {**no_details(), "measure": asked.measure, **found, **surroundings(daily, material.period, events)}


def _line(asked: Asked, material: Material) -> Found:
    build = _BUILDERS[asked.measure]
    return build(asked.part, material)


def _craving(_part: str | None, material: Material) -> Found:
    cravings = ((craving.day, craving.intensity) for craving in material.record.cravings)
    return _plain(reports(cravings, "max"), material.period, unit="0-10", ends=_SCALE)


def _mood(_part: str | None, material: Material) -> Found:
    return _plain(reports(material.record.moods, "mean"), material.period, unit="0-10", ends=_SCALE)


def _sleep(_part: str | None, material: Material) -> Found:
    slept = ((body.day, body.sleep_hours) for body in material.record.bodies if body.sleep_hours is not None)
    return _plain(reports(slept, "mean"), material.period, unit="hours", ends=_AMOUNT)


def _symptom(part: str | None, material: Material) -> Found:
    ratings = _ratings(material.record.bodies, GI_SYMPTOMS if part == GI else (part or "",))
    return _plain(reports(ratings, "max"), material.period, unit="0-3", ends=_RATING)


def _intake(part: str | None, material: Material) -> Found:
    return intake_line(material.by_substance.get(part or "", ()), material.nothing, material.period)


def _prescribed(part: str | None, material: Material) -> Found:
    medicines = material.record.intakes if part is None else material.by_substance.get(part, ())
    return prescribed_line(medicines, material.period)


def _plain(daily: Daily, period: Period, *, unit: str | None, ends: Ends) -> Found:
    return daily, line(daily, period, unit=unit, ends=ends)


def _ratings(bodies: Sequence[Body], parts: Sequence[str]) -> list[tuple[int, int]]:
    """The worst of some symptoms in each report. "None" is a zero for every symptom."""
    found: list[tuple[int, int]] = []
    if len(parts) == 1:
        (part,) = parts
        return [(body.day, body.ratings.get(part, 0)) for body in bodies if part in body.ratings or body.is_none]
    for body in bodies:
        rated = [body.ratings[part] for part in parts if part in body.ratings]
        if rated or body.is_none:
            found.append((body.day, max(rated, default=0)))
    return found


def _tracker(part: str | None, material: Material) -> Found:
    tracker_id = part or ""
    trackers = material.settings.get("trackers") or ()
    kind, unit = next(((each["kind"], each.get("unit")) for each in trackers if each["id"] == tracker_id), ("", None))
    found = [
        (body.day, float(body.trackers[tracker_id]), body.entry_id)
        for body in material.record.bodies
        if tracker_id in body.trackers
    ]
    if kind in {"scale", "yes_no"}:
        daily = reports(((day, value) for day, value, _ in found), "max")
        return _plain(daily, material.period, unit=unit, ends=_SCALE if kind == "scale" else _YES_NO)
    most = most_plausible([value for _, value, _ in found])
    doubtful = [] if most is None else [each for each in found if each[1] > most]
    daily = reports(((day, value) for day, value, _ in found if most is None or value <= most), "mean")
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


def _often_used(material: Material) -> dict[str, Sequence[Intake]]:
    period = material.period
    counts = {
        substance: sum(period.first <= intake.day <= period.last for intake in intakes)
        for substance, intakes in material.by_substance.items()
    }
    often = sorted((each for each in counts if counts[each]), key=lambda each: (-counts[each], each))
    return {substance: material.by_substance[substance] for substance in often[:_MOST_SUBSTANCES]}


_BUILDERS: dict[Measure, Callable[[str | None, Material], Found]] = {
    "craving": _craving,
    "mood": _mood,
    "sleep": _sleep,
    "symptom": _symptom,
    "intake": _intake,
    "prescribed": _prescribed,
    "tracker": _tracker,
}
