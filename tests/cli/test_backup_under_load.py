"""The whole way with real servers: a backup while one writes, a restore elsewhere, and every entry opens there."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import httpx2
import pytest

from tests.cli.backup_journal import passphrase_file, rows
from tests.cli.command import ebb, environment, free_port
from tests.support.cast import PASSWORDS, entry, new_uuid

WRITERS = 3
LOGIN = "quiet-river-1"


@contextmanager
def logged_server(folder: Path, log: Path) -> Iterator[str]:
    """As `serving`, with the log in a file: in a pipe that nobody reads, a busy server's log stops it."""
    port = free_port()
    command = [sys.executable, "-m", "app", "serve", "--port", str(port)]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, env=environment(folder), cwd=folder.parent, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        wait_for_answer(f"http://localhost:{port}", process, log)
        yield f"http://localhost:{port}"
    finally:
        process.kill()
        process.wait()


def wait_for_answer(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text()
        try:
            if httpx2.get(f"{address}/healthz", timeout=1).status_code == 200:
                return
        except httpx2.TransportError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer")


@contextmanager
def signed_in(address: str, how: str) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=f"{address}/api/v1", timeout=20) as client:
        answer = client.post(f"/auth/{how}", json={"login": LOGIN, "password": PASSWORDS["alice"]})
        assert answer.is_success, answer.text
        client.headers["authorization"] = f"Bearer {answer.json()['access_token']}"
        yield client


class Load:
    """Writes entries until told to stop; `saved` holds what was acknowledged, in order."""

    def __init__(self, client: httpx2.Client) -> None:
        self.saved: list[str] = []
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._write, args=(client,)) for _ in range(WRITERS)]

    def _write(self, client: httpx2.Client) -> None:
        while not self._stop.is_set():
            entry_id = new_uuid()
            if client.put(f"/entries/{entry_id}", json=entry(note=entry_id)).status_code == 201:
                self.saved.append(entry_id)

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def wait_for(self, more: int) -> int:
        """How much is saved once `more` was added."""
        wanted, deadline = len(self.saved) + more, time.monotonic() + 30
        while len(self.saved) < wanted:
            assert time.monotonic() < deadline, "nothing is being saved"
            time.sleep(0.01)
        return len(self.saved)


def all_entries(client: httpx2.Client) -> dict[str, str]:
    found: dict[str, str] = {}
    cursor: dict[str, str] = {}
    while True:
        page = client.get("/entries", params={"limit": "200", **cursor}).json()
        found |= {one["id"]: one["note"] for one in page["entries"]}
        if not page["next_cursor"]:
            return found
        cursor = {"cursor": page["next_cursor"]}


@pytest.mark.proof
@pytest.mark.timeout(150)
def test_backup_of_a_busy_server_opens_elsewhere_with_the_password(tmp_path: Path) -> None:
    here, there, copy = tmp_path / "here", tmp_path / "there", tmp_path / "copy.tar"
    phrase = str(passphrase_file(tmp_path))

    with logged_server(here, tmp_path / "log") as address, signed_in(address, "register") as alice, Load(alice) as load:
        surely = load.wait_for(60)
        made = ebb(here, "backup", str(copy), "--with-secrets", "--passphrase-file", phrase)
        at_most = load.wait_for(60) + WRITERS
        refused = ebb(here, "restore", str(copy), "--replace")
    secrets = ["--secrets", f"{copy}.secrets", "--passphrase-file", phrase]
    done = ebb(there, "restore", str(copy), *secrets)
    sessions = rows(there / "ebb.db", "SELECT count(*) FROM sessions")
    with logged_server(there, tmp_path / "log") as address, signed_in(address, "login") as alice:
        found = all_entries(alice)

    assert made.code == 0, made.err
    assert "stop the server first" in refused.err
    assert done.code == 0, done.err
    assert sessions == [(0,)]
    assert set(load.saved[:surely]) <= set(found)
    assert surely <= len(found) < at_most
    assert all(note == entry_id for entry_id, note in found.items())
