"""The outermost ring: one log line per request. Never logs a path, a query or an address."""

import secrets

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.kernel.clock import monotonic_seconds
from app.kernel.logging import Fields, get_logger

_REQUEST_ID_BYTES = 8
_KNOWN_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_log = get_logger("web")


class AccessLog:
    """Gives each request an id and writes one line when it is answered: method, route template, status, time."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = monotonic_seconds()
        scope["request_id"] = secrets.token_hex(_REQUEST_ID_BYTES)
        status = 0

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, watch)
        finally:
            _log.info("request", **_line(scope, status, monotonic_seconds() - started))


def _line(scope: Scope, status: int, seconds: float) -> Fields:
    line: Fields = {
        "request_id": scope["request_id"],
        "method": scope["method"] if scope["method"] in _KNOWN_METHODS else "other",
        "route": route_template(scope),
        "status": status,
        "duration_ms": round(seconds * 1000, 2),
    }
    if "problem" in scope:
        line["problem"] = scope["problem"]
    return line


def route_template(scope: Scope) -> str:
    """The path as the code declares it, with its parameters unfilled: what was asked for can hold an id."""
    template = getattr(scope.get("route"), "path", None)
    return template if isinstance(template, str) else "unmatched"
