"""Argon2id through passlib, held to another implementation."""

import unicodedata

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from hypothesis import given, settings
from hypothesis import strategies as st

from app.crypto.passwords import DEFAULT_COST, MAX_PASSWORD_BYTES, Argon2Cost, normalise, password_root
from app.kernel.errors import InvalidInputError

SALT = b"0123456789abcdef"
CHEAP = Argon2Cost(memory_kib=8, iterations=1, parallelism=1)


def another_argon2id(password: bytes, salt: bytes, cost: Argon2Cost) -> bytes:
    """OpenSSL's, held to RFC 9106 section 5.3 in `test_reference.py`."""
    judge = Argon2id(
        salt=salt, length=32, iterations=cost.iterations, lanes=cost.parallelism, memory_cost=cost.memory_kib
    )
    return judge.derive(password)


@pytest.mark.parametrize("cost", [CHEAP, Argon2Cost(64, 3, 1), Argon2Cost(64, 2, 4), DEFAULT_COST])
def test_the_root_is_what_another_argon2id_makes(cost):
    root = password_root("fern lantern copper tide", SALT, cost)

    assert root.raw == another_argon2id(b"fern lantern copper tide", SALT, cost)


@settings(max_examples=40)
@given(
    password=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40),
    salt=st.binary(min_size=16, max_size=16),
)
def test_any_text_is_hashed_as_its_normal_form(password, salt):
    """Also NUL, emoji, right-to-left and nothing at all."""
    expected = another_argon2id(unicodedata.normalize("NFKC", password).encode(), salt, CHEAP)

    assert password_root(password, salt, CHEAP).raw == expected


def test_two_keyboards_agree():  # attack 7
    composed, decomposed = "caf\u00e9 in the harbor", "cafe\u0301 in the harbor"

    assert password_root(composed, SALT, CHEAP).raw == password_root(decomposed, SALT, CHEAP).raw


def test_another_salt_cost_or_letter_gives_another_root():
    roots = {
        password_root("fern lantern", SALT, CHEAP).raw,
        password_root("fern lanterN", SALT, CHEAP).raw,
        password_root("fern lantern", SALT[::-1], CHEAP).raw,
        password_root("fern lantern", SALT, Argon2Cost(16, 1, 1)).raw,
        password_root("fern lantern", SALT, Argon2Cost(8, 2, 1)).raw,
    }

    assert len(roots) == 5


def test_the_longest_password_is_taken_whole():
    longest = "x" * MAX_PASSWORD_BYTES

    assert password_root(longest, SALT, CHEAP).raw == another_argon2id(longest.encode(), SALT, CHEAP)


@pytest.mark.parametrize("password", ["x" * (MAX_PASSWORD_BYTES + 1), "\ufdfa" * 40])
def test_a_password_too_long_to_hash_is_bad_input(password):
    """U+FDFA becomes eighteen characters: 40 of it are 1,320 bytes, 1,024 were more than passlib takes."""
    with pytest.raises(InvalidInputError):
        normalise(password)
