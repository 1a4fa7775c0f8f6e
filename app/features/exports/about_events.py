"""What a report says with dates: what the person raises, safety events, notes, changes, own words. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.features.exports.shapes import ChosenEntry, Json, SafetyEvent
from app.features.exports.tallies import Tallied, part, table
from app.features.exports.words import word
from app.features.patterns.rules.period import DATED

MOST_EVENTS = 30  # rows of a table with dates, the newest: more is not read in ten minutes
_WEIGHT = ("red_flag", "use_after_gap", "mixing")
_PLAN, _ZONE = "plan", "zone"


def to_raise(tallied: Tallied) -> Iterator[Json]:
    """The person's own lines."""
    if tallied.record.to_raise:
        yield part("raise", tallied.say("raise"), tallied.record.to_raise)


def safety(tallied: Tallied) -> Iterator[Json]:
    """Facts with their dates, newest first. Where there is no room for all, what repeats itself gives way first."""
    if "flags" not in tallied.record.include:
        return
    events = [one for one in reversed(tallied.record.events) if one.rule in DATED]
    by_weight = sorted(range(len(events)), key=lambda place: (_WEIGHT.index(events[place].rule), place))
    listed = [events[place] for place in sorted(by_weight[:MOST_EVENTS])]
    rest = [events[place] for place in sorted(by_weight[MOST_EVENTS:])]
    heads = [tallied.say(head) for head in ("date", "time", "event")]
    rows = [[tallied.date(one.day), one.time, one.text] for one in listed]
    lines = _more(tallied, rest) if events else [tallied.say("safety_none")]
    yield part("safety", tallied.say("safety"), lines, table(heads, rows))


def _more(tallied: Tallied, rest: Sequence[SafetyEvent]) -> list[str]:
    if not rest:
        return []
    first, last = tallied.date(rest[-1].day), tallied.date(rest[0].day)
    return [tallied.say("safety_more", count=len(rest), first=first, last=last)]


def noticed(tallied: Tallied) -> Iterator[Json]:
    """What statistics saw at the end of the period."""
    if "flags" not in tallied.record.include:
        return
    heads = [tallied.say(head) for head in ("since", "noticed")]
    rows = [[tallied.date(one.day), one.text] for one in tallied.record.events if one.rule not in DATED]
    line = tallied.say("flags_what" if rows else "flags_none")
    yield part("flags", tallied.say("flags"), [line], table(heads, rows))


def changes(tallied: Tallied) -> Iterator[Json]:
    """The person's plan, and what may explain a change without causing it: other units, another zone."""
    rows = _changes(tallied)
    lines = [tallied.say("changes_more", count=len(rows) - MOST_EVENTS)] if len(rows) > MOST_EVENTS else []
    lines += _plan(tallied)
    if rows or lines:
        heads = [tallied.say(head) for head in ("date", "change")]
        yield part("changes", tallied.say("changes"), lines, table(heads, rows[:MOST_EVENTS]))


def _changes(tallied: Tallied) -> list[list[str]]:
    """Every event beside the series, once, newest first."""
    found: dict[tuple[str, str], None] = {}
    for name in sorted(tallied.daily):
        for event in tallied.daily[name]["events"]:
            found[event["day"], _change(tallied, name, event)] = None
    return [[tallied.date(day), text] for day, text in sorted(found, reverse=True)]


def _change(tallied: Tallied, series: str, event: Mapping[str, Any]) -> str:
    if event["kind"] == _PLAN:
        return tallied.say("plan_goal", goal=word(tallied.record.language, "GOALS", event["after"]))
    if event["kind"] == _ZONE:
        return tallied.say("zone_change", before=event["before"], after=event["after"])
    name = tallied.name("substance", series.partition(":")[2])
    return tallied.say("unit_change", name=name, before=event["before"], after=event["after"])


def _plan(tallied: Tallied) -> Iterator[str]:
    plan = tallied.record.settings.get("plan")
    if plan is None:
        return
    goal, since = word(tallied.record.language, "GOALS", plan["goal"]), plan["goal_from"]
    if since is None or plan["goal"] == "none":
        yield tallied.say("plan_now", goal=goal)
    elif not tallied.record.first_day <= since <= tallied.record.last_day:  # else it is one of the rows
        yield tallied.say("plan_since", goal=goal, date=tallied.date(since))
    for bound in plan["bounds"]:
        name = tallied.name("substance", bound["substance"])
        if bound["per_day"] is not None:
            yield tallied.say("bound_amount", name=name, amount=bound["per_day"], unit=_unit(tallied, bound["unit"]))
        if bound["not_before"] is not None:
            yield tallied.say("bound_time", name=name, time=bound["not_before"])


def _unit(tallied: Tallied, unit: str) -> str:
    return tallied.say("unit_use") if unit == "use" else unit


def own_words(tallied: Tallied) -> Iterator[Json]:
    """Everything the person wrote about what was chosen, newest first. None of it is cut: it all goes along."""
    if "text" not in tallied.record.include:
        return
    lines = [line for entry in reversed(tallied.record.entries) for line in _wrote(tallied, entry)]
    yield part("text", tallied.say("text"), lines or [tallied.say("nothing")])


def _wrote(tallied: Tallied, entry: ChosenEntry) -> Iterator[str]:
    """A thought or a note."""
    document = entry.document
    said = [text for name in ("text", "note") if (text := document.get(name, "").strip())]
    if document.get("tags"):
        said.append(tallied.say("tags", words=", ".join(document["tags"])))
    if not said:
        return
    day, clock = tallied.day_and_clock(document)
    kind = word(tallied.record.language, "KINDS", entry.kind)
    yield tallied.say("wrote", date=tallied.date(day), time=clock, kind=kind, text="; ".join(said))
