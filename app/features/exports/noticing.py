"""Flags that may go along: those that all of a record bears out, and the chosen part of it alone as well. Pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.features.crisis.red_flags import SAME_DAY_SYMPTOMS, URGENT_SYMPTOMS
from app.features.exports.choosing import Chosen, Document, Recorded
from app.features.exports.shapes import ChosenEntry, SafetyEvent
from app.features.exports.words import label_of, noticed, say
from app.features.patterns.rules.diary import diary_of
from app.features.patterns.rules.engine import find_all
from app.features.patterns.rules.period import DATED, Written, dated_facts
from app.features.patterns.rules.shapes import Choices, Finding

Alike = tuple[str, frozenset[str], int]


@dataclass(frozen=True, slots=True)
class Looked:
    """How to look: what of the settings matters to rules, the moment statistics are made of, and its answers."""

    choices: Choices
    moment: datetime
    demands: Mapping[str, float]
    is_put_away: Callable[[Finding], bool]


def chosen_choices(choices: Choices, chosen: Chosen) -> Choices:
    """What rules may know of the settings when only the chosen part is looked at."""
    cut = replace(
        choices, tracked=choices.tracked & chosen.substances, prescribed=choices.prescribed & chosen.substances
    )
    if not chosen.has("plan"):
        return replace(cut, goal="none", goal_day=None, bounds=())
    return replace(cut, bounds=tuple(one for one in choices.bounds if one.substance in chosen.substances))


def events_of(
    entries: Sequence[Recorded],
    kept: Sequence[ChosenEntry],
    chosen: Chosen,
    looked: Looked,
    *,
    days: tuple[int, int],
    names: "Names",
) -> tuple[SafetyEvent, ...]:
    """Facts with their dates, oldest first, then what statistics saw by the end of the period."""
    whole = [(one.entry_id, one.document) for one in entries]
    left = [(one.entry_id, one.document) for one in kept]
    cut = chosen_choices(looked.choices, chosen)
    facts = _both(dated_facts(whole, looked.choices, *days), dated_facts(left, cut, *days))
    places, documents = {one.entry_id: one for one in entries}, dict(left)
    dated = [_dated(finding, places, documents, names) for finding in facts]
    dated.sort(key=lambda event: (places[event.entry_ids[0]].instant, event.rule, event.entry_ids))
    return (*dated, *_statistics(whole, left, cut, looked, names=names))


def _both(whole: Iterable[Finding], part: Iterable[Finding]) -> list[Finding]:
    """What the chosen part says, where the whole record says it by the same entries."""
    borne_out = {_alike(finding) for finding in whole}
    return [finding for finding in part if _alike(finding) in borne_out]


def _alike(finding: Finding) -> Alike:
    # A use that was held back makes a gap longer than it was.
    days = int(finding.numbers["days"]) if finding.rule == "use_after_gap" else 0
    return finding.rule, frozenset(finding.evidence), days


def _statistics(
    whole: Sequence[Written],
    left: Sequence[Written],
    cut: Choices,
    looked: Looked,
    *,
    names: "Names",
) -> list[SafetyEvent]:
    demands = dict(looked.demands)
    said = _both(
        (
            finding
            for finding in find_all(diary_of(whole, looked.choices, looked.moment), demands)
            if not looked.is_put_away(finding)
        ),
        find_all(diary_of(left, cut, looked.moment), demands),
    )
    return [
        SafetyEvent(date.fromordinal(finding.since).isoformat(), "", finding.rule, text, finding.evidence)
        for finding in said
        if finding.rule not in DATED and (text := names.noticed(finding)) is not None
    ]


@dataclass(frozen=True, slots=True)
class Names:
    """What things are called in the report's language."""

    language: str
    settings: Document

    def substances(self, finding: Finding) -> str:
        """The substances of a finding."""
        return " + ".join(label_of(f"substance:{each}", self.language, self.settings) for each in finding.substances)

    def symptom(self, symptom: str) -> str:
        """One symptom."""
        return label_of(f"symptom:{symptom}", self.language, self.settings)

    def noticed(self, finding: Finding) -> str | None:
        """A statistic with what it is about."""
        text = noticed(self.language, finding.rule)
        about = self.substances(finding)
        return f"{about}: {text}" if text and about else text


def _dated(finding: Finding, places: Mapping[str, Recorded], left: Mapping[str, Document], names: Names) -> SafetyEvent:
    # Of entries that were close together the last one completes the fact.
    count = int(finding.numbers["entries"]) if finding.rule == "mixing" else 1
    last = finding.evidence[count - 1]
    others = (each for each in finding.evidence if each != last)
    place = places[last]
    text = _TEXTS[finding.rule](finding, left, names)
    day = date.fromordinal(place.day).isoformat()
    return SafetyEvent(day, place.clock, finding.rule, text, (last, *others))


def _red_flag(finding: Finding, left: Mapping[str, Document], names: Names) -> str:
    # By name alone: a rating says how much a symptom bothered somebody, not how serious a sign is.
    ratings = left[finding.evidence[0]]["ratings"]
    signs = [each for each in (*URGENT_SYMPTOMS, *SAME_DAY_SYMPTOMS) if ratings.get(each)]
    return ", ".join(map(names.symptom, signs))


def _mixing(finding: Finding, _left: Mapping[str, Document], names: Names) -> str:
    key = "mixing_prescribed" if finding.variant else "mixing"
    said = say(names.language, key, substances=names.substances(finding))
    return say(names.language, "mixing_slowed", said=said) if finding.numbers["slowed"] else said


def _after_gap(finding: Finding, _left: Mapping[str, Document], names: Names) -> str:
    numbers = finding.numbers
    said = say(names.language, "after_gap", substance=names.substances(finding), days=numbers["days"])
    none = numbers["days_said_none"]
    return say(names.language, "after_gap_none", said=said, count=none) if none else said


_TEXTS = {"red_flag": _red_flag, "mixing": _mixing, "use_after_gap": _after_gap}
