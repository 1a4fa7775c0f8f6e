"""Starting and stopping the servers under test, each on the first processor, on a port of its own."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.machine import on_processors

START_SECONDS = 30
STOP_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Server:
    """A server that listens on this machine; without a `pid` its CPU time is not known."""

    port: int
    pid: int | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a server finds its secrets and its rows."""

    folder: Path
    url: str


@contextmanager
def ebb(place: Place) -> Iterator[Server]:
    """Ebb as people run it."""
    port = _free_port()
    with _running([sys.executable, "-m", "app", "serve"], place, port) as server:
        yield server


@contextmanager
def floor(place: Place) -> Iterator[Server]:
    """The floor server."""
    port = _free_port()
    arguments = ["-m", "bench.floor_server", str(place.folder), place.url, str(port)]
    with _running([sys.executable, *arguments], place, port) as server:
        yield server


@contextmanager
def _running(command: list[str], place: Place, port: int) -> Iterator[Server]:
    env = {
        **os.environ,
        "EBB_DATA_DIR": str(place.folder),
        "EBB_DATABASE_URL": place.url,
        "EBB_PORT": str(port),
        "EBB_HOST": "127.0.0.1",
        "EBB_PUBLIC_URL": "",
        "EBB_RATE_LIMITS": "off",
    }
    with on_processors(first=True):
        process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_until_up(port, process)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(STOP_SECONDS)


def _wait_until_up(port: int, process: subprocess.Popen[bytes]) -> None:
    """Returns once a request is answered, whatever the answer: a port can be open long before.

    Raises:
        TimeoutError: none is, or the server ended.
    """
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=START_SECONDS)
            connection.request("GET", "/healthz")
            connection.getresponse()
            connection.close()
        except OSError:
            time.sleep(0.01)
        else:
            return
    raise TimeoutError("the server did not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
