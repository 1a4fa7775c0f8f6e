"""RFC 9457 problems: how every failure looks on the wire. Refuses to repeat or log what a caller wrote."""

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.kernel.errors import AppError, InvalidInputError, NotFoundError
from app.kernel.logging import get_logger
from app.web.errors import InternalError, MalformedBodyError, MethodNotAllowedError, RefusedRequestError
from app.web.field_errors import DeclaredNames, declared_names, field_errors

PROBLEM_MEDIA_TYPE = "application/problem+json"
PROBLEM_SCHEMA = {"$ref": "#/components/schemas/Problem"}
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")

_log = get_logger("web")


def problem_body(error: AppError, **members: str) -> dict[str, Any]:
    """The members of the problem as plain values; also the `problem` of one item in a batch."""
    body: dict[str, Any] = {"type": error.slug, "title": error.title, "status": error.status, **members}
    if error.detail:
        body["detail"] = error.detail
    if error.fields:
        body["errors"] = [{"field": field, "message": words} for field, words in error.fields.items()]
    return body


def problem_response(error: AppError, **members: str) -> Response:
    """The answer for an expected failure."""
    content = json.dumps(problem_body(error, **members), ensure_ascii=False).encode()
    return Response(content, error.status, error.headers, PROBLEM_MEDIA_TYPE)


def responses(*errors: type[AppError]) -> dict[int | str, dict[str, Any]]:
    """The OpenAPI `responses=` of a route that can raise these."""
    declared: dict[int | str, dict[str, Any]] = {}
    for error in errors:
        line = f"`{error.slug}`: {error.title}"
        if error.status in declared:
            line = f"{declared[error.status]['description']}; {line}"
        declared[error.status] = {
            "description": line,
            "content": {PROBLEM_MEDIA_TYPE: {"schema": PROBLEM_SCHEMA}},
        }
    return declared


def install_problem_handlers(app: FastAPI) -> None:
    """Make every expected failure of the app a problem."""
    app.add_exception_handler(AppError, _on_app_error)
    app.add_exception_handler(RequestValidationError, _on_invalid_fields)
    app.add_exception_handler(StarletteHTTPException, _on_http_exception)


def _answer(request: Request, error: AppError) -> Response:
    request.scope["problem"] = error.slug  # for the access log
    return problem_response(error)


async def _on_app_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, AppError)
    return _answer(request, error)


def refused_fields(app: FastAPI, error: RequestValidationError) -> InvalidInputError:
    """What a body is told that does not fit its shape; also one item of a batch."""
    return InvalidInputError(fields=field_errors(error, _declared(app)))


async def _on_invalid_fields(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    return _answer(request, refused_fields(request.app, error))


def describe(app: FastAPI) -> None:
    """Works out which names fields have, which takes most of a second, before the first refused request needs it."""
    _declared(app)


def _declared(app: FastAPI) -> DeclaredNames:
    if not hasattr(app.state, "declared_names"):
        app.state.declared_names = declared_names(app.openapi())
    names: DeclaredNames = app.state.declared_names
    return names


async def _on_http_exception(request: Request, error: Exception) -> Response:
    assert isinstance(error, StarletteHTTPException)
    return _answer(request, _translate(request, error.status_code, error.headers))


def _translate(request: Request, status: int, headers: Mapping[str, str] | None) -> AppError:
    # The framework's own detail is dropped: it can hold words of the caller.
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        return MethodNotAllowedError(headers={"Allow": ", ".join(_allowed(request))})
    known = {HTTPStatus.NOT_FOUND: NotFoundError, HTTPStatus.BAD_REQUEST: MalformedBodyError}
    return known.get(HTTPStatus(status), RefusedRequestError)(headers=dict(headers or {}))


def _allowed(request: Request) -> Iterable[str]:
    """The union over all routes of this path: the framework names the methods of the first one only."""
    return [method for method in _METHODS if _takes(request, method)]


def _takes(request: Request, method: str) -> bool:
    scope = {**request.scope, "method": method}
    return any(route.matches(dict(scope))[0] is Match.FULL for route in request.app.router.routes)


class CatchAll:
    """Turns any bug into a problem. Inside the header ring, so that this answer carries its headers too."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def watch(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watch)
        except Exception as error:  # the one place: nothing of a bug may reach the server's own log
            if scope["type"] != "http":
                raise
            scope["problem"] = "internal-error"
            answer = _unexpected(scope["request_id"], error)
            # A started answer cannot be taken back; returning unfinished makes the server cut the connection.
            if not started:
                await answer(scope, receive, send)


def _unexpected(request_id: str, error: BaseException) -> Response:
    """The answer for a bug: says nothing but a reference to the log line, which names type and place only."""
    _log.error("unexpected-error", error=error, request_id=request_id)
    return problem_response(InternalError("The reference helps whoever runs this server."), request_id=request_id)
