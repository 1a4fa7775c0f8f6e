"""The fields entries are made of: lengths and ranges, and the words for what is wrong."""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from app.features.entries import rules
from app.web.fields import PLAIN
from app.web.schemas import refuse


def _check_occurred_at(text: str) -> str:
    if rules.parse_occurred_at(text) is None:
        raise refuse("occurred_at", "write a time with its offset, such as 2026-11-22T21:14:00-05:00, from 2000 on")
    return text


def _check_findable(text: str) -> str:
    if not rules.fold(text):
        raise refuse("findable", "write a letter, a number or a sign to look for")
    return text


JournalText = Annotated[str, StringConstraints(max_length=20_000, pattern=PLAIN)]
SearchText = Annotated[str, StringConstraints(max_length=200, pattern=PLAIN), AfterValidator(_check_findable)]
Note = Annotated[str, StringConstraints(max_length=4_000, pattern=PLAIN)]
Word = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=PLAIN)]
Words = Annotated[list[Word], Field(max_length=32)]
Scale = Annotated[int, Field(ge=0, le=10)]
Severity = Annotated[int, Field(ge=0, le=3, description="0 none, 1 mild, 2 moderate, 3 severe")]
SchemaVersion = Annotated[int, Field(ge=rules.oldest_schema(rules.NEWEST_SCHEMA), le=rules.NEWEST_SCHEMA)]
OccurredAt = Annotated[
    str,
    StringConstraints(max_length=40),
    Field(json_schema_extra={"format": "date-time"}),
    AfterValidator(_check_occurred_at),
]
