"""`ebb serve`: a first start makes all it needs, a second one keeps it, and SIGTERM ends it calmly."""

import gc
import json
import signal
import socket
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from app.cli import serve
from app.kernel.settings import Settings
from tests.cli.command import ebb, free_port, serving
from tests.support.cast import PASSWORDS, entry, new_uuid


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_what_start_up_made_is_out_of_the_collectors_sight(thawed: None) -> None:
    serve.settle()

    assert gc.get_freeze_count() > 0


@contextmanager
def journal(address: str, login: str = "quiet-river-1") -> Iterator[httpx2.Client]:
    """Somebody signed up (or signed up again) at a real server."""
    with httpx2.Client(base_url=f"{address}/api/v1", timeout=20) as client:
        answer = client.post("/auth/register", json={"login": login, "password": PASSWORDS["alice"]})
        client.headers["authorization"] = f"Bearer {answer.json()['access_token']}"
        yield client


@pytest.mark.timeout(120)
def test_first_start_makes_a_private_folder_and_a_second_start_finds_the_entries(tmp_path: Path) -> None:
    folder, entry_id = tmp_path / "ebb", new_uuid()

    with serving(folder) as first:
        with journal(first.address) as alice:
            stored = alice.put(f"/entries/{entry_id}", json=entry())
        modes = [mode(path) for path in (folder, folder / "secrets.json", folder / "ebb.db")]
        farewell = first.stop()
    with serving(folder) as second:
        with journal(second.address) as alice:
            back = alice.get(f"/entries/{entry_id}")
        second.stop()

    assert stored.status_code == 201
    assert modes == [0o700, 0o600, 0o600]
    assert farewell.code == 0
    assert back.json()["intensity"] == 7


@pytest.mark.timeout(120)
def test_what_it_prints_holds_no_secret_name_or_password(tmp_path: Path) -> None:
    folder = tmp_path / "ebb"

    with serving(folder) as server:
        with journal(server.address, "canary-river-77") as alice:
            token = alice.headers["authorization"].split()[1]
        ended = server.stop()

    secrets = json.loads((folder / "secrets.json").read_text())
    hidden = [*secrets["peppers"].values(), *secrets["signing_keys"].values(), secrets["refresh_key"]]
    for word in [*hidden, token, "canary-river-77", PASSWORDS["alice"]]:
        assert word not in ended.words


@pytest.mark.timeout(120)
@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_it_cleanly_within_seconds(tmp_path: Path, sign: signal.Signals) -> None:
    with serving(tmp_path / "ebb") as server:
        started = time.monotonic()
        ended = server.stop(sign)

    assert time.monotonic() - started < 5
    assert ended.code == 0
    assert "Traceback" not in ended.words
    assert not (tmp_path / "ebb" / "ebb.db-wal").exists()


def test_a_port_in_use_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ended = ebb(tmp_path / "ebb", "serve", "--port", str(taken.getsockname()[1]))

    assert (ended.code, ended.is_calm()) == (1, True)
    assert "address already in use" in ended.err
    assert "Ebb is at" not in ended.out


@pytest.mark.parametrize(
    "arguments",
    [("--port", "99999"), ("--host", "203.0.113.9"), ("--host", "no such host")],
    ids=["port too high", "foreign address", "no host name"],
)
def test_an_address_it_cannot_listen_at_is_said_in_one_line(tmp_path: Path, arguments: tuple[str, str]) -> None:
    ended = ebb(tmp_path / "ebb", "serve", f"--port={free_port()}", "=".join(arguments))

    assert (ended.code, ended.is_calm()) == (1, True)
    assert ended.err.startswith("Ebb cannot listen there.")


def test_a_port_that_is_no_number_names_its_setting(tmp_path: Path) -> None:
    ended = ebb(tmp_path / "ebb", "serve", EBB_PORT="canary")

    assert (ended.code, ended.is_calm()) == (1, True)
    assert ended.err.startswith("EBB_PORT: ")
    assert "canary" not in ended.err


def test_secrets_that_others_can_read_stop_the_start(tmp_path: Path) -> None:
    folder = tmp_path / "ebb"
    ebb(folder, "migrate")
    (folder / "secrets.json").chmod(0o644)

    ended = ebb(folder, "serve")

    assert (ended.code, ended.is_calm()) == (1, True)
    assert "chmod 600" in ended.err


@pytest.mark.parametrize("damage", [b"", b'{"format": 1}'])
def test_damaged_secrets_stop_the_start_and_are_left_alone(tmp_path: Path, damage: bytes) -> None:
    folder = tmp_path / "ebb"
    ebb(folder, "migrate")
    (folder / "secrets.json").write_bytes(damage)

    ended = ebb(folder, "serve")

    assert (ended.code, ended.is_calm()) == (1, True)
    assert (folder / "secrets.json").read_bytes() == damage


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("", "{folder}/ebb.db"),
        ("sqlite:////srv/other.db", "/srv/other.db"),
        ("postgresql+psycopg://ebb:canary@db.example/journal", "the PostgreSQL database journal at db.example"),
        ("postgresql+psycopg:///journal", "the PostgreSQL database journal at this machine"),
    ],
)
def test_it_says_where_the_data_really_lies_and_no_password(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], url: str, place: str
) -> None:
    serve._welcome(Settings(data_dir=tmp_path, database_url=url))

    said = capsys.readouterr().out
    assert f"Your data lies in {place.format(folder=tmp_path)}." in said
    assert "canary" not in said
