"""The Help numbers over HTTP: public, signed out, cacheable. Asks for nothing but a region."""

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Response

from app.features.crisis.answers import REGIONS_ANSWER, region_answer
from app.features.crisis.schemas import RegionHelp, RegionList
from app.web.body import StrictRoute

router = APIRouter(prefix="/api/v1", tags=["crisis"], route_class=StrictRoute)

_TAGGED: dict[str, Any] = {"ETag": {"description": "of these bytes", "required": True, "schema": {"type": "string"}}}
RegionParameter = Annotated[
    str | None,
    Query(
        pattern="^[A-Za-z]{2}$",
        description="Two letters of ISO 3166-1, such as US. Without it: which regions there are.",
    ),
]


@router.get(
    "/crisis-resources",
    response_model=RegionHelp | RegionList,
    responses={200: {"headers": _TAGGED}, 304: {"description": "As it was", "headers": _TAGGED}},
)
async def crisis_resources(
    region: RegionParameter = None,
    if_none_match: Annotated[str | None, Header()] = None,
) -> Response:
    """Who to call or text. A region without data gets the international directories and what is missing."""
    answer = REGIONS_ANSWER if region is None else region_answer(region.upper())
    headers = {"ETag": answer.tag}
    if if_none_match is not None and answer.tag in if_none_match:
        return Response(status_code=304, headers=headers)
    return Response(answer.body, headers=headers, media_type="application/json")
