"""The clinic code (flag U): one file for one scanner, for a quarter of an hour, on a screen that stays in the room.

What it may not be is said here and nowhere else, so that the whole profile can go without a trace.
"""

from typing import Literal

from app.features.sharing.rules import is_reachable
from app.features.sharing.schemas import ShareRequest
from app.kernel.errors import InvalidInputError

Warning_ = Literal["not_reachable"]


def refuse_unfit(wanted: ShareRequest) -> None:
    """A clinic code has no passcode (its flag forbids one) and is renewed, not kept fresh.

    Raises:
        InvalidInputError: naming what does not go with it.
    """
    fields: dict[str, str] = {}
    if wanted.passcode is not None:
        fields["passcode"] = "a clinic code has no passcode"
    if wanted.keep_fresh:
        fields["keep_fresh"] = "a clinic code is renewed instead"
    if fields:
        raise InvalidInputError("a clinic code is open for 15 minutes and has no passcode", fields=fields)


def warning(base_url: str) -> Warning_ | None:
    """Whether scanners outside could not fetch from here: receivers refuse addresses that are not public."""
    return None if is_reachable(base_url) else "not_reachable"
