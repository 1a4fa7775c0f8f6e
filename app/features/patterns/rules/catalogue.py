"""Every rule there is: its numbers, where they come from, whether it can be muted, and what it still needs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.features.patterns.rules import breaks, facts, feelings, quiet, rising, runs, together
from app.features.patterns.rules.shapes import Diary
from app.features.patterns.rules.uses import TYPO, Uses

_EVALUATION = "Ebb's own evaluation on simulated people (docs/flags.md)"


@dataclass(frozen=True, slots=True)
class Rule:
    """`needs` counts logged days of one sort: use, craving, body, or entries of any kind."""

    source: str
    sort: str = ""
    needs: int = 0
    can_mute: bool = True
    numbers: Mapping[str, float] = field(default_factory=dict)


_USE_NEEDS = sum(rising.LEAST)
_FEELING_NEEDS = sum(feelings.LEAST)
_RISE = {"least_days": rising.LEAST[0], "least_days_before": rising.LEAST[1], "usual_days": 63}
_RUN = {"reports": runs.RUN_REPORTS, "rough": 4}
_RUN_NEEDS = runs.RUN_BEFORE + min(runs.NIGHTS.chances)

RULES: Mapping[str, Rule] = {
    "red_flag": Rule("NC Poison Control 2019; LiverTox, NIDDK 2020", can_mute=False),
    "mixing": Rule(
        "FDA boxed warning on opioids with benzodiazepines, alcohol and other depressants, 2016",
        can_mute=False,
        numbers={"hours": facts.MIXING_HOURS, "methadone_hours": facts.METHADONE_HOURS},
    ),
    "use_after_gap": Rule(
        "Strang et al., BMJ 2003;326:959",
        can_mute=False,
        numbers={"days": breaks.PAUSE_DAYS, "long_days": breaks.LONG_PAUSE_DAYS},
    ),
    "abrupt_stop": Rule(
        "FDA boxed warning on benzodiazepines, 2020; ASAM guideline on alcohol withdrawal, 2020",
        can_mute=False,
        numbers={"days": breaks.DAILY, "of_days": breaks.DAILY_OF},
    ),
    "two_opioids": Rule("Effects on the same receptors add up; LiverTox, NIDDK"),
    "lapse": Rule("The date is your own", numbers={"days": breaks.LAPSE_DAYS}),
    "plan_exceeded": Rule("The numbers are your own"),
    "withdrawal": Rule("DSM-5, 2013, opioid withdrawal; " + _EVALUATION, "use", _USE_NEEDS, can_mute=False),
    "dose_up": Rule(_EVALUATION, "use", _USE_NEEDS, numbers=_RISE),
    "frequency_up": Rule("Rogers et al. 2024 (frequency); " + _EVALUATION, "use", _USE_NEEDS, numbers=_RISE),
    "gap_short": Rule(_EVALUATION, "use", _USE_NEEDS, numbers=_RISE),
    "night_use": Rule("Fisher 1922; " + _EVALUATION, "use", _USE_NEEDS, numbers={"window_days": rising.NIGHT_WINDOW}),
    "craving_up": Rule("Mann and Whitney 1947; " + _EVALUATION, "craving", _FEELING_NEEDS),
    "craving_spike": Rule(_EVALUATION, "craving", feelings.SPIKE_LEAST + 2),
    "high_craving_run": Rule("Serre et al. 2015", numbers={"least": facts.HARD_CRAVING, "days": facts.HARD_DAYS}),
    "anxiety_up": Rule("Mann and Whitney 1947; " + _EVALUATION, "body", _FEELING_NEEDS),
    "insomnia_run": Rule(_EVALUATION, "body", _RUN_NEEDS, numbers={**_RUN, "within_days": runs.NIGHTS.days}),
    "gi_persist": Rule(_EVALUATION, "body", _RUN_NEEDS, numbers={**_RUN, "within_days": runs.STOMACH.days}),
    "dose_link": Rule(_EVALUATION, "body", together.LINK_PAIRS),
    "quiet_after_high": Rule(_EVALUATION, "entries", quiet.QUIET_ENTRIES),
    "prescribed_missed": Rule("You marked it yourself"),
    "check_amount": Rule("Eight times the median, an own choice", numbers={"times_usual": TYPO}),
}


def logged_days(diary: Diary, uses: list[Uses]) -> dict[str, int]:
    """How many days of each sort there are to look back on."""
    return {
        "": 0,
        "use": max((len(one.count.days) for one in uses), default=0),
        "craving": len({one.day for one in diary.cravings}),
        "body": len({one.day for one in diary.bodies}),
        "entries": diary.entries,
    }
