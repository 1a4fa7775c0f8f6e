"""The app as it runs for real: real clock, real costs, the readiness probe over real storage."""

import shutil
from pathlib import Path

from fastapi import FastAPI

from app.crypto.passwords import DEFAULT_COST, Argon2Cost
from app.crypto.server_secrets import ServerSecrets
from app.db import migrations
from app.db.engine import parse_url, sqlite_path
from app.db.gateway import Gateway, open_gateway
from app.features.health.rules import Readiness, ReadinessProbe
from app.kernel.errors import AppError
from app.kernel.settings import Settings
from app.main import create_app
from app.throttle.limiter import Limiter, open_limiter


def build_app(settings: Settings, secrets: ServerSecrets, *, argon2_cost: Argon2Cost = DEFAULT_COST) -> FastAPI:
    """The app over the storage the settings name. `argon2_cost` is a parameter for tests, never a setting."""
    gateway = open_gateway(settings.resolved_database_url)
    limiter = open_limiter(settings, secrets.rate_limit_key)
    readiness = _probe(gateway, limiter, settings)
    return create_app(
        settings, secrets=secrets, gateway=gateway, readiness=readiness, limiter=limiter, argon2_cost=argon2_cost
    )


def disk_folder(settings: Settings) -> Path:
    """Where free space matters: beside the SQLite file, else in the data folder."""
    url = parse_url(settings.resolved_database_url)
    return sqlite_path(url).parent if url.get_backend_name() == "sqlite" else settings.data_dir


def _probe(gateway: Gateway, limiter: Limiter, settings: Settings) -> ReadinessProbe:
    head, folder = migrations.head(), disk_folder(settings)

    async def look() -> Readiness:
        free_bytes = shutil.disk_usage(folder).free
        try:
            found = await gateway.read(migrations.revision)
        except AppError:
            return Readiness(database_answers=False, migrations_current=False, free_bytes=free_bytes)
        return Readiness(
            database_answers=True,
            migrations_current=found == head,
            free_bytes=free_bytes,
            counts_shared=await limiter.is_sharing(),
        )

    return look
