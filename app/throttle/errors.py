"""The one answer to too many tries: the same whether or not what was tried exists."""

from app.kernel.errors import AppError


class RateLimitedError(AppError):
    slug = "rate-limited"
    status = 429
    title = "That was tried too often just now"

    def __init__(self, retry_after_seconds: int) -> None:
        super().__init__("Please wait a little.", headers={"Retry-After": str(retry_after_seconds)})
