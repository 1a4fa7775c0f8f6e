"""Wire shapes of reading changes and of sending many operations at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, StringConstraints, ValidationError, ValidatorFunctionWrapHandler, WrapValidator
from pydantic_core import ErrorDetails
from typing_extensions import override

from app.features.entries.schemas import EntryBody, StoredEntry, Unreadable
from app.kernel.ids import parse_uuid4
from app.web.fields import Uuid4Text
from app.web.schemas import Problem, WireModel

MOST_OPERATIONS = 500
Revision = Annotated[int, Field(ge=0, le=2**53 - 1)]  # what every JSON reader holds exactly (RFC 7493 section 2.2)


class ChangesParameters(WireModel):
    """Where to go on from. An unknown name is refused: a misspelled cursor would silently read everything."""

    model_config = ConfigDict(strict=False)  # a query holds texts alone

    cursor: Annotated[str, StringConstraints(max_length=512)] | None = None
    limit: Annotated[int, Field(ge=1, le=500)] = 200


class Deleted(WireModel):
    """An entry that is gone."""

    id: str
    revision: int
    change: int


class Changes(WireModel):
    """What happened since the cursor, oldest change first. An entry that changed twice stands here once."""

    entries: list[StoredEntry]
    deleted: list[Deleted]
    cursor: str = Field(description="send it next time; it fits this account only")
    more: bool = Field(description="whether there is more to read right now")
    settings_revision: int = Field(description="0 until some were saved; read them again when it grew")
    flag_responses_revision: int = Field(description="as settings_revision, of your answers to flags")
    unreadable: list[Unreadable]


class PutOperation(WireModel):
    """As PUT of one entry."""

    op: Literal["put"]
    id: Uuid4Text
    if_match: Revision | None = None
    entry: EntryBody


class DeleteOperation(WireModel):
    """As DELETE of one entry."""

    op: Literal["delete"]
    id: Uuid4Text
    if_match: Revision | None = None
    mutation_id: Uuid4Text | None = None


@dataclass(frozen=True, slots=True)
class Misfit:
    """An operation that does not fit its shape: what is wrong with it, and its id if that much could be read."""

    id: str | None
    errors: Sequence[ErrorDetails]

    @override
    def __repr__(self) -> str:
        return "Misfit(…)"


def _by_itself(value: Any, check: ValidatorFunctionWrapHandler) -> Any:
    """One operation that does not fit must not take the others with it: it becomes a `Misfit`."""
    try:
        return check(value)
    except ValidationError as error:
        return Misfit(_readable_id(value), error.errors(include_url=False, include_input=False))


def _readable_id(value: Any) -> str | None:
    text = value.get("id") if isinstance(value, dict) else None
    return text if isinstance(text, str) and parse_uuid4(text) else None


Operation = Annotated[
    PutOperation | DeleteOperation,
    Field(discriminator="op"),
    WrapValidator(_by_itself),
]


class Batch(WireModel):
    """Operations in order. Each one succeeds or fails by itself; they are stored together, before the answer."""

    operations: Annotated[list[Operation], Field(max_length=MOST_OPERATIONS)]


class Result(WireModel):
    """What one operation would have been answered by itself."""

    id: str | None
    status: int
    revision: int | None = Field(default=None, description="the stored one; also of what stands in the way (412, 428)")
    change: int | None = None
    recorded_at: str | None = None
    problem: Problem | None = None


class BatchResults(WireModel):
    """As many results as there were operations, in their order."""

    results: list[Result]
