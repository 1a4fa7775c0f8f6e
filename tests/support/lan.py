"""An `ebb serve --lan` that answers, in a process of its own; where the machine has no private address, it says so."""

import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.cli.lan import own_address

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 30


@dataclass
class OnLan:
    """A running server and what it has said so far."""

    process: subprocess.Popen[str]
    host: str
    port: int
    folder: Path
    said: str = ""

    @property
    def origin(self) -> str:
        return f"https://{self._name}:{self.port}"

    @property
    def guide(self) -> str:
        return f"http://{self._name}:{self.port + 1}"

    @property
    def _name(self) -> str:
        return f"[{self.host}]" if ":" in self.host else self.host

    @property
    def fingerprint(self) -> str:
        found = re.search(r"^  ((?:[0-9A-F]{2}:){31}[0-9A-F]{2})$", self.said, re.MULTILINE)
        assert found is not None
        return found[1]

    def stop(self, sign: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(sign)
        rest, errors = self.process.communicate(timeout=START_SECONDS)
        self.said += rest + errors
        return self.process.returncode


def private_address() -> str:
    """This machine's, or a skip; in CI a failure."""
    address = own_address()
    if address is None:
        reason = "this machine has no address in a private network"
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    return address


def two_free_ports(host: str) -> int:
    """A port whose next one is free too."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for _ in range(50):
        with socket.socket(family) as one, socket.socket(family) as two:
            one.bind((host, 0))
            port: int = one.getsockname()[1]
            try:
                two.bind((host, port + 1))
            except OSError:
                continue
            return port
    raise AssertionError("no two neighbouring ports are free")


@contextmanager
def on_lan(folder: Path) -> Iterator[OnLan]:
    """`ebb serve --lan` at this machine's private address, ready to answer."""
    host = private_address()
    port = two_free_ports(host)
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "serve", "--lan", "--port", str(port)],
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "EBB_DATA_DIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    running = OnLan(process, host, port, folder)
    try:
        _wait(running)
        yield running
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()


def _wait(running: OnLan) -> None:
    """Until it has said everything it says at start, and TLS answers."""
    out = running.process.stdout
    assert out is not None
    for line in out:
        running.said += line
        if line.startswith("For your own phone"):
            break
    assert running.process.poll() is None, running.process.communicate()[1]
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            ssl.get_server_certificate((running.host, running.port), timeout=2)
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server did not answer")
