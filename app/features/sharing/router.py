"""HTTP of shares for their owners: what could go along, making, looking, changing, ending."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from app.features.accounts.deps import CALLER_ERRORS, CurrentCaller, CurrentDesk
from app.features.exports.schemas import Report
from app.features.exports.service import find_choices
from app.features.patterns.errors import FlagResponsesDamagedError
from app.features.settings.errors import SettingsDamagedError
from app.features.sharing import changing, finding, making
from app.features.sharing.deps import LinkBase, ShareId
from app.features.sharing.errors import (
    NotKeptFreshError,
    ShareChangedError,
    ShareDamagedError,
    ShareLimitError,
    ShareTooLargeError,
)
from app.features.sharing.schemas import Choices, ChoicesAsked, OpeningLog, OpenShare, ShareChange, ShareRequest, Shares
from app.features.sync.errors import MutationReusedError
from app.kernel.errors import STORAGE_ERRORS, InvalidInputError, NotFoundError
from app.throttle.errors import RateLimitedError
from app.web.body import StrictRoute
from app.web.paths import reserve
from app.web.problems import responses

router = APIRouter(prefix="/api/v1/shares", tags=["shares"], route_class=StrictRoute)

_ONE = "/{share_id:" + reserve("share_id", "choices", "paper", "preview") + "}"
_READS_RECORD = (SettingsDamagedError, FlagResponsesDamagedError, InvalidInputError, RateLimitedError)
_PRIVATE = (*CALLER_ERRORS, *STORAGE_ERRORS)


@router.get("/choices", responses=responses(SettingsDamagedError, InvalidInputError, *_PRIVATE))
async def get_choices(asked: Annotated[ChoicesAsked, Query()], caller: CurrentCaller, desk: CurrentDesk) -> Choices:
    """What was recorded in a period and could go along. Nothing of it is chosen."""
    found = await desk.db.read(find_choices, caller.vault, (asked.first_day, asked.last_day), desk.clock())
    return Choices.model_validate({"choices": found})


@router.post("/preview", responses=responses(*_READS_RECORD, *_PRIVATE))
async def preview_share(body: ShareRequest, caller: CurrentCaller, desk: CurrentDesk) -> Report:
    """What a provider would see. Nothing is kept of it."""
    return await making.preview(desk, caller.vault, body)


@router.post(
    "/paper",
    response_class=Response,
    responses={
        200: {"content": {"application/pdf": {}}, "description": "The report as a PDF"},
        **responses(*_READS_RECORD, *_PRIVATE),
    },
)
async def draw_share(body: ShareRequest, caller: CurrentCaller, desk: CurrentDesk) -> Response:
    """What a provider would see, on paper: for a phone's share sheet, where no link leads. Nothing is kept of it."""
    return Response(await making.paper(desk, caller.vault, body), media_type="application/pdf")


@router.post(
    "",
    status_code=201,
    responses={
        200: {"model": OpenShare, "description": "Repeated with the same `mutation_id`"},
        **responses(
            ShareLimitError, ShareTooLargeError, MutationReusedError, ShareDamagedError, *_READS_RECORD, *_PRIVATE
        ),
    },
)
async def make_share(
    body: ShareRequest, caller: CurrentCaller, desk: CurrentDesk, base: LinkBase, response: Response
) -> OpenShare:
    """Seals what was chosen under a key that only the link holds. Safe to repeat with the same `mutation_id`."""
    opened, is_new = await making.make(desk, caller.vault, body)
    response.status_code = 201 if is_new else 200
    return await finding.show(desk, opened, base)


@router.get("", responses=responses(*_PRIVATE))
async def list_shares(caller: CurrentCaller, desk: CurrentDesk) -> Shares:
    """Your shares, newest first, also those that do not open any more."""
    return await finding.list_all(desk, caller.vault)


@router.get(_ONE, responses=responses(NotFoundError, ShareDamagedError, *_PRIVATE))
async def get_share(share_id: ShareId, caller: CurrentCaller, desk: CurrentDesk, base: LinkBase) -> OpenShare:
    """An open share with its link once more; 404 when it is closed: its link opens nothing."""
    return await finding.show(desk, await finding.find_open(desk, caller.vault, share_id), base)


@router.get(_ONE + "/log", responses=responses(NotFoundError, *_PRIVATE))
async def get_share_log(share_id: ShareId, caller: CurrentCaller, desk: CurrentDesk) -> OpeningLog:
    """Who opened the link, and when; as they called themselves."""
    return await finding.read_log(desk, caller.vault, share_id)


@router.patch(
    _ONE, responses=responses(NotFoundError, ShareDamagedError, ShareChangedError, InvalidInputError, *_PRIVATE)
)
async def change_share(
    share_id: ShareId, body: ShareChange, caller: CurrentCaller, desk: CurrentDesk, base: LinkBase
) -> OpenShare:
    """Another end, another label, or other entries to hold back at the next refresh."""
    return await finding.show(desk, await changing.change(desk, caller.vault, share_id, body), base)


@router.post(
    _ONE + "/refresh",
    responses=responses(
        NotFoundError,
        ShareDamagedError,
        ShareChangedError,
        NotKeptFreshError,
        ShareTooLargeError,
        *_READS_RECORD,
        *_PRIVATE,
    ),
)
async def refresh_share(share_id: ShareId, caller: CurrentCaller, desk: CurrentDesk, base: LinkBase) -> OpenShare:
    """Seals today's record under the same link and key; a clinic code is open for another 15 minutes."""
    return await finding.show(desk, await changing.refresh(desk, caller.vault, share_id), base)


@router.delete(_ONE, status_code=204, responses=responses(NotFoundError, ShareChangedError, *_PRIVATE))
async def end_share(share_id: ShareId, caller: CurrentCaller, desk: CurrentDesk) -> None:
    """The link leads nowhere from now on and its file is gone. It stays in the list, with its log."""
    await changing.end(desk, caller.vault, share_id)
