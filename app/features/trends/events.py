"""What may explain a change without causing it: another zone, another unit, a plan's date. Pure."""

from collections.abc import Mapping

from app.features.trends.columns import Document
from app.features.trends.days import text_of
from app.features.trends.lines import Json, Period
from app.features.trends.record import Intakes

_MOST = 60  # of a kind, the newest: somebody who lives on a border crosses it every day


def zone_events(days_of: Mapping[str, set[int]], period: Period) -> list[Json]:
    """Days with a zone that the recorded day before did not have."""
    if len(days_of) < 2:  # noqa: PLR2004 - nobody went anywhere
        return []
    found: list[Json] = []
    before: set[str] = set()
    for day in sorted(set().union(*days_of.values())):
        here = {zone for zone, days in days_of.items() if day in days}
        if before and here - before:
            found.append(_event(day, "zone", before=min(before), after=min(here - before)))
        before = here
    return _within(found, period)


def unit_events(intakes: Intakes, period: Period) -> list[Json]:
    """Days of one substance on which no unit is one of the day before that."""
    by_day: dict[int, set[str]] = {}
    for day, unit in zip(intakes.days, intakes.units, strict=True) if len(set(intakes.units)) > 1 else ():
        if unit is not None:
            by_day.setdefault(day, set()).add(unit)
    found: list[Json] = []
    before: set[str] = set()
    for day in sorted(by_day):
        if before and not before & by_day[day]:
            found.append(_event(day, "unit", before=min(before), after=min(by_day[day])))
        before = by_day[day]
    return _within(found, period)


def plan_events(settings: Document, period: Period) -> list[Json]:
    """The day from which the person's own plan is meant."""
    plan = settings.get("plan") or {}
    if not plan.get("goal_from") or plan.get("goal", "none") == "none":
        return []
    return [
        event
        for event in [{"day": plan["goal_from"], "kind": "plan", "before": None, "after": plan["goal"]}]
        if text_of(period.first) <= event["day"] <= text_of(period.last)
    ]


def _event(day: int, kind: str, *, before: str, after: str) -> Json:
    return {"day": text_of(day), "kind": kind, "before": before, "after": after}


def _within(events: list[Json], period: Period) -> list[Json]:
    first = text_of(period.first)
    return [event for event in events if event["day"] >= first][-_MOST:]
