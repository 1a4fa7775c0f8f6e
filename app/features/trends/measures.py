"""Which measures there are and what they are called. Owns the ids of series."""

import re
from dataclasses import dataclass
from typing import Literal

Measure = Literal["craving", "mood", "sleep", "symptom", "intake", "prescribed", "tracker"]
GI = "gi"
# Grouped GI distress (DESIGN 3). The British spelling too: entries may come from other apps.
GI_SYMPTOMS = ("nausea", "vomiting", "constipation", "diarrhea", "diarrhoea", "abdominal_pain")
# What the app offers to rate and to record (reference/safety.md 1.4 and 2, as `locales/en/entry.ts` names them).
SYMPTOMS = frozenset(
    {
        *GI_SYMPTOMS,
        "insomnia",
        "anxiety",
        "sweating",
        "chills",
        "restlessness",
        "muscle_ache",
        "runny_nose",
        "tremor",
        "irritability",
        "slow_breathing",
        "blue_lips",
        "cannot_be_woken",
        "seizure",
        "chest_pain",
        "fainting",
        "confusion",
        "suicidal_thoughts",
        "yellow_skin_or_eyes",
        "dark_urine",
        "light_stool",
        "itching_skin",
        "fever_belly_pain",
        "palpitations",
        "vomiting_persistent",
        "bloody_stool",
        "pregnancy",
    }
)
SUBSTANCES = frozenset(
    {
        "alcohol",
        "benzodiazepine_sedative",
        "caffeine",
        "cannabis",
        "kratom_extract",
        "kratom_leaf",
        "medicine",
        "nicotine",
        "opioid_other",
        "opioid_prescribed",
        "seven_oh",
        "stimulant",
    }
)
_ALONE: dict[str, Measure] = {"craving": "craving", "mood": "mood", "sleep": "sleep", "prescribed": "prescribed"}
_WITH_A_PART: dict[str, Measure] = {
    "symptom": "symptom",
    "intake": "intake",
    "prescribed": "prescribed",
    "tracker": "tracker",
}
_PART = re.compile(r"[a-z][a-z0-9_]{0,63}|own:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")  # `Slug` in app/web/fields.py


@dataclass(frozen=True, slots=True)
class Asked:
    """A series: a measure, and which symptom, substance or tracker; None where there is only one, or all are meant."""

    measure: Measure
    part: str | None = None

    @property
    def id(self) -> str:
        """As it is asked for and answered."""
        if self.part is None:
            return self.measure
        is_plain = self.measure == "symptom" and self.part not in _ALONE
        return self.part if is_plain else f"{self.measure}:{self.part}"


def parse(text: str) -> Asked | None:
    """The series behind an id; None where it can be none."""
    if text in _ALONE:
        return Asked(_ALONE[text])
    head, colon, part = text.partition(":")
    if colon and head in _WITH_A_PART and _PART.fullmatch(part):
        return Asked(_WITH_A_PART[head], part)
    return Asked("symptom", text) if _PART.fullmatch(text) else None
