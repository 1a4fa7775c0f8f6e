"""HTTP of entries. Thin: parse, seal, write, answer. Answers are spliced from stored bytes, never re-encoded."""

import json
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Header, Path, Query, Response

from app.features.accounts.deps import CALLER_ERRORS, CurrentCaller, CurrentDesk
from app.features.accounts.desk import Desk
from app.features.entries import listing, rules, service
from app.features.entries.answers import page_json
from app.features.entries.drafts import as_entry_id, draft_delete, draft_put
from app.features.entries.errors import NewerPayloadError, RecordDamagedError
from app.features.entries.schemas import EntryBody, EntryPage, ListParameters, Search, Stored, StoredEntry
from app.features.entries.sealing import open_row
from app.features.sync.cursors import cursor_bytes
from app.features.sync.errors import (
    InvalidCursorError,
    MutationReusedError,
    QuotaReachedError,
    RevisionConflictError,
    RevisionRequiredError,
)
from app.features.sync.receipts import open_receipt
from app.kernel.errors import STORAGE_ERRORS, NotFoundError
from app.kernel.ids import format_uuid
from app.web.body import StrictRoute
from app.web.errors import InvalidIfMatchError
from app.web.etag import REVISION_HEADER, REVISION_PATTERN, entity_tag, required_revision
from app.web.fields import Uuid4Text
from app.web.paths import reserve
from app.web.problems import responses

router = APIRouter(prefix="/api/v1/entries", tags=["entries"], route_class=StrictRoute)

_IfMatch = Annotated[
    str | None,
    Header(description='the revision you have seen, such as "3"', json_schema_extra={"pattern": REVISION_PATTERN}),
]
_EntryId = Annotated[str, Path(description="a random UUID of your making", json_schema_extra={"format": "uuid"})]
_JSON = "application/json"
_EARLIEST, _LATEST = f"{rules.EARLIEST_MONTH}-01", "2199-12-31"
_ONE = f"/{{entry_id:{reserve('entry', 'batch', 'search')}}}"


@router.put(
    _ONE,
    status_code=201,
    response_model=Stored,
    responses={
        200: {"model": Stored, "description": "Replaced, or the same mutation again", "headers": REVISION_HEADER},
        201: {"headers": REVISION_HEADER},
        **responses(
            InvalidIfMatchError,
            MutationReusedError,
            NewerPayloadError,
            QuotaReachedError,
            RevisionConflictError,
            RevisionRequiredError,
            *CALLER_ERRORS,
            *STORAGE_ERRORS,
        ),
    },
)
async def put_entry(
    entry_id: _EntryId, body: EntryBody, caller: CurrentCaller, desk: CurrentDesk, if_match: _IfMatch = None
) -> Response:
    """Stores an entry under an id of your making. Safe to repeat: the same `mutation_id` is applied once."""
    draft = draft_put(
        caller.vault, as_entry_id(entry_id), body, seen_revision=required_revision(if_match), now=desk.clock()
    )
    done = await desk.db.write(service.put_entry, caller.vault, draft)
    applied = done.applied
    recorded_at = open_receipt(caller.vault, draft.mutation, applied.sealed_receipt)
    stored = Stored(
        id=format_uuid(draft.entry_id), revision=applied.revision, change=applied.change, recorded_at=recorded_at
    )
    headers = {"ETag": entity_tag(applied.revision)}
    return Response(stored.model_dump_json(), 201 if done.is_new else 200, headers, _JSON)


@router.get(
    _ONE,
    response_model=StoredEntry,
    responses={
        200: {"headers": REVISION_HEADER},
        **responses(NotFoundError, RecordDamagedError, *CALLER_ERRORS, *STORAGE_ERRORS),
    },
)
async def get_entry(entry_id: _EntryId, caller: CurrentCaller, desk: CurrentDesk) -> Response:
    """One entry as it was stored."""
    row = await desk.db.peek(service.find_entry, caller.user_id, as_entry_id(entry_id))
    if row is None or row.sealed_body is None:
        raise NotFoundError
    opened = open_row(caller.vault, row)
    return Response(opened.as_json(), 200, {"ETag": entity_tag(row.revision)}, _JSON)


@router.delete(
    _ONE,
    status_code=204,
    responses={
        204: {"headers": REVISION_HEADER},
        **responses(
            InvalidIfMatchError,
            NotFoundError,
            MutationReusedError,
            RevisionConflictError,
            *CALLER_ERRORS,
            *STORAGE_ERRORS,
        ),
    },
)
async def delete_entry(
    entry_id: _EntryId,
    caller: CurrentCaller,
    desk: CurrentDesk,
    response: Response,
    if_match: _IfMatch = None,
    mutation_id: Annotated[Uuid4Text | None, Header()] = None,
) -> None:
    """Deletes an entry; again is 204 too. Its other devices learn of it by the tombstone."""
    draft = draft_delete(
        caller.vault,
        as_entry_id(entry_id),
        seen_revision=required_revision(if_match),
        mutation_id=mutation_id,
        now=desk.clock(),
    )
    applied = await desk.db.write(service.delete_entry, draft)
    response.headers["ETag"] = entity_tag(applied.revision)


@router.get("", response_model=EntryPage, responses=responses(InvalidCursorError, *CALLER_ERRORS, *STORAGE_ERRORS))
async def list_entries(asked: Annotated[ListParameters, Query()], caller: CurrentCaller, desk: CurrentDesk) -> Response:
    """Your entries, newest first. Days are those written in the entries."""
    place = listing.open_cursor(caller.vault, cursor_bytes(asked.cursor)) if asked.cursor is not None else None
    kinds = (asked.kind,) if asked.kind else rules.KINDS
    query = _query(desk, kinds, asked.first_day, asked.last_day, limit=asked.limit, place=place)
    page = await desk.db.read(listing.list_entries, caller.vault, query)
    return Response(page_json(caller.vault, page), 200, media_type=_JSON)


@router.post(
    "/search", response_model=EntryPage, responses=responses(InvalidCursorError, *CALLER_ERRORS, *STORAGE_ERRORS)
)
async def search_entries(body: Search, caller: CurrentCaller, desk: CurrentDesk) -> Response:
    """Entries that mention a text, newest first. An empty page with a cursor is not the last."""
    kinds = tuple(dict.fromkeys(body.kinds or rules.KINDS))
    query = _query(desk, kinds, body.from_day or _EARLIEST, body.to_day or _LATEST, limit=body.limit, place=None)
    query = replace(query, text=rules.fold(body.text))
    # A cursor belongs to its search: with other words it would silently leave out what stands before it.
    search = json.dumps([query.text, sorted(kinds), query.first_day, query.last_day]).encode()
    if body.cursor is not None:
        query = replace(query, place=listing.open_cursor(caller.vault, cursor_bytes(body.cursor), search))
    page = await desk.db.read(listing.list_entries, caller.vault, query)
    return Response(page_json(caller.vault, page, search), 200, media_type=_JSON)


def _query(
    desk: Desk, kinds: tuple[str, ...], first_day: str, last_day: str, *, limit: int, place: listing.Place | None
) -> listing.ListQuery:
    return listing.ListQuery(
        kinds=kinds,
        newest_month=rules.newest_month(desk.clock()),
        first_day=max(first_day, _EARLIEST),
        last_day=last_day,
        limit=limit,
        place=place,
    )
