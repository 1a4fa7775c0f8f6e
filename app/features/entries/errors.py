"""What can go wrong with entries."""

from app.kernel.errors import AppError


class RecordDamagedError(AppError):
    slug = "record-damaged"
    status = 409
    title = "The stored copy was changed outside Ebb and does not open"


class InvalidCursorError(AppError):
    slug = "invalid-cursor"
    status = 400
    title = "This cursor does not belong to this list"
