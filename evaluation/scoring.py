"""What was noticed, how soon, and how often somebody was alarmed for nothing."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.features.patterns.rules.episodes import QUIET_LINES
from app.features.patterns.rules.shapes import Finding
from evaluation.replay import Evening
from evaluation.shapes import DAYS, WARM_DAYS, Journal, Life

SAME_DAYS = 7  # a rule that speaks again within a week is the same alarm, and has flickered
HOURS_RULES = ("dose_up", "frequency_up", "gap_short")
_RUN_DAYS, _RUN_REPORTS, _RUN_ROUGH = 10, 6, 4
_RUNS = {"insomnia_run": "insomnia", "gi_persist": "nausea"}
# Entries without which nobody could see an event: kind, days after its beginning, how many days at least.
_VISIBLE = {
    "three hard days": ("craving", range(3), 2),
    "rough nights": ("side_effects", range(10), 4),
    "upset stomach": ("side_effects", range(14), 5),
    "more anxious": ("side_effects", range(28), 6),
    "cravings climb": ("craving", range(7, 35), 6),
    "amount +50 % in two weeks": ("intake", range(7, 28), 6),
    "amount +20 % a month": ("intake", range(7, 70), 6),
    "more often": ("intake", range(7, 35), 6),
    "less time between": ("intake", range(7, 35), 6),
}


@dataclass(slots=True)
class Alarm:
    """One rule from its first evening to its last."""

    rule: str
    severity: str
    first: int
    last: int
    flickers: int = 0

    @property
    def is_line(self) -> bool:
        return self.severity == "info"


@dataclass(slots=True)
class Noticed:
    """One kind of event over all its people."""

    people: int = 0
    found: int = 0
    visible: int = 0
    visible_found: int = 0
    delays: list[int] = field(default_factory=list)
    never: int = 0  # flags that must not stand beside it


@dataclass(slots=True)
class Score:
    """All people together."""

    people: int = 0
    quiet_days: int = 0
    alarms: int = 0
    flickers: int = 0
    weekly: list[float] = field(default_factory=list)
    false: Counter[str] = field(default_factory=Counter)  # by rule
    false_lines: int = 0  # of statistics, in quiet time
    incidental: int = 0
    events: dict[str, Noticed] = field(default_factory=dict)
    kinds: dict[str, Counter[str]] = field(default_factory=dict)  # days, alarms and alarms about hours of quiet lives
    right: dict[str, Counter[bool]] = field(default_factory=dict)  # by severity

    @property
    def years(self) -> float:
        return self.quiet_days / 365


def alarms_of(evenings: Iterable[Evening]) -> list[Alarm]:
    """Days of flags as alarms, quiet lines of `info` among them."""
    standing: dict[str, Alarm] = {}
    done: list[Alarm] = []
    for day, said in evenings:
        for finding in _first_of_each(said):
            alarm = standing.get(finding.rule)
            if alarm and day - alarm.last <= SAME_DAYS:
                alarm.flickers += day - alarm.last > 1
                alarm.last = day
            else:
                standing[finding.rule] = Alarm(finding.rule, finding.severity, day, day)
                done += [alarm] if alarm else []
    return [*done, *standing.values()]


def _first_of_each(said: Iterable[Finding]) -> Iterable[Finding]:
    found: dict[str, Finding] = {}
    for finding in said:
        found.setdefault(finding.rule, finding)
    return found.values()


def add(score: Score, journal: Journal, said: Sequence[Alarm]) -> None:
    """One more life. A quiet line can be right, and alarms nobody: wrong ones are counted apart."""
    life = journal.life
    alarms = [alarm for alarm in said if not alarm.is_line]
    score.people += 1
    score.alarms += len(alarms)
    score.flickers += sum(alarm.flickers for alarm in alarms)
    score.weekly.append(len(alarms) / ((DAYS - WARM_DAYS) / 7))
    quiet_until = DAYS if life.event is None else life.onset
    score.quiet_days += max(0, quiet_until - WARM_DAYS)
    false = [alarm for alarm in alarms if alarm.first < quiet_until]
    score.false_lines += sum(one.is_line and one.rule in QUIET_LINES and one.first < quiet_until for one in said)
    true_runs = [alarm for alarm in false if _is_plain_truth(journal, alarm)]
    score.incidental += len(true_runs)
    for alarm in alarms:
        _judge(score, life, alarm, is_false=alarm in false and alarm not in true_runs)
    if life.event:
        _add_event(score.events.setdefault(life.name, Noticed()), journal, said)
    else:
        kind = score.kinds.setdefault(life.name, Counter())
        kind["days"] += DAYS - WARM_DAYS
        kind["alarms"] += len(false) - len(true_runs)
        kind["hours"] += sum(alarm.rule in HOURS_RULES for alarm in false)


def _judge(score: Score, life: Life, alarm: Alarm, *, is_false: bool) -> None:
    is_right = life.event is not None and alarm.rule in life.event.rules and alarm.first >= life.onset
    if is_false:
        score.false[alarm.rule] += 1
    if is_false or is_right:
        score.right.setdefault(alarm.severity, Counter())[is_right] += 1


def _add_event(noticed: Noticed, journal: Journal, alarms: Sequence[Alarm]) -> None:
    life, event = journal.life, journal.life.event
    assert event is not None
    last = life.onset + event.within_days
    delays = [one.first - life.onset for one in alarms if one.rule in event.rules and life.onset <= one.first <= last]
    visible = _is_visible(journal)
    noticed.people += 1
    noticed.visible += visible
    noticed.found += bool(delays)
    noticed.visible_found += visible and bool(delays)
    noticed.delays += [min(delays)] if delays else []
    noticed.never += sum(one.rule in event.never and one.first >= life.onset for one in alarms)


def _day(journal: Journal, document: dict[str, str]) -> int:
    return (datetime.fromisoformat(document["occurred_at"]).date() - journal.life.person.first_day).days


def _is_visible(journal: Journal) -> bool:
    life = journal.life
    if life.name == "uses at night":
        kind, days, least = "intake", range(15), 3
    elif life.name in _VISIBLE:
        kind, days, least = _VISIBLE[life.name]
    else:
        return True
    found = {
        day
        for one in journal.entries
        if one.document["kind"] == kind and (day := _day(journal, one.document) - life.onset) in days
        if life.name != "uses at night" or datetime.fromisoformat(one.document["occurred_at"]).hour < 5
    }
    return len(found) >= least


def _is_plain_truth(journal: Journal, alarm: Alarm) -> bool:
    """Whether "4 of your last 6 reports" was literally so: then it was no event, and no false alarm either."""
    if alarm.rule not in _RUNS:
        return False
    reports = sorted(
        (day, one.document["ratings"][_RUNS[alarm.rule]])
        for one in journal.entries
        if one.document["kind"] == "side_effects"
        and alarm.first - _RUN_DAYS < (day := _day(journal, one.document)) <= alarm.first
    )
    rough: int = sum(rating > 1 for _, rating in reports[-_RUN_REPORTS:])
    return rough >= _RUN_ROUGH


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that so large a share does not exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)] if values else math.nan
