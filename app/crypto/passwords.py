"""Argon2id. The only file that may import passlib; turns a password into a root key and stores nothing."""

import unicodedata
import warnings
from dataclasses import dataclass

from app.crypto.keys import KEY_BYTES, PasswordRoot
from app.kernel.errors import InvalidInputError

with warnings.catch_warnings():
    # passlib 1.7.4 asks for `crypt` and `argon2.__version__`, both deprecated; see docs/dependencies.md.
    warnings.simplefilter("ignore", DeprecationWarning)
    from passlib.hash import argon2

    argon2.set_backend("argon2_cffi")

SALT_BYTES = 16  # RFC 9106 section 4: a 128-bit salt is enough for all applications
MAX_PASSWORD_BYTES = 1024


@dataclass(frozen=True, slots=True)
class Argon2Cost:
    """Cost of one Argon2id run. Stored per account, so that it can be raised later."""

    memory_kib: int
    iterations: int
    parallelism: int


# 46 MiB, t=2, p=1: above OWASP's minimum of 46 MiB, t=1 (Password Storage Cheat Sheet, 2025); 80-110 ms measured.
DEFAULT_COST = Argon2Cost(memory_kib=47104, iterations=2, parallelism=1)


def normalise(password: str) -> bytes:
    """The bytes that are hashed: NFKC (RFC 8265 section 4.2, so that two keyboards agree), then UTF-8.

    Raises:
        InvalidInputError: if they are more than passlib would take; one character may become eighteen.
    """
    normal = unicodedata.normalize("NFKC", password).encode()
    if len(normal) > MAX_PASSWORD_BYTES:
        raise InvalidInputError(f"use a password of {MAX_PASSWORD_BYTES} bytes or fewer")
    return normal


def password_root(password: str, salt: bytes, cost: Argon2Cost) -> PasswordRoot:
    """One Argon2id run (RFC 9106) over the normalised password: 32 bytes. Takes 80 ms or more by design."""
    hasher = argon2.using(
        type="ID",
        salt=salt,
        digest_size=KEY_BYTES,
        memory_cost=cost.memory_kib,
        time_cost=cost.iterations,
        parallelism=cost.parallelism,
    )
    return PasswordRoot(argon2.from_string(hasher.hash(normalise(password))).checksum)
