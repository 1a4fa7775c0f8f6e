"""Which names this server answers to. Refuses every other `Host`, so that no foreign site can borrow the address."""

import ipaddress
import re
from functools import lru_cache
from urllib.parse import urlsplit

from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.kernel.errors import AppError
from app.kernel.settings import Settings
from app.web.errors import AmbiguousHostError, MisdirectedError
from app.web.headers import RouteClass
from app.web.plain_page import PlainPage, elsewhere, needs_https
from app.web.problems import problem_response

# A name, an IPv4 address, or an IPv6 address in brackets; then a port (RFC 3986 section 3.2.2, without its oddities).
_HOST = re.compile(rb"([a-z0-9._-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::[0-9]{1,5})?", re.IGNORECASE)
# Load balancers ask with whatever they call the machine, and the answer says nothing of anybody.
_PROBES = frozenset({"/healthz", "/readyz"})
_API = ("/api/", "/shl/")
_REMEMBERED = 64
_CLOSE = {"Connection": "close"}  # the body that may follow is not read


@lru_cache(_REMEMBERED)
def host_name(raw: bytes) -> str | None:
    """The name in a `Host` header, without brackets and port; None if it is not one."""
    match = _HOST.fullmatch(raw)
    return match[1].decode().lower().strip("[]") if match else None


@lru_cache(_REMEMBERED)
def is_this_machine(name: str) -> bool:
    """Whether a browser that uses this name talks to its own machine, whoever runs the network."""
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def public_name(settings: Settings) -> str:
    """The name people use, when it is an https one; else nothing."""
    return urlsplit(settings.public_url).hostname or "" if settings.is_https else ""


class KnownHosts:
    """Answers for the public https name and for this machine; to the rest it says where to go.

    Against DNS rebinding: a page of another site whose name was pointed here sends that name as `Host`. And against
    plain http in a network: there no name but this machine's own is taken, so the app is never served there.
    """

    def __init__(self, app: ASGIApp, *, settings: Settings, help_: str) -> None:
        self._app = app
        self._name = public_name(settings)
        words = elsewhere(settings.public_url) if self._name else needs_https(settings.port)
        self._page = PlainPage(words, help_)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        hosts = [value for name, value in scope["headers"] if name == b"host"]
        error = self._refusal(hosts, scope["path"])
        if error is None:
            await self._app(scope, receive, send)
            return
        await refused(scope, error, self._page)(scope, receive, send)

    def _refusal(self, hosts: list[bytes], path: str) -> AppError | None:
        if len(hosts) > 1:
            return AmbiguousHostError("Send one Host header.", headers=_CLOSE)
        if path in _PROBES:
            return None
        name = host_name(hosts[0]) if hosts else None
        if name is None:
            return AmbiguousHostError("Send the name of this server as Host.", headers=_CLOSE)
        if name == self._name or is_this_machine(name):
            return None
        return MisdirectedError("Use the https address it was given, or the machine itself.", headers=_CLOSE)


def refused(scope: Scope, error: AppError, page: PlainPage) -> Response:
    """A page for somebody who looks, a problem for a program."""
    scope["problem"] = error.slug
    if isinstance(error, MisdirectedError) and is_a_look(scope["method"], scope["path"]):
        scope["route_class"] = RouteClass.PLAIN
        return HTMLResponse(page.content, error.status, error.headers)
    return problem_response(error)


def is_a_look(method: str, path: str) -> bool:
    """Whether a browser asks for something to show."""
    return method in {"GET", "HEAD"} and not path.startswith(_API)
