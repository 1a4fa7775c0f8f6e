"""Plain facts of the last days: logged close together, above an own plan, a sign that asks for help. Exact, at once."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from app.features.crisis.red_flags import SAME_DAY_SYMPTOMS, URGENT_SYMPTOMS
from app.features.patterns.rules.families import DEPRESSANT, OPIOID_LIKE, SLOWED
from app.features.patterns.rules.shapes import Bound, Diary, Finding, Intake
from app.features.patterns.rules.uses import Uses, is_prescribed

FACT_DAYS = 3  # how long a fact stays on Today: whoever was unwell may open the app the day after
_DAY, _HOUR = 86_400.0, 3_600.0
# Both in the body at once (safety.md F6): hours between them; methadone stays longer (FDA label: half-life 8-59 hours).
MIXING_HOURS, METHADONE_HOURS = 6, 24
_USE = "use"  # the unit of a plan that counts times
HARD_CRAVING, HARD_DAYS, HARD_HOLD_DAYS, HARD_SHARE = 7, 3, 7, 0.3


def facts_of(diary: Diary, uses: Sequence[Uses]) -> list[Finding]:
    """Every fact that is still fresh. `uses` know which amounts look like a slip of the finger."""
    slips = frozenset(slip.entry_id for one in uses for slip in one.slips)
    sure_slips = frozenset(slip.entry_id for one in uses for slip in one.sure_slips)
    return [
        *mixing(diary),
        *two_opioids(diary),
        *plan_exceeded(diary, sure_slips),
        *red_flags(diary),
        *missed(diary),
        *to_check(diary, slips),
        *hard_days(diary),
    ]


def is_fresh(diary: Diary, instant: float) -> bool:
    """Whether something happened in the last three days."""
    return diary.moment - instant <= FACT_DAYS * _DAY


def mixing(diary: Diary) -> list[Finding]:
    """Something opioid-like and something that slows breathing too, logged close together."""
    pairs = list(_pairs(diary))
    found: dict[int, list[tuple[Intake, Intake]]] = {}
    for pair in pairs:
        if is_fresh(diary, max(one.instant for one in pair)):
            found.setdefault(max(one.day for one in pair), []).append(pair)
    return [_mixed(diary, day, fresh, pairs) for day, fresh in found.items()]


def _pairs(diary: Diary) -> Iterable[tuple[Intake, Intake]]:
    """Each entry with the nearest of the other family: all that take part, without comparing everything with all."""
    slowing = [one for one in diary.intakes if one.substance in DEPRESSANT]
    opioids = [one for one in diary.intakes if one.substance in OPIOID_LIKE and slowing]
    pairs = [(opioid, other) for opioid in opioids for other in _beside(opioid, slowing)]
    pairs += [(opioid, other) for other in slowing for opioid in _beside(other, opioids)]
    for opioid, other in pairs:
        hours = METHADONE_HOURS if "methadone" in opioid.product.casefold() else MIXING_HOURS
        if abs(opioid.instant - other.instant) <= hours * _HOUR:
            yield opioid, other


def _beside(one: Intake, others: list[Intake]) -> list[Intake]:
    """The last before and the first after, of entries in order of time."""
    place = bisect_left(others, one.instant, key=lambda other: other.instant)
    return others[max(0, place - 1) : place + 1]


def _mixed(diary: Diary, day: int, fresh: list[tuple[Intake, Intake]], pairs: list[tuple[Intake, Intake]]) -> Finding:
    entries = {one.entry_id: one for pair in fresh for one in pair}
    ordered = sorted(entries.values(), key=lambda one: (one.instant, one.entry_id))
    prescribed = all(is_prescribed(one, diary.choices) for one in ordered)
    first = ordered[0].instant
    known = prescribed and any(max(one.instant for one in pair) < first for pair in pairs)
    slowed = _slowed(diary, first, ordered[-1].instant)
    variant = ("prescribed_again" if known and not slowed else "prescribed") if prescribed else ""
    return Finding(
        rule="mixing",
        severity="info" if variant == "prescribed_again" else "high",
        key=f"{ordered[-1].entry_id}+{len(ordered)}",
        since=day,
        until=day,
        numbers={"entries": len(ordered), "slowed": int(bool(slowed))},
        evidence=(*(one.entry_id for one in ordered), *slowed),
        variant=variant,
        substances=tuple(sorted({one.substance for one in ordered})),
    )


def _slowed(diary: Diary, first: float, last: float) -> tuple[str, ...]:
    reach = MIXING_HOURS * _HOUR
    return tuple(
        body.entry_id
        for body in diary.bodies
        if first - reach <= body.instant <= last + reach and any(body.ratings.get(one, 0) for one in SLOWED)
    )


def two_opioids(diary: Diary) -> list[Finding]:
    """Two kinds of opioid-like substance on one day, neither prescribed."""
    opioids = [one for one in diary.intakes if one.substance in OPIOID_LIKE and not is_prescribed(one, diary.choices)]
    return [
        Finding(
            rule="two_opioids",
            severity="medium",
            key=f"{day}+{'+'.join(kinds)}",
            since=day,
            until=day,
            numbers={"kinds": len(kinds)},
            evidence=tuple(one.entry_id for one in intakes),
            substances=tuple(kinds),
        )
        for day, intakes in _fresh_days(diary, opioids).items()
        if len(kinds := sorted({one.substance for one in intakes})) > 1
    ]


def plan_exceeded(diary: Diary, slips: frozenset[str]) -> list[Finding]:
    """More, or earlier, than the person's own plan says. The plan's numbers are theirs."""
    found: list[Finding] = []
    for bound in diary.choices.bounds:
        counted = [
            one
            for one in diary.intakes
            if one.substance == bound.substance and (one.entry_id not in slips or bound.unit.casefold() == _USE)
        ]
        for day, intakes in _fresh_days(diary, counted).items():
            found += _beyond(bound, day, intakes, diary.choices.boundary)
    return found


def _fresh_days(diary: Diary, intakes: Sequence[Intake]) -> dict[int, list[Intake]]:
    """Days that are still fresh, each as a whole: a sum must not shrink while its first entries grow old."""
    fresh = {one.day for one in intakes if is_fresh(diary, one.instant)}
    days: dict[int, list[Intake]] = {}
    for one in intakes:
        if one.day in fresh:
            days.setdefault(one.day, []).append(one)
    return days


def _beyond(bound: Bound, day: int, intakes: list[Intake], boundary: int) -> Iterable[Finding]:
    def finding(variant: str, numbers: dict[str, float | str], entries: list[Intake]) -> Finding:
        return Finding(
            rule="plan_exceeded",
            severity="medium",
            key=f"{bound.substance}+{variant}+{day}",
            since=day,
            until=day,
            numbers=numbers,
            evidence=tuple(one.entry_id for one in entries),
            variant=variant,
            substances=(bound.substance,),
        )

    total = logged_in(bound.unit, intakes)
    if bound.per_day is not None and total > bound.per_day + 1e-9:
        yield finding("amount", {"logged": total, "plan": bound.per_day, "unit": bound.unit}, intakes)
    if bound.not_before is not None:
        start = (bound.not_before - boundary) % 1440
        early = [one for one in intakes if (one.minute - boundary) % 1440 < start]
        if early:
            yield finding("early", {"uses": len(early)}, early)


def logged_in(unit: str, intakes: Iterable[Intake]) -> float:
    """The day's sum in the unit of a plan. What is not known, or is in another unit, is not counted."""
    wanted = unit.strip().casefold()
    if wanted == _USE:
        return float(sum(1 for _ in intakes))
    if wanted in {"mg", "g"}:
        return sum(one.milligrams or 0.0 for one in intakes) / (1000 if wanted == "g" else 1)
    return sum(one.amount or 0.0 for one in intakes if one.unit == wanted)


