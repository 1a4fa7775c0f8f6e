"""Logs: one JSON line per event on stderr. Owns which fields may be written; refuses messages, bodies and paths."""

import json
import logging
import re
import sys
import traceback
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypedDict, Unpack

from typing_extensions import override

from app.kernel.clock import utc_now


class Fields(TypedDict, total=False):
    """The allow-list. A new field needs a reason: it must be unable to hold a word of a person."""

    request_id: str
    method: str
    route: str
    status: int
    problem: str
    duration_ms: float
    count: int
    size_bytes: int
    port: int
    version: str
    revision: str
    engine: str
    error: BaseException


_ALLOWED = frozenset(Fields.__annotations__)
_EVENT = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
# Route templates, slugs, methods, versions: nothing here can hold a sentence.
_WORD = re.compile(r"[A-Za-z0-9_./{}:+-]{1,120}")
_UNSAFE = "unsafe"
_OUR_CODE = Path(__file__).resolve().parent.parent
_MAX_FRAMES = 12
_encode = json.JSONEncoder(separators=(",", ":")).encode  # made once: making it costs more than using it


class Log:
    """Writes events of one part of the app. Event names are constants."""

    def __init__(self, part: str) -> None:
        self._part = part

    def info(self, event: str, **fields: Unpack[Fields]) -> None:
        _write("info", self._part, event, fields)

    def warning(self, event: str, **fields: Unpack[Fields]) -> None:
        _write("warning", self._part, event, fields)

    def error(self, event: str, **fields: Unpack[Fields]) -> None:
        _write("error", self._part, event, fields)


def get_logger(part: str) -> Log:
    """The log of one part, such as "web" or "db"."""
    return Log(part)


def _write(level: str, part: str, event: str, fields: Mapping[str, Any]) -> None:
    line: dict[str, Any] = {
        "at": utc_now().isoformat(timespec="milliseconds"),
        "level": level,
        "part": part,
        "event": event if _EVENT.fullmatch(event) else _UNSAFE,
    }
    for name, value in fields.items():
        if name in _ALLOWED:
            line.update(_safe(name, value))
    # A full disk or a closed pipe behind the log must not turn an answered request into a failure.
    with suppress(OSError, ValueError):
        sys.stderr.write(_encode(line) + "\n")


def _safe(name: str, value: Any) -> dict[str, Any]:
    if isinstance(value, BaseException):
        return describe(value)
    if isinstance(value, bool | int | float):
        return {name: value}
    return {name: value if isinstance(value, str) and _WORD.fullmatch(value) else _UNSAFE}


def describe(error: BaseException) -> dict[str, Any]:
    """Type and places in our own code, and the same for the cause: never the message, never a local."""
    described: dict[str, Any] = {"error": type(error).__name__, "frames": _frames(error)}
    if isinstance(error, OSError) and error.errno is not None:
        described["errno"] = error.errno
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        described["cause"] = {"error": type(cause).__name__, "frames": _frames(cause)}
    return described


def _frames(error: BaseException) -> list[str]:
    # walk_tb reads no source lines, which can hold literals.
    places = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    ours = [
        f"{Path(name).relative_to(_OUR_CODE.parent)}:{line}"
        for name, line in places
        if Path(name).is_relative_to(_OUR_CODE)
    ]
    return ours[-_MAX_FRAMES:]


# What the server library may say, by its constant message templates; everything else is only counted.
_LIBRARY_EVENTS = {
    "Started server process [%d]": "server-started",
    "Finished server process [%d]": "server-finished",
    "Waiting for application startup.": "start-up-begins",
    "Application startup complete.": "start-up-complete",
    "Application startup failed. Exiting.": "start-up-failed",
    "Waiting for application shutdown.": "shut-down-begins",
    "Application shutdown complete.": "shut-down-complete",
    "Application shutdown failed. Exiting.": "shut-down-failed",
    "Uvicorn running on %s://%s:%d (Press CTRL+C to quit)": "listening",
    "Uvicorn running on %s://[%s]:%d (Press CTRL+C to quit)": "listening",
    "Shutting down": "shutting-down",
    "Exceeded concurrency limit.": "too-many-connections",
    "Invalid HTTP request received.": "invalid-http",
    "Exception in ASGI application\n": "server-error",
    "ASGI callable returned without completing response.": "answer-cut-short",
    "Unsupported upgrade request.": "upgrade-refused",
}


class LibraryHandler(logging.Handler):
    """Takes what libraries log and writes that it happened, by whom and where: never their words."""

    @override
    def emit(self, record: logging.LogRecord) -> None:
        event = _LIBRARY_EVENTS.get(record.msg, "library-log") if isinstance(record.msg, str) else "library-error"
        fields: Fields = {}
        if isinstance(record.msg, BaseException):
            fields["error"] = record.msg
        elif record.exc_info and record.exc_info[1] is not None:
            fields["error"] = record.exc_info[1]
        _write(record.levelname.lower(), record.name, event, fields)


def configure_logging(level: int = logging.INFO) -> None:
    """Route every library through us. The access log of the server library is off: it holds paths and addresses."""
    root = logging.getLogger()
    root.handlers = [LibraryHandler()]
    root.setLevel(max(level, logging.WARNING))
    for name in ("uvicorn", "uvicorn.error"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [], True
        logger.setLevel(level)
    access = logging.getLogger("uvicorn.access")
    access.handlers, access.propagate, access.disabled = [], False, True
