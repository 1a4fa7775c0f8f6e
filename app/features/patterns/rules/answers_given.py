"""What a person answered to flags, and what follows from it. A grave one is put away one by one, never for good."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from app.features.patterns.rules.catalogue import RULES
from app.features.patterns.rules.shapes import Finding

SNOOZE_DAYS, LONGEST_SNOOZE_DAYS, EXPECTED_DAYS = 7, 30, 30
_RAISED, _MOST_RAISES = 1.25, 3  # "not useful": a quarter more is needed, three times at most
_SAME_DAYS = 14  # entries that arrive late move a beginning a little: it is still the same flag
_FOR_A_WHILE = frozenset({"snooze", "expected"})
State = Literal["open", "acknowledged", "snoozed", "expected", "not_useful", "muted"]
STATES: Mapping[str, State] = {
    "acknowledge": "acknowledged",
    "snooze": "snoozed",
    "expected": "expected",
    "not_useful": "not_useful",
}


class Given(NamedTuple):
    """One answer. Days are numbers; `until` is the last day it holds, None for as long as the flag lasts."""

    flag: str
    rule: str
    substances: tuple[str, ...]
    since: int
    response: str
    until: int | None


def demands(given: Iterable[Given]) -> dict[str, float]:
    """How much more each statistic needs after "not useful"."""
    counts: dict[str, int] = {}
    for one in given:
        if one.response == "not_useful":
            counts[one.rule] = counts.get(one.rule, 0) + 1
    return {rule: _RAISED ** min(count, _MOST_RAISES) for rule, count in counts.items()}


def state_of(
    finding: Finding, flag: str, *, given: Sequence[Given], muted: frozenset[str], today: int
) -> tuple[State, int | None]:
    """The state of a flag, and until when; the latest answer that fits decides."""
    can_mute = RULES[finding.rule].can_mute
    if can_mute and finding.rule in muted:
        return "muted", None
    for one in reversed(given):
        lasts = one.until is None or one.until >= today
        if lasts and (one.flag == flag or (can_mute and _fits(one, finding))):
            return STATES[one.response], one.until
    return "open", None


def _fits(one: Given, finding: Finding) -> bool:
    if one.rule != finding.rule or one.substances != finding.substances:
        return False
    if one.response in _FOR_A_WHILE:
        return True
    return RULES[finding.rule].sort != "" and abs(one.since - finding.since) <= _SAME_DAYS


def until_day(response: str, asked: int | None, today: int) -> int | None:
    """Until when an answer holds; `asked` is what the person chose.

    Raises:
        ValueError: if that is in the past, or further off than a flag may be put away.
    """
    if response not in _FOR_A_WHILE:
        return None
    if asked is None:
        return today + (SNOOZE_DAYS if response == "snooze" else EXPECTED_DAYS)
    if not today <= asked <= today + LONGEST_SNOOZE_DAYS:
        raise ValueError
    return asked