def red_flags(diary: Diary) -> list[Finding]:
    """Signs that ask for help now, or the same day."""
    found: list[Finding] = []
    for body in diary.bodies:
        rated = [one for one, severity in body.ratings.items() if severity]
        signs = [one for one in (*URGENT_SYMPTOMS, *SAME_DAY_SYMPTOMS) if one in rated]
        if signs and is_fresh(diary, body.instant):
            urgent = any(one in URGENT_SYMPTOMS for one in signs)
            found.append(
                Finding(
                    rule="red_flag",
                    severity="high" if urgent or signs != ["pregnancy"] else "medium",
                    key=f"{body.entry_id}+{'+'.join(signs)}",
                    since=body.day,
                    until=body.day,
                    numbers={"signs": ", ".join(signs)},
                    evidence=(body.entry_id,),
                    variant="urgent" if urgent else "same_day",
                )
            )
    return found


def missed(diary: Diary) -> list[Finding]:
    """A prescribed medicine the person marked as missed: a question for whoever prescribed it."""
    return [
        Finding(
            rule="prescribed_missed",
            severity="info",
            key=entry_id,
            since=day,
            until=day,
            numbers={},
            evidence=(entry_id,),
            substances=(substance,),
        )
        for entry_id, day, instant, substance in diary.missed
        if is_fresh(diary, instant)
    ]


def to_check(diary: Diary, slips: frozenset[str]) -> list[Finding]:
    """An amount far from all others, left out of every comparison until somebody looked at it."""
    return [
        Finding(
            rule="check_amount",
            severity="info",
            key=one.entry_id,
            since=one.day,
            until=one.day,
            numbers={},
            evidence=(one.entry_id,),
            substances=(one.substance,),
        )
        for one in diary.intakes
        if one.entry_id in slips and is_fresh(diary, one.instant)
    ]


def hard_days(diary: Diary) -> list[Finding]:
    """Strong cravings three rated days running: an offer of what helped before. Silent for whom that is usual."""
    worst: dict[int, tuple[int, str]] = {}
    for craving in diary.cravings:
        worst[craving.day] = max(worst.get(craving.day, (-1, "")), (craving.intensity, craving.entry_id))
    days = sorted(worst)
    hard = [worst[day][0] >= HARD_CRAVING for day in days]
    shown: tuple[int, list[int]] | None = None  # the first day of what is shown, and its latest run
    for end in range(HARD_DAYS - 1, len(days)) if sum(hard) <= HARD_SHARE * len(days) else ():
        run = days[end - HARD_DAYS + 1 : end + 1]
        if not all(hard[end - HARD_DAYS + 1 : end + 1]) or run[-1] - run[0] >= HARD_DAYS:
            continue
        apart = run[0] - shown[1][-1] if shown else 2 * HARD_HOLD_DAYS + 1
        if apart <= HARD_HOLD_DAYS or apart > 2 * HARD_HOLD_DAYS:  # again within a week after it went: it would flicker
            shown = (shown[0] if shown and apart <= HARD_HOLD_DAYS else run[0], run)
    if shown is None or diary.today - shown[1][-1] > HARD_HOLD_DAYS:
        return []
    first, run = shown
    numbers = {"days": len(run), "least": min(worst[day][0] for day in run)}
    evidence = tuple(worst[day][1] for day in run)
    return [Finding("high_craving_run", "info", str(first), first, run[-1], numbers, evidence)]
