"""Bringing .venv to the lock files: once, whole, and again when a lock changes or the environment is broken."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT

pytestmark = pytest.mark.proof


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree whose locks ask for nothing, so that no network is needed."""
    (tmp_path / "requirements").mkdir()
    shutil.copy(ROOT / "requirements" / "sync.py", tmp_path / "requirements")
    for lock in ("pip", "run"):
        (tmp_path / "requirements" / f"{lock}.txt").write_text("# nothing\n")
    return tmp_path


def _start(tree: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "requirements/sync.py", "run"], cwd=tree, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def _sync(tree: Path) -> tuple[int, str]:
    process = _start(tree)
    output, _ = process.communicate(timeout=50)
    return process.returncode, output.decode()


def _stamp(tree: Path) -> Path:
    return tree / ".venv" / ".synced-run"


def test_two_at_once_make_one_environment_and_a_third_changes_nothing(tree):
    both = [_start(tree), _start(tree)]

    codes = [(process.communicate(timeout=50), process.returncode)[1] for process in both]
    before = _stamp(tree).stat().st_mtime_ns

    assert codes == [0, 0]
    assert _sync(tree)[0] == 0
    assert _stamp(tree).stat().st_mtime_ns == before


def test_a_changed_lock_is_installed_and_a_refused_one_leaves_no_stamp(tree):
    assert _sync(tree)[0] == 0
    (tree / "requirements" / "run.txt").write_text("./no-such-package\n")

    assert _sync(tree)[0] != 0
    assert not _stamp(tree).exists()

    (tree / "requirements" / "run.txt").write_text("# nothing, again\n")
    assert _sync(tree)[0] == 0
    assert _stamp(tree).exists()


def test_an_environment_broken_half_way_is_made_anew(tree):
    (tree / ".venv" / "bin").mkdir(parents=True)
    (tree / ".venv" / "bin" / "python").symlink_to("/gone/python3")

    code, output = _sync(tree)

    assert code == 0, output
    assert (tree / ".venv" / "bin" / "python").exists()
