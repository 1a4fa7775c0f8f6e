"""The fields entries are made of: lengths and ranges, and the words for what is wrong."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from app.features.entries import rules
from app.web.fields import PLAIN
from app.web.schemas import refuse


def _check_occurred_at(text: str) -> str:
    if rules.parse_occurred_at(text) is None:
        raise refuse("occurred_at", "write a time with its offset, such as 2026-11-22T21:14:00-05:00, from 2000 on")
    return text


def _check_whole_number(value: object) -> object:
    if type(value) is not int:  # a choice of numbers takes true and 1.0 for 1
        raise refuse("schema", "this needs to be a whole number")
    return value


JournalText = Annotated[str, StringConstraints(max_length=20_000, pattern=PLAIN)]
Note = Annotated[str, StringConstraints(max_length=4_000, pattern=PLAIN)]
Word = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=PLAIN)]
Words = Annotated[list[Word], Field(max_length=32)]
SchemaVersion = Annotated[Literal[1], BeforeValidator(_check_whole_number)]
Scale = Annotated[int, Field(ge=0, le=10)]
Severity = Annotated[int, Field(ge=0, le=3, description="0 none, 1 mild, 2 moderate, 3 severe")]
OccurredAt = Annotated[str, StringConstraints(max_length=40), AfterValidator(_check_occurred_at)]
