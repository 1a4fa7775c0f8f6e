"""What can go wrong with shares, for their owners. Whoever holds a link hears less: 404, whatever the reason."""

from app.kernel.errors import AppError


class ShareLimitError(AppError):
    slug = "share-limit"
    status = 403
    title = "As many links are open as one person can have"


class ShareTooLargeError(AppError):
    slug = "share-too-large"
    status = 422
    title = "This is more than one link can carry"


class NotKeptFreshError(AppError):
    slug = "not-kept-fresh"
    status = 409
    title = "This link shows one moment and is not brought up to date"


class ShareChangedError(AppError):
    slug = "share-changed"
    status = 409
    title = "This share was changed by another request just now"


class ShareDamagedError(AppError):
    slug = "share-damaged"
    status = 409
    title = "What is stored of this share was changed outside Ebb and does not open"
