"""Lock files hold pins and hashes and no address, and each kind of fault is caught when planted."""

import json

import pytest

from tests.architecture.lock_files import problems
from tests.architecture.source_tree import ROOT

PINNED = "alpha==1.0 \\\n    --hash=sha256:00\n"


@pytest.fixture
def tree(tmp_path):
    folder = tmp_path / "requirements"
    folder.mkdir()
    (folder / "pip.txt").write_text("pip==1.0 \\\n    --hash=sha256:02\n")
    (folder / "run.txt").write_text(PINNED)
    (folder / "build.txt").write_text("beta==2.0 \\\n    --hash=sha256:01\n")
    (folder / "dev.txt").write_text(PINNED + "beta==2.0 \\\n    --hash=sha256:01\n")
    return tmp_path


def _npm_lock(tree, folder="frontend", **entry):
    (tree / folder).mkdir(parents=True)
    packages = {"": {"name": "ours"}, "node_modules/alpha": entry}
    (tree / folder / "package-lock.json").write_text(json.dumps({"packages": packages}))


def test_our_lock_files_are_in_order():
    assert problems(ROOT) == []


def test_a_sound_tree_has_no_problems(tree):
    _npm_lock(tree, version="1.0.0", integrity="sha512-00")

    assert problems(tree) == []


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("--index-url somewhere\n", "run.txt holds an address"),
        ("    --find-links somewhere\n", "run.txt holds an address"),
        ("# from https://packages.example/simple\n", "run.txt holds an address"),
        ("gamma==3.0\n", "run.txt: gamma has no hash"),
    ],
)
def test_a_planted_fault_in_a_python_lock_is_caught(tree, line, complaint):
    path = tree / "requirements" / "run.txt"
    path.write_text(line + PINNED)

    assert complaint in problems(tree)


def test_a_version_that_differs_between_locks_is_caught(tree):
    (tree / "requirements" / "run.txt").write_text(PINNED.replace("1.0", "1.1"))

    assert problems(tree) == ["requirements/run.txt pins alpha 1.1, dev.txt pins 1.0"]


def test_an_address_in_the_npm_lock_is_caught(tree):
    _npm_lock(tree, resolved="https://packages.example/alpha.tgz", integrity="sha512-00")

    assert problems(tree) == ["package-lock.json: node_modules/alpha holds an address"]


def test_a_missing_hash_in_the_npm_lock_is_caught(tree):
    _npm_lock(tree, version="1.0.0")

    assert problems(tree) == ["package-lock.json: node_modules/alpha has no hash"]


def test_a_platform_the_npm_lock_leaves_out_is_caught(tree):
    _npm_lock(tree, integrity="sha512-00", optionalDependencies={"alpha-linux": "1.0.0"})

    assert problems(tree) == ["package-lock.json leaves out alpha-linux"]


def test_an_address_in_the_lock_of_a_proof_is_caught(tree):
    _npm_lock(
        tree, "tests/lighthouse", version="1.0.0", integrity="sha512-00", resolved="https://packages.example/alpha"
    )

    assert problems(tree) == ["package-lock.json: node_modules/alpha holds an address"]
