"""What is wrong with which field, in our words. Never passes on an input, a limit or a name the caller made up."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from fastapi.exceptions import RequestValidationError

from app.web.schemas import OWN_ERROR_PREFIX

MADE_UP_NAME = "*"
MAX_FIELDS_SHOWN = 20
_DOES_NOT_FIT = "This does not fit here."
# By the start of pydantic's error type; the first that fits is used, so longer starts stand first.
_MESSAGES = (
    ("missing", "This is needed."),
    ("extra_forbidden", "This field is not known here."),
    ("string_too_long", "This is too long."),
    ("string_too_short", "This is too short."),
    ("string_pattern_mismatch", "This is not written the way it is expected here."),
    ("string", "This needs to be text."),
    ("int", "This needs to be a whole number."),
    ("float", "This needs to be a number."),
    ("finite_number", "This needs to be a finite number."),
    ("decimal", "This needs to be a decimal number, written as text."),
    ("bool", "This needs to be true or false."),
    ("greater_than", "This is below what can be recorded here."),
    ("less_than", "This is above what can be recorded here."),
    ("multiple_of", "This has finer steps than can be recorded here."),
    ("literal_error", "This is not one of the possible choices."),
    ("enum", "This is not one of the possible choices."),
    ("union_tag", "This is not one of the possible choices."),
    ("too_long", "There are too many items here."),
    ("too_short", "There are too few items here."),
    ("list", "This needs to be a list."),
    ("tuple", "This needs to be a list."),
    ("dict", "This needs to be an object."),
    ("model", "This needs to be an object."),
    ("datetime", "This needs to be a date and time with an offset."),
    ("date", "This needs to be a date."),
    ("time", "This needs to be a time."),
    ("uuid", "This needs to be a UUID."),
)


def field_errors(error: RequestValidationError, declared: frozenset[str]) -> dict[str, str]:
    """Field path to message. A name that is not in `declared` came from the caller and is not repeated."""
    found: dict[str, str] = {}
    for item in error.errors():
        path = _path(item["loc"], declared)
        found.setdefault(path, _message(item["type"], item["msg"]))
        if len(found) == MAX_FIELDS_SHOWN:
            break
    return found


def _path(location: Sequence[str | int], declared: frozenset[str]) -> str:
    inner = location[1:] or location  # the first part says body, query, path or header
    return ".".join(_part(part, declared) for part in inner)


def _part(part: str | int, declared: frozenset[str]) -> str:
    if isinstance(part, int) or part in declared or part == "body":
        return str(part)
    return MADE_UP_NAME


def _message(kind: str, message: str) -> str:
    if kind.startswith(OWN_ERROR_PREFIX):
        return message
    return next((words for start, words in _MESSAGES if kind.startswith(start)), _DOES_NOT_FIT)


def declared_names(openapi: Mapping[str, Any]) -> frozenset[str]:
    """Every name the API itself declares: properties, parameters and the words of its choices."""
    return frozenset(_names(openapi))


def _names(node: Any) -> Iterator[str]:
    if isinstance(node, Mapping):
        yield from _own_names(node)
        for child in node.values():
            yield from _names(child)
    elif isinstance(node, list):
        for child in node:
            yield from _names(child)


def _own_names(node: Mapping[str, Any]) -> Iterator[str]:
    if isinstance(node.get("properties"), Mapping):
        yield from node["properties"]
    if isinstance(node.get("name"), str) and "in" in node:
        yield node["name"]
        yield node["name"].replace("_", "-")
    if isinstance(node.get("const"), str):
        yield node["const"]
    yield from _words(node.get("enum"))


def _words(values: object) -> Iterable[str]:
    return (value for value in values if isinstance(value, str)) if isinstance(values, list) else ()
