"""Wire shapes of accounts."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from app.features.accounts.tokens import LIFETIME_SECONDS
from app.web.schemas import WireModel

LoginName = Annotated[str, StringConstraints(max_length=256)]
Password = Annotated[str, StringConstraints(max_length=1024)]


class NameSuggestion(WireModel):
    login: str


class RegisterRequest(WireModel):
    login: LoginName
    password: Password


class LoginRequest(WireModel):
    login: LoginName
    password: Password
    not_my_device: bool = False


class TokenForm(WireModel):
    """The OAuth 2 form. `scope` and the client's own fields are taken and mean nothing here."""

    grant_type: Password
    username: LoginName | None = None
    password: Password | None = None
    refresh_token: Password | None = None
    scope: Password | None = None
    client_id: Password | None = None
    client_secret: Password | None = None


class ConfirmCodeRequest(WireModel):
    last_group: Annotated[str, StringConstraints(max_length=64)]


class OutboxKey(WireModel):
    """A private EC key as JWK (RFC 7517)."""

    kty: Literal["EC"]
    crv: Literal["P-256"]
    x: str
    y: str
    d: str


class Device(WireModel):
    """Keys for this device: the cache key (AES-256-GCM, base64url) and the outbox key pair."""

    cache_key: str
    outbox: OutboxKey


class BrowserSession(WireModel):
    access_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 - RFC 6750
    expires_in: int = Field(default=LIFETIME_SECONDS, description="seconds")
    device: Device | None


class RegisteredSession(BrowserSession):
    recovery_code: str = Field(description="one pair and eight groups of four; shown once")


class ApiSession(WireModel):
    access_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 - RFC 6750
    expires_in: int = Field(default=LIFETIME_SECONDS, description="seconds")
    refresh_token: str


class Account(WireModel):
    login: str
    created_on: str = Field(description="ISO date")
    recovery_code_confirmed: bool
