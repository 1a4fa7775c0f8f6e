"""`ebb serve` as people run it: a process of its own, its data, its temporary folder and every word it says."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

START_SECONDS = 30
_ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Served:
    """A running server and where everything of it lies."""

    process: subprocess.Popen[bytes]
    folder: Path
    http: httpx2.Client

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def said(self) -> Path:
        return self.folder / "said.log"

    def stop(self) -> None:
        """As an operator would; waits until it is gone."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Starts on a free port of this machine with the real costs; ends only the process it started."""
    port = _free_port()
    (folder / "tmp").mkdir()
    keep = {name: value for name, value in os.environ.items() if not name.startswith(("EBB_", "COV_", "PYTEST_"))}
    environment = {**keep, "EBB_DATA_DIR": str(folder / "data"), "TMPDIR": str(folder / "tmp")}
    with (folder / "said.log").open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "app", "serve", "--port", str(port)],
            cwd=_ROOT,
            env=environment,
            stdout=said,
            stderr=said,
        )
    try:
        with httpx2.Client(base_url=f"http://localhost:{port}", timeout=20) as http:
            _wait(process, http)
            yield Served(process, folder, http)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait(timeout=10)


def _wait(process: subprocess.Popen[bytes], http: httpx2.Client) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if http.get("/healthz").is_success:
                return
        except httpx2.TransportError:
            time.sleep(0.05)
    raise AssertionError("the server did not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
