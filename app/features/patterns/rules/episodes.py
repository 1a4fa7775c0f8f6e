"""How long a statistic has been speaking: it starts sure, goes on while still likely, and remembers nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.features.patterns.rules.shapes import Diary, Finding, Signal
from app.features.patterns.rules.signals import Source

HOLD_DAYS = 7  # days a flag stays without further evidence, so that it does not come and go
KEEP = 0.6  # of what it needed to begin: still unusual
CLEAR = 1.3  # of what it needed to begin: said with more weight
ALWAYS_LOW = frozenset({"dose_link", "craving_spike"})
LONGEST_DAYS = 60  # followed back no further


@dataclass(frozen=True, slots=True)
class _Stretch:
    """One run of days on which a rule spoke: its beginning, its last day, its strongest and its latest word."""

    start: int | None
    peak: float
    last: int
    latest: Signal | None


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
    stretch = _stretch(diary, group, demand)
    if stretch.start is None or stretch.latest is None:
        return None
    clear = stretch.peak >= CLEAR and rule not in ALWAYS_LOW
    return Finding(
        rule=rule,
        severity="medium" if clear else "low",
        key=f"{about}+{stretch.start}",
        since=stretch.start,
        until=stretch.last,
        numbers=stretch.latest.numbers,
        evidence=stretch.latest.evidence,
        substances=(about,) if about else (),
    )


def _stretch(diary: Diary, group: Sequence[Source], demand: float) -> _Stretch:
    """Walks back from today, from one day with something new to the one before, until the rule had been silent."""
    start: int | None = None
    peak, last, latest = 0.0, diary.today, None
    edge = diary.today
    for day in _days_back(diary, group):
        if edge - day > HOLD_DAYS:
            break
        signals = [source.measure(day) for source in group]
        best = max((one for one in signals if one), key=lambda one: one.strength, default=None)
        strength = best.strength / demand if best else 0.0
        if best is None or strength < KEEP:
            continue
        edge = day
        if strength >= 1.0 or latest is None:
            last, latest = (last, latest) if latest and latest.strength >= demand else (day, best)
        if strength >= 1.0:
            start, peak = day, max(peak, strength)
    return _Stretch(start, peak, last, latest)


def _days_back(diary: Diary, group: Sequence[Source]) -> Iterable[int]:
    days = {day for source in group for day in source.days[-LONGEST_DAYS:] if day > diary.today - LONGEST_DAYS}
    return sorted(days, reverse=True)
