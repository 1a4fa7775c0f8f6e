"""Programs of other people from npm, for proofs only: installed by their lock into a folder that goes away."""

import os
import shutil
import subprocess
from pathlib import Path

from hatch_build import npm_from_wheel
from tests.browser.conftest import unavailable

_INSTALL_SECONDS = 120
_LOCKED = ("package.json", "package-lock.json", ".npmrc")


class NodeProgram:
    """A script beside its lock, ready to run."""

    def __init__(self, source: Path, script: str, folder: Path) -> None:
        self._npm, self.folder, self.script = npm_from_wheel(), folder, script
        for name in (*_LOCKED, script):
            shutil.copy(source / name, folder / name)
        self._install()

    def _install(self) -> None:
        environment = {**os.environ, "PATH": self._npm.bin_dir + os.pathsep + os.environ["PATH"], "CI": "1"}
        command = [*self._npm.command, "ci", "--ignore-scripts"]
        try:
            done = subprocess.run(
                command, cwd=self.folder, env=environment, capture_output=True, timeout=_INSTALL_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            unavailable(f"what {self.script} needs could not be installed in time")
        if done.returncode != 0:
            unavailable(f"what {self.script} needs could not be installed")

    @property
    def command(self) -> list[str]:
        """Without its arguments; to be run in `folder`."""
        return [str(Path(self._npm.bin_dir) / "node"), str(self.folder / self.script)]
