"""HTTP of flags: what stands, what stood, what is looked for, and what a person answers."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Header, Path, Query, Response
from pydantic_core import to_json

from app.features.accounts.deps import CALLER_ERRORS, CurrentCaller, CurrentDesk
from app.features.accounts.desk import Desk
from app.features.patterns import answering, answers, service
from app.features.patterns.errors import FlagResponsesDamagedError
from app.features.patterns.schemas import (
    Answer,
    Answered,
    Flags,
    FlagsParameters,
    ResponsesPut,
    ResponsesView,
    Rules,
)
from app.features.settings.errors import SettingsDamagedError
from app.features.sync.errors import MutationReusedError, RevisionConflictError, RevisionRequiredError
from app.kernel.errors import STORAGE_ERRORS, NotFoundError
from app.web.body import StrictRoute
from app.web.errors import InvalidIfMatchError
from app.web.etag import REVISION_HEADER, REVISION_PATTERN, entity_tag, required_revision
from app.web.problems import responses

router = APIRouter(prefix="/api/v1/flags", tags=["flags"], route_class=StrictRoute)

_IfMatch = Annotated[
    str | None,
    Header(
        description='the revision you have seen, such as "3" or "0"', json_schema_extra={"pattern": REVISION_PATTERN}
    ),
]
_Asked = Annotated[FlagsParameters, Query()]
_FlagId = Annotated[str, Path(description="the id of a flag", json_schema_extra={"pattern": "^[0-9a-f]{32}$"})]
_READ = responses(SettingsDamagedError, FlagResponsesDamagedError, *CALLER_ERRORS, *STORAGE_ERRORS)


def _moment(asked: str | None, desk: Desk) -> datetime:
    return datetime.fromisoformat(asked) if asked else desk.clock()


@router.get("", responses=_READ)
async def get_flags(asked: _Asked, caller: CurrentCaller, desk: CurrentDesk) -> Flags:
    """What changed in your record as of a moment, gravest first, with the entries behind it."""
    as_of = _moment(asked.as_of, desk)
    record = await desk.db.read(service.read_record, caller.vault, as_of)
    return answers.flags_answer(caller.vault, record, as_of.isoformat())


@router.get("/history", responses=_READ)
async def get_flags_history(asked: _Asked, caller: CurrentCaller, desk: CurrentDesk) -> Flags:
    """Flags of the eight weeks before that stand no more."""
    as_of = _moment(asked.as_of, desk)
    record = await desk.db.read(service.read_record, caller.vault, as_of, more_days=answers.HISTORY_DAYS)
    return answers.history_answer(caller.vault, record, as_of.isoformat())


@router.get("/rules", responses=_READ)
async def get_flag_rules(asked: _Asked, caller: CurrentCaller, desk: CurrentDesk) -> Rules:
    """Everything Ebb looks for, with its numbers and sources, and what it still needs from you."""
    as_of = _moment(asked.as_of, desk)
    record = await desk.db.read(service.read_record, caller.vault, as_of)
    return answers.rules_answer(record, as_of.isoformat())


@router.get(
    "/responses",
    response_model=ResponsesView,
    responses={
        200: {"headers": REVISION_HEADER},
        **responses(FlagResponsesDamagedError, *CALLER_ERRORS, *STORAGE_ERRORS),
    },
)
async def get_flag_responses(caller: CurrentCaller, desk: CurrentDesk) -> Response:
    """What you answered so far; revision 0 until you did."""
    stored = await desk.db.peek(service.find_responses, caller.user_id)
    document = {"responses": [], "muted": [], **service.open_responses(caller.vault, stored)}
    view = {"revision": stored.revision, "flag_responses": document}
    return Response(to_json(view), 200, {"ETag": entity_tag(stored.revision)}, "application/json")


@router.put(
    "/responses",
    responses={
        200: {"headers": REVISION_HEADER},
        **responses(
            InvalidIfMatchError,
            MutationReusedError,
            RevisionConflictError,
            RevisionRequiredError,
            *CALLER_ERRORS,
            *STORAGE_ERRORS,
        ),
    },
)
async def put_flag_responses(
    body: ResponsesPut, caller: CurrentCaller, desk: CurrentDesk, response: Response, if_match: _IfMatch = None
) -> ResponsesView:
    """Replaces your answers as a whole. Safe to repeat with the same `mutation_id`."""
    seen = required_revision(if_match)
    applied = await answering.store(desk, caller.vault, body.flag_responses, seen=seen, mutation_id=body.mutation_id)
    response.headers["ETag"] = entity_tag(applied.revision)
    return ResponsesView(revision=applied.revision, flag_responses=body.flag_responses)


@router.post(
    "/{flag_id}/response",
    responses=responses(
        NotFoundError,
        RevisionConflictError,
        SettingsDamagedError,
        FlagResponsesDamagedError,
        *CALLER_ERRORS,
        *STORAGE_ERRORS,
    ),
)
async def answer_flag(flag_id: _FlagId, body: Answer, caller: CurrentCaller, desk: CurrentDesk) -> Answered:
    """Acknowledges a flag, snoozes it, says it was expected, or that it was not useful. Again replaces the answer."""
    return await answering.answer(desk, caller.vault, flag_id, body, as_of=_moment(body.as_of, desk))
