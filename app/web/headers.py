"""Security headers, one exact set per class of route. The only place that sets caching or policy headers."""

from collections.abc import Mapping
from enum import Enum
from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.plain_page import STYLE_SOURCE

HeaderList = tuple[tuple[bytes, bytes], ...]


class RouteClass(Enum):
    """What an answer is, as far as browsers and caches care."""

    SHELL = "shell"
    SHARE = "share"
    WORKER = "worker"
    ASSET = "asset"
    DOCS = "docs"
    PLAIN = "plain"
    API = "api"
    PUBLIC_API = "public-api"
    SHL = "shl"


_APP_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; {extra}form-action 'none'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; "
    "require-trusted-types-for 'script'; trusted-types {policies}"
)
_SHELL_POLICY = _APP_POLICY.format(extra="manifest-src 'self'; worker-src 'self'; ", policies="ebb-sw")
_SHARE_POLICY = _APP_POLICY.format(extra="", policies="'none'")
# Swagger UI writes markup without Trusted Types and shows icons as data: images; it still runs no inline script.
_DOCS_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'none'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
)
# Pages without script: nothing but their own style, and nothing loaded from anywhere.
_PLAIN_POLICY = (
    f"default-src 'none'; style-src {STYLE_SOURCE}; img-src data:; form-action 'none'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
_API_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"

_PERMISSIONS = (
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(self), "
    "geolocation=(), gyroscope=(), interest-cohort=(), magnetometer=(), microphone=(), midi=(), payment=(), "
    "publickey-credentials-get=(self), publickey-credentials-create=(self), screen-wake-lock=(), usb=(), "
    "browsing-topics=()"
)
_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
_PAGE = {
    **_EVERYWHERE,
    "Permissions-Policy": _PERMISSIONS,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Origin-Agent-Cluster": "?1",
    "Cache-Control": "no-cache",
}
_API = {
    **_EVERYWHERE,
    "Content-Security-Policy": _API_POLICY,
    "Cache-Control": "no-store",
    "Vary": "Authorization, Cookie",
}
_ONE_YEAR = "public, max-age=31536000, immutable"
_TWO_YEARS_HTTPS = "max-age=63072000; includeSubDomains"

TABLE: Mapping[RouteClass, Mapping[str, str]] = {
    RouteClass.SHELL: {**_PAGE, "Content-Security-Policy": _SHELL_POLICY},
    RouteClass.SHARE: {**_PAGE, "Content-Security-Policy": _SHARE_POLICY},
    RouteClass.WORKER: {**_PAGE, "Content-Security-Policy": _SHELL_POLICY},
    RouteClass.ASSET: {**_EVERYWHERE, "Content-Security-Policy": _API_POLICY, "Cache-Control": _ONE_YEAR},
    RouteClass.DOCS: {**_PAGE, "Content-Security-Policy": _DOCS_POLICY},
    # Browsers ignore the isolation headers of a page on plain http and say so in their console, so it has none.
    RouteClass.PLAIN: {
        **_EVERYWHERE,
        "Permissions-Policy": _PERMISSIONS,
        "Content-Security-Policy": _PLAIN_POLICY,
        "Cache-Control": "no-store",
    },
    RouteClass.API: _API,
    RouteClass.PUBLIC_API: {**_EVERYWHERE, "Content-Security-Policy": _API_POLICY, "Cache-Control": "no-cache"},
    # Viewers of SMART Health Links run anywhere, without credentials: the one place that allows other origins.
    RouteClass.SHL: {
        **_API,
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Expose-Headers": "Retry-After",  # else a viewer in a browser could not keep to it
    },
}

_EXACT = {
    "/sw.js": RouteClass.WORKER,
    "/help.html": RouteClass.PLAIN,
    "/healthz": RouteClass.API,
    "/readyz": RouteClass.API,
    "/api/docs": RouteClass.DOCS,
    "/api/v1/openapi.json": RouteClass.PUBLIC_API,
    "/api/v1/crisis-resources": RouteClass.PUBLIC_API,
}
_PREFIXES = (
    ("/api/", RouteClass.API),
    ("/assets/", RouteClass.ASSET),
    ("/docs/", RouteClass.DOCS),
    ("/s/", RouteClass.SHARE),
    ("/shl/", RouteClass.SHL),
)


def route_class(path: str, status: int) -> RouteClass:
    """The class of an answer. A failure is never an asset and never a page: it must not be cached or framed."""
    if status >= HTTPStatus.BAD_REQUEST:
        return RouteClass.SHL if path.startswith("/shl/") else RouteClass.API
    if (exact := _EXACT.get(path)) is not None:
        return exact
    return next((kind for prefix, kind in _PREFIXES if path.startswith(prefix)), RouteClass.SHELL)


def header_list(kind: RouteClass, *, https: bool) -> HeaderList:
    """The headers of a class as ASGI wants them."""
    headers = dict(TABLE[kind])
    if https:
        headers["Strict-Transport-Security"] = _TWO_YEARS_HTTPS
        if kind in {RouteClass.SHELL, RouteClass.SHARE, RouteClass.WORKER, RouteClass.DOCS}:
            headers["Content-Security-Policy"] += "; upgrade-insecure-requests"
    return tuple((name.lower().encode(), value.encode()) for name, value in headers.items())


class SecurityHeaders:
    """Adds the headers of its class to every answer, whoever made it."""

    def __init__(self, app: ASGIApp, *, https: bool) -> None:
        self._app = app
        self._lists = {kind: header_list(kind, https=https) for kind in RouteClass}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                kind = scope.get("route_class") or route_class(scope["path"], message["status"])
                message["headers"] = [*message.get("headers", ()), *self._lists[kind]]
            await send(message)

        await self._app(scope, receive, send_with_headers)
