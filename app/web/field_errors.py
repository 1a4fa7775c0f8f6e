"""What is wrong with which field, in our words. Never passes on an input, a limit or a name the caller made up."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi.exceptions import RequestValidationError

from app.web.schemas import OWN_ERROR_PREFIX

MADE_UP_NAME = "*"
_SHAPES = "#/components/schemas/"
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


@dataclass(frozen=True)
class DeclaredNames:
    """What the API's own description names: fields and parameters, and the tags that choose between shapes."""

    known: frozenset[str]
    tags: frozenset[str]


def field_errors(error: RequestValidationError, declared: DeclaredNames) -> dict[str, str]:
    """Field path to message. A name that is not in `declared` came from the caller and is not repeated."""
    found: dict[str, str] = {}
    for item in error.errors():
        path = _path(_location(item), declared)
        found.setdefault(path, _message(item["type"], item["msg"]))
        if len(found) == MAX_FIELDS_SHOWN:
            break
    return found


def _location(item: Mapping[str, Any]) -> tuple[str | int, ...]:
    location: tuple[str | int, ...] = item["loc"]
    if item["type"].startswith("union_tag"):
        # The name of the choosing field; it comes from the schema, in quotes.
        location = (*location, item["ctx"]["discriminator"].strip("'"))
    return location[1:] or location  # the first part says body, query, path or header


def _path(location: Sequence[str | int], declared: DeclaredNames) -> str:
    # The tag of the shape that was chosen stands in the location, but not in what was sent.
    return ".".join(_part(part, declared) for part in location if part not in declared.tags)


def _part(part: str | int, declared: DeclaredNames) -> str:
    if isinstance(part, int) or part in declared.known or part == "body":
        return str(part)
    return MADE_UP_NAME


def _message(kind: str, message: str) -> str:
    if kind.startswith(OWN_ERROR_PREFIX):
        return message
    return next((words for start, words in _MESSAGES if kind.startswith(start)), _DOES_NOT_FIT)


def declared_names(openapi: Mapping[str, Any]) -> DeclaredNames:
    """Every name the API declares itself. A tag may be called like what stands in answers only."""
    nodes = list(_nodes(openapi, openapi, set()))
    asked = _nodes(list(_asked_for(openapi)), openapi, set())
    tags = {tag for node in nodes for tag in _own_tags(node)} - {name for node in asked for name in _own_names(node)}
    return DeclaredNames(frozenset(name for node in nodes for name in _own_names(node)), frozenset(tags))


def _asked_for(openapi: Mapping[str, Any]) -> Iterator[Any]:
    for path in openapi["paths"].values():
        for operation in path.values():
            yield operation.get("parameters", [])
            yield operation.get("requestBody", {})


def _nodes(node: Any, openapi: Mapping[str, Any], met: set[str]) -> Iterator[Mapping[str, Any]]:
    """A node and what is below it, each named shape once."""
    if isinstance(node, Mapping):
        yield node
        name = node.get("$ref", "")
        if isinstance(name, str) and name.startswith(_SHAPES) and name not in met:
            met.add(name)
            yield from _nodes(openapi["components"]["schemas"][name.removeprefix(_SHAPES)], openapi, met)
    children = node.values() if isinstance(node, Mapping) else node if isinstance(node, list) else ()
    for child in children:
        yield from _nodes(child, openapi, met)


def _own_names(node: Mapping[str, Any]) -> Iterator[str]:
    if isinstance(node.get("properties"), Mapping):
        yield from node["properties"]
    if isinstance(node.get("name"), str) and "in" in node:
        yield node["name"]
    yield from node["propertyNames"].get("enum", ()) if isinstance(node.get("propertyNames"), Mapping) else ()


def _own_tags(node: Mapping[str, Any]) -> Iterator[str]:
    if isinstance(node.get("discriminator"), Mapping):
        yield from node["discriminator"].get("mapping", ())
