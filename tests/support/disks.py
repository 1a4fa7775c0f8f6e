"""A disk that is soon full. Import the fixture where it is needed."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    size = ["-o", "size=64k"]
    mount = subprocess.run(["mount", "-t", "tmpfs", *size, "tmpfs", folder], check=False, capture_output=True)
    if mount.returncode:
        pytest.skip("only root may mount a small file system")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)
