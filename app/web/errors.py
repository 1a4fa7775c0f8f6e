"""Refusals of the HTTP floor itself: shapes of requests that no feature ever sees. Never says what was sent."""

from app.kernel.errors import AppError


class MalformedJsonError(AppError):
    slug = "malformed-json"
    status = 400
    title = "The body could not be read as JSON"


class MalformedBodyError(AppError):
    slug = "malformed-body"
    status = 400
    title = "The body could not be read"


class InvalidIfMatchError(AppError):
    slug = "invalid-if-match"
    status = 400
    title = "If-Match needs one revision"


class AmbiguousLengthError(AppError):
    slug = "ambiguous-length"
    status = 400
    title = "The length of the body is not clear"


class AmbiguousHostError(AppError):
    slug = "ambiguous-host"
    status = 400
    title = "It is not clear which server was meant"


class MethodNotAllowedError(AppError):
    slug = "method-not-allowed"
    status = 405
    title = "This address does not take that method"


class SlowBodyError(AppError):
    slug = "slow-body"
    status = 408
    title = "The body took too long to arrive"


class SlowHeadersError(AppError):
    slug = "slow-headers"
    status = 408
    title = "The request took too long to arrive"


class BodyTooLargeError(AppError):
    slug = "body-too-large"
    status = 413
    title = "The body is larger than this address takes"


class UnsupportedMediaTypeError(AppError):
    slug = "unsupported-media-type"
    status = 415
    title = "The body is in a form this address does not read"


class ExpectationFailedError(AppError):
    slug = "expectation-failed"
    status = 417
    title = "That expectation cannot be met"


class MisdirectedError(AppError):
    slug = "misdirected"
    status = 421
    title = "This server does not answer at that address"


class HeadersTooLargeError(AppError):
    slug = "headers-too-large"
    status = 431
    title = "The headers are larger than this server takes"


class RefusedRequestError(AppError):
    slug = "refused-request"
    status = 400
    title = "The request could not be read"


class InternalError(AppError):
    slug = "internal-error"
    status = 500
    title = "Something went wrong on our side"
