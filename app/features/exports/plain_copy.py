"""The JSON copy: everything as the API takes it back, so that nothing is lost on the way to another place. Pure."""

from collections.abc import Mapping
from typing import Any

from pydantic_core import to_json

from app.features.exports.shapes import ChosenEntry, ChosenRecord, Json

FORMAT, VERSION = "ebb-copy", 1
_BY_THE_SERVER = frozenset({"recorded_at"})


def build_copy(record: ChosenRecord, settings: Mapping[str, Any], flag_responses: Mapping[str, Any]) -> bytes:
    """A whole record as JSON: each entry is the body of a PUT but for its `mutation_id`, oldest first.

    `unreadable` counts entries that were changed outside Ebb and are missing here.
    """
    return to_json(
        {
            "format": FORMAT,
            "version": VERSION,
            "made_at": record.as_of.isoformat(timespec="seconds"),
            "from": record.first_day,
            "to": record.last_day,
            "entries": [_entry(one) for one in record.entries],
            "settings": settings,
            "flag_responses": flag_responses,
            "unreadable": record.unreadable,
        },
        indent=1,  # a person may want to look inside
    )


def _entry(entry: ChosenEntry) -> Json:
    body = {name: value for name, value in entry.document.items() if name not in _BY_THE_SERVER}
    return {"id": entry.entry_id, "recorded_at": entry.document.get("recorded_at"), "entry": body}
