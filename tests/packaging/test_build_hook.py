"""The PWA's build on a toy front end: current builds are left alone, broken ones change nothing, two make one."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT

BUNDLED = ("crisis_phrases", "crisis_resources", "crisis_words", "learn_sources", "red_flags")
SHARED = [f"app/features/crisis/{name}.json" for name in BUNDLED]
BUILD = """
import { appendFileSync, copyFileSync, mkdirSync, readFileSync, existsSync } from "node:fs";
appendFileSync("../builds.log", process.version + "\\n");
mkdirSync(process.env.PWA_OUT, { recursive: true });
copyFileSync("page.html", process.env.PWA_OUT + "/index.html");
if (existsSync("wait")) await new Promise((done) => setTimeout(done, Number(readFileSync("wait", "utf8"))));
if (existsSync("../break")) process.exit(3);
"""


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """A tree with the real hook and a front end that copies one page and logs every build."""
    front = tmp_path / "frontend"
    front.mkdir()
    package = {"name": "toy", "version": "0.0.0", "type": "module", "scripts": {"build": "node build.mjs"}}
    lock = {"name": "toy", "version": "0.0.0", "lockfileVersion": 3, "packages": {"": package}}
    (front / "package.json").write_text(json.dumps(package))
    (front / "package-lock.json").write_text(json.dumps(lock))
    (front / "build.mjs").write_text(BUILD)
    (front / "page.html").write_text("first")
    (tmp_path / "app" / "features" / "crisis").mkdir(parents=True)
    for name in SHARED:
        (tmp_path / name).write_text("{}")
    shutil.copy(ROOT / "hatch_build.py", tmp_path)
    return tmp_path


def _start(toy: Path, *arguments: str, path: str = os.defpath) -> subprocess.Popen[str]:
    env = {**os.environ, "PATH": path, "npm_config_cache": str(toy / "npm-cache")}
    return subprocess.Popen(
        [sys.executable, "hatch_build.py", *arguments],
        cwd=toy,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _build(toy: Path, *arguments: str, path: str = os.defpath) -> tuple[int, str]:
    process = _start(toy, *arguments, path=path)
    output, _ = process.communicate(timeout=50)
    return process.returncode, output


def _built(toy: Path) -> int:
    log = toy / "builds.log"
    return len(log.read_text().splitlines()) if log.exists() else 0


def _page(toy: Path) -> str:
    return (toy / "app" / "static" / "index.html").read_text()


def test_a_second_build_of_the_same_sources_does_nothing(toy):
    assert _build(toy)[0] == 0

    assert _build(toy)[0] == 0

    assert (_built(toy), _page(toy)) == (1, "first")


@pytest.mark.parametrize("changed", ["frontend/page.html", *SHARED])
def test_a_changed_source_is_built_again(toy, changed):
    _build(toy)
    (toy / changed).write_text("second")

    assert _build(toy)[0] == 0

    assert _built(toy) == 2


def test_a_build_that_breaks_leaves_the_last_one_in_place_and_is_repeated(toy):
    _build(toy)
    (toy / "frontend" / "page.html").write_text("second")
    (toy / "break").touch()

    assert _build(toy)[0] != 0
    assert _page(toy) == "first"

    (toy / "break").unlink()
    assert _build(toy)[0] == 0
    assert _page(toy) == "second"


def test_a_killed_build_is_repeated_and_never_mixed_with_the_next(toy):
    (toy / "frontend" / "wait").write_text("1500")
    process = _start(toy)
    while _built(toy) == 0:
        assert process.poll() is None, process.communicate()
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=10)
    (toy / "frontend" / "wait").write_text("0")
    (toy / "frontend" / "page.html").write_text("second")

    assert _build(toy)[0] == 0

    assert (_built(toy), _page(toy)) == (2, "second")


def test_two_builds_at_once_make_one(toy):
    (toy / "frontend" / "wait").write_text("500")
    both = [_start(toy), _start(toy)]

    codes = [(process.communicate(timeout=50), process.returncode)[1] for process in both]

    assert codes == [0, 0]
    assert (_built(toy), _page(toy)) == (1, "first")


def test_a_node_that_is_too_old_is_not_used(toy, tmp_path_factory):
    folder = tmp_path_factory.mktemp("old-node")
    for name, version in (("node", "v20.20.2"), ("npm", "10.8.2")):
        (folder / name).write_text(f"#!/bin/sh\necho {version}\n")
        (folder / name).chmod(0o755)

    code, output = _build(toy, path=f"{folder}{os.pathsep}{os.defpath}")

    assert code == 0, output
    assert (toy / "builds.log").read_text().startswith("v24.")


def test_npm_commands_of_the_front_end_hand_their_exit_code_on(toy):
    code, _ = _build(toy, "npm", "run", "nothing-of-that-name")

    assert code not in {0, None}
