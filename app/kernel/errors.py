"""Expected failures: AppError and what every slice shares. Refuses to know rendering or what a caller wrote."""

from typing import ClassVar


class AppError(Exception):
    """A failure the caller can act on, rendered as an RFC 9457 problem.

    Subclasses set `slug` (the problem `type`), `status` (HTTP) and `title`. `detail` helps the caller act and
    never holds what they wrote. `fields` maps a field path to what is wrong with it, never to its value.
    """

    slug: ClassVar[str] = "error"
    status: ClassVar[int] = 500
    title: ClassVar[str] = "Something went wrong"

    def __init__(
        self,
        detail: str = "",
        *,
        fields: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.fields = fields or {}
        self.headers = headers or {}


class InvalidInputError(AppError):
    slug = "invalid-input"
    status = 422
    title = "Some fields need another look"


class NotFoundError(AppError):
    slug = "not-found"
    status = 404
    title = "There is nothing here"


class BusyError(AppError):
    slug = "busy"
    status = 503
    title = "Too much at once"


class UnavailableError(AppError):
    slug = "unavailable"
    status = 503
    title = "Storage cannot be reached right now"


class StorageFullError(AppError):
    slug = "storage-full"
    status = 507
    title = "The server has no space left"


# What any route that reads or writes stored rows can answer.
STORAGE_ERRORS = (BusyError, UnavailableError, StorageFullError)
