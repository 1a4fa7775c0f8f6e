"""HTTP of taking one's record along. Thin: the password once more, then an attachment."""

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Response

from app.features.accounts.deps import CALLER_ERRORS, PASSWORD_AGAIN_ERRORS, CurrentCaller, CurrentDesk
from app.features.accounts.schemas import PasswordConfirmation
from app.features.exports.answering import make_copy
from app.features.exports.errors import ExportPermitNeededError
from app.features.exports.permits import LIFETIME_SECONDS, check_permit, grant_permit
from app.features.exports.schemas import ExportFormat, ExportParameters, ExportPermit
from app.features.patterns.errors import FlagResponsesDamagedError
from app.features.settings.errors import SettingsDamagedError
from app.kernel.errors import STORAGE_ERRORS, InvalidInputError
from app.throttle.errors import RateLimitedError
from app.web.body import StrictRoute
from app.web.problems import responses

router = APIRouter(prefix="/api/v1/export", tags=["exports"], route_class=StrictRoute)

_TYPES: dict[ExportFormat, str] = {
    "json": "application/json",
    "csv": "text/csv",
    "fhir": "application/fhir+json",
    "pdf": "application/pdf",
}
_ENDINGS: dict[ExportFormat, str] = {"json": "json", "csv": "csv", "fhir": "fhir.json", "pdf": "pdf"}
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_FILE: dict[str, Any] = {
    "description": "The file, as an attachment",
    "content": {
        "application/json": {"schema": {"type": "object"}},
        "application/fhir+json": {"schema": {"type": "object"}},
        "text/csv": {"schema": {"type": "string"}},
        "application/pdf": _BINARY,
    },
    "headers": {"Content-Disposition": {"required": True, "schema": {"type": "string"}}},
}


@router.post("/permits", status_code=201, responses=responses(*PASSWORD_AGAIN_ERRORS, *STORAGE_ERRORS))
async def create_permit(body: PasswordConfirmation, caller: CurrentCaller, desk: CurrentDesk) -> ExportPermit:
    """Asks for the password again and lets this session take copies for a few minutes. Nothing of it is stored."""
    permit = await grant_permit(desk, caller.vault, caller.session_id, body.current_password)
    return ExportPermit(permit=permit, expires_in=LIFETIME_SECONDS)


@router.get(
    "",
    response_class=Response,
    responses={
        200: _FILE,
        **responses(
            ExportPermitNeededError,
            FlagResponsesDamagedError,
            InvalidInputError,
            RateLimitedError,
            SettingsDamagedError,
            *CALLER_ERRORS,
            *STORAGE_ERRORS,
        ),
    },
)
async def get_export(
    asked: Annotated[ExportParameters, Query()],
    caller: CurrentCaller,
    desk: CurrentDesk,
    export_permit: Annotated[str | None, Header(description="what `POST /export/permits` gave")] = None,
) -> Response:
    """Your record of a period as a file: `json` is everything and can be taken back, the others are for reading."""
    check_permit(caller.vault, caller.session_id, export_permit, now=desk.now())
    content = await make_copy(desk, caller.vault, asked)
    # A name that says nothing of what is inside to whoever looks over a shoulder. Dates alone: nothing to escape.
    name = f"copy-{asked.first_day}-{asked.last_day}.{_ENDINGS[asked.file_format]}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, 200, headers, _TYPES[asked.file_format])
