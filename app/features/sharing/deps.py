"""Where links of this server begin. From the settings alone: a `Host` header never gets into a link."""

from typing import Annotated

from fastapi import Depends, Path, Request

from app.features.accounts.deps import CurrentCaller
from app.kernel.errors import NotFoundError
from app.kernel.ids import parse_uuid
from app.kernel.settings import Settings

_UUID = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"


async def link_base(request: Request) -> str:
    """The public origin, or this machine's own where there is none."""
    settings: Settings = request.app.state.settings
    return settings.link_base


async def share_id_in_path(
    share_id: Annotated[str, Path(description="the id of a share", json_schema_extra={"pattern": _UUID})],
    _caller: CurrentCaller,
) -> bytes:
    """The id of a share, once it is known who asks.

    Raises:
        NotFoundError: if it is no id.
    """
    raw = parse_uuid(share_id)
    if raw is None:
        raise NotFoundError
    return raw


LinkBase = Annotated[str, Depends(link_base)]
ShareId = Annotated[bytes, Depends(share_id_in_path)]
