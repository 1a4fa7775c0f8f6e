"""The numbers as collected: read and checked once. Refuses a record without source, grade or a usable contact."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

DATA_FILE = Path(__file__).with_name("crisis_resources.json")
INTERNATIONAL = "*"

Kind = Literal["emergency", "overdose", "poison", "crisis", "substance", "directory"]
# A: provider or authority page, or a fresh dated source, seen. B: secondary or older source seen.
Grade = Literal["A", "B"]
Text = Annotated[str, Field(min_length=1)]
# The languages the phone app speaks besides English.
Language = Literal["es"]
Year = Annotated[int, Field(ge=2000, le=2100)]
RegionCode = Annotated[str, Field(pattern=r"^([A-Z]{2}|\*)$")]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class SpokenNumber(_Record):
    """What a number is for, in another language."""

    use: Text = Field(alias="for")


class SpokenResource(_Record):
    """What is worded here and not by the service, in another language. Numbers and proper names stay as they are."""

    name: Text | None = None
    text_keyword: Text | None = None
    hours: Text | None = None
    note: Text | None = None


class EmergencyNumber(_Record):
    """A number for when somebody's life is in danger now."""

    call: Text
    use: Text = Field(alias="for")
    translations: dict[Language, SpokenNumber] = {}
    source: Text
    source_year: Year | None
    grade: Grade


class Resource(_Record):
    """A line, text service or directory."""

    id: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[a-z0-9]+)+$")]
    name: Text
    kind: Kind
    call: Text | None
    text: Text | None
    text_keyword: Text | None
    url: Annotated[str, Field(pattern=r"^https?://[^\s]+$")] | None
    hours: Text | None
    languages: tuple[Text, ...] | None
    note: str
    translations: dict[Language, SpokenResource] = {}
    source: Text
    source_year: Year | None
    grade: Grade

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if self.call is None and self.text is None and self.url is None:
            raise ValueError("a resource needs a number or an address")
        if self.text_keyword is not None and self.text is None:
            raise ValueError("a keyword needs a number to send it to")
        return self


class Region(_Record):
    """What one country has."""

    emergency: tuple[EmergencyNumber, ...]
    items: tuple[Resource, ...]


class Dataset(_Record):
    """Everything that was collected, and when."""

    version: Literal["1"] = Field(alias="schema")
    collected: date
    confidence: dict[str, str]
    countries: dict[RegionCode, Region]


def load_dataset() -> Dataset:
    """The data file, checked.

    Raises:
        ValidationError: if a record is not as promised.
    """
    return Dataset.model_validate_json(DATA_FILE.read_bytes())


DATASET = load_dataset()  # at import: numbers that are not as promised stop the start
