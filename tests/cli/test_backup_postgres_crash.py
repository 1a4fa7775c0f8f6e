"""Killed at any point on PostgreSQL: the old tables or the new ones, a whole backup or none."""

import os
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.cli.backup import check
from tests.cli.conftest import Run
from tests.cli.postgres_journal import ask, ebb, write_journal

QUICK_ROUNDS = 5
PROOF_ROUNDS = 60


@dataclass(frozen=True)
class Scene:
    """A journal that went on after its backup."""

    url: str
    folder: Path
    backup: Path
    env: dict[str, str]


@pytest.fixture
def scene(urls: tuple[str, str], tools: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scene:
    folder, copy = tmp_path / "ebb", tmp_path / "copy.tar"
    write_journal(urls[0], folder)
    assert ebb(urls[0], folder, tools, "backup", copy).code == 0
    path = f"{tools}:{os.environ['PATH']}"
    monkeypatch.setenv("PATH", path)
    return Scene(urls[0], folder, copy, {"EBB_DATABASE_URL": urls[0], "PATH": path})


def state(scene: Scene) -> str:
    rows = ask(scene.url, "SELECT count(*) FROM users WHERE change = 1000")[0][0]
    sessions = ask(scene.url, "SELECT count(*) FROM sessions")[0][0]
    return {(2, 2): "old", (0, 0): "new"}.get((rows, sessions), f"half: {rows} and {sessions}")


def make_old(scene: Scene) -> None:
    """Two accounts with a session each, as they are after the backup."""
    ask(scene.url, "UPDATE users SET change = 1000")
    session = "id, id, 0, 0, 'x', 'x', NULL, 1, 0, 0, 2000000000, 'x'"
    ask(scene.url, f"INSERT INTO sessions SELECT {session} FROM users WHERE id NOT IN (SELECT user_id FROM sessions)")
    ask(scene.url, "DELETE FROM sessions WHERE id <> user_id")
    ask(scene.url, f"INSERT INTO sessions SELECT {session} FROM users WHERE id NOT IN (SELECT user_id FROM sessions)")


def kill_restores(scene: Scene, victim: Run, rounds: int) -> set[str]:
    words = ["restore", scene.backup, "--replace"]
    whole = victim(scene.folder, *words, env=scene.env)
    assert (whole["code"], state(scene)) == (0, "new")
    found = set()
    for _ in range(rounds):
        make_old(scene)
        assert state(scene) == "old"
        victim(scene.folder, *words, env=scene.env, after_seconds=secrets.randbelow(1000) / 1000 * whole["seconds"])
        found.add(state(scene))
    return found


def kill_backups(scene: Scene, victim: Run, folder: Path, rounds: int) -> None:
    whole = victim(scene.folder, "backup", folder.with_name("whole.tar"), env=scene.env)
    assert whole["code"] == 0
    for _ in range(rounds):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        seconds = secrets.randbelow(1000) / 1000 * whole["seconds"]
        victim(scene.folder, "backup", folder / "copy.tar", env=scene.env, after_seconds=seconds)
        if (folder / "copy.tar").exists():
            check(folder / "copy.tar", folder / "look")
    assert victim(scene.folder, "backup", folder.with_name("after.tar"), env=scene.env)["code"] == 0


@pytest.mark.timeout(120)
def test_restore_killed_at_random_leaves_the_old_or_the_new(scene: Scene, victim: Run) -> None:
    assert kill_restores(scene, victim, QUICK_ROUNDS) <= {"old", "new"}


@pytest.mark.timeout(120)
def test_backup_killed_at_random_is_whole_or_not_there(scene: Scene, victim: Run, tmp_path: Path) -> None:
    kill_backups(scene, victim, tmp_path / "target", QUICK_ROUNDS)


@pytest.mark.proof
@pytest.mark.timeout(600)
def test_restore_killed_very_often_leaves_the_old_or_the_new(scene: Scene, victim: Run) -> None:
    assert kill_restores(scene, victim, PROOF_ROUNDS) == {"old", "new"}


@pytest.mark.proof
@pytest.mark.timeout(600)
def test_backup_killed_very_often_is_whole_or_not_there(scene: Scene, victim: Run, tmp_path: Path) -> None:
    kill_backups(scene, victim, tmp_path / "target", PROOF_ROUNDS)
