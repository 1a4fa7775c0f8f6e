"""HTTP of changes: reading on from a cursor, and sending many operations in one request."""

import json
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError

from app.crypto.vault import Vault
from app.features.accounts.deps import CALLER_ERRORS, CurrentCaller, CurrentDesk
from app.features.changes import service
from app.features.changes.answers import feed_json, stored_revision, success
from app.features.changes.drafts import draft_operation
from app.features.changes.schemas import Batch, BatchResults, Changes, ChangesParameters, Misfit, Operation
from app.features.sync.cursors import open_change_cursor
from app.features.sync.errors import InvalidCursorError, ResyncRequiredError
from app.features.sync.service import start_timeline
from app.kernel.errors import STORAGE_ERRORS, AppError, InvalidInputError
from app.kernel.ids import new_id
from app.web.body import StrictRoute
from app.web.problems import problem_body, refused_fields, responses

router = APIRouter(prefix="/api/v1", tags=["changes"], route_class=StrictRoute)

_JSON = "application/json"


@router.get(
    "/changes",
    response_model=Changes,
    responses=responses(InvalidCursorError, ResyncRequiredError, *CALLER_ERRORS, *STORAGE_ERRORS),
)
async def get_changes(
    asked: Annotated[ChangesParameters, Query()], caller: CurrentCaller, desk: CurrentDesk
) -> Response:
    """What changed since the cursor; everything without one. After a 410 start again without."""
    seen = open_change_cursor(caller.vault, asked.cursor) if asked.cursor is not None else None
    feed = await desk.db.read(service.read_changes, caller.vault, seen, limit=asked.limit)
    if feed is None:  # the first question ever put to this database
        await desk.db.write(start_timeline, new_id())
        feed = await desk.db.read(service.read_changes, caller.vault, seen, limit=asked.limit)
        assert feed is not None
    return Response(feed_json(caller.vault, feed), 200, media_type=_JSON)


@router.post("/entries/batch", response_model=BatchResults, responses=responses(*CALLER_ERRORS, *STORAGE_ERRORS))
async def post_batch(request: Request, body: Batch, caller: CurrentCaller, desk: CurrentDesk) -> Response:
    """Up to 500 operations in order, each answered as by itself; all on disk before the answer. Safe to repeat."""
    operations: Sequence[Operation | Misfit] = body.operations
    now = desk.clock()
    drafts = [
        _refusal(request.app, operation)
        if isinstance(operation, Misfit)
        else draft_operation(caller.vault, operation, now=now)
        for operation in operations
    ]
    outcomes = await desk.db.write(service.apply_batch, caller.vault, drafts)
    results = [
        {"id": operation.id, **_result(caller.vault, draft, outcome)}
        for operation, draft, outcome in zip(operations, drafts, outcomes, strict=True)
    ]
    return Response(json.dumps({"results": results}, ensure_ascii=False), 200, media_type=_JSON)


def _refusal(app: FastAPI, misfit: Misfit) -> InvalidInputError:
    """The problem a misfit would have been answered with by itself: its fields are named as in a single call."""
    errors = [{**error, "loc": ("body", *_inside(error["loc"]))} for error in misfit.errors]
    return refused_fields(app, RequestValidationError(errors))


def _inside(location: tuple[int | str, ...]) -> tuple[int | str, ...]:
    return location[2:] if location[:2] == ("put", "entry") else location


def _result(vault: Vault, draft: service.Draft, outcome: service.Outcome) -> dict[str, Any]:
    if isinstance(outcome, AppError):
        return {"status": outcome.status, **stored_revision(outcome), "problem": problem_body(outcome)}
    return success(vault, draft, outcome)
