"""How the app is put on a socket. Owns time and size of a request's head, which the server library leaves unbounded."""

import asyncio
import json
import ssl
import tempfile
from pathlib import Path
from typing import Any

import httptools
import uvicorn
from starlette.types import ASGIApp
from typing_extensions import override
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from app.kernel.errors import AppError
from app.web.errors import HeadersTooLargeError, RefusedRequestError, SlowHeadersError
from app.web.headers import RouteClass, header_list
from app.web.limits import HEADER_BYTES
from app.web.problems import PROBLEM_MEDIA_TYPE, problem_body

HEAD_SECONDS = 15.0
KEEP_ALIVE_SECONDS = 10
GRACEFUL_SHUTDOWN_SECONDS = 20
FAREWELL_SECONDS = 1.0


class GuardedProtocol(HttpToolsProtocol):
    """The library's protocol with a deadline and a size for the head of each request.

    Measured without it: silent connections, half a head and a head dripped byte by byte all stay open for ever,
    and a header that never ends is kept in memory as long as it grows.
    """

    head_seconds = HEAD_SECONDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._head_bytes = 0
        self._head_timer: asyncio.TimerHandle | None = None

    @override
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as the library has it
        super().connection_made(transport)
        self._await_head()

    @override
    def shutdown(self) -> None:
        """Over TLS an idle phone is asked to say good-bye, and one that sleeps never does: measured, 20 s to stop."""
        super().shutdown()
        if self.transport.is_closing():
            self.loop.call_later(FAREWELL_SECONDS, self.transport.abort)

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    @override
    def data_received(self, data: bytes) -> None:
        self._unset_keepalive_if_required()
        try:
            self._feed(data)
        except httptools.HttpParserError:
            self.logger.warning("Invalid HTTP request received.")  # as the library says it; our log knows it by a name
            self.send_400_response("")
            return
        if self._head_timer is None:
            return
        # Counted only while the head is unfinished: a whole head in one piece is weighed by RequestLimits.
        self._head_bytes += len(data)
        if self._head_bytes > HEADER_BYTES:
            self._refuse(HeadersTooLargeError())

    def _feed(self, data: bytes) -> None:
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade as upgrade:
            # The parser takes all that follows such a head for another protocol: measured, a body was gone and the
            # rest of it read as the next request. Upgrade may be ignored (RFC 9110 section 7.8), so it is read again.
            head, rest = self._head_without_upgrade(), data[upgrade.args[0] :]
            self.parser = httptools.HttpRequestParser(self)
            self._feed(head + rest)

    def _head_without_upgrade(self) -> bytes:
        first = b" ".join((self.parser.get_method(), self.url, b"HTTP/" + self.parser.get_http_version().encode()))
        kept = [name + b": " + value for name, value in self.headers if name != b"upgrade"]
        return b"\r\n".join((first, *kept, b"\r\n"))

    def _is_upgrade(self) -> bool:
        return bool(self.parser.should_upgrade())

    @override
    def on_headers_complete(self) -> None:
        self._stop_waiting()
        if self.parser.get_method() == b"CONNECT":
            self._refuse(RefusedRequestError("This server is no proxy."))
        elif not self._is_upgrade():
            super().on_headers_complete()

    @override
    def on_message_complete(self) -> None:
        if not self._is_upgrade():
            super().on_message_complete()

    @override
    def on_response_complete(self) -> None:
        next_head_is_here = bool(self.pipeline)
        super().on_response_complete()
        if not next_head_is_here and not self.transport.is_closing():
            self._await_head()

    @override
    def send_400_response(self, msg: str) -> None:
        self._refuse(RefusedRequestError("It is not HTTP as this server reads it."))

    def _await_head(self) -> None:
        self._stop_waiting()
        self._head_timer = self.loop.call_later(self.head_seconds, self._on_slow_head)

    def _stop_waiting(self) -> None:
        self._head_bytes = 0
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _on_slow_head(self) -> None:
        if self._head_bytes:
            self._refuse(SlowHeadersError())
        else:
            self.transport.close()

    def _refuse(self, error: AppError) -> None:
        self._stop_waiting()
        if not self.transport.is_closing():
            self.transport.write(_raw_answer(error))
            self.transport.close()


def _raw_answer(error: AppError) -> bytes:
    """An answer written past the app, with the same headers: nothing of the request is known well enough to run it."""
    body = json.dumps(problem_body(error)).encode()
    headers = (
        *header_list(RouteClass.API, https=False),
        (b"content-type", PROBLEM_MEDIA_TYPE.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    )
    lines = b"".join(name + b": " + value + b"\r\n" for name, value in headers)
    return STATUS_LINE[error.status] + lines + b"\r\n" + body


def tls_context(certificate_pem: bytes, folder: Path) -> ssl.SSLContext:
    """TLS 1.3 with this key and certificate. The library reads files only: one lies in `folder` for that moment."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3  # RFC 8446; every browser that can install the app has it
    with tempfile.NamedTemporaryFile(dir=folder) as file:  # mode 0600
        file.write(certificate_pem)
        file.flush()
        context.load_cert_chain(file.name)
    return context


def server_config(app: ASGIApp, *, host: str, port: int, tls: ssl.SSLContext | None = None) -> uvicorn.Config:
    """How Ebb is served, always: one place, so that tests and `ebb serve` meet the same server."""
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        http=GuardedProtocol,
        ws="none",
        loop="auto",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,  # who is believed about addresses, and for what: throttle/places.py
        ssl_context_factory=None if tls is None else lambda _config, _default: tls,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=GRACEFUL_SHUTDOWN_SECONDS,
    )
