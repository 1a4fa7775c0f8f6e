"""The OpenAPI document. Owns what every operation shares; refuses the framework's own error shapes."""

import json
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute
from typing_extensions import override

from app.kernel.errors import AppError, InvalidInputError
from app.web.errors import (
    AmbiguousHostError,
    AmbiguousLengthError,
    BodyTooLargeError,
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
_EVERY_BODY: tuple[type[AppError], ...] = (
    AmbiguousLengthError,
    SlowBodyError,
    BodyTooLargeError,
    UnsupportedMediaTypeError,
    InvalidInputError,
)
_JSON_BODY = responses(MalformedJsonError, *_EVERY_BODY)
_FORM_BODY = responses(MalformedBodyError, *_EVERY_BODY)
_EVERY_REQUEST = responses(AmbiguousHostError, MisdirectedError)
_INVALID = responses(InvalidInputError)[422]
_BUG = responses(InternalError)[500]
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
    return document


def _operations(document: Json) -> Iterator[Json]:
    for path_item in document.get("paths", {}).values():
        yield from (operation for operation in path_item.values() if isinstance(operation, dict))


def _declare_shared_problems(operation: Json) -> None:
    answers: Json = operation["responses"]
    content = operation.get("requestBody", {}).get("content", {})
    shared = dict((_JSON_BODY if _JSON in content else _FORM_BODY) if content else {})
    if "422" in answers:
        shared[422] = _INVALID
    for status, answer in (*shared.items(), *_EVERY_REQUEST.items()):
        answers[str(status)] = _joined(answers.get(str(status)), answer)
    answers.setdefault("500", _BUG)


def _joined(own: Json | None, shared: Json) -> Json:
    if own is None or PROBLEM_MEDIA_TYPE not in own.get("content", {}):
        return shared
    if shared["description"] in own["description"]:
        return own
    return {**own, "description": f"{own['description']}; {shared['description']}"}
