"""`ebb demo`: a throwaway server with a year of somebody who does not exist, on this machine only. Keeps nothing."""

import asyncio
import signal
import tempfile
import uuid
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import uvicorn
from fastapi import FastAPI

from app.cli import demo_story, demo_year, storage
from app.cli.assembly import build_app
from app.cli.demo_door import DemoRefusedError, Door
from app.cli.listening import listen
from app.cli.say import say
from app.cli.serve import keep_memory_private, leave_calmly, settle
from app.kernel.clock import utc_now
from app.kernel.logging import configure_logging
from app.kernel.settings import Settings
from app.web.server import server_config

LOGIN = "quiet-river-2026"
PASSPHRASE = "paper lantern slow water"  # noqa: S105 - printed at every start; it opens made-up data
_BATCH = 400


def run(settings: Settings) -> int:
    """Fills a server in a temporary folder and serves it until told to stop; then the folder is gone.

    Raises:
        DemoRefusedError: others could reach it.
    """
    if not settings.is_loopback:
        raise DemoRefusedError("The demonstration is for this machine only: its log-in is known to everybody.")
    configure_logging()
    keep_memory_private()
    leave_calmly()
    # A closed terminal too: the folder has to go.
    signal.signal(signal.SIGHUP, lambda _number, _frame: signal.raise_signal(signal.SIGTERM))
    with tempfile.TemporaryDirectory(prefix="ebb-demo-") as folder:
        return _serve(_throwaway(settings, Path(folder)))


def _throwaway(settings: Settings, folder: Path) -> Settings:
    """Nothing of an operator's own settings but where to listen: no database, secrets or counts of theirs are met."""
    return Settings(
        data_dir=folder,
        database_url="",
        secrets_file=None,
        public_url="",
        host=settings.host,
        port=settings.port,
        rate_limits="off",
        rate_limit_url="",
        trusted_proxies="",
    )


def _serve(settings: Settings) -> int:
    sockets = listen(settings.host, settings.port)
    with storage.held(settings):
        secrets = storage.prepare(settings)
        asyncio.run(_fill(build_app(settings, secrets), utc_now()))
        app = build_app(settings, secrets)
        settle()
        _welcome(sockets[0].getsockname()[1])
        server = uvicorn.Server(server_config(app, host=settings.host, port=settings.port))
        server.run(sockets=sockets)
    return 0 if server.started else 1


async def _fill(app: FastAPI, now: datetime) -> None:
    """Signs up, and sends what the phone of that person would have sent."""
    async with app.router.lifespan_context(app):
        door = Door(app)
        account = await door.call("POST", "/auth/register", {"login": LOGIN, "password": PASSPHRASE})
        door.carry(account["access_token"])
        last_group = account["recovery_code"].split("-")[-1]
        await door.call("POST", "/auth/recovery-code/confirm", {"last_group": last_group})
        today = (now.astimezone(ZoneInfo(demo_story.HOME)) - timedelta(hours=4)).date()
        await door.call("PUT", "/settings", {"settings": demo_year.settings(today)})
        await _send(door, demo_year.entries(now))


async def _send(door: Door, entries: list[demo_year.Entry]) -> None:
    for start in range(0, len(entries), _BATCH):
        operations = [
            {"op": "put", "id": str(uuid.uuid4()), "entry": {**entry, "mutation_id": str(uuid.uuid4())}}
            for entry in entries[start : start + _BATCH]
        ]
        answer = await door.call("POST", "/entries/batch", {"operations": operations})
        if any(result["status"] != 201 for result in answer["results"]):  # noqa: PLR2004 - HTTP's own number
            raise DemoRefusedError("The demonstration could not be filled: an entry was refused.")


def _welcome(port: int) -> None:
    say(f"The demonstration is at http://localhost:{port}")
    say(f"Sign in as {LOGIN} with the passphrase {PASSPHRASE}")
    say("It holds a made-up year of somebody who does not exist. When you stop it, all of it is gone.")
