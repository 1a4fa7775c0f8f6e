"""Wire shapes of shares, and of SMART Health Links as the specification has them."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from app.features.entries.rules import parse_occurred_at
from app.features.exports.schemas import Choice, HeldBack, Included, Paper
from app.features.sharing.rules import (
    MAX_LABEL,
    MAX_PASSCODE,
    MAX_RECIPIENT,
    MIN_PASSCODE,
    State,
    is_possible_passcode,
    tidy_passcode,
)
from app.web.fields import IsoDate, Uuid4Text
from app.web.schemas import WireModel, refuse

Mode = Literal["link", "clinic"]
_LAST_YEAR = 2199
# One line of text: no control character, no line or paragraph end, nothing that turns the direction of writing.
_ONE_LINE = r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]*$"


def _check_moment(text: str) -> str:
    moment = parse_occurred_at(text)
    if moment is None or moment.year > _LAST_YEAR:
        raise refuse("moment", "write a time with its offset, such as 2026-12-01T00:00:00-05:00")
    return text


def _check_passcode(text: str) -> str:
    if not is_possible_passcode(tidy_passcode(text)):
        raise refuse("passcode", "use 4 to 64 letters, digits or signs")
    return tidy_passcode(text)


def _whole(value: Any) -> Any:
    """A whole number is one however it is written: some programs write 20000.0 (JSON Schema, `integer`)."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Length = Annotated[int, Field(ge=0), BeforeValidator(_whole)]
Moment = Annotated[
    str,
    StringConstraints(max_length=40),
    Field(json_schema_extra={"format": "date-time"}),
    AfterValidator(_check_moment),
]
NewPasscode = Annotated[
    str, StringConstraints(min_length=MIN_PASSCODE, max_length=MAX_PASSCODE), AfterValidator(_check_passcode)
]
ShareLabel = Annotated[str, StringConstraints(max_length=MAX_LABEL, pattern=_ONE_LINE)]
Recipient = Annotated[str, StringConstraints(min_length=1, max_length=MAX_RECIPIENT, pattern=_ONE_LINE)]


class ShareRequest(Choice):
    """What goes along, how the link is opened and when it ends."""

    mode: Mode = "link"
    passcode: NewPasscode | None = None
    expires_at: Moment | None = Field(
        default=None, description="7 days on without it, 90 at most; a clinic's 15 minutes"
    )
    keep_fresh: bool = False
    label: ShareLabel = Field(default="", description="for its owner's eyes only")
    paper: Paper = "A4"
    mutation_id: Uuid4Text | None = Field(
        default=None, description="the same one again is answered 200 with the share that was made"
    )


class ShareChange(WireModel):
    """What is not named stays as it is."""

    expires_at: Moment | None = None
    label: ShareLabel | None = None
    hold_back: HeldBack | None = Field(default=None, description="of the next refresh; what is filed stays as it is")
    keep_fresh: bool | None = None


class Share(WireModel):
    """A share as its owner lists it."""

    id: str
    mode: Mode
    label: str
    include: list[Included]
    first_day: str = Field(serialization_alias="from")
    last_day: str = Field(serialization_alias="to")
    created_at: str
    expires_at: str
    as_of: str = Field(description="when what is filed was read from the record")
    state: State
    keep_fresh: bool
    hold_back: list[str]
    has_passcode: bool
    attempts_left: int | None = Field(description="wrong passcodes until nobody can open it; null without a passcode")
    openings: int
    last_opened_at: str | None


class OpenShare(Share):
    """An open share with its link. Whoever has the link needs nothing else, but a passcode if there is one."""

    link: str
    shlink: str
    qr_svg: str
    warning: Literal["not_reachable"] | None = Field(
        description="of a clinic code: programs outside cannot fetch from this server's address"
    )


class Shares(WireModel):
    """Newest first."""

    shares: list[Share]
    unreadable: list[str] = Field(description="ids of shares that were changed outside Ebb; they can be ended")


class ChoicesAsked(WireModel):
    """A period. An unknown name is refused."""

    model_config = ConfigDict(strict=False)  # a query holds texts alone

    first_day: IsoDate = Field(alias="from")
    last_day: IsoDate = Field(alias="to")


class Offered(WireModel):
    """Something that was recorded in the period, and on how many days."""

    include: Included
    label: str
    days: int


class Choices(WireModel):
    """What could go along. Nothing of it is chosen."""

    choices: list[Offered]


class OpeningLine(WireModel):
    """When somebody opened the link, and who they said they were."""

    at: str
    recipient: str


class OpeningLog(WireModel):
    """Newest first."""

    openings: list[OpeningLine]
    forgotten: int = Field(description="older ones that are counted and not kept")
    unreadable: int


class ManifestRequest(BaseModel):
    """What a viewer sends. Unknown members are ignored, as the specification asks of a server."""

    model_config = ConfigDict(extra="ignore", strict=True, frozen=True)

    recipient: Recipient = Field(description="who is asking, as the owner will read it")
    passcode: str | None = None
    embedded_length_max: Length | None = Field(default=None, alias="embeddedLengthMax")


class DirectAsked(BaseModel):
    """What a scanner sends in the query. Unknown names are ignored, as the specification asks of a server."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    recipient: Recipient | None = Field(default=None, description="who is asking, as the owner will read it")


FileStatus = Literal["finalized", "can-change"]


class ManifestFile(WireModel):
    """The one file behind a link, here or somewhere else for some minutes."""

    content_type: Literal["application/fhir+json"] = Field(serialization_alias="contentType")
    embedded: str | None = None
    location: str | None = None
    last_updated: str = Field(serialization_alias="lastUpdated")
    status: FileStatus
    fhir_version: Literal["4.0.1"] = Field(serialization_alias="fhirVersion")


class Manifest(WireModel):
    """What a viewer gets."""

    status: FileStatus
    files: list[ManifestFile]


class WrongPasscode(WireModel):
    """How many more wrong passcodes this link takes, ever."""

    remaining_attempts: int = Field(serialization_alias="remainingAttempts", ge=0)
