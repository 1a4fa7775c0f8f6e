"""A forge of access tokens with the server's own key, so that only what a token says can be wrong."""

import base64
import hmac
import json
from typing import Any

from app.features.accounts.errors import InvalidTokenError
from app.features.accounts.tokens import LIFETIME_SECONDS, TokenBox

NOW = 1_795_381_200
KEY, OLD_KEY = b"k" * 32, b"o" * 32
USER, SESSION, SECRET = b"u" * 16, b"s" * 16, b"x" * 32
HEADER: dict[str, Any] = {"alg": "HS256", "typ": "at+jwt", "kid": "new"}


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


CLAIMS: dict[str, Any] = {
    "iss": "ebb",
    "aud": "ebb-api",
    "sub": text(USER),
    "sid": text(SESSION),
    "jti": text(b"j" * 16),
    "iat": NOW,
    "nbf": NOW,
    "exp": NOW + LIFETIME_SECONDS,
    "sk": text(SECRET),
}


def box() -> TokenBox:
    return TokenBox({"old": OLD_KEY, "new": KEY}, "new")


def signed(header: object = HEADER, claims: object = CLAIMS, *, key: bytes = KEY, hash_name: str = "sha256") -> str:
    """A token signed with the server's own key, so that only what it says can be wrong."""
    return signed_text(json.dumps(header), json.dumps(claims), key=key, hash_name=hash_name)


def signed_text(header: str, claims: str, *, key: bytes = KEY, hash_name: str = "sha256") -> str:
    head = f"{text(header.encode())}.{text(claims.encode())}"
    return f"{head}.{text(hmac.digest(key, head.encode(), hash_name))}"


def refused(token: str, now: int = NOW) -> bool:
    try:
        box().verify(token, now=now)
    except InvalidTokenError:
        return True
    return False
