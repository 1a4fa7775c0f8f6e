"""`ebb serve`: one process that serves the API and the PWA."""

import ctypes
import gc
import resource
import signal
import sys
import threading
from contextlib import nullcontext
from typing import TYPE_CHECKING

import uvicorn
from fastapi import FastAPI

from app.cli import storage
from app.cli.assembly import build_app
from app.cli.listening import listen
from app.cli.say import say
from app.db.engine import parse_url, sqlite_path
from app.kernel.clock import utc_now
from app.kernel.logging import configure_logging
from app.kernel.settings import Settings
from app.web.problems import describe
from app.web.server import server_config

if TYPE_CHECKING:
    from app.cli.lan import Lan

_PR_SET_DUMPABLE = 4  # linux/prctl.h
_DESCRIBED_AFTER_SECONDS = 2.0  # once the first people who waited for the start were answered


def run(settings: Settings, *, on_lan: bool = False) -> int:
    """Serves until it is told to stop (SIGINT or SIGTERM), then finishes what it took."""
    configure_logging()
    keep_memory_private()
    with storage.held(settings):
        lan = _lan(settings) if on_lan else None
        server = _serve(lan.settings if lan else settings, lan)
    if not server.started:
        say("Ebb could not start; the log lines above say where.", stream=sys.stderr)
    return 0 if server.started else 1


def settle() -> None:
    """What start-up made lives as long as the process: taken out of the collector's sight.

    That cut the slowest twentieth of answers tenfold (38.7 to 3.35 ms, reference measurement).
    """
    gc.collect()
    gc.freeze()


def _serve(settings: Settings, lan: "Lan | None") -> uvicorn.Server:
    secrets = storage.prepare(settings)
    sockets = listen(settings.host, settings.port)
    app, tls = build_app(settings, secrets), lan.tls(utc_now()) if lan else None
    settle()
    server = uvicorn.Server(server_config(app, host=settings.host, port=settings.port, tls=tls))
    with lan.guiding() if lan else nullcontext():
        _welcome(settings)
        if lan:
            lan.explain()
        elif settings.is_https and not settings.trusted_proxies:
            say("Behind a proxy everybody seems to come from its address: name it in EBB_TRUSTED_PROXIES.")
        leave_calmly()
        _describe_soon(app)
        server.run(sockets=sockets)
    return server


def _describe_soon(app: FastAPI) -> None:
    """Beside the event loop: there, the first request that is refused would hold up everybody for most of a second."""
    soon = threading.Timer(_DESCRIBED_AFTER_SECONDS, describe, [app])
    soon.daemon = True
    soon.start()


def _lan(settings: Settings) -> "Lan":
    from app.cli import lan  # noqa: PLC0415 - certificates and pictures, only where they are needed

    return lan.prepare(settings, now=utc_now())


def leave_calmly() -> None:
    """Being told to stop is no failure: the server finishes its work and then raises the signal again, for us."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: sys.exit(0))


def keep_memory_private() -> None:
    """No core files and no attaching by other processes of this user: open keys live in this memory."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _place(settings: Settings) -> str:
    """Where the rows are, without the user name and password an address can hold."""
    url = parse_url(settings.resolved_database_url)
    if storage.is_sqlite(settings.resolved_database_url):
        return str(sqlite_path(url))
    return f"the PostgreSQL database {url.database} at {url.host or 'this machine'}"


def _welcome(settings: Settings) -> None:
    where = settings.public_url or f"http://{'localhost' if settings.is_loopback else settings.host}:{settings.port}"
    say(f"Ebb is at {where}")
    say(f"Your data lies in {_place(settings)}. `ebb backup --with-secrets` copies it, and apart from it its secrets.")
    if not settings.is_loopback and not settings.is_https:
        say("Anywhere but on this machine it shows only how to get https: see --lan and EBB_PUBLIC_URL in the README.")
