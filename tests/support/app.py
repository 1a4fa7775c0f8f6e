"""The whole app for tests: real database, real stack; only the clock and the cost of Argon2 are ours."""

import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fastapi import FastAPI
from starlette.routing import BaseRoute

from app.crypto.passwords import Argon2Cost
from app.crypto.server_secrets import ServerSecrets, new_secrets
from app.db.gateway import open_gateway
from app.features.health.rules import Readiness
from app.kernel.settings import Settings
from app.main import create_app
from app.throttle.limiter import open_limiter
from app.web.openapi import Json

CHEAP = Argon2Cost(memory_kib=8, iterations=1, parallelism=1)
START = datetime(2026, 11, 22, 21, 0, 0, tzinfo=UTC)


@dataclass
class FakeClock:
    """A clock that only moves when told to."""

    instant: datetime = START

    def __call__(self) -> datetime:
        return self.instant

    def seconds(self) -> float:
        return self.instant.timestamp()

    def advance(self, **parts: float) -> None:
        self.instant += timedelta(**parts)


@dataclass
class Harness:
    """An app with the handles a test may turn."""

    app: FastAPI
    url: str
    secrets: ServerSecrets
    clock: FakeClock = field(default_factory=FakeClock)


_routes: list[BaseRoute] = []
_documents: list[Json] = []


def with_known_routes(app: FastAPI) -> FastAPI:
    """The app with routes and description of the first one: they are the same, and take a second to work out."""

    def openapi() -> Json:
        if app.router.routes != _routes:  # one more was planted
            return type(app).openapi(app)
        if not _documents:
            _documents.append(type(app).openapi(app))
        return _documents[0]

    if not _routes:
        _routes.extend(app.router.routes)
    app.router.routes[:] = _routes
    app.openapi = openapi  # type: ignore[method-assign]  # of this app alone
    return app


async def is_ready() -> Readiness:
    return Readiness(database_answers=True, migrations_current=True, free_bytes=2**40)


def make_harness(
    url: str, *, public_url: str = "", static_dir: Path = Path("/nonexistent"), **settings: str
) -> Harness:
    """An app over a migrated database; its gateway starts with the app's life span, its limits go by its clock."""
    clock, secrets = FakeClock(), new_secrets()
    chosen = Settings(public_url=public_url, data_dir=Path(tempfile.mkdtemp()), **settings)  # type: ignore[arg-type]  # by name
    app = create_app(
        chosen,
        secrets=secrets,
        gateway=open_gateway(url),
        readiness=is_ready,
        clock=clock,
        limiter=open_limiter(chosen, secrets.rate_limit_key, seconds=clock.seconds),
        argon2_cost=CHEAP,
        static_dir=static_dir,
    )
    return Harness(with_known_routes(app), url, secrets, clock)
