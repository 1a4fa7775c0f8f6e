"""Bounds on what a request may bring: headers, form, size and time of its body. Nothing past them reaches a route."""

import asyncio
import re
from collections.abc import Sequence
from typing import NamedTuple

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.kernel.errors import AppError, BusyError
from app.web.errors import (
    AmbiguousLengthError,
    BodyTooLargeError,
    ExpectationFailedError,
    HeadersTooLargeError,
    SlowBodyError,
    UnsupportedMediaTypeError,
)
from app.web.problems import problem_response

KIB = 1024
DEFAULT_BODY_BYTES = 64 * KIB
ENTRY_BODY_BYTES = 256 * KIB
BULK_BODY_BYTES = 4096 * KIB
HEADER_BYTES = 32 * KIB
BODY_SECONDS = 20.0
# After the limit this much more is read and thrown away, so that a client which is nearly done hears our answer
# instead of a reset connection.
DRAIN_BYTES = 1024 * KIB
# What all bodies together may hold of this process's memory until they are answered: sixteen of the largest.
BODY_BUDGET_BYTES = 64 * 1024 * KIB

_BULK = frozenset({"/api/v1/entries/batch", "/api/v1/import"})
_ENTRIES = "/api/v1/entries/"
_SETTINGS = "/api/v1/settings"
_LENGTH = re.compile(rb"[0-9]{1,18}")
_CLOSE = {"Connection": "close"}


def body_limit(path: str) -> int:
    """How many bytes of body an address takes."""
    if path in _BULK:
        return BULK_BODY_BYTES
    if path.startswith(_ENTRIES) or path == _SETTINGS:
        return ENTRY_BODY_BYTES
    return DEFAULT_BODY_BYTES


class Framing(NamedTuple):
    """How the body of a request is announced."""

    length: bytes | None
    chunked: bool
    encoding: bytes
    expectation: bytes
    header_bytes: int


def read_framing(headers: Sequence[tuple[bytes, bytes]]) -> Framing:
    """The framing headers among all headers. A repeated length is joined, so that it is no number any more."""
    length: bytes | None = None
    chunked, encoding, expectation, total = False, b"", b"", 0
    for name, value in headers:
        total += len(name) + len(value)
        if name == b"content-length":
            length = value if length is None else length + b"," + value
        elif name == b"transfer-encoding":
            chunked = True
        elif name == b"content-encoding":
            encoding = value.strip().lower()
        elif name == b"expect":
            expectation = value.strip().lower()
    return Framing(length, chunked, encoding, expectation, total)


def refusal(framing: Framing) -> AppError | None:
    """Why the announced body is not even read, if so."""
    if framing.header_bytes > HEADER_BYTES:
        return HeadersTooLargeError(headers=_CLOSE)
    if framing.length is not None and (framing.chunked or not _LENGTH.fullmatch(framing.length)):
        # Two readings of one length is how requests are smuggled (RFC 9112 section 6.3).
        return AmbiguousLengthError("Send Content-Length or Transfer-Encoding, once.", headers=_CLOSE)
    if framing.expectation not in {b"", b"100-continue"}:
        return ExpectationFailedError(headers=_CLOSE)
    if framing.encoding not in {b"", b"identity"}:
        return UnsupportedMediaTypeError("Send the body without Content-Encoding.", headers=_CLOSE)
    return None


class BodyBudget:
    """How many bytes of bodies a process holds at once. Of the event loop alone, so it needs no lock."""

    def __init__(self, total_bytes: int) -> None:
        self.free_bytes = total_bytes

    def share(self) -> "BodyShare":
        return BodyShare(self)


class BodyShare:
    """What one request holds of the budget, counted as it arrives: a length that is only announced costs nothing."""

    def __init__(self, budget: BodyBudget) -> None:
        self._budget = budget
        self._held_bytes = 0

    def take(self, size_bytes: int) -> None:
        """Raises BusyError when the process holds as much as it may."""
        if size_bytes > self._budget.free_bytes:
            raise BusyError("Please send it again in a moment.", headers={**_CLOSE, "Retry-After": "1"})
        self._budget.free_bytes -= size_bytes
        self._held_bytes += size_bytes

    def give_back(self) -> None:
        self._budget.free_bytes += self._held_bytes
        self._held_bytes = 0


class RequestLimits:
    """Reads the whole body within its bounds before the app runs, so that no route ever holds half a body."""

    def __init__(
        self, app: ASGIApp, *, body_seconds: float = BODY_SECONDS, budget_bytes: int = BODY_BUDGET_BYTES
    ) -> None:
        self._app = app
        self._body_seconds = body_seconds
        self._budget = BodyBudget(budget_bytes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        share = self._budget.share()
        try:
            receive = await self._bounded(scope, receive, share)
        except AppError as error:
            scope["problem"] = error.slug
            await problem_response(error)(scope, receive, send)
        except _ClientGoneError:
            return
        else:
            await self._app(scope, receive, send)
        finally:
            share.give_back()

    async def _bounded(self, scope: Scope, receive: Receive, share: BodyShare) -> Receive:
        framing = read_framing(scope["headers"])
        if (error := refusal(framing)) is not None:
            raise error
        if not framing.chunked and framing.length in {None, b"0"}:
            return receive
        limit = body_limit(scope["path"])
        announced = int(framing.length or 0)
        if announced > limit + DRAIN_BYTES or (announced > limit and framing.expectation):
            raise _too_large(limit, close=True)
        try:
            async with asyncio.timeout(self._body_seconds):
                return _replay(await _read_body(receive, limit, share), receive)
        except TimeoutError:
            raise SlowBodyError("Please send it again.", headers=_CLOSE) from None


class _ClientGoneError(Exception):
    """The client left in the middle of its body: nobody is left to answer, and half a body is nothing."""


async def _read_body(receive: Receive, limit: int, share: BodyShare) -> list[Message]:
    messages: list[Message] = []
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _ClientGoneError
        more = message.get("more_body", False)
        size += len(message.get("body", b""))
        if size <= limit:
            share.take(len(message.get("body", b"")))
            messages.append(message)
        elif size > limit + DRAIN_BYTES:
            raise _too_large(limit, close=True)
    if size > limit:
        raise _too_large(limit, close=False)
    return messages


def _too_large(limit: int, *, close: bool) -> AppError:
    return BodyTooLargeError(f"It takes {limit // KIB} KiB at most.", headers=_CLOSE if close else None)


def _replay(messages: list[Message], receive: Receive) -> Receive:
    waiting = iter(messages)

    async def replay() -> Message:
        message = next(waiting, None)
        return await receive() if message is None else message

    return replay
