"""Killed at any point: a backup is whole or not there, a journal is the old one or the new one, never a half."""

import hashlib
import json
import secrets
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.cli import secrets_copy, storage
from app.cli.backup import check
from app.db import deletion_ledger
from app.kernel.settings import Settings
from tests.cli.backup_journal import delete_account, ebb_here, rows, user_ids
from tests.cli.conftest import Kept, Run

QUICK_ROUNDS = 8
PROOF_ROUNDS = 200


@dataclass(frozen=True)
class Scene:
    """A journal that goes on after its backup: mallory left, and the secrets changed."""

    folder: Path
    kept: Kept

    def words(self) -> list[str | Path]:
        sealed: list[str | Path] = ["--secrets", self.kept.secrets, "--passphrase-file", self.kept.passphrase]
        return ["restore", self.kept.backup, *sealed, "--replace"]


@pytest.fixture
def scene(kept: Kept, tmp_path: Path) -> Scene:
    (mallory,) = rows(kept.journal / "ebb.db", "SELECT user_id FROM entries GROUP BY user_id HAVING count(*) = 1")[0]
    delete_account(kept.journal, mallory)
    later = json.loads((kept.journal / "secrets.json").read_text())
    later["peppers"]["2"] = secrets.token_hex(32)
    (kept.journal / "secrets.json").write_text(json.dumps(later))
    with closing(sqlite3.connect(kept.journal / "ebb.db")) as driver, driver:
        driver.execute("UPDATE users SET change = 1000")
    return Scene(tmp_path / "scene", kept)


def restore_and_die(scene: Scene, victim: Run, **how: float) -> tuple[int, str]:
    """How the command ended, and which journal there is afterwards."""
    shutil.rmtree(scene.folder, ignore_errors=True)
    shutil.copytree(scene.kept.journal, scene.folder)
    ended = victim(scene.folder, *scene.words(), **how)
    with storage.held(Settings(data_dir=scene.folder)):  # what every command does first
        return ended["code"], _which(scene)


def _which(scene: Scene) -> str:
    database = scene.folder / "ebb.db"
    old_secrets = (scene.kept.journal / "secrets.json").read_bytes()
    has_old_secrets = (scene.folder / "secrets.json").read_bytes() == old_secrets
    has_old_rows = rows(database, "SELECT DISTINCT change FROM users") == [(1000,)]
    assert rows(database, "PRAGMA integrity_check") == [("ok",)]
    assert len(user_ids(database)) == 1, "mallory stays deleted in both"
    assert len(deletion_ledger.read(scene.folder / "deletions")) == 1
    assert has_old_rows is has_old_secrets, "half a restore"
    assert not (scene.folder / "restoring").exists()
    assert not (scene.folder / "restored").exists()
    if has_old_rows:
        return "old"
    assert rows(database, "SELECT count(*) FROM sessions") == [(0,)]
    (aside,) = scene.folder.glob("before-restore-*")
    assert rows(aside / "ebb.db", "SELECT DISTINCT change FROM users") == [(1000,)]
    assert (aside / "secrets.json").read_bytes() == old_secrets
    return "new"


def back_up_and_die(kept: Kept, victim: Run, folder: Path, **how: float) -> tuple[int, bool]:
    """How the command ended, and whether there is a backup afterwards."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    before = _digest(kept.journal / "ebb.db")
    target, sealed = folder / "copy.tar", folder / "copy.tar.secrets"
    words = ["backup", target, "--with-secrets", "--passphrase-file", kept.passphrase]
    ended = victim(kept.journal, *words, **how)
    assert _digest(kept.journal / "ebb.db") == before
    if target.exists():
        check(target, folder / "look")
    if sealed.exists():
        assert target.exists()
        secrets_copy.open_sealed(sealed, kept.passphrase.read_text().strip())
    assert {path.name for path in folder.iterdir() if not path.name.startswith(".")} <= {
        *("copy.tar", "copy.tar.secrets", "look"),
    }
    return ended["code"], target.exists()


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.timeout(120)
def test_backup_killed_at_random_is_whole_or_not_there(kept: Kept, victim: Run, tmp_path: Path) -> None:
    assert_random_kills_of_backup(kept, victim, tmp_path, QUICK_ROUNDS)


@pytest.mark.timeout(120)
def test_restore_killed_at_random_leaves_the_old_or_the_new(scene: Scene, victim: Run) -> None:
    assert_random_kills_of_restore(scene, victim, QUICK_ROUNDS)


@pytest.mark.proof
@pytest.mark.timeout(900)
def test_backup_killed_very_often_is_whole_or_not_there(kept: Kept, victim: Run, tmp_path: Path) -> None:
    assert_random_kills_of_backup(kept, victim, tmp_path, PROOF_ROUNDS)


@pytest.mark.proof
@pytest.mark.timeout(900)
def test_restore_killed_very_often_leaves_the_old_or_the_new(scene: Scene, victim: Run) -> None:
    assert_random_kills_of_restore(scene, victim, PROOF_ROUNDS)


@pytest.mark.proof
@pytest.mark.timeout(900)
def test_backup_killed_before_each_of_its_steps_is_whole_or_not_there(kept: Kept, victim: Run, tmp_path: Path) -> None:
    code, step = -9, 0
    found: set[bool] = set()
    while code == -9:
        code, exists = back_up_and_die(kept, victim, tmp_path / "target", before_step=step)
        found.add(exists)
        step += 1

    assert code == 0
    assert found == {False, True}
    assert step > 40


@pytest.mark.proof
@pytest.mark.timeout(900)
def test_restore_killed_before_each_of_its_steps_leaves_the_old_or_the_new(scene: Scene, victim: Run) -> None:
    code = -9
    seen: list[str] = []
    while code == -9:
        code, which = restore_and_die(scene, victim, before_step=len(seen))
        seen.append(which)

    assert code == 0
    assert len(seen) > 60
    assert seen == sorted(seen, reverse=True), "old until one step, new from there on"


def assert_random_kills_of_backup(kept: Kept, victim: Run, tmp_path: Path, rounds: int) -> None:
    seconds = victim(kept.journal, "backup", tmp_path / "whole.tar")["seconds"] * 1.5
    for _ in range(rounds):
        back_up_and_die(kept, victim, tmp_path / "target", after_seconds=secrets.randbelow(1000) / 1000 * seconds)

    after = ebb_here(kept.journal, "backup", tmp_path / "after.tar")
    assert after.code == 0, after.err
    assert not (kept.journal / "backing-up").exists()


def assert_random_kills_of_restore(scene: Scene, victim: Run, rounds: int) -> None:
    shutil.copytree(scene.kept.journal, scene.folder)
    seconds = victim(scene.folder, *scene.words())["seconds"]
    for _ in range(rounds):
        restore_and_die(scene, victim, after_seconds=secrets.randbelow(1000) / 1000 * seconds)

    assert restore_and_die(scene, victim) == (0, "new")
