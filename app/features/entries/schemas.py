"""Wire shapes of the four kinds of entry (DESIGN 3)."""

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from app.features.entries.fields import JournalText, Note, OccurredAt, Scale, SchemaVersion, Severity, Word, Words
from app.web.fields import Amount, Label, Slug, TimeZone, Unit, Uuid4Text
from app.web.schemas import WireModel, refuse

_MAX_RATINGS = 100


class EntryBase(WireModel):
    """What every kind has. `schema` is the version of the payload."""

    occurred_at: OccurredAt
    time_zone: TimeZone | None = None
    schema_version: SchemaVersion = Field(default=1, alias="schema")
    mutation_id: Uuid4Text


class JournalEntry(EntryBase):
    kind: Literal["journal"]
    text: JournalText
    mood: Scale | None = None
    tags: Words = Field(default_factory=list)


class CravingEntry(EntryBase):
    kind: Literal["craving"]
    intensity: Scale
    substance: Slug | None = None
    triggers: Words = Field(default_factory=list)
    coping: Words = Field(default_factory=list)
    outcome: Literal["passed", "ongoing", "used"] | None = None
    note: Note = ""


class SideEffectsEntry(EntryBase):
    kind: Literal["side_effects"]
    ratings: dict[Slug, Severity] = Field(default_factory=dict, max_length=_MAX_RATINGS)
    sleep_hours: Annotated[float, Field(ge=0, le=24, allow_inf_nan=False)] | None = None
    none: bool = False
    note: Note = ""

    @field_validator("none")
    @classmethod
    def _none_means_zeros(cls, none: bool, before: ValidationInfo) -> bool:  # noqa: FBT001 - pydantic's signature
        if none and any(before.data.get("ratings", {}).values()):
            raise refuse("none_with_ratings", "none goes only with ratings that are all 0")
        return none


class Strength(WireModel):
    """What the label says one unit holds."""

    amount: Amount
    unit: Unit


class IntakeEntry(EntryBase):
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

    @field_validator("amount", "prescribed")
    @classmethod
    def _none_has_no_amount(cls, value: str | None, before: ValidationInfo) -> str | None:
        if value is not None and before.data.get("none") is True:
            raise refuse("none_with_amount", "none goes without this")
        return value


EntryBody = Annotated[JournalEntry | CravingEntry | SideEffectsEntry | IntakeEntry, Field(discriminator="kind")]
Kind = Literal["journal", "craving", "side_effects", "intake"]


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


class StoredJournal(JournalEntry, _Opened): ...


class StoredCraving(CravingEntry, _Opened): ...


class StoredSideEffects(SideEffectsEntry, _Opened): ...


class StoredIntake(IntakeEntry, _Opened): ...


StoredEntry = Annotated[StoredJournal | StoredCraving | StoredSideEffects | StoredIntake, Field(discriminator="kind")]


class EntryPage(WireModel):
    """Newest first, month by month."""

    entries: list[StoredEntry]
    next_cursor: str | None
    unreadable: list[Unreadable] = Field(default_factory=list)
