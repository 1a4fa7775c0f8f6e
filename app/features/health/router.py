"""Probes for the machine that runs the server. Says yes, or no with a reason; never where anything lies."""

from fastapi import APIRouter, Request

from app.features.health.errors import NotReadyError
from app.features.health.rules import ReadinessProbe, reasons_against
from app.features.health.schemas import Health
from app.web.body import StrictRoute
from app.web.problems import responses

router = APIRouter(tags=["health"], route_class=StrictRoute)


@router.get("/healthz")
async def live() -> Health:
    """The process answers. Asks nothing of the database."""
    return Health()


@router.get("/readyz", responses=responses(NotReadyError))
async def ready(request: Request) -> Health:
    """The database answers, its migrations are current and there is room on the disk."""
    probe: ReadinessProbe = request.app.state.readiness
    if reasons := reasons_against(await probe()):
        raise NotReadyError(" ".join(reasons))
    return Health()
