"""Wire shapes of the four kinds of entry (DESIGN 3)."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints, ValidationInfo, field_validator

from app.features.entries.fields import (
    JournalText,
    Note,
    OccurredAt,
    Scale,
    SchemaVersion,
    SearchText,
    Severity,
    Word,
    Words,
)
from app.features.entries.rules import EARLIEST_MONTH, TRACKERS_SINCE
from app.web.fields import Amount, Decimal, IsoDate, Label, OwnId, Slug, Strength, TimeZone, Unit, Uuid4Text
from app.web.schemas import WireModel, refuse

_MAX_RATINGS = 100
_MAX_TRACKERS = 100


class EntryBase(WireModel):
    """What every kind has. `schema` is the version of the payload."""

    occurred_at: OccurredAt
    time_zone: TimeZone | None = None
    schema_version: SchemaVersion = Field(default=1, alias="schema")


class Journal(EntryBase):
    kind: Literal["journal"]
    mood: Scale | None = None
    text: JournalText
    tags: Words = Field(default_factory=list)

    @field_validator("text")
    @classmethod
    def _something_is_said(cls, text: str, before: ValidationInfo) -> str:
        if not text and before.data.get("mood") is None:
            raise refuse("nothing_said", "write something, or say how your mood is")
        return text


class Craving(EntryBase):
    kind: Literal["craving"]
    intensity: Scale
    substance: Slug | None = None
    triggers: Words = Field(default_factory=list)
    coping: Words = Field(default_factory=list)
    outcome: Literal["passed", "ongoing", "used"] | None = None
    note: Note = ""


class SideEffects(EntryBase):
    kind: Literal["side_effects"]
    sleep_hours: Annotated[float, Field(ge=0, le=24, allow_inf_nan=False)] | None = None
    note: Note = ""
    ratings: dict[Slug, Severity] = Field(default_factory=dict, max_length=_MAX_RATINGS)
    trackers: dict[OwnId, Decimal] = Field(
        default_factory=dict,
        max_length=_MAX_TRACKERS,
        description="the person's own trackers, by the id in their settings; needs schema 2",
    )
    none: bool = Field(default=False, validate_default=True)

    @field_validator("trackers")
    @classmethod
    def _trackers_have_a_version(cls, trackers: dict[str, str], before: ValidationInfo) -> dict[str, str]:
        # Under an older number an app that does not know them could write over them.
        if trackers and before.data.get("schema_version", TRACKERS_SINCE) < TRACKERS_SINCE:
            raise refuse("trackers_schema", "trackers need schema 2")
        return trackers

    @field_validator("none")
    @classmethod
    def _none_means_zeros(cls, none: bool, before: ValidationInfo) -> bool:  # noqa: FBT001 - pydantic's signature
        ratings = before.data.get("ratings", {"unknown": 1})
        if none and any(ratings.values()):
            raise refuse("none_with_ratings", "none goes only with ratings that are all 0")
        # An empty entry would make a day count as recorded that says nothing.
        others = before.data.get("note") or before.data.get("trackers", {"unknown": "1"})
        if not (none or ratings or others or before.data.get("sleep_hours") is not None):
            raise refuse("nothing_rated", "rate something, or say none")
        return none


class Intake(EntryBase):
    """Something taken, or an explicit "none today". Amounts are recorded as typed and never converted."""

    kind: Literal["intake"]
    none: bool = False  # before the fields that depend on it, so that the one that does not fit is named
    substance: Annotated[Slug | None, Field(validate_default=True)] = None
    product: Label = ""
    amount: Amount | None = None
    estimated: bool = False
    unit: Unit | None = None
    strength: Strength | None = None
    route: Word | None = None
    planned: bool | None = None
    prescribed: Literal["taken", "missed", "different"] | None = None
    reasons: Words = Field(default_factory=list)
    note: Note = ""

    @field_validator("substance")
    @classmethod
    def _something_is_named(cls, substance: str | None, before: ValidationInfo) -> str | None:
        if substance is None and before.data.get("none") is False:
            raise refuse("substance_missing", "name a substance, or say none")
        return substance

    @field_validator("product", "amount", "strength", "route", "prescribed")
    @classmethod
    def _none_has_no_details(cls, value: object, before: ValidationInfo) -> object:
        if value and before.data.get("none") is True:
            raise refuse("none_with_details", "none goes without this")
        return value


class _Sent(WireModel):
    mutation_id: Uuid4Text


class JournalEntry(Journal, _Sent): ...


class CravingEntry(Craving, _Sent): ...


class SideEffectsEntry(SideEffects, _Sent): ...


class IntakeEntry(Intake, _Sent): ...


EntryBody = Annotated[JournalEntry | CravingEntry | SideEffectsEntry | IntakeEntry, Field(discriminator="kind")]
Kind = Literal["journal", "craving", "side_effects", "intake"]


class Search(WireModel):
    """What to look for: a piece of any text you wrote, whatever its case and accents."""

    text: SearchText
    kinds: Annotated[list[Kind], Field(min_length=1, max_length=4)] | None = None
    from_day: IsoDate | None = Field(default=None, alias="from")
    to_day: IsoDate | None = Field(default=None, alias="to")
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Annotated[str, Field(max_length=512)] | None = None


class Stored(WireModel):
    """The server's word that an entry is on disk."""

    id: str
    revision: int
    change: int
    recorded_at: str = Field(description="RFC 3339, UTC: when this revision reached the server")


class Unreadable(WireModel):
    """A row that was changed outside Ebb and does not open."""

    id: str
    revision: int


class _Opened(WireModel):
    id: str
    revision: int
    change: int
    recorded_at: str


class StoredJournal(Journal, _Opened): ...


class StoredCraving(Craving, _Opened): ...


class StoredSideEffects(SideEffects, _Opened): ...


class StoredIntake(Intake, _Opened): ...


StoredEntry = Annotated[StoredJournal | StoredCraving | StoredSideEffects | StoredIntake, Field(discriminator="kind")]


class EntryPage(WireModel):
    """Newest first, month by month."""

    entries: list[StoredEntry]
    next_cursor: str | None
    unreadable: list[Unreadable] = Field(default_factory=list)


class ListParameters(WireModel):
    """What a list may be asked for. An unknown name is refused: misspelled, it would silently list everything."""

    model_config = ConfigDict(strict=False)

    kind: Kind | None = None
    first_day: IsoDate = Field(default=f"{EARLIEST_MONTH}-01", alias="from")
    last_day: IsoDate = Field(default="2199-12-31", alias="to")
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Annotated[str, StringConstraints(max_length=512)] | None = None
