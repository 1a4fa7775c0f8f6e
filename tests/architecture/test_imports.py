"""The import contracts hold, and each one is shown to catch a violation planted in a copy of the package."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.source_tree import ROOT

LINTER = Path(sys.executable).with_name("lint-imports")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]

# contract id -> violations, each a file to write and what to write into it
PLANTED = {
    "packages": [
        ("app/kernel/planted.py", "import app.web"),
        ("app/crypto/planted.py", "import app.db"),
        ("app/throttle/planted.py", "import app.db"),
        ("app/unplaced/__init__.py", ""),
    ],
    "slices": [
        ("app/features/crisis/planted.py", "import app.features.accounts"),
        ("app/features/entries/planted.py", "import app.features.settings"),
        ("app/features/unplaced/__init__.py", ""),
    ],
    "inside-a-slice": [
        ("app/features/entries/store.py", "import app.features.entries.service"),
        ("app/features/accounts/tables.py", "import app.features.accounts.refreshing"),
        ("app/features/accounts/refreshing.py", "import app.features.accounts.deps"),
        ("app/features/settings/unplaced.py", ""),
    ],
    "private-storage": [
        ("app/features/entries/service.py", "import app.features.accounts.store"),
        ("app/features/entries/router.py", "from app.features.accounts.tables import users"),
        ("app/web/planted.py", "import app.features.accounts.store"),
    ],
    "http-door": [
        ("app/features/entries/service.py", "from starlette.responses import Response"),
        ("app/features/accounts/registration.py", "import app.web"),
        ("app/features/entries/service.py", "import app.web.schemas"),
        ("app/db/planted.py", "import fastapi"),
    ],
    "routers-are-the-top": [
        ("app/features/entries/service.py", "import app.features.accounts.deps"),
        ("app/web/planted.py", "import app.features.accounts.router"),
    ],
    "no-web-below": [
        ("app/db/planted.py", "import app.web"),
        ("app/throttle/planted.py", "import fastapi"),
        ("app/kernel/planted.py", "import starlette"),
    ],
    "pure-rules": [
        ("app/features/entries/rules.py", "import sqlalchemy"),
        ("app/features/entries/rules.py", "from app.kernel import clock"),
        ("app/features/entries/rules.py", "import time"),
    ],
    "one-counting-door": [
        ("app/features/accounts/login.py", "import limits"),
        ("app/throttle/planted.py", "import redis"),
    ],
    "one-paper-door": [
        ("app/features/exports/pdf.py", "import reportlab"),
        ("app/features/entries/service.py", "from reportlab.pdfgen.canvas import Canvas"),
    ],
    "one-crypto-door": [("app/features/accounts/service.py", "import cryptography")],
    "argon2-through-passlib": [("app/crypto/planted.py", "from argon2 import PasswordHasher")],
    "one-password-door": [("app/crypto/planted.py", "from passlib.hash import argon2")],
    "one-token-door": [("app/features/accounts/service.py", "from jose import jwt")],
}
CASES = [(contract, path, text) for contract, plants in PLANTED.items() for path, text in plants]
# What a planted import points at must exist, or the linter never sees the arrow.
TARGETS = (
    "accounts/deps.py",
    "accounts/router.py",
    "accounts/service.py",
    "accounts/refreshing.py",
    "accounts/store.py",
    "accounts/tables.py",
    "entries/service.py",
    "settings/service.py",
)


def _lint(root: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the linter in `root`; PYTHONPATH lets it find our own contract, `root` itself comes first."""
    return subprocess.run(
        [LINTER, "--no-logo", "--no-cache", *options],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def _write(path: Path, text: str) -> None:
    """Append to the file, making it and every package above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    (path.parent / "__init__.py").touch()
    with path.open("a") as file:
        file.write(f"\n{text}\n")


@pytest.fixture
def copied(tmp_path):
    ignore = shutil.ignore_patterns("static", "__pycache__", "*.json")
    shutil.copytree(ROOT / "app", tmp_path / "app", ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for target in TARGETS:
        _write(tmp_path / "app" / "features" / target, "")
    return tmp_path


def test_every_contract_is_kept():
    result = _lint(ROOT)

    assert result.returncode == 0, result.stdout + result.stderr


def test_every_contract_has_a_planted_violation():
    assert {contract["id"] for contract in CONTRACTS} == set(PLANTED)


def test_the_copy_without_a_plant_is_clean(copied):
    result = _lint(copied)

    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(("contract", "path", "text"), CASES)
def test_a_planted_violation_breaks_its_contract(copied, contract, path, text):
    _write(copied / path, text)

    result = _lint(copied, "--contract", contract)

    assert result.returncode == 1, result.stdout + result.stderr
    assert "0 kept, 1 broken" in result.stdout
