"""The two cookies of a browser session. Owns their names, flags and the check for foreign origins."""

import base64
import binascii

from fastapi import Request, Response

from app.features.accounts.errors import ForeignOriginError
from app.features.accounts.session_keys import ABSOLUTE_SECONDS
from app.kernel.settings import Settings

REFRESH_PATH = "/api/v1/auth"
_HALF_BYTES = 32


class SessionCookies:
    """Half of the session key goes everywhere, the refresh secret only to `/api/v1/auth`.

    On https the names carry `__Host-` and `__Secure-`. On plain http, which is loopback only, they are named
    differently and are not Secure, because WebKit drops Secure cookies on http://localhost (measured).
    """

    def __init__(self, settings: Settings) -> None:
        self._secure = not settings.uses_plain_cookies
        self.half_name = "__Host-ebb_half" if self._secure else "ebb_half"
        self.refresh_name = "__Secure-ebb_refresh" if self._secure else "ebb_refresh"

    def set(self, response: Response, *, half: bytes | None, refresh: str, is_borrowed: bool) -> None:
        """Sets the refresh cookie, and the half if it is new. On a borrowed device both end with the browser."""
        max_age = None if is_borrowed else ABSOLUTE_SECONDS
        if half is not None:
            text = base64.urlsafe_b64encode(half).rstrip(b"=").decode()
            self._set(response, self.half_name, text, path="/", max_age=max_age)
        self._set(response, self.refresh_name, refresh, path=REFRESH_PATH, max_age=max_age)

    def clear(self, response: Response) -> None:
        """Removes both."""
        self._set(response, self.half_name, "", path="/", max_age=0)
        self._set(response, self.refresh_name, "", path=REFRESH_PATH, max_age=0)

    def half(self, request: Request) -> bytes | None:
        """The half this browser holds, or None."""
        text = request.cookies.get(self.half_name, "")
        try:
            raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            return None
        return raw if len(raw) == _HALF_BYTES else None

    def refresh(self, request: Request) -> str | None:
        """The refresh secret this browser holds, or None."""
        return request.cookies.get(self.refresh_name)

    def _set(self, response: Response, name: str, value: str, *, path: str, max_age: int | None) -> None:
        response.set_cookie(
            name, value, max_age=max_age, path=path, secure=self._secure, httponly=True, samesite="strict"
        )


async def refuse_foreign_origin(request: Request) -> None:
    """For calls that a cookie alone authorises, or that set one.

    Raises:
        ForeignOriginError: if the browser says the call comes from elsewhere (Fetch Metadata, else Origin).
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in {"same-origin", "none"}:
        raise ForeignOriginError
    origin = request.headers.get("origin")
    if origin is not None and not _is_own(request, origin):
        raise ForeignOriginError


def _is_own(request: Request, origin: str) -> bool:
    # Compared as text: a malformed origin makes a URL parser raise, and a lenient one see what is not there.
    settings: Settings = request.app.state.settings
    if settings.public_url:
        return origin == settings.public_url.lower()  # browsers write hosts in lower case
    host = request.headers.get("host", "")
    return bool(host) and origin in {f"http://{host}", f"https://{host}"}
