"""What packaging tests share: a copy of the tree, a bare PATH, and a server that is waited for and stopped."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT

# Beside python3: make, git and what a shell script takes for granted; above all no node, no npm, no browser.
BASIC_TOOLS = (
    *("make", "git", "sh", "bash", "env", "cat", "cp", "dirname", "grep", "ls", "mkdir", "mv"),
    *("rm", "sed", "sleep", "test", "touch", "uname"),
)


@pytest.fixture(scope="session")
def bare_path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A PATH that holds the basic tools and nothing else."""
    folder = tmp_path_factory.mktemp("bin")
    for tool in BASIC_TOOLS:
        found = shutil.which(tool)
        assert found, f"{tool} is missing on this machine"
        (folder / tool).symlink_to(Path(found).resolve())
    # Not the one on PATH: a version manager's shim needs more than the basic tools.
    (folder / "python3").symlink_to(Path(sys.base_prefix) / "bin" / "python3")
    return str(folder)


@pytest.fixture(scope="session")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a fresh clone would hold if the work tree were committed as it is."""
    target = tmp_path_factory.mktemp("clone") / "ebb"
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def fetch(port: int, path: str) -> tuple[int, str]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
        return answer.status, answer.read().decode()


def wait_until_up(process: subprocess.Popen[bytes], port: int, seconds: float, log: Path) -> None:
    """Return once /healthz answers; fail with the log when the process ends or the time is over."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text()
        with contextlib.suppress(OSError):
            fetch(port, "/healthz")
            return
        time.sleep(0.2)
    pytest.fail(f"nothing answered within {seconds} s\n{log.read_text()}")


def is_listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextlib.contextmanager
def running(command: list[str], cwd: Path, env: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Start the command in a process group of its own, and leave nothing of it behind."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=cwd, env=env, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)
