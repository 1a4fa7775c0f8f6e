"""Fixtures for tests of commands: a journal with accounts and entries, made once and copied for each test."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.cli.backup_journal import ebb_here, make_journal, passphrase_file
from tests.cli.command import ROOT
from tests.support.disks import small_disk
from tests.support.postgres import fresh_database, plain

__all__ = ["small_disk"]

Run = Callable[..., dict[str, Any]]


@dataclass(frozen=True)
class Kept:
    """A journal, a backup of it and of its secrets, and what alice wrote there."""

    journal: Path
    backup: Path
    secrets: Path
    passphrase: Path
    notes: dict[str, str]


@pytest.fixture(scope="session")
def kept_once(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    folder = tmp_path_factory.mktemp("kept")
    notes = make_journal(folder / "ebb")
    phrase = passphrase_file(folder)
    backup = folder / "copy.tar"
    made = ebb_here(folder / "ebb", "backup", backup, "--with-secrets", "--passphrase-file", phrase)
    assert made.code == 0, made.err
    return Kept(folder / "ebb", backup, folder / "copy.tar.secrets", phrase, notes)


@pytest.fixture
def kept(kept_once: Kept, tmp_path: Path) -> Kept:
    """A copy that a test may change."""
    folder = tmp_path / "kept"
    shutil.copytree(kept_once.journal.parent, folder)
    return Kept(
        folder / "ebb", folder / "copy.tar", folder / "copy.tar.secrets", folder / "passphrase", kept_once.notes
    )


@pytest.fixture
def journal(kept: Kept) -> Path:
    """Alice's and mallory's journal, of whose secrets no copy is known."""
    (kept.journal / "secrets-copied").unlink()
    (kept.journal / "backup.lock").unlink()
    return kept.journal


@pytest.fixture
def victim(tmp_path: Path) -> Iterator[Run]:
    """Runs a command in a child that may be killed."""
    command = [sys.executable, "-m", "tests.cli.backup_victim"]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    orders, answers = process.stdin, process.stdout

    def run(folder: Path, *words: str | Path, env: dict[str, str] | None = None, **how: float) -> dict[str, Any]:
        given = {"EBB_DATA_DIR": str(folder), **(env or {})}
        order = {"env": given, "words": list(map(str, words)), "log": str(tmp_path / "log"), **how}
        orders.write(json.dumps(order) + "\n")
        orders.flush()
        ended: dict[str, Any] = json.loads(answers.readline())
        return ended

    yield run
    orders.close()
    process.wait(20)
    answers.close()


@pytest.fixture(scope="session")
def tools(postgres_server_url: str) -> Path:
    """The folder of pg_dump and pg_restore that came with the server."""
    with psycopg.connect(plain(postgres_server_url)) as connection:
        found = connection.execute("SELECT setting FROM pg_config WHERE name = 'BINDIR'").fetchone()
    assert found is not None
    if not (Path(found[0]) / "pg_dump").exists():
        pytest.skip("this PostgreSQL comes without pg_dump")
    return Path(found[0])


@pytest.fixture
def urls(postgres_server_url: str) -> Iterator[tuple[str, str]]:
    """Two empty databases: one to work with, one to restore to."""
    with fresh_database(postgres_server_url) as one, fresh_database(postgres_server_url) as two:
        yield one, two
