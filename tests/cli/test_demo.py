"""`ebb demo`: a server that is filled, met by this machine only, and gone without a trace when it is stopped."""

import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import pytest

from app.cli import demo
from app.cli.demo_door import DemoRefusedError
from app.kernel.settings import Settings
from tests.cli.command import ROOT, ebb, environment, free_port

READY_SECONDS = 20  # what the demonstration promises


@contextmanager
def demonstration(folder: Path, **variables: str) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """`ebb demo` in a process of its own, once it has said how to sign in."""
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "demo", "--port", str(free_port())],
        env=environment(folder / "own", TMPDIR=str(folder / "scratch"), **variables),
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    try:
        said: list[str] = []
        while len(said) < 3 and (line := process.stdout.readline()):
            said += [line] if "demonstration" in line or "Sign in" in line or "made-up" in line else []
        yield process, said
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "scratch").mkdir()
    return tmp_path


@contextmanager
def signed_in(said: list[str]) -> Iterator[httpx2.Client]:
    """With nothing but what was printed."""
    address = re.search(r"http://localhost:\d+", said[0])
    words = re.search(r"Sign in as (\S+) with the passphrase (.+)$", said[1].strip())
    assert address is not None
    assert words is not None
    with httpx2.Client(base_url=f"{address[0]}/api/v1", timeout=20) as client:
        form = {"grant_type": "password", "username": words[1], "password": words[2]}
        # The port answers at once; the app behind it a moment later.
        token = client.post("/auth/token", data=form).json()["access_token"]
        client.headers["authorization"] = f"Bearer {token}"
        yield client


@pytest.mark.timeout(120)
def test_it_shows_a_year_to_whoever_signs_in_as_printed(folder: Path) -> None:
    began = time.monotonic()

    with demonstration(folder) as (_, said), signed_in(said) as client:
        oldest = client.get("/entries", params={"to": "2199-12-31", "limit": 200}).json()
        ready_seconds = time.monotonic() - began
        count, feed = 0, {"more": True, "cursor": None}
        while feed["more"]:
            asked = {"limit": 500, **({"cursor": feed["cursor"]} if feed["cursor"] else {})}
            feed = client.get("/changes", params=asked).json()
            count += len(feed["entries"])
        profile = client.get("/account").json()
        flags = client.get("/flags", params={"as_of": datetime.now(UTC).isoformat()}).json()["flags"]

    assert len(oldest["entries"]) == 200
    assert count > 1_000
    assert profile["recovery_code_confirmed"] is True
    assert ready_seconds < READY_SECONDS
    assert [(flag["rule"], flag["severity"], flag["state"]) for flag in flags] == [("insomnia_run", "medium", "open")]


@pytest.mark.proof
@pytest.mark.timeout(120)
@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_nothing_is_left_when_it_is_stopped(folder: Path, sign: signal.Signals) -> None:
    with demonstration(folder) as (process, said):
        with signed_in(said) as client:
            client.get("/settings")
        used = [path.name for path in (folder / "scratch").iterdir()]
        process.send_signal(sign)
        process.wait(20)

    assert [name.startswith("ebb-demo-") for name in used] == [True]
    assert list((folder / "scratch").iterdir()) == []
    assert not (folder / "own").exists()


@pytest.mark.proof
def test_nothing_is_left_when_it_is_stopped_while_it_begins(folder: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "demo", "--port", str(free_port())],
        env=environment(folder / "own", TMPDIR=str(folder / "scratch")),
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while not list((folder / "scratch").glob("ebb-demo-*/ebb.db")):
        assert process.poll() is None
        time.sleep(0.01)

    process.send_signal(signal.SIGTERM)

    assert process.wait(20) == 0
    assert list((folder / "scratch").iterdir()) == []


@pytest.mark.proof
@pytest.mark.timeout(120)
def test_an_operators_own_settings_are_not_met(folder: Path) -> None:
    elsewhere = {
        "EBB_DATABASE_URL": f"sqlite:///{folder}/mine.db",
        "EBB_SECRETS_FILE": str(folder / "secrets.json"),
        "EBB_PUBLIC_URL": "https://journal.example",
    }

    with demonstration(folder, **elsewhere) as (_, said), signed_in(said) as client:
        status = client.get("/settings").status_code

    assert status == 200
    assert [path.name for path in folder.iterdir()] == ["scratch"]


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "journal.example"])
def test_nobody_else_may_reach_it(host: str) -> None:
    with pytest.raises(DemoRefusedError, match="this machine only"):
        demo.run(Settings(host=host))


def test_why_it_refused_is_said_in_one_line(folder: Path) -> None:
    refused = ebb(folder / "own", "demo", EBB_HOST="0.0.0.0")

    assert refused.code == 1
    assert refused.is_calm()
    assert "this machine only" in refused.err


def test_make_demo_starts_it() -> None:
    done = subprocess.run(["make", "-n", "demo", "PORT=8123"], cwd=ROOT, capture_output=True, text=True, check=True)

    assert "EBB_PORT=8123 exec .venv/bin/python -m app demo" in done.stdout
