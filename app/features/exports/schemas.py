"""Wire shapes of what leaves: what was chosen, and the report a provider reads on screen and on paper."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints

from app.features.trends.schemas import Series
from app.web.fields import PLAIN, BirthDate, IsoDate, Uuid4Text
from app.web.schemas import WireModel

_MAX_INCLUDED = 200
_MAX_HELD_BACK = 200
_MAX_NAME = 120

# craving | mood | sleep | symptom:<id> | substance:<id> | tracker:<id> | flags | text | plan | raise | before
Included = Annotated[
    str,
    StringConstraints(
        max_length=100, pattern=r"^(craving|mood|sleep|flags|text|plan|raise|before|(symptom|substance|tracker):.+)$"
    ),
]
PersonName = Annotated[str, StringConstraints(min_length=1, max_length=_MAX_NAME, pattern=PLAIN)]
Paper = Literal["A4", "Letter"]
HeldBack = Annotated[list[Uuid4Text], Field(max_length=_MAX_HELD_BACK)]


class Person(WireModel):
    """How the report names its person. Only in the report, and only if they typed it for this one."""

    name: PersonName | None = None
    birth_date: BirthDate | None = None


class Choice(WireModel):
    """What goes along. Nothing is preselected, and what is not named here is nowhere in what leaves."""

    include: list[Included] = Field(min_length=1, max_length=_MAX_INCLUDED)
    first_day: IsoDate = Field(alias="from")
    last_day: IsoDate = Field(alias="to")
    person: Person | None = None
    language: Literal["en", "es"] | None = Field(default=None, description="without it, the person's own")
    hold_back: HeldBack = Field(default_factory=list, description="entries that stay here whatever was chosen")


class Table(WireModel):
    """Rows of equal length under their heads."""

    head: list[str]
    rows: list[list[str]]


class Section(WireModel):
    """One part of the report in plain text, in the order in which it is read."""

    id: str
    title: str
    lines: list[str]
    table: Table | None


class Chart(WireModel):
    """The numbers behind one small chart: those of Trends, over chosen entries alone."""

    id: str
    title: str
    series: Series


class Report(WireModel):
    """Everything a provider sees. Screen and paper draw the same texts and numbers from it."""

    version: Literal[1]
    language: Literal["en", "es"]
    title: str
    as_of: str = Field(description="RFC 3339, with the offset of the person's zone")
    from_day: str = Field(alias="from")
    to_day: str = Field(alias="to")
    by: Literal["day", "week"]
    heading: list[str] = Field(description="who, which days, patient-reported and not verified, what absence means")
    sections: list[Section]
    charts: list[Chart]
    notices: list[str]


ExportFormat = Literal["json", "csv", "fhir", "pdf"]


class ExportPermit(WireModel):
    permit: str = Field(description="for the header `Export-Permit`, in this session")
    expires_in: int = Field(description="seconds")


class ExportParameters(WireModel):
    """What a copy may be asked for. An unknown name is refused: misspelled, it would silently be another period."""

    model_config = ConfigDict(strict=False)  # a query holds texts alone

    file_format: ExportFormat = Field(alias="format")
    first_day: IsoDate = Field(alias="from")
    last_day: IsoDate = Field(alias="to")
    paper: Paper = Field(default="A4", description="of a PDF")
