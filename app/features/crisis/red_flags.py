"""Which symptoms ask for help at once, and which for a doctor today: one list, read by the phone from the same file.

Sources: NC Poison Control (altered mental state, heavy sedation, trouble breathing: medical care, 2019) and LiverTox,
NIDDK (jaundice, dark urine, pale stool, itching, fever with belly pain; kratom, 2020).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

DATA_FILE = Path(__file__).with_name("red_flags.json")

Alarm = Literal["urgent", "same-day"]


class _RedFlags(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    urgent: tuple[str, ...]
    same_day: tuple[str, ...]


_FLAGS = _RedFlags.model_validate_json(DATA_FILE.read_bytes())
URGENT_SYMPTOMS = _FLAGS.urgent
SAME_DAY_SYMPTOMS = _FLAGS.same_day


def alarm_of(ratings: Mapping[str, int]) -> Alarm | None:
    """What the ratings of one entry ask for; 0 is "not there". Urgent outweighs same-day, however severe."""
    if any(ratings.get(symptom, 0) > 0 for symptom in URGENT_SYMPTOMS):
        return "urgent"
    return "same-day" if any(ratings.get(symptom, 0) > 0 for symptom in SAME_DAY_SYMPTOMS) else None
