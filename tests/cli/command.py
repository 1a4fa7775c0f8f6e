"""The real `python -m app …` in a process of its own, with an environment of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 20


@dataclass(frozen=True)
class Ended:
    """A command that ran to its end."""

    code: int
    out: str
    err: str

    @property
    def words(self) -> str:
        return self.out + self.err

    def is_calm(self) -> bool:
        """One line on stderr and no traceback."""
        return len(self.err.strip().splitlines()) == 1 and "Traceback" not in self.words


def environment(data_dir: Path, **variables: str) -> dict[str, str]:
    """Only what a process needs, and the settings named."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "EBB_DATA_DIR": str(data_dir), **variables}


def ebb(data_dir: Path, *arguments: str, **variables: str) -> Ended:
    done = subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        env=environment(data_dir, **variables),
        cwd=data_dir.parent,
        capture_output=True,
        text=True,
        timeout=40,
        check=False,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


@dataclass
class Running:
    """A server that answers."""

    process: subprocess.Popen[str]
    address: str
    ended: Ended | None = None

    def stop(self, sign: signal.Signals = signal.SIGTERM) -> Ended:
        self.process.send_signal(sign)
        out, err = self.process.communicate(timeout=START_SECONDS)
        self.ended = Ended(self.process.returncode, out, err)
        return self.ended


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def serving(data_dir: Path, **variables: str) -> AbstractContextManager[Running]:
    """`ebb serve` on a free port of this machine, ready to answer."""
    return serving_on(free_port(), data_dir, **variables)


@contextmanager
def serving_on(port: int, data_dir: Path, **variables: str) -> Iterator[Running]:
    """The same on a port to come back to."""
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "serve", "--port", str(port)],
        env=environment(data_dir, **variables),
        cwd=data_dir.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    running = Running(process, f"http://localhost:{port}")
    try:
        _wait(running)
        yield running
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()


def _wait(running: Running) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        assert running.process.poll() is None, running.process.communicate()[1]
        try:
            if httpx2.get(f"{running.address}/healthz", timeout=1).status_code == 200:
                return
        except httpx2.TransportError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer")
