"""The web floor under test: the real app with a few planted routes, asked in process or over a real socket."""

import asyncio
import socket
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

import httpx2
import uvicorn
from fastapi import APIRouter, FastAPI, Form, Header
from pydantic import AfterValidator, Field

from app.crypto.server_secrets import new_secrets
from app.db.gateway import open_gateway
from app.features.health.rules import Readiness, ReadinessProbe
from app.kernel.errors import BusyError
from app.kernel.settings import Settings
from app.main import create_app
from app.web.body import StrictRoute
from app.web.errors import BodyTooLargeError, InvalidIfMatchError
from app.web.problems import responses
from app.web.schemas import WireModel, refuse
from app.web.server import GuardedProtocol, server_config
from tests.support.app import with_known_routes

CANARY = "canary-of-the-coal-mine"
ORIGIN = "http://localhost"
START_SECONDS = 10

planted = APIRouter(prefix="/api/v1", tags=["planted"], route_class=StrictRoute)


class Child(WireModel):
    number: int


def only_even(value: int) -> int:
    if value % 2:
        raise refuse("odd", "This needs to be even.")
    return value


class Walk(WireModel):
    action: Literal["walk"]
    minutes: int


class Rest(WireModel):
    action: Literal["rest"]
    child: Child


class Planted(WireModel):
    kind: Literal["planted"] = "planted"
    text: str = ""
    number: int = 0
    even: Annotated[int, AfterValidator(only_even)] = 0
    child: Child | None = None
    children: list[Child] = Field(default_factory=list)
    ratings: dict[str, int] = Field(default_factory=dict)


@planted.put("/entries/{name}/planted", responses=responses(InvalidIfMatchError, BodyTooLargeError))
async def put_named(name: str, body: Planted) -> dict[str, int]:
    return {"characters": len(body.text)}


@planted.post("/planted")
async def echo_sizes(body: Planted) -> dict[str, int]:
    return {"characters": len(body.text), "number": body.number}


@planted.post("/planted-choice")
async def choice(body: Annotated[Walk | Rest, Field(discriminator="action")]) -> dict[str, str]:
    return {"action": body.action}


@planted.post("/planted-form")
async def form(word: Annotated[str, Form(max_length=5)]) -> dict[str, int]:
    return {"characters": len(word)}


@planted.get("/planted-header")
async def header(x_number: Annotated[int, Header()]) -> dict[str, int]:
    return {"number": x_number}


@planted.get("/busy", responses=responses(BusyError))
async def busy() -> None:
    raise BusyError("Please try again.", headers={"Retry-After": "1"})


@planted.get("/boom")
async def boom() -> None:
    secret = CANARY
    raise RuntimeError(secret)


async def is_ready() -> Readiness:
    return Readiness(database_answers=True, migrations_current=True, free_bytes=2**40)


def plain_app(
    *,
    public_url: str = "",
    static_dir: Path = Path("/nonexistent"),
    body_seconds: float = 5.0,
    readiness: ReadinessProbe = is_ready,
) -> FastAPI:
    """The app as it is; unless a directory is given, without a built PWA. Its database is empty and not started."""
    app = create_app(
        Settings(public_url=public_url),
        secrets=new_secrets(),
        gateway=open_gateway(f"sqlite:///{tempfile.mkdtemp()}/ebb.db"),
        readiness=readiness,
        static_dir=static_dir,
        body_seconds=body_seconds,
    )
    return with_known_routes(app)


@cache
def described() -> dict[str, Any]:
    """The app's own OpenAPI document, as a server would give it; made once, because that takes most of a second."""
    return plain_app().openapi()


def make_app(*, public_url: str = "", static_dir: Path = Path("/nonexistent"), body_seconds: float = 5.0) -> FastAPI:
    """The app with the planted routes."""
    app = plain_app(public_url=public_url, static_dir=static_dir, body_seconds=body_seconds)
    app.include_router(planted)
    return app


def ask(app: FastAPI, method: str, url: str, **kwargs: Any) -> httpx2.Response:
    """One request through the whole ASGI stack."""

    async def send() -> httpx2.Response:
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url=ORIGIN) as client:
            return await client.request(method, url, **kwargs)

    return asyncio.run(send())


async def pieces(*parts: bytes) -> AsyncIterator[bytes]:
    """A body of unknown length, in pieces."""
    for part in parts:
        yield part


def raw_request(port: int, *parts: bytes, pause: float = 0.0) -> bytes:
    """Everything the server says to these bytes, until it closes the connection or is silent for long."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        for part in parts:
            try:
                connection.sendall(part)
            except (BrokenPipeError, ConnectionResetError):
                break
            time.sleep(pause)
        return b"".join(_received(connection))


def _received(connection: socket.socket) -> Iterator[bytes]:
    while True:
        try:
            piece = connection.recv(65_536)
        except (TimeoutError, ConnectionResetError):
            return
        if not piece:
            return
        yield piece


@contextmanager
def live_server(app: FastAPI, *, head_seconds: float = 5.0) -> Iterator[int]:
    """The app on a real loopback socket, as `ebb serve` would put it there; yields the port."""
    config = server_config(app, host="127.0.0.1", port=0)
    config.http = type("QuickProtocol", (GuardedProtocol,), {"head_seconds": head_seconds})
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield _port(server)
    finally:
        server.should_exit = True
        thread.join(START_SECONDS)
        assert not thread.is_alive()


def _port(server: uvicorn.Server) -> int:
    deadline = time.monotonic() + START_SECONDS
    while not server.started:
        assert time.monotonic() < deadline, "the server did not start"
        time.sleep(0.01)
    port: int = server.servers[0].sockets[0].getsockname()[1]
    return port
