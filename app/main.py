"""Puts the app together: rings, routers, life span. The only place that knows every feature."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import APIRouter, FastAPI
from starlette.middleware import Middleware

from app.crypto.argon2_gate import Argon2Gate
from app.crypto.passwords import DEFAULT_COST, Argon2Cost
from app.crypto.server_secrets import ServerSecrets
from app.db.gateway import Gateway
from app.features.accounts import account_router
from app.features.accounts import router as accounts
from app.features.accounts.cookies import SessionCookies
from app.features.accounts.desk import Desk
from app.features.accounts.tokens import TokenBox
from app.features.changes import router as changes
from app.features.crisis import router as crisis
from app.features.entries import router as entries
from app.features.exports import router as exports
from app.features.health import router as health
from app.features.health.rules import ReadinessProbe
from app.features.patterns import router as patterns
from app.features.settings import router as person_settings
from app.features.sharing import link_router as links
from app.features.sharing import router as sharing
from app.features.trends import router as trends
from app.kernel.clock import Clock, utc_now
from app.kernel.settings import Settings
from app.throttle.limiter import Limiter, open_limiter
from app.web import docs
from app.web.access import AccessLog
from app.web.headers import SecurityHeaders
from app.web.hosts import KnownHosts
from app.web.limits import BODY_SECONDS, RequestLimits
from app.web.openapi import DescribedApp, operation_id
from app.web.problems import CatchAll, install_problem_handlers
from app.web.static import STATIC_DIR, Pwa

VERSION = "0.1.0"
PLAIN_HELP = crisis.PLAIN_HELP

# Every router carries its full prefix itself, so that logs can name the route as declared.
ROUTERS: tuple[APIRouter, ...] = (
    entries.router,  # first: routes are tried in order, and this is the one that is called all day
    changes.router,
    patterns.router,
    person_settings.router,
    trends.router,
    exports.router,
    sharing.router,
    links.router,
    accounts.router,
    account_router.router,
    crisis.router,
    crisis.pages,
    health.router,
    docs.router,
)

TAGS = [
    {"name": "accounts", "description": "Signing up, in and out. Whoever has no key sees nothing."},
    {"name": "entries", "description": "Cravings, body and sleep, intake, thoughts: sealed for their owner."},
    {"name": "changes", "description": "What a device sends in one go, and what it reads since it last asked."},
    {"name": "trends", "description": "What a record says over days and weeks, and how sure that is."},
    {"name": "settings", "description": "One sealed document per person."},
    {"name": "exports", "description": "Your record as files for yourself, after the password was asked for again."},
    {"name": "flags", "description": "What changed in your own record, said calmly, and what you answer to it."},
    {"name": "shares", "description": "What you show somebody else: chosen, sealed, ended when you say."},
    {"name": "links", "description": "SMART Health Links, for whoever was given one. Any origin, no credentials."},
    {"name": "crisis", "description": "Who to call or text, by region. Public; works signed out."},
    {"name": "health", "description": "Probes for whoever runs the server."},
]
DESCRIPTION = """A private recovery journal. It records what a person writes down about cravings, symptoms, intake
and thoughts, sealed for that person. It never suggests how much of anything to take.

Every failure is an RFC 9457 problem (`application/problem+json`) that names fields, never values. A method that is not
described is answered 405 with `Allow`; `HEAD` is one of them."""


def create_app(
    settings: Settings,
    *,
    secrets: ServerSecrets,
    gateway: Gateway,
    readiness: ReadinessProbe,
    clock: Clock = utc_now,
    limiter: Limiter | None = None,
    argon2_cost: Argon2Cost = DEFAULT_COST,
    static_dir: Path = STATIC_DIR,
    body_seconds: float = BODY_SECONDS,
) -> FastAPI:
    """The whole app, ready to be served."""
    app = _described(settings, body_seconds)
    tokens = TokenBox(secrets.signing_keys, secrets.signing_key_id)
    app.state.settings = settings
    app.state.cookies = SessionCookies(settings)
    limiter = limiter or open_limiter(settings, secrets.rate_limit_key)
    app.state.desk = Desk(gateway, secrets, tokens, Argon2Gate(argon2_cost), clock, settings.ledger_file, limiter)
    app.state.readiness = readiness
    app.router.default = Pwa(static_dir, PLAIN_HELP)
    install_problem_handlers(app)
    for router in ROUTERS:
        app.include_router(router)
    return app


def _described(settings: Settings, body_seconds: float) -> DescribedApp:
    return DescribedApp(
        title="Ebb",
        version=VERSION,
        summary="A private recovery journal",
        description=DESCRIPTION,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        openapi_tags=TAGS,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        generate_unique_id_function=operation_id,
        middleware=_rings(settings, body_seconds),
        lifespan=_life_span,
        # Spans and metrics of the framework carry paths and values of requests.
        telemetry={
            "tracing": False,
            "metrics": False,
            "logs": False,
            "operation_spans": False,
            "auto_configure": False,
        },
    )


def _rings(settings: Settings, body_seconds: float) -> list[Middleware]:
    """From the outside in: every answer is logged and carries its headers, also the answer for a bug."""
    return [
        Middleware(AccessLog),
        Middleware(SecurityHeaders, https=settings.is_https),
        Middleware(CatchAll),
        Middleware(KnownHosts, settings=settings, help_=PLAIN_HELP),
        Middleware(RequestLimits, body_seconds=body_seconds),
    ]


@asynccontextmanager
async def _life_span(app: FastAPI) -> AsyncIterator[None]:
    desk: Desk = app.state.desk
    await desk.db.start()
    try:
        yield
    finally:
        desk.gate.close()
        await desk.db.close()
