"""Killed without warning, again and again: whatever was acknowledged is there afterwards."""

import secrets
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.db.ledger import create_tables
from tests.support.postgres import Server, own_server, plain

ROUNDS = 20


@pytest.fixture
def server() -> Iterator[Server]:
    made = own_server()
    yield made
    made.delete()


@pytest.mark.proof
@pytest.mark.timeout(240)
def test_sqlite_killed_under_load_keeps_every_acknowledged_write(sqlite_url: str, tmp_path: Path) -> None:
    create_tables(sqlite_url)
    acknowledged: set[bytes] = set()

    for number in range(ROUNDS):
        acknowledged |= kill_under_load(sqlite_url, tmp_path / f"round-{number}")
        connection = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))
        stored = {row[0] for row in connection.execute("SELECT id FROM notes")}
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT change FROM accounts WHERE id = 1").fetchone() == (len(stored),)
        connection.close()
        assert not acknowledged - stored

    assert len(acknowledged) > ROUNDS * 20


@pytest.mark.proof
@pytest.mark.timeout(240)
def test_postgres_killed_under_load_keeps_every_acknowledged_write(server: Server, tmp_path: Path) -> None:
    create_tables(server.url)
    acknowledged: set[bytes] = set()

    for number in range(ROUNDS):
        acknowledged |= kill_under_load(server.url, tmp_path / f"round-{number}", server if number % 3 == 0 else None)
        with psycopg.connect(plain(server.url)) as connection:
            # One snapshot: a session of the killed child may still be finishing its commit.
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            stored = {bytes(row[0]) for row in connection.execute("SELECT id FROM notes")}
            change = connection.execute("SELECT change FROM accounts WHERE id = 1").fetchone()
        assert change == (len(stored),)
        assert not acknowledged - stored

    assert len(acknowledged) > ROUNDS * 20


def kill_under_load(url: str, log: Path, server: Server | None = None) -> set[bytes]:
    """Let a child write for a moment, kill it (and with it the server, if given); what it says was acknowledged."""
    with log.open("wb") as output:
        child = subprocess.Popen([sys.executable, "-m", "tests.db.crash_writer", url], stdout=output)
        try:
            wait_for_writes(log, child)
            time.sleep(secrets.randbelow(400) / 1000)
            if server is not None:
                server.stop_immediately()
                time.sleep(secrets.randbelow(100) / 1000)
        finally:
            child.kill()
            child.wait()
    if server is not None:
        server.start_again()
    lines = log.read_bytes().split(b"\n")[:-1]  # the last one may be cut
    return {bytes.fromhex(line.decode()) for line in lines}


def wait_for_writes(log: Path, child: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 30
    while log.stat().st_size == 0:
        assert child.poll() is None, "the child ended by itself"
        assert time.monotonic() < deadline, "the child wrote nothing"
        time.sleep(0.01)
