"""Revisions as strong entity tags. Refuses weak tags, lists, `*` and anything that is not one revision."""

import re
from typing import Any

from app.web.errors import InvalidIfMatchError

REVISION_PATTERN = '^"(0|[1-9][0-9]{0,18})"$'
REVISION_HEADER: dict[str, Any] = {
    "ETag": {
        "description": "the stored revision",
        "required": True,
        "schema": {"type": "string", "pattern": REVISION_PATTERN},
    }
}
_ONE_REVISION = re.compile(REVISION_PATTERN[1:-1])
_INT64_MAX = 2**63 - 1


def entity_tag(revision: int) -> str:
    """The strong tag of a revision, such as "3" with its quotes (RFC 9110 section 8.8.3)."""
    return f'"{revision}"'


def required_revision(if_match: str | None) -> int | None:
    """The revision the caller has seen, or None without the header.

    Raises:
        InvalidIfMatchError: for anything but one strong tag of ours.
    """
    if if_match is None:
        return None
    match = _ONE_REVISION.fullmatch(if_match)
    if match is None or int(match[1]) > _INT64_MAX:
        raise InvalidIfMatchError('Send one revision in double quotes, such as "3".')
    return int(match[1])
