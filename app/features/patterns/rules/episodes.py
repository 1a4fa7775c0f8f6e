"""How long a statistic has been speaking: it starts sure, goes on while still likely, and remembers nothing."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from app.features.patterns.rules.shapes import KEEP, Diary, Finding, Severity, Signal
from app.features.patterns.rules.signals import Source

HOLD_DAYS = 7  # days a flag stays without further evidence, so that it does not come and go
APART_DAYS = 7  # days it stays away after that, for the same reason
CLEAR = 1.3  # of what it needed to begin: said with more weight
# One quiet line, never an alarm (safety.md F9, F15): two hard days pass, and what went together is no change.
QUIET_LINES = frozenset({"dose_link", "craving_spike"})
LONGEST_DAYS = 60  # followed back no further


class _Spoken(NamedTuple):
    """A day on which a rule had something to say; sure from a strength of 1 on."""

    day: int
    strength: float
    signal: Signal


class _Stretch(NamedTuple):
    """One run of such days: when it was first sure, its last day, its strongest word and its latest sure one."""

    start: int
    newest: int
    peak: float
    latest: _Spoken


def findings(diary: Diary, sources: Sequence[Source], demands: dict[str, float]) -> list[Finding]:
    """Every statistical flag that stands at the diary's moment. `demands` raise what a rule needs, by rule id."""
    grouped: dict[tuple[str, str], list[Source]] = {}
    for source in sources:
        grouped.setdefault((source.rule, source.about), []).append(source)
    return [
        finding
        for (rule, about), group in grouped.items()
        if (finding := _finding(diary, (rule, about), group, demands.get(rule, 1.0)))
    ]


def _finding(diary: Diary, whose: tuple[str, str], group: Sequence[Source], demand: float) -> Finding | None:
    rule, about = whose
    stretches = _stretches(_spoken(diary, group, demand))
    if not stretches or not _is_shown(stretches, diary.today):
        return None
    stretch = stretches[0]
    return Finding(
        rule=rule,
        severity=_severity(rule, stretch.peak),
        key=f"{about}+{stretch.start}",
        since=stretch.start,
        until=stretch.latest.day,
        numbers=stretch.latest.signal.numbers,
        evidence=stretch.latest.signal.evidence,
        substances=(about,) if about else (),
    )


def _severity(rule: str, peak: float) -> Severity:
    if rule in QUIET_LINES:
        return "info"
    return "medium" if peak >= CLEAR else "low"


def _spoken(diary: Diary, group: Sequence[Source], demand: float) -> Iterator[_Spoken]:
    """Walks back from today over days with something new, until the rule had been silent for long enough."""
    edge, reach = diary.today, HOLD_DAYS
    for day in _days_back(diary, group):
        if edge - day > reach:
            return
        signals = [source.measure(day) for source in group]
        best = max((one for one in signals if one), key=lambda one: one.strength, default=None)
        if best is None or best.strength < KEEP * demand:
            continue
        edge = day
        if best.strength >= demand:
            reach = HOLD_DAYS + APART_DAYS  # an earlier one matters: how long it is gone
        yield _Spoken(day, best.strength / demand, best)


def _stretches(spoken: Iterable[_Spoken]) -> list[_Stretch]:
    """The runs, the newest first. The first one may be today's; whatever was never sure is none."""
    runs: list[list[_Spoken]] = []
    for one in spoken:
        if not runs or runs[-1][-1].day - one.day > HOLD_DAYS:
            runs.append([])
        runs[-1].append(one)
    found: list[_Stretch] = []
    for run in runs:
        sure = [one for one in run if one.strength >= 1.0]
        if sure:
            found.append(_Stretch(sure[-1].day, run[0].day, max(one.strength for one in sure), sure[0]))
    return found


def _is_shown(stretches: Sequence[_Stretch], today: int) -> bool:
    """Whether the newest stretch shows. One that begins in the week after a flag went waits for that week to end."""
    free = shown = stretches[-1].start
    for stretch in reversed(stretches):
        shown = max(stretch.start, free)
        if shown <= stretch.newest + HOLD_DAYS:
            free = stretch.newest + HOLD_DAYS + APART_DAYS + 1
    return shown <= today <= stretches[0].newest + HOLD_DAYS


def _days_back(diary: Diary, group: Sequence[Source]) -> Iterable[int]:
    days = {day for source in group for day in source.days[-LONGEST_DAYS:] if day > diary.today - LONGEST_DAYS}
    return sorted(days, reverse=True)
