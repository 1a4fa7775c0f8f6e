"""Kinds of secret bytes. Owns their types and redacted looks; refuses to derive or store anything."""

from typing import NoReturn

from typing_extensions import override

KEY_BYTES = 32  # AES-256 (FIPS 197) and HMAC-SHA256 keys


class Secret:
    """Bytes that must not appear in logs, tracebacks or reprs. Never compared with ==; never pickled."""

    __slots__ = ("raw",)

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    @override
    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    @override
    def __reduce__(self) -> NoReturn:
        raise TypeError("secrets are not pickled")


class DataKey(Secret):
    """The one random key of an account. Everything the person writes hangs on it (DEK)."""

    __slots__ = ()


class WrappingKey(Secret):
    """A key that only ever wraps another key (KEK)."""

    __slots__ = ()


class PasswordRoot(Secret):
    """What Argon2id makes of a password. Never stored."""

    __slots__ = ()
