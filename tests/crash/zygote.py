"""A process that starts servers and commands in children it can kill: `python -m tests.crash.zygote FOLDER [URL]`.

Everything is imported once here, so that two hundred starts take no minutes. Orders and answers are lines of JSON.
"""

import json
import os
import signal
import socket
import sys
import tempfile
from pathlib import Path
from typing import Any

import uvicorn

from app.cli import storage
from app.cli.assembly import build_app
from app.db import migrations
from app.kernel.settings import Settings
from app.web.server import server_config
from tests.cli.backup_victim import run
from tests.support.app import CHEAP


def main(folder: Path, url: str) -> None:
    with tempfile.TemporaryDirectory() as scratch:  # so that no child has to import what migrations need
        migrations.upgrade(f"sqlite:///{scratch}/ebb.db", backup_dir=None)
    settings = Settings(data_dir=folder, database_url=url, rate_limits="off")
    child = 0
    for line in sys.stdin:
        order = json.loads(line)
        answer: dict[str, Any] = {}
        if order["do"] == "start":
            child, answer["port"] = start(settings)
        elif order["do"] == "kill":
            answer["code"] = kill(child)
        else:
            answer = run(order)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def start(settings: Settings) -> tuple[int, int]:
    """A server in a process group of its own; its socket listens already, so nobody has to wait for it."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        child = os.fork()
        if child == 0:
            os.setsid()
            serve(settings, listener)
        return child, port


def serve(settings: Settings, listener: socket.socket) -> None:
    """As `ebb serve` does, but for the cost of Argon2; its words go to a file."""
    words = os.open(settings.data_dir.with_name("server.log"), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(words, 1)
    os.dup2(words, 2)
    try:
        with storage.held(settings):
            app = build_app(settings, storage.prepare(settings), argon2_cost=CHEAP)
            uvicorn.Server(server_config(app, host="127.0.0.1", port=0)).run(sockets=[listener])
    finally:
        os._exit(1)


def kill(child: int) -> int:
    """Without warning: no handler runs, nothing is flushed or closed."""
    os.killpg(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
