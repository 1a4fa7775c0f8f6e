"""Brings .venv to what the lock files say. Needs only Python; refuses anything whose hash is not in the lock.

`python3 requirements/sync.py run build` installs run.txt and build.txt unless exactly they are in already.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE.parent / ".venv"
PYTHON = VENV / "bin" / "python"
PIP = [str(PYTHON), "-m", "pip", "--disable-pip-version-check"]
OPTIONS = ["--quiet", "--require-hashes", "--only-binary", ":all:"]
# Installs the rest. The pip that comes with Python may be older than 23.3, which looks for the newest release of a
# package that another one wants with an extra, and refuses the lock on the day such a release appears (measured).
INSTALLER = HERE / "pip.txt"
OLDEST_PYTHON = (3, 11)


def stamp_of(names: list[str]) -> str:
    """What the installed packages depend on: the lock files, this Python and where the environment lies."""
    digest = hashlib.sha256(f"{sys.version}\0{VENV}\0".encode())
    for lock in (INSTALLER, *(HERE / f"{name}.txt" for name in names)):
        digest.update(lock.read_bytes())
    return digest.hexdigest()


def has_pip() -> bool:
    """Whether the environment works: one interrupted half-way, or whose Python went away, does not."""
    return PYTHON.exists() and subprocess.run([*PIP, "--version"], capture_output=True, check=False).returncode == 0


def install(names: list[str]) -> None:
    """Create the environment where needed and install the locks into it, by hash and from wheels only."""
    if not has_pip():
        shutil.rmtree(VENV, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
    locks = [part for name in names for part in ("-r", str(HERE / f"{name}.txt"))]
    for wanted in (["-r", str(INSTALLER)], locks):
        # close_fds=False hands the lock on: an install whose parent was killed keeps others out until it ended.
        subprocess.run([*PIP, "install", *OPTIONS, *wanted], check=True, close_fds=False)


def sync(names: list[str]) -> None:
    """Install unless the stamp says it was done. The stamp is written last, under a lock two `make` share."""
    descriptor = os.open(HERE, os.O_RDONLY)
    os.set_inheritable(descriptor, True)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        stamp = VENV / f".synced-{'-'.join(names)}"
        if stamp.is_file() and stamp.read_text() == stamp_of(names) and PYTHON.exists():
            return
        stamp.unlink(missing_ok=True)
        install(names)
        stamp.write_text(stamp_of(names))
    finally:
        os.close(descriptor)


if __name__ == "__main__":
    if sys.version_info < OLDEST_PYTHON:
        raise SystemExit("Ebb needs Python 3.11 or newer: make PYTHON=python3.11 …")
    try:
        sync(sys.argv[1:])
    except subprocess.CalledProcessError as failure:
        raise SystemExit(failure.returncode) from None
