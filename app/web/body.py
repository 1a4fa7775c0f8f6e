"""Strict JSON bodies. Owns the one reading of a body as JSON; refuses what two parsers could read two ways."""

import json
import math
from collections.abc import Callable, Coroutine, Iterable
from typing import Any, Never

from fastapi import Request, Response
from fastapi.params import Form
from fastapi.routing import APIRoute
from starlette.types import Receive, Scope
from typing_extensions import override

from app.web.errors import MalformedJsonError, UnsupportedMediaTypeError

MAX_DEPTH = 32
_INT64_MIN, _INT64_MAX = -(2**63), 2**63 - 1  # what every client and both databases can hold (RFC 8259 section 6)
_INT64_DIGITS = 20
_BOM = b"\xef\xbb\xbf"


def parse_json(raw: bytes) -> Any:
    """The one value in `raw`, read as RFC 8259 and I-JSON (RFC 7493) allow: UTF-8, unique names, finite numbers.

    Raises:
        MalformedJsonError: with words for what is wrong, never with a piece of it.
    """
    text = _decode(raw)
    try:
        value = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise MalformedJsonError(f"It is not valid JSON at character {error.pos + 1}.") from None
    except RecursionError:
        raise _too_deep() from None
    _check_depth(raw, value)
    _check_surrogates(raw, value)
    return value


def _decode(raw: bytes) -> str:
    if not raw:
        raise MalformedJsonError("The body is empty.")
    if raw.startswith(_BOM):
        raise MalformedJsonError("It starts with a byte order mark.")
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        raise MalformedJsonError(f"It is not UTF-8 at byte {error.start + 1}.") from None


def _unique_names(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise MalformedJsonError("A name stands twice in one object.")
    return value


def _whole_number(text: str) -> int:
    # The digits are counted first: Python refuses to convert more than 4,300 of them.
    if len(text) <= _INT64_DIGITS:
        value = int(text)
        if _INT64_MIN <= value <= _INT64_MAX:
            return value
    raise MalformedJsonError("A whole number needs more than 64 bits.")


def _finite_number(text: str) -> float:
    value = float(text)
    if math.isinf(value):
        raise MalformedJsonError("A number is too large.")
    return value


def _no_constant(_name: str) -> Never:
    raise MalformedJsonError("NaN and Infinity are not JSON.")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_unique_names,
    parse_int=_whole_number,
    parse_float=_finite_number,
    parse_constant=_no_constant,
)


def _check_depth(raw: bytes, value: Any) -> None:
    if raw.count(b"[") + raw.count(b"{") <= MAX_DEPTH:
        return
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [child for node in level for child in _children(node) if isinstance(child, (dict, list))]
        if not level:
            return
    raise _too_deep()


def _children(node: Any) -> Iterable[Any]:
    return node.values() if isinstance(node, dict) else node


def _too_deep() -> MalformedJsonError:
    return MalformedJsonError(f"It is nested deeper than {MAX_DEPTH} levels.")


def _check_surrogates(raw: bytes, value: Any) -> None:
    # A lone half of a pair can only come from an escape: raw ones are not UTF-8.
    if b"\\u" not in raw:
        return
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise MalformedJsonError("It holds half of a surrogate pair.") from None


def require_json(content_type: str | None) -> None:
    """Refuse a body that does not say it is JSON in UTF-8.

    Raises:
        UnsupportedMediaTypeError: for anything but application/json.
    """
    if content_type == "application/json":
        return
    essence, *parameters = (part.strip().lower() for part in (content_type or "").split(";"))
    if essence != "application/json" or any(part not in {"", "charset=utf-8"} for part in parameters):
        raise UnsupportedMediaTypeError("Send the body as application/json, in UTF-8.")


class _ParsedRequest(Request):
    """A request whose body was read and parsed already, so that the framework parses nothing."""

    def __init__(self, scope: Scope, receive: Receive, raw: bytes) -> None:
        super().__init__(scope, receive)
        self._raw = raw
        self._parsed = parse_json(raw)

    @override
    async def body(self) -> bytes:
        return self._raw

    @override
    async def json(self) -> Any:
        return self._parsed


class StrictRoute(APIRoute):
    """A route whose JSON body, if it takes one, went through `parse_json`. Every router of ours uses it."""

    @override
    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handler = super().get_route_handler()
        if self.body_field is None or isinstance(self.body_field.field_info, Form):
            return handler

        async def strict(request: Request) -> Response:
            raw = await request.body()
            if raw:
                require_json(request.headers.get("content-type"))
            return await handler(_ParsedRequest(request.scope, request.receive, raw))

        return strict
