"""Runs the real app for browser tests: real storage, real build; only the cost of Argon2 is lowered."""

import sys
from pathlib import Path

import uvicorn

from app.cli.assembly import build_app
from app.cli.storage import prepare
from app.kernel.settings import Settings
from app.web.server import server_config
from tests.support.app import CHEAP


def main(port: int, data_dir: Path) -> None:
    settings = Settings(data_dir=data_dir, port=port, rate_limits="off")
    app = build_app(settings, prepare(settings), argon2_cost=CHEAP)
    uvicorn.Server(server_config(app, host="127.0.0.1", port=port)).run()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
