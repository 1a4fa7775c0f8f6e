"""HTTP of SMART Health Links (STU 1): for whoever has a link. Any origin, no credentials, nothing kept in a cache."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response

from app.crypto.aead import SealBrokenError
from app.features.accounts.deps import CurrentDesk, CurrentPlace
from app.features.sharing import opening
from app.features.sharing.deps import LinkBase
from app.features.sharing.opening import Asked, Opened, Refused
from app.features.sharing.rules import link_url
from app.features.sharing.schemas import DirectAsked, FileStatus, Manifest, ManifestFile, ManifestRequest, WrongPasscode
from app.kernel.errors import STORAGE_ERRORS, InvalidInputError, NotFoundError
from app.throttle.errors import RateLimitedError
from app.web.body import StrictRoute
from app.web.problems import responses

router = APIRouter(prefix="/shl", tags=["links"], route_class=StrictRoute)

JOSE = "application/jose"
_ANY_LINK = (NotFoundError, RateLimitedError, SealBrokenError, *STORAGE_ERRORS)
_SEALED: dict[int | str, dict[str, Any]] = {200: {"content": {JOSE: {"schema": {"type": "string"}}}}}
_WRONG: dict[int | str, dict[str, Any]] = {
    401: {
        "model": WrongPasscode,
        "description": "The passcode is wrong, or there is none in the request",
        "headers": {"WWW-Authenticate": {"description": "always `Passcode`", "schema": {"type": "string"}}},
    }
}
# A browser asks first, because of the JSON (Fetch standard, CORS-preflight fetch). Who may read: `web/headers.py`.
_PREFLIGHT = {"Access-Control-Allow-Headers": "content-type", "Access-Control-Max-Age": "7200"}

LinkId = Annotated[str, Path(description="256 random bits in base64url")]
FileWord = Annotated[str, Path(description="as a manifest named it, some minutes ago at most")]


@router.post("/{link_id}", responses={**_WRONG, **responses(InvalidInputError, *_ANY_LINK)}, response_model=Manifest)
async def open_link(
    link_id: LinkId, body: ManifestRequest, desk: CurrentDesk, place: CurrentPlace, base: LinkBase
) -> Response:
    """The manifest. Unknown, ended, expired and used up are one 404. Wrong passcodes are counted for good."""
    asked = Asked(body.recipient, body.passcode, body.embedded_length_max)
    answered = await opening.open_manifest(desk, link_id, asked, place)
    if isinstance(answered, Refused):
        wrong = WrongPasscode(remaining_attempts=answered.remaining_attempts)
        return _json(wrong, 401, {"WWW-Authenticate": "Passcode"})
    return _json(_manifest(answered, link_url(base, link_id)))


@router.get("/{link_id}", responses={**_SEALED, **responses(InvalidInputError, *_ANY_LINK)}, response_class=Response)
async def open_clinic_code(
    link_id: LinkId, asked: Annotated[DirectAsked, Query()], desk: CurrentDesk, place: CurrentPlace
) -> Response:
    """The one file of a clinic code (flag U). Any other link, or nobody's name: 404, and nothing is written down."""
    if asked.recipient is None:
        raise NotFoundError
    return Response(await opening.open_directly(desk, link_id, asked.recipient, place), media_type=JOSE)


@router.get("/{link_id}/files/{file}", responses={**_SEALED, **responses(*_ANY_LINK)}, response_class=Response)
async def fetch_file(
    link_id: LinkId,
    file: FileWord,
    desk: CurrentDesk,
    place: CurrentPlace,
) -> Response:
    """The sealed file. May be fetched more than once while its address is good."""
    return Response(await opening.fetch_file(desk, link_id, file, place), media_type=JOSE)


@router.options("/{link_id}", status_code=204)
async def allow_opening(link_id: LinkId, response: Response) -> None:  # noqa: ARG001 - every part is described
    """What a browser asks before it opens a link from another origin; the same for every link."""
    response.headers.update({**_PREFLIGHT, "Access-Control-Allow-Methods": "POST, GET"})


@router.options("/{link_id}/files/{file}", status_code=204)
async def allow_fetching(link_id: LinkId, file: FileWord, response: Response) -> None:  # noqa: ARG001 - as above
    """As for the link itself."""
    response.headers.update({**_PREFLIGHT, "Access-Control-Allow-Methods": "GET"})


def _manifest(opened: Opened, url: str) -> Manifest:
    status: FileStatus = "can-change" if opened.link.is_kept_fresh else "finalized"
    file = ManifestFile(
        content_type="application/fhir+json",
        embedded=opened.jwe,
        location=opened.token and f"{url}/files/{opened.token}",
        last_updated=datetime.fromtimestamp(opened.link.filed_at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        status=status,
        fhir_version="4.0.1",
    )
    return Manifest(status=status, files=[file])


def _json(model: Manifest | WrongPasscode, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    content = model.model_dump_json(by_alias=True, exclude_none=True).encode()
    return Response(content, status, headers, "application/json")
