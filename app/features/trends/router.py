"""HTTP of trends. Thin: parse the question, compute in a read, answer."""

from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic_core import to_json

from app.features.accounts.deps import CALLER_ERRORS, CurrentCaller, CurrentDesk
from app.features.entries import digests
from app.features.settings.errors import SettingsDamagedError
from app.features.trends import measures, service
from app.features.trends.defaults import MOST_SERIES
from app.features.trends.schemas import Trends, TrendsParameters
from app.kernel.errors import STORAGE_ERRORS, AppError, InvalidInputError
from app.web.body import StrictRoute
from app.web.problems import responses

router = APIRouter(prefix="/api/v1", tags=["trends"], route_class=StrictRoute)


@router.get(
    "/trends",
    response_model=Trends,
    responses=responses(SettingsDamagedError, *CALLER_ERRORS, *STORAGE_ERRORS),
)
async def get_trends(asked: Annotated[TrendsParameters, Query()], caller: CurrentCaller, desk: CurrentDesk) -> Response:
    """What your record says over a period, how sure that is, and where nothing was recorded."""
    question = service.Question(asked.first_day, asked.last_day, _series(asked.series), asked.time_zone, desk.clock())
    answer, made = await desk.db.read(service.find_trends, caller.vault, question)
    if made:
        with suppress(AppError):  # no answer hangs on it: whoever asks next opens the entries again
            await desk.db.write(digests.keep, caller.vault, made)
    return Response(to_json(answer), 200, media_type="application/json")


def _series(text: str | None) -> list[measures.Asked] | None:
    if text is None:
        return None
    asked = list(dict.fromkeys(measures.parse(each) for each in text.split(",")))
    known = [each for each in asked if each is not None]
    if len(known) < len(asked):
        raise InvalidInputError("ask for series by their ids", fields={"series": "one of these is not known"})
    if len(known) > MOST_SERIES:
        raise InvalidInputError("ask again for the rest", fields={"series": f"name {MOST_SERIES} at most"})
    return known
