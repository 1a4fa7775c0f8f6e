"""What can go wrong with entries."""

from app.kernel.errors import AppError


class RecordDamagedError(AppError):
    slug = "record-damaged"
    status = 409
    title = "The stored copy was changed outside Ebb and does not open"


class NewerPayloadError(AppError):
    slug = "newer-payload"
    status = 409
    title = "It was written by a newer version of the app; update this one before you change it"
