"""Where a request comes from, for whoever counts tries. Hands on no more of an address than its neighbourhood."""

from fastapi import Request

from app.kernel.settings import Settings
from app.throttle.places import Place, place_of


async def asked_from(request: Request) -> Place:
    """The place of whoever asks, as the dependency of a route."""
    settings: Settings = request.app.state.settings
    peer = request.client.host if request.client else ""
    return place_of(peer, request.headers.getlist("x-forwarded-for"), settings.proxy_networks)
