"""The built PWA, served from memory. Answers for files that were there at start and for the app's own paths only."""

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send

from app.kernel.errors import NotFoundError
from app.kernel.logging import get_logger
from app.web.errors import MethodNotAllowedError
from app.web.headers import RouteClass
from app.web.plain_page import PlainPage, nothing_here

STATIC_DIR = Path(__file__).resolve().parent.parent / "static"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
_ROBOTS = b"User-agent: *\nDisallow: /\n"
# The app's own paths; with a dot it would be a missing file, and these folders belong to the server.
_APP_PATH = re.compile(r"/(?!(?:api|shl|s|assets|docs)(?:/|$))[A-Za-z0-9_/-]*")
# Whoever asks for these is a program, whatever it says it accepts.
_API_PATH = re.compile(r"/(?:api|shl)(?:/.*)?", re.DOTALL)
_JSON = frozenset({"application/json", "application/problem+json"})
_NOT_MODIFIED, _OK = 304, 200
_POLICY_VIOLATION = 1008  # RFC 6455 section 7.4.1
_log = get_logger("web")


@dataclass(frozen=True)
class StaticFile:
    """One file of the build with what precedes and follows it on the wire."""

    path: Path
    media_type: str

    @cached_property
    def bodies(self) -> dict[str, bytes]:
        """Content by coding, read on first use and kept: the whole build is a few hundred KiB."""
        found = {"identity": self.path.read_bytes()}
        for coding, suffix in _ENCODINGS:
            packed = self.path.with_name(self.path.name + suffix)
            if packed.is_file():
                found[coding] = packed.read_bytes()
        return found

    @cached_property
    def tag(self) -> str:
        return hashlib.sha256(self.bodies["identity"]).hexdigest()[:32]


class Pwa:
    """ASGI app for everything that is not a route: files of the build, then the shell, then a page or a problem."""

    def __init__(self, directory: Path, help_: str) -> None:
        self._files = _scan(directory)
        self._nothing = PlainPage(nothing_here(), help_)
        if "/index.html" not in self._files:
            _log.warning("app-files-missing")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
            return
        response = self._answer(scope)
        await response(scope, receive, send)

    def _answer(self, scope: Scope) -> Response:
        path: str = scope["path"]
        file = self._find(path)
        if file is None and path != "/robots.txt":
            return self._missing(scope)
        if scope["method"] not in {"GET", "HEAD"}:
            raise MethodNotAllowedError(headers={"Allow": "GET, HEAD"})
        if file is None:
            return Response(_ROBOTS, media_type=_TYPES[".txt"])
        return _file_response(file, Headers(scope=scope))

    def _missing(self, scope: Scope) -> Response:
        """A page with Help for somebody who looks, a problem for a program."""
        if not _is_read(scope):
            raise NotFoundError
        scope["problem"] = NotFoundError.slug
        scope["route_class"] = RouteClass.PLAIN
        return HTMLResponse(self._nothing.content, NotFoundError.status)

    def _find(self, path: str) -> StaticFile | None:
        if path == "/s/":
            return self._files.get("/s/index.html")
        if _APP_PATH.fullmatch(path):
            return self._files.get("/index.html")
        return self._files.get(path)


def _is_read(scope: Scope) -> bool:
    """Whether a browser wants a page: only one that is opened, not a file that a page loads, is asked for as HTML."""
    if scope["method"] not in {"GET", "HEAD"} or _API_PATH.fullmatch(scope["path"]):
        return False
    accepted = {_name(part) for part in Headers(scope=scope).get("accept", "").lower().split(",")}
    return "text/html" in accepted and accepted.isdisjoint(_JSON)


def _scan(directory: Path) -> dict[str, StaticFile]:
    """Every file that may be served, by its address: what is not in this table cannot be reached by any path."""
    files = (path for path in directory.rglob("*") if path.is_file() and path.suffix in _TYPES)
    return {f"/{path.relative_to(directory).as_posix()}": StaticFile(path, _TYPES[path.suffix]) for path in files}


def _file_response(file: StaticFile, request: Headers) -> Response:
    coding = _coding(request.get("accept-encoding", ""), file)
    tag = f'"{file.tag}-{coding}"'
    headers = {"ETag": tag}
    if len(file.bodies) > 1:
        headers["Vary"] = "Accept-Encoding"
    if tag in (known.strip().removeprefix("W/") for known in request.get("if-none-match", "").split(",")):
        return Response(status_code=_NOT_MODIFIED, headers=headers)
    if coding != "identity":
        headers["Content-Encoding"] = coding
    return Response(file.bodies[coding], _OK, headers, file.media_type)


def _coding(accept_encoding: str, file: StaticFile) -> str:
    accepted = {_name(part) for part in accept_encoding.lower().split(",")}
    return next((coding for coding, _ in _ENCODINGS if coding in accepted and coding in file.bodies), "identity")


def _name(part: str) -> str:
    name, _, weight = part.partition(";")
    is_refused = re.fullmatch(r"\s*q\s*=\s*0(\.0*)?\s*", weight) is not None
    return "" if is_refused else name.strip()
