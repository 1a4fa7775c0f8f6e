"""The Help numbers over HTTP: public, signed out, cacheable. Asks for nothing but a region."""

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Response

from app.features.crisis.answers import REGIONS_ANSWER, plain_lines, region_answer
from app.features.crisis.dataset import DATASET
from app.features.crisis.schemas import RegionHelp, RegionList
from app.web.body import StrictRoute
from app.web.plain_help import help_block
from app.web.plain_page import help_page

router = APIRouter(prefix="/api/v1", tags=["crisis"], route_class=StrictRoute)
pages = APIRouter(include_in_schema=False)

# For every page of ours that runs no script.
PLAIN_HELP = help_block(plain_lines(), DATASET.collected.isoformat())
_HELP_PAGE = help_page(PLAIN_HELP)

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


@pages.api_route("/help.html", methods=["GET", "HEAD"])
async def help_without_script() -> Response:
    """Every number as one page: for a browser where the app does not run, and for paper."""
    return Response(_HELP_PAGE, media_type="text/html")
