"""What follows a pause: a use after a while, after the person's own date, and stopping what is dangerous to stop."""

from collections.abc import Sequence

from app.features.patterns.rules.facts import is_fresh
from app.features.patterns.rules.families import DEPRESSANT, EVERYDAY, KRATOM, OPIOID_LIKE, STOPPING
from app.features.patterns.rules.shapes import Diary, Finding, Intake, Severity
from app.features.patterns.rules.uses import is_prescribed

LAPSE_DAYS = 7  # sooner after the last one, or after the person's date, it is part of stopping
# Deaths after detoxification fell on those who had lost tolerance (Strang et al., BMJ 2003;326:959).
PAUSE_DAYS, LONG_PAUSE_DAYS = 3, 7
# Daily or nearly so: 14 of 21 days (safety.md F19). Alcohol: seizures mostly within 2 days, delirium within 5 (ASAM
# 2020); benzodiazepines later, up to weeks (FDA boxed warning, 2020).
DAILY, DAILY_OF, WATCHED_DAYS = 14, 21, 7
_SURELY = frozenset({"seizure", "confusion"})
_MODERATE = 2
_UNLOGGED_DAYS = 2
_MEDIUM: Severity = "medium"


def breaks_of(diary: Diary) -> list[Finding]:
    """Lapse, use after a pause, abrupt stop."""
    return [*lapse(diary), *use_after_gap(diary), *abrupt_stop(diary)]


def lapse(diary: Diary) -> list[Finding]:
    """A use after the date the person set for themselves, and at least a week after any other."""
    choices = diary.choices
    if choices.goal != "abstain" or choices.goal_day is None:
        return []
    meant = _meant(diary, choices.goal_day)
    days: dict[int, Intake] = {}
    for one in diary.intakes:
        if one.substance in meant and one.day > choices.goal_day and not is_prescribed(one, choices):
            days.setdefault(one.day, one)
    found: list[Finding] = []
    before = choices.goal_day
    for day in sorted(days):
        use = days[day]
        if day - before >= LAPSE_DAYS and is_fresh(diary, use.instant):
            numbers = {"days_since": day - before}
            found.append(
                Finding("lapse", "medium", use.entry_id, day, day, numbers, (use.entry_id,), "", (use.substance,))
            )
        before = day
    return found


def _meant(diary: Diary, goal_day: int) -> set[str]:
    """What a goal without a name is about: what the plan names; else what was logged before its date; else tracked."""
    choices = diary.choices
    named = {bound.substance for bound in choices.bounds}
    before = {one.substance for one in diary.intakes if one.day <= goal_day and not is_prescribed(one, choices)}
    meant = named or before - EVERYDAY or set(choices.tracked) - EVERYDAY - choices.prescribed
    if not meant and goal_day < diary.first_day:  # what was before that date was not read
        return {one.substance for one in diary.intakes} - EVERYDAY
    return meant


def use_after_gap(diary: Diary) -> list[Finding]:
    """Something opioid-like after days without. An unlogged day is no day without: the words say "if"."""
    found: list[Finding] = []
    previous: int | None = diary.first_day if diary.has_older_uses else None
    for one in diary.intakes:
        if one.substance not in OPIOID_LIKE:
            continue
        days = one.day - previous - 1 if previous is not None else 0
        least = LONG_PAUSE_DAYS if one.substance in KRATOM else PAUSE_DAYS
        if days >= least and is_fresh(diary, one.instant) and not is_prescribed(one, diary.choices):
            found.append(_after(diary, one, days))
        previous = one.day
    return found


def _after(diary: Diary, use: Intake, days: int) -> Finding:
    said = [
        nothing
        for nothing in diary.nothings
        if use.day - days <= nothing.day < use.day and nothing.substance in {None, use.substance}
    ]
    days_said = len({nothing.day for nothing in said})
    numbers = {"days": days, "days_said_none": days_said}
    severity = _after_severity(use, days, is_said=days_said >= PAUSE_DAYS)
    variant = "leaf" if use.substance in KRATOM else "long" if days >= LONG_PAUSE_DAYS else ""
    evidence = (use.entry_id, *(nothing.entry_id for nothing in said))
    return Finding(
        "use_after_gap", severity, use.entry_id, use.day, use.day, numbers, evidence, variant, (use.substance,)
    )


def _after_severity(use: Intake, days: int, *, is_said: bool) -> Severity:
    if use.substance in KRATOM:  # by analogy only: no such deaths are known of leaf alone
        return "medium" if is_said else "info"
    if days >= LONG_PAUSE_DAYS:
        return "high"
    return "medium" if is_said else "low"


def abrupt_stop(diary: Diary) -> list[Finding]:
    """Alcohol or a sedative on most days, and then none, or a date set for that. Prescribed ones too."""
    found: list[Finding] = []
    for substance in sorted(DEPRESSANT):
        uses = [one for one in diary.intakes if one.substance == substance]
        if uses:
            found += _stopped(diary, substance, uses)
    return found


def _stopped(diary: Diary, substance: str, uses: Sequence[Intake]) -> list[Finding]:
    last = uses[-1].day
    days = {one.day for one in uses if last - DAILY_OF < one.day}
    since = diary.today - last
    if len(days) < DAILY or since > WATCHED_DAYS:
        return []
    nothings = [one for one in diary.nothings if one.day > last and one.substance in {None, substance}]
    signs = [one for one in diary.bodies if one.day > last and _asks_for_help(one.ratings)]
    others = [day for day in diary.logged if last < day <= diary.today]
    named = {bound.substance for bound in diary.choices.bounds}
    planned = diary.choices.goal == "abstain" and (diary.choices.goal_day or diary.today) >= last
    planned = planned and (not named or substance in named)
    variant, severity = "", _MEDIUM
    if nothings or (signs and others):
        variant, severity = "stopped", "high" if signs else "medium"
    elif planned:
        variant = "planned"
    elif len(others) >= _UNLOGGED_DAYS:
        variant, severity = "unlogged", "info"
    if not variant:
        return []
    latest = {one.day: one.entry_id for one in uses if one.day in days}
    evidence = (*latest.values(), *(one.entry_id for one in nothings), *(one.entry_id for one in signs))
    numbers = {"days_logged": len(days), "of_days": DAILY_OF, "days_since": since}
    key = f"{substance}+{variant}" if variant == "planned" else f"{substance}+{last}+{severity}"
    first = min(last + 1, diary.today)
    return [Finding("abrupt_stop", severity, key, first, diary.today, numbers, evidence, variant, (substance,))]


def _asks_for_help(ratings: object) -> bool:
    assert isinstance(ratings, dict)
    return any(ratings.get(one, 0) >= (1 if one in _SURELY else _MODERATE) for one in STOPPING)


def asks_for_older(diary: Diary) -> bool:
    """Whether the first opioid-like use that was read is fresh: then it matters if there were any before."""
    first = next((one for one in diary.intakes if one.substance in OPIOID_LIKE), None)
    return first is not None and is_fresh(diary, first.instant)
