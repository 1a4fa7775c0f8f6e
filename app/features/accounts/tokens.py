"""Access tokens. The only file that imports jose; accepts exactly what it issues, and nothing a parser might bend.

python-jose 3.5.0 takes altered encodings of one signature, substring algorithm lists and unknown `crit` headers
(measured; CVE-2026-85394 for DER keys): so shape, header and claims are checked here, before and after it.
"""

import base64
import binascii
import hashlib
import json
import secrets
from dataclasses import dataclass
from typing import Any

from jose import jws
from jose.exceptions import JWSError
from typing_extensions import override

from app.features.accounts.errors import InvalidTokenError

ALGORITHM = "HS256"  # RFC 7518 section 3.2
TOKEN_TYPE = "at+jwt"  # noqa: S105 - RFC 9068 section 2.1
LIFETIME_SECONDS = 600
SKEW_SECONDS = 30
MAX_TOKEN_CHARACTERS = 1024
_ISSUER = "ebb"
_AUDIENCE = "ebb-api"
_CLAIMS = frozenset({"iss", "aud", "sub", "sid", "jti", "iat", "nbf", "exp", "sk"})
_HEADER = frozenset({"alg", "typ", "kid"})
_MAX_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class AccessToken:
    """What a valid token says. `secret` is the token's half (browser) or whole (API) of the session's key."""

    user_id: bytes
    session_id: bytes
    secret: bytes

    @override
    def __repr__(self) -> str:
        return "AccessToken(…)"


class TokenBox:
    """Issues and verifies under a ring of signing keys.

    The verdict on a signature (never the claims or the secret) is remembered by the token's digest until it
    expires, because checking it again costs more than a whole database read (30 us against 3 us, measured).
    """

    def __init__(self, signing_keys: dict[str, bytes], current_key_id: str) -> None:
        self._keys = signing_keys
        self._current = current_key_id
        self._verdicts: dict[bytes, int] = {}

    def issue(self, user_id: bytes, session_id: bytes, secret: bytes, *, now: int) -> str:
        """A signed token, valid from `now` (epoch seconds) for 600 seconds."""
        claims = {
            "iss": _ISSUER,
            "aud": _AUDIENCE,
            "sub": _text(user_id),
            "sid": _text(session_id),
            "jti": _text(secrets.token_bytes(16)),
            "iat": now,
            "nbf": now,
            "exp": now + LIFETIME_SECONDS,
            "sk": _text(secret),
        }
        headers = {"typ": TOKEN_TYPE, "kid": self._current}
        token: str = jws.sign(claims, self._keys[self._current], headers=headers, algorithm=ALGORITHM)
        return token

    def verify(self, token: str, *, now: int) -> AccessToken:
        """What the token says.

        Raises:
            InvalidTokenError: if it is not, to the bit, a token this server issued and that is valid now.
        """
        digest = hashlib.sha256(token.encode(errors="surrogatepass")).digest()
        if self._verdicts.get(digest, 0) > now:
            return _read_known(token)
        header, claims = _parse(token)
        self._check_signature(token, header)
        access = _read(claims, now)
        self._remember(digest, claims["exp"])
        return access

    def _check_signature(self, token: str, header: dict[str, Any]) -> None:
        key_id = header.get("kid")
        is_ours = set(header) == _HEADER and header["alg"] == ALGORITHM and header["typ"] == TOKEN_TYPE
        if not is_ours or not isinstance(key_id, str) or key_id not in self._keys:
            raise InvalidTokenError
        try:
            jws.verify(token, self._keys[key_id], algorithms=[ALGORITHM])
        except JWSError:
            raise InvalidTokenError from None

    def _remember(self, digest: bytes, expires_at: int) -> None:
        if len(self._verdicts) >= _MAX_REMEMBERED:
            self._verdicts.clear()
        self._verdicts[digest] = expires_at


def _read_known(token: str) -> AccessToken:
    """The claims of a token whose every bit was checked before and that has not expired since."""
    claims = json.loads(_bytes(token.split(".")[1]))
    return AccessToken(_bytes(claims["sub"]), _bytes(claims["sid"]), _bytes(claims["sk"]))


def _parse(token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    parts = token.split(".")
    if len(token) > MAX_TOKEN_CHARACTERS or len(parts) != 3:  # noqa: PLR2004 - RFC 7515 section 3.1: three parts
        raise InvalidTokenError
    raw = [_bytes(part) for part in parts]
    try:
        # As text: of bytes the reader would also take UTF-16, which RFC 7519 section 7.2 refuses.
        header, claims = (json.loads(piece.decode(), object_pairs_hook=_unique) for piece in raw[:2])
    except (ValueError, RecursionError):
        raise InvalidTokenError from None
    if not isinstance(header, dict) or not isinstance(claims, dict):
        raise InvalidTokenError
    return header, claims


def _read(claims: dict[str, Any], now: int) -> AccessToken:
    times = [claims.get(name) for name in ("iat", "nbf", "exp")]
    if set(claims) != _CLAIMS or claims["iss"] != _ISSUER or claims["aud"] != _AUDIENCE:
        raise InvalidTokenError
    if any(type(value) is not int for value in times):
        raise InvalidTokenError
    if claims["exp"] - claims["iat"] != LIFETIME_SECONDS or claims["exp"] <= now:
        raise InvalidTokenError
    if claims["iat"] > now + SKEW_SECONDS or claims["nbf"] > now + SKEW_SECONDS:
        raise InvalidTokenError
    sizes = {"sub": 16, "sid": 16, "jti": 16, "sk": 32}
    values = {name: _sized(claims[name], size) for name, size in sizes.items()}
    return AccessToken(values["sub"], values["sid"], values["sk"])


def _sized(value: object, size: int) -> bytes:
    raw = _bytes(value) if isinstance(value, str) else b""
    if len(raw) != size:
        raise InvalidTokenError
    return raw


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError
    return dict(pairs)


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    """Base64url without padding, in the one canonical spelling (RFC 4648 section 3.5)."""
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise InvalidTokenError from None
    if _text(raw) != text:
        raise InvalidTokenError
    return raw
