"""`ebb serve`: one process that serves the API and the PWA."""

import ctypes
import resource
import sys

import uvicorn

from app.cli import storage
from app.cli.assembly import build_app
from app.cli.say import say
from app.kernel.logging import configure_logging
from app.kernel.settings import Settings
from app.web.server import server_config

_PR_SET_DUMPABLE = 4  # linux/prctl.h


def run(settings: Settings) -> int:
    """Serves until it is told to stop (SIGINT or SIGTERM), then finishes what it took."""
    configure_logging()
    keep_memory_private()
    with storage.held(settings):
        secrets = storage.prepare(settings)
        config = server_config(build_app(settings, secrets), host=settings.host, port=settings.port)
        _welcome(settings)
        server = uvicorn.Server(config)
        server.run()
    return 0 if server.started else 1


def keep_memory_private() -> None:
    """No core files and no attaching by other processes of this user: open keys live in this memory."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _welcome(settings: Settings) -> None:
    where = settings.public_url or f"http://{'localhost' if settings.is_loopback else settings.host}:{settings.port}"
    say(f"Ebb is at {where}")
    say(f"Your data lies in {settings.data_dir}. `ebb backup --with-secrets` makes copies of it and of its secrets.")
    if not settings.is_loopback and not settings.is_https:
        say("Browsers will not keep a session here: set EBB_PUBLIC_URL to the https address people use.")
