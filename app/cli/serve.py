"""`ebb serve`: one process that serves the API and the PWA."""

import ctypes
import os
import resource
import signal
import socket
import sys

import uvicorn

from app.cli import storage
from app.cli.assembly import build_app
from app.cli.say import say
from app.db.engine import parse_url, sqlite_path
from app.kernel.logging import configure_logging
from app.kernel.settings import Settings
from app.web.server import server_config

_LAST_PORT = 65_535
_PR_SET_DUMPABLE = 4  # linux/prctl.h


class CannotListenError(Exception):
    """Words for the terminal; no request ever meets it."""


def run(settings: Settings) -> int:
    """Serves until it is told to stop (SIGINT or SIGTERM), then finishes what it took."""
    configure_logging()
    keep_memory_private()
    with storage.held(settings):
        secrets = storage.prepare(settings)
        sockets = listen(settings.host, settings.port)
        config = server_config(build_app(settings, secrets), host=settings.host, port=settings.port)
        _welcome(settings)
        leave_calmly()
        server = uvicorn.Server(config)
        server.run(sockets=sockets)
    if not server.started:
        say("Ebb could not start; the log lines above say where.", stream=sys.stderr)
    return 0 if server.started else 1


def leave_calmly() -> None:
    """Being told to stop is no failure: the server finishes its work and then raises the signal again, for us."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: sys.exit(0))


def listen(host: str, port: int) -> list[socket.socket]:
    """A socket for each address of `host`. Ours, so that what prevents it can be said in words.

    Raises:
        CannotListenError: the port is taken, or the address is not one of this machine's.
    """
    if not 0 <= port <= _LAST_PORT:
        raise CannotListenError(f"Ebb cannot listen there. A port is a number from 0 to {_LAST_PORT}.")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE | socket.AI_ADDRCONFIG)
        return [socket.create_server(address, family=family) for family, _, _, _, address in found]
    except OSError as error:
        reason = os.strerror(error.errno).lower() if error.errno and error.errno > 0 else "the name is not known here"
        raise CannotListenError(f"Ebb cannot listen there. Port {port} at {host}: {reason}.") from None


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
        say("Browsers will not keep a session here: set EBB_PUBLIC_URL to the https address people use.")
    if settings.is_https and not settings.trusted_proxies:
        say("Behind a proxy everybody seems to come from its address: name it in EBB_TRUSTED_PROXIES.")
