"""What can go wrong when two devices, or one device twice, say something about the same thing."""

from app.kernel.errors import AppError


class MutationReusedError(AppError):
    slug = "mutation-reused"
    status = 409
    title = "This mutation id was used before, for something else"


class RevisionConflictError(AppError):
    slug = "revision-conflict"
    status = 412
    title = "It was changed elsewhere since you last saw it"


class RevisionRequiredError(AppError):
    slug = "revision-required"
    status = 428
    title = "It exists already; say which revision you have seen"


class InvalidCursorError(AppError):
    slug = "invalid-cursor"
    status = 400
    title = "This cursor does not belong to this list"


class ResyncRequiredError(AppError):
    slug = "resync-required"
    status = 410
    title = "This device has to read everything once more"


class QuotaReachedError(AppError):
    slug = "quota-reached"
    status = 403
    title = "Your journal has reached the size this server keeps for one person"
