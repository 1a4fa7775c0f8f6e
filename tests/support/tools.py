"""Programs of the machine that some proofs need: a skip with a reason where they are missing, a failure in CI."""

import os
import shutil

import pytest


def required_tool(name: str, package: str) -> str:
    """Where a program lies. `package` is the Debian package that brings it."""
    found = shutil.which(name)
    if found is not None:
        return found
    reason = f"{name} is not installed (Debian package {package})"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
