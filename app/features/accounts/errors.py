"""What can go wrong with accounts and sessions, in words that help and tell a stranger nothing."""

from typing import ClassVar

from app.kernel.errors import AppError


class UnauthorizedError(AppError):
    status: ClassVar[int] = 401

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail, headers={"WWW-Authenticate": "Bearer"})


class WrongNameOrPasswordError(UnauthorizedError):
    slug = "wrong-name-or-password"
    title = "That name and password do not open a journal"


class InvalidTokenError(UnauthorizedError):
    slug = "invalid-token"
    title = "This access token cannot be used"


class SessionExpiredError(UnauthorizedError):
    slug = "session-expired"
    title = "This session has ended; sign in again"


class SessionRevokedError(UnauthorizedError):
    slug = "session-revoked"
    title = "This session is no longer open; sign in again"


class LoginTakenError(AppError):
    slug = "login-taken"
    status = 409
    title = "This name is taken"


class WrongLastGroupError(AppError):
    slug = "wrong-last-group"
    status = 422
    title = "These are not the last four characters of the code"


class UnsupportedGrantError(AppError):
    slug = "unsupported-grant-type"
    status = 400
    title = "This grant type is not offered"


class ForeignOriginError(AppError):
    slug = "foreign-origin"
    status = 403
    title = "This call came from another site"


class WrongPasswordError(AppError):
    slug = "wrong-password"
    status = 403
    title = "This is not your password"


class WrongRecoveryCodeError(UnauthorizedError):
    slug = "wrong-recovery-code"
    title = "This recovery code opens no journal"


class CredentialChangedError(AppError):
    slug = "credential-changed"
    status = 409
    title = "Your password was changed by another request just now"
