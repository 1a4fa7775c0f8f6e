"""Fixtures for tests of commands: a journal with accounts and entries, made once and copied for each test."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.backup_journal import ebb_here, make_journal, passphrase_file


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
