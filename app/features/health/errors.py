"""Why the server is not ready, without a path, address or driver message."""

from app.kernel.errors import AppError


class NotReadyError(AppError):
    slug = "not-ready"
    status = 503
    title = "The server is not ready"
