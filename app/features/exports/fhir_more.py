"""What is no entry: what the journal noticed, the person's own plan, what they want to raise, the period before."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from statistics import median

from app.features.exports.fhir_codes import ASSERTED, number, own
from app.features.exports.fhir_pen import Pen, filled, id_of, moment, plain, reference, some
from app.features.exports.shapes import Json, SafetyEvent
from app.features.exports.words import word


def noticed(pen: Pen, evidence: Mapping[str, list[str]]) -> Iterator[Json]:
    """Facts and statistics, each beside its evidence: the ids of observations, by the entry they were made of.

    The journal says these, not the patient: no performer is named, and the method says so.
    """
    times = {entry.entry_id: entry.document["occurred_at"] for entry in pen.record.entries}
    for event in pen.record.events:
        found = [reference(each) for entry_id in event.entry_ids for each in evidence.get(entry_id, ())]
        resource_id = id_of("\n".join((pen.root, *event.entry_ids)), f"noticed:{event.rule}:{event.day}")
        resource = pen.observation(
            resource_id,
            own(f"noticed-{event.rule.replace('_', '-')}", pen.say("noticed")),
            when={"effectiveDateTime": _time_of(event, times)},
            valueString=plain(event.text),
            method={"text": pen.say("noticed_how")},
            derivedFrom=found,
        )
        yield {name: value for name, value in resource.items() if name not in {"performer", "meta"}}


def _time_of(event: SafetyEvent, times: Mapping[str, str]) -> str:
    """Of a fact the time of the entry that completed it, of a statistic its day."""
    written = times.get(event.entry_ids[0]) if event.time and event.entry_ids else None
    return moment(written) if written else event.day


def to_raise(pen: Pen) -> Iterator[Json]:
    """The lines for the next appointment, in their order."""
    when = {"effectiveDateTime": pen.record.as_of.isoformat(timespec="seconds")}
    lines = (text for line in pen.record.to_raise if (text := plain(line)) is not None)
    for place, line in enumerate(lines):
        yield pen.observation(pen.once(f"raise:{place}"), pen.code("raise"), when=when, valueString=line)


def own_plan(pen: Pen) -> Iterator[Json]:
    """The person's own words and numbers, as goals they expressed themselves."""
    plan = pen.record.settings.get("plan") or {}
    goal = plan.get("goal", "none")
    if goal != "none":
        text = pen.say("goal", goal=word(pen.record.language, "GOALS", goal))
        yield _goal(pen, "goal", own(f"goal-{goal}", text), plan.get("goal_from"))
    for place, bound in enumerate(plan.get("bounds") or ()):
        for part, text in _bound(pen, bound):
            yield _goal(pen, f"bound:{place}:{part}", own(f"goal-{part}", text), None)


def _bound(pen: Pen, bound: Json) -> Iterator[tuple[str, str]]:
    name = pen.label(f"substance:{bound['substance']}")
    if bound.get("per_day") is not None:
        amount = pen.say("per_day", amount=bound["per_day"], unit=plain(bound.get("unit")) or "")
        yield "bound", pen.say("bound", name=name, amount=amount)
    if bound.get("not_before"):
        yield "bound-time", pen.say("bound_time", name=name, time=bound["not_before"])


def _goal(pen: Pen, part: str, description: Json, start: str | None) -> Json:
    patient = reference(pen.patient_id)
    return filled(
        {
            "resourceType": "Goal",
            "id": pen.once(part),
            "meta": ASSERTED,
            "lifecycleStatus": "active",
            "description": description,
            "subject": patient,
            "startDate": start,
            "expressedBy": patient,
        }
    )


def before(pen: Pen) -> Iterator[Json]:
    """Cravings of the period of equal length just before, as one summary."""
    record = pen.record
    if not {"before", "craving"} <= record.include:
        return
    first, last = (date.fromisoformat(day) for day in (record.first_day, record.last_day))
    period = {
        "start": (first - (last - first) - timedelta(days=1)).isoformat(),
        "end": (first - timedelta(days=1)).isoformat(),
    }
    strengths = [one.document["intensity"] for one in record.before]
    middle = number(str(median(strengths))) if strengths else None
    parts = [
        pen.component("before-count", valueInteger=len(strengths)),
        pen.component("before-median", valueQuantity=None if middle is None else {"value": middle}),
        pen.component("before-highest", valueInteger=max(strengths, default=None)),
    ]
    yield pen.observation(
        pen.once("before"), pen.code("before"), when={"effectivePeriod": period}, component=some(parts)
    )
