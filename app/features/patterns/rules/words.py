"""What a flag says, by rule and variant. Calm, in the second person; no amount, no cause, no forecast, no blame."""

from collections.abc import Mapping
from typing import NamedTuple

from app.features.patterns.rules import words_en, words_es
from app.features.patterns.rules.shapes import Finding


class Words(NamedTuple):
    title: str
    text: str
    goes_away_when: str


class RuleWords(NamedTuple):
    """One line of the page "What Ebb looks for"."""

    title: str
    looks_for: str


# Where help is, nearest first: kinds of the Help page, people, and what the person collected themselves.
HELP: Mapping[str, tuple[str, ...]] = {
    "red_flag": ("emergency", "poison", "clinician"),
    "mixing": ("emergency", "overdose", "poison", "pharmacist"),
    "use_after_gap": ("emergency", "overdose", "own_people", "substance"),
    "abrupt_stop": ("clinician", "emergency", "substance"),
    "two_opioids": ("pharmacist", "overdose", "clinician"),
    "withdrawal": ("clinician", "substance", "coping"),
    "lapse": ("own_people", "substance", "coping"),
    "plan_exceeded": ("plan", "own_people", "clinician"),
    "quiet_after_high": ("coping", "own_people", "crisis"),
    "craving_up": ("coping", "own_people", "substance"),
    "craving_spike": ("coping", "own_people", "crisis"),
    "high_craving_run": ("coping", "own_people", "crisis", "substance"),
    "anxiety_up": ("coping", "crisis", "clinician"),
    "insomnia_run": ("clinician", "pharmacist"),
    "gi_persist": ("pharmacist", "clinician"),
    "prescribed_missed": ("prescriber", "pharmacist"),
    "check_amount": (),
}
_DEFAULT_HELP = ("pharmacist", "clinician", "coping")
_LANGUAGES = {"en": words_en, "es": words_es}


def help_for(rule: str) -> tuple[str, ...]:
    """Where to turn, nearest first."""
    return HELP.get(rule, _DEFAULT_HELP)


def words_of(finding: Finding, language: str) -> Words:
    """The words of one flag in a language such as `es-MX`; English where there are no others."""
    spoken = _LANGUAGES.get(language[:2], words_en)
    title, text, goes_away = spoken.FLAGS[finding.rule, finding.variant]
    return Words(title, text.format(**finding.numbers), goes_away)


def rule_words(rule: str, language: str) -> RuleWords:
    """What a rule looks for."""
    return RuleWords(*_LANGUAGES.get(language[:2], words_en).RULES[rule])
