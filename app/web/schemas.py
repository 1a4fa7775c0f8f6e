"""Wire shapes every feature shares. Owns strictness and the OpenAPI shape of a problem; refuses unknown fields."""

import json
from typing import LiteralString

from pydantic import BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

OWN_ERROR_PREFIX = "ebb_"
_encode_sorted = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode  # made once: it costs more than its use


class WireModel(BaseModel):
    """What arrives or leaves as JSON: no unknown field, no coercion, no change after parsing.

    Bodies are checked as Python values, where strict mode takes no text for a date, UUID, Decimal or Enum:
    declare those as text with a validator that calls `refuse`, or mark the field `Strict(False)`.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    def as_sent(self) -> bytes:
        """What a client said, in one spelling: only the fields it sent, sorted by name, without the mutation's id.

        Defaults stay out, so that a repeat is recognised by a newer server whose shapes have grown.
        """
        sent = self.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude={"mutation_id"})
        return _encode_sorted(sent).encode()


class FieldProblem(WireModel):
    """One field that needs another look. `field` is a path; names a caller made up appear as `*`."""

    field: str
    message: str


class Problem(WireModel):
    """An RFC 9457 problem: what went wrong and what helps. Never repeats what was sent."""

    type: str
    title: str
    status: int
    detail: str = ""
    errors: tuple[FieldProblem, ...] = ()
    request_id: str | None = None


def refuse(slug: LiteralString, message: LiteralString) -> PydanticCustomError:
    """A validator's refusal whose words reach the caller as written; raise it, with constants only."""
    return PydanticCustomError(f"{OWN_ERROR_PREFIX}{slug}", message)
