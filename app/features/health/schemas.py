"""What a probe gets."""

from typing import Literal

from app.web.schemas import WireModel


class Health(WireModel):
    status: Literal["ok"] = "ok"
