"""Probes for the machine that runs the server. Says yes, or no with a reason; never where anything lies."""

from fastapi import APIRouter, Request

from app.features.health.errors import NotReadyError
from app.features.health.rules import ReadinessProbe, notes_on, reasons_against
from app.features.health.schemas import Health
from app.web.body import StrictRoute
from app.web.problems import responses

router = APIRouter(tags=["health"], route_class=StrictRoute)


@router.get("/healthz", response_model_exclude_none=True)
async def live() -> Health:
    """The process answers. Asks nothing of the database."""
    return Health()


@router.get("/readyz", response_model_exclude_none=True, responses=responses(NotReadyError))
async def ready(request: Request) -> Health:
    """The database answers, its migrations are current and there is room on the disk."""
    probe: ReadinessProbe = request.app.state.readiness
    found = await probe()
    if reasons := reasons_against(found):
        raise NotReadyError(" ".join(reasons))
    return Health(notes=notes_on(found) or None)
