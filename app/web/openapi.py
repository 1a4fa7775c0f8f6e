"""The OpenAPI document. Owns what every operation shares; refuses the framework's own error shapes."""

import json
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from typing_extensions import override

from app.kernel.errors import BusyError, InvalidInputError
from app.web.errors import (
    AmbiguousHostError,
    AmbiguousLengthError,
    BodyTooLargeError,
    ExpectationFailedError,
    HeadersTooLargeError,
    InternalError,
    MalformedBodyError,
    MalformedJsonError,
    MisdirectedError,
    SlowBodyError,
    UnsupportedMediaTypeError,
)
from app.web.problems import PROBLEM_MEDIA_TYPE, responses
from app.web.schemas import FieldProblem, Problem

Json = dict[str, Any]
_JSON = "application/json"
# Any request can bring a body, wanted or not, and the rings refuse it before they know the route.
_EVERY_REQUEST = responses(
    AmbiguousHostError,
    MisdirectedError,
    AmbiguousLengthError,
    SlowBodyError,
    BodyTooLargeError,
    UnsupportedMediaTypeError,
    ExpectationFailedError,
    HeadersTooLargeError,
    InternalError,
    BusyError,
)
_JSON_BODY = responses(MalformedJsonError, InvalidInputError)
_FORM_BODY = responses(MalformedBodyError, InvalidInputError)
_INVALID = responses(InvalidInputError)
_PROBLEM_HEADERS = {
    "401": ("WWW-Authenticate", True, "always `Bearer`"),
    "412": ("ETag", False, "the stored revision"),
    "428": ("ETag", True, "the stored revision"),
    "429": ("Retry-After", True, "seconds"),
    "503": ("Retry-After", False, "seconds, where waiting helps"),
}
_FRAMEWORK_SCHEMAS = ("HTTPValidationError", "ValidationError")


def operation_id(route: APIRoute) -> str:
    """Stable and readable: the first tag and the name of the function."""
    return "_".join([*map(str, route.tags[:1]), route.name])


class DescribedApp(FastAPI):
    """A FastAPI whose description is complete: every problem in our shape, nothing of the framework's."""

    @override
    def openapi(self) -> Json:
        return self._document

    def openapi_bytes(self) -> bytes:
        """The document as it is served."""
        return self._document_bytes

    @cached_property
    def _document(self) -> Json:
        return complete(super().openapi())

    @cached_property
    def _document_bytes(self) -> bytes:
        return json.dumps(self._document, ensure_ascii=False, separators=(",", ":")).encode()


def complete(document: Json) -> Json:
    """Add the problems every operation shares and the schema they point to."""
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for name in _FRAMEWORK_SCHEMAS:
        schemas.pop(name, None)
    for model in (Problem, FieldProblem):
        schemas[model.__name__] = model.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas[model.__name__].pop("$defs", None)
    for operation in _operations(document):
        _declare_shared_problems(operation)
        _declare_problem_headers(operation)
        for parameter in operation.get("parameters", ()):
            parameter["schema"] = _without_null(parameter["schema"])
    return document


def _operations(document: Json) -> Iterator[Json]:
    for path_item in document.get("paths", {}).values():
        yield from (operation for operation in path_item.values() if isinstance(operation, dict))


def _declare_shared_problems(operation: Json) -> None:
    answers: Json = operation["responses"]
    content = operation.get("requestBody", {}).get("content", {})
    body = (_JSON_BODY if _JSON in content else _FORM_BODY) if content else {}
    fields = _INVALID if "422" in answers else {}
    for shared in (body, fields, _EVERY_REQUEST):
        for status, answer in shared.items():
            answers[str(status)] = _joined(answers.get(str(status)), answer)


def _declare_problem_headers(operation: Json) -> None:
    for status, (name, is_always_there, words) in _PROBLEM_HEADERS.items():
        if status in operation["responses"]:
            header = {"description": words, "required": is_always_there, "schema": {"type": "string"}}
            answer = operation["responses"][status]
            operation["responses"][status] = {**answer, "headers": {name: header, **answer.get("headers", {})}}


def _without_null(schema: Json) -> Json:
    """A parameter is there or it is not: the framework's `null` would be four letters of text."""
    kinds = [kind for kind in schema.get("anyOf", ()) if kind != {"type": "null"}]
    return (
        {**kinds[0], **{key: value for key, value in schema.items() if key != "anyOf"}} if len(kinds) == 1 else schema
    )


def _joined(own: Json | None, shared: Json) -> Json:
    if own is None or PROBLEM_MEDIA_TYPE not in own.get("content", {}):
        return shared
    if shared["description"] in own["description"]:
        return own
    return {**own, "description": f"{own['description']}; {shared['description']}"}
