"""What the lock files may hold: pins and hashes that agree, and no address of where anything was fetched."""

import json
import re
import sys
from pathlib import Path

from tests.architecture.source_tree import ROOT

ADDRESS = re.compile(r"://|^\s*--(?:index-url|extra-index-url|find-links|trusted-host)", re.MULTILINE)
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^]]*\])?==([^\s;\\]+)", re.MULTILINE)
PYTHON_LOCKS = ("pip", "run", "build", "dev")
# What npm writes for a package that comes from outside; the project itself and linked folders have none.
NPM_LOCKS = tuple(
    Path(folder, "package-lock.json") for folder in ("frontend", "tests/fhir", "tests/lighthouse", "tests/shl")
)


def _pins(text: str) -> dict[str, str]:
    return dict(PIN.findall(text))


def _python_problems(name: str, text: str) -> list[str]:
    problems = [f"{name} holds an address"] if ADDRESS.search(text) else []
    blocks = re.split(r"\n(?=\S)", text)
    bare = [block.split("==")[0] for block in blocks if PIN.match(block) and "--hash=sha256:" not in block]
    return [*problems, *(f"{name}: {package} has no hash" for package in bare)]


def _disagreements(locks: dict[str, str]) -> list[str]:
    """`make run` and `make test` share one environment: one package, one version."""
    dev = _pins(locks.get("dev", ""))
    return [
        f"requirements/{name}.txt pins {package} {version}, dev.txt pins {dev.get(package)}"
        for name in ("run", "build")
        for package, version in _pins(locks.get(name, "")).items()
        if dev.get(package) != version
    ]


def _npm_problems(lock: Path) -> list[str]:
    if not lock.is_file():
        return []
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    # What a package brings inside its own archive is held by the hash of that archive.
    within = {name for name, entry in packages.items() if entry.get("link") or entry.get("inBundle")}
    outside = {name: entry for name, entry in packages.items() if name and name not in within}
    return [
        *(f"{lock.name}: {name} holds an address" for name, entry in outside.items() if "resolved" in entry),
        *(f"{lock.name}: {name} has no hash" for name, entry in outside.items() if "integrity" not in entry),
    ]


def _npm_gaps(lock: Path) -> list[str]:
    """Builds for other platforms that the lock leaves out: `npm ci` refuses such a lock everywhere."""
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"] if lock.is_file() else {}
    known = {name.rpartition("node_modules/")[2] for name in packages}
    wanted = {one for entry in packages.values() for one in entry.get("optionalDependencies", {})}
    return [f"{lock.name} leaves out {name}" for name in sorted(wanted - known)]


def problems(root: Path) -> list[str]:
    """Everything wrong with the lock files of this tree, one line each."""
    paths = {name: root / "requirements" / f"{name}.txt" for name in PYTHON_LOCKS}
    locks = {name: path.read_text(encoding="utf-8") for name, path in paths.items()}
    python = [line for name, text in locks.items() for line in _python_problems(f"{name}.txt", text)]
    npm = [line for lock in NPM_LOCKS for line in (*_npm_problems(root / lock), *_npm_gaps(root / lock))]
    return [*python, *_disagreements(locks), *npm]


if __name__ == "__main__":
    found = problems(ROOT)
    print("\n".join(found) or "locks: pinned, hashed, no address")
    sys.exit(bool(found))
