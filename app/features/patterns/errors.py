"""What can go wrong with answers to flags."""

from app.kernel.errors import AppError


class FlagResponsesDamagedError(AppError):
    slug = "flag-responses-damaged"
    status = 409
    title = "The stored answers to flags were changed outside Ebb and do not open"
