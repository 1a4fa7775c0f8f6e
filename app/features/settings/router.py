"""HTTP of the settings document."""

from typing import Annotated

from fastapi import APIRouter, Header, Response
from pydantic_core import to_json

from app.features.accounts.deps import CALLER_ERRORS, CurrentCaller, CurrentDesk
from app.features.settings import service
from app.features.settings.errors import SettingsDamagedError
from app.features.settings.schemas import SettingsPut, SettingsView
from app.features.settings.sealing import open_settings, seal_settings
from app.features.sync.errors import MutationReusedError, RevisionConflictError, RevisionRequiredError
from app.features.sync.receipts import seal_mutation
from app.kernel.errors import STORAGE_ERRORS
from app.web.body import StrictRoute
from app.web.errors import InvalidIfMatchError
from app.web.etag import REVISION_HEADER, REVISION_PATTERN, entity_tag, required_revision
from app.web.problems import responses

router = APIRouter(prefix="/api/v1/settings", tags=["settings"], route_class=StrictRoute)

_IfMatch = Annotated[
    str | None,
    Header(
        description='the revision you have seen, such as "3" or "0"', json_schema_extra={"pattern": REVISION_PATTERN}
    ),
]
_TARGET = b"settings".ljust(16, b"\0")  # where an entry's id stands in the mutations of entries


@router.get(
    "",
    response_model=SettingsView,
    responses={
        200: {"headers": REVISION_HEADER},
        **responses(SettingsDamagedError, *CALLER_ERRORS, *STORAGE_ERRORS),
    },
)
async def get_settings(caller: CurrentCaller, desk: CurrentDesk) -> Response:
    """Your settings; revision 0 and the defaults until you saved some."""
    row = await desk.db.peek(service.find_settings, caller.user_id)
    view = {"revision": row.revision, "settings": open_settings(caller.vault, row.revision, row.sealed_body)}
    return Response(to_json(view), 200, {"ETag": entity_tag(row.revision)}, "application/json")


@router.put(
    "",
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
async def put_settings(
    body: SettingsPut,
    caller: CurrentCaller,
    desk: CurrentDesk,
    response: Response,
    if_match: _IfMatch = None,
) -> SettingsView:
    """Replaces your settings as a whole. Safe to repeat with the same `mutation_id`."""
    seen = required_revision(if_match)
    document = body.settings.model_dump_json(by_alias=True).encode()
    mutation = body.mutation_id and seal_mutation(
        caller.vault, body.mutation_id, _TARGET, operation="settings", body=body.settings.as_sent(), now=desk.clock()
    )
    sealed = seal_settings(caller.vault, (seen or 0) + 1, document)
    draft = service.SettingsDraft(caller.user_id, seen, sealed, mutation or None)
    applied = await desk.db.write(service.put_settings, draft)
    response.headers["ETag"] = entity_tag(applied.revision)
    return SettingsView(revision=applied.revision, settings=body.settings)
