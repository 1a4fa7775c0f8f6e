"""A process that runs commands in children it can kill: `python -m tests.cli.backup_victim`, one JSON line a round."""

import contextlib
import json
import os
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from app.cli.main import main
from app.db import migrations

# What a command does to the world outside, as Python announces it before it happens.
OUTSIDE = ("open", "os.", "shutil.", "sqlite3.")


def serve_rounds() -> None:
    with tempfile.TemporaryDirectory() as folder:  # so that no child has to import what migrations need
        migrations.upgrade(f"sqlite:///{folder}/ebb.db", backup_dir=None)
    for line in sys.stdin:
        sys.stdout.write(json.dumps(run(json.loads(line))) + "\n")
        sys.stdout.flush()


def run(order: dict[str, Any]) -> dict[str, float]:
    """One command in a child, killed before its nth step outside or after some time; how it ended."""
    begun = time.monotonic()
    child = os.fork()
    if child == 0:
        work(order)
    if "after_seconds" in order:
        time.sleep(order["after_seconds"])
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return {"code": os.waitstatus_to_exitcode(status), "seconds": time.monotonic() - begun}


def work(order: dict[str, Any]) -> None:
    os.environ.update(order["env"])
    with Path(order["log"]).open("w") as log, contextlib.redirect_stdout(log), contextlib.redirect_stderr(log):
        if "before_step" in order:
            sys.addaudithook(Countdown(order["before_step"]))
        code = main(order["words"])
    os._exit(code)


class Countdown:
    """Kills this process at a step."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def __call__(self, event: str, _arguments: object) -> None:
        if event.startswith(OUTSIDE) and event != "os.kill":
            self.left -= 1
            if self.left < 0:
                os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    serve_rounds()
