"""The fields entries are made of: lengths, ranges and spellings, and the words for what is wrong."""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from app.features.entries import rules
from app.kernel.ids import parse_uuid4
from app.web.schemas import refuse

# Control characters other than tab and line ends are no text: FHIR, PDF and CSV could not carry them.
_PLAIN = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"
_DECIMAL = r"^(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?$"
_SLUG = r"^([a-z][a-z0-9_]{0,63}|own:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$"


def _check_occurred_at(text: str) -> str:
    if rules.parse_occurred_at(text) is None:
        raise refuse("occurred_at", "write a time with its offset, such as 2026-11-22T21:14:00-05:00, from 2000 on")
    return text


def _check_zone(text: str) -> str:
    if not rules.is_time_zone(text):
        raise refuse("time_zone", "use a name from the IANA list, such as Europe/Berlin")
    return text


def _check_uuid4(text: str) -> str:
    if parse_uuid4(text) is None:
        raise refuse("uuid4", "use a random UUID (version 4)")
    return text


JournalText = Annotated[str, StringConstraints(max_length=20_000, pattern=_PLAIN)]
Note = Annotated[str, StringConstraints(max_length=4_000, pattern=_PLAIN)]
Label = Annotated[str, StringConstraints(max_length=200, pattern=_PLAIN)]
Word = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=_PLAIN)]
Words = Annotated[list[Word], Field(max_length=32)]
Unit = Annotated[str, StringConstraints(min_length=1, max_length=32, pattern=_PLAIN)]
SubstanceId = Annotated[str, StringConstraints(pattern=_SLUG)]
SymptomId = Annotated[str, StringConstraints(pattern=_SLUG)]
# Text, never a float: amounts are exact, and kept as they were typed.
Amount = Annotated[str, StringConstraints(pattern=_DECIMAL)]
Scale = Annotated[int, Field(ge=0, le=10)]
Severity = Annotated[int, Field(ge=0, le=3, description="0 none, 1 mild, 2 moderate, 3 severe")]
OccurredAt = Annotated[str, StringConstraints(max_length=40), AfterValidator(_check_occurred_at)]
TimeZone = Annotated[str, StringConstraints(max_length=64), AfterValidator(_check_zone)]
MutationId = Annotated[str, StringConstraints(max_length=36), AfterValidator(_check_uuid4)]
