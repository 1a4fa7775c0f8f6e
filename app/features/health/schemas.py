"""What a probe gets."""

from typing import Literal

from pydantic import Field

from app.web.schemas import WireModel


class Health(WireModel):
    status: Literal["ok"] = "ok"
    notes: list[str] | None = Field(default=None, description="For whoever runs it: no reason to send requests away.")
