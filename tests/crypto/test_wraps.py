"""Wrapped keys: the right key in the right place, or nothing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto import wraps
from app.crypto.keys import WrappingKey
from tests.crypto.damage import flipped, truncated

KEY = WrappingKey(bytes(range(32)))
OTHER_KEY = WrappingKey(bytes(32))
SECRET = b"s" * 32
ALICE, MALLORY = b"a" * 16, b"m" * 16
PLACE: dict[str, Any] = {"purpose": "data-key/session", "user_id": ALICE, "context": b"session"}


def wrapped() -> bytes:
    return wraps.wrap(KEY, SECRET, **PLACE)


@given(key=st.binary(min_size=32, max_size=32), secret=st.binary(max_size=100), context=st.binary(max_size=40))
def test_what_was_wrapped_unwraps(key, secret, context):
    place: dict[str, Any] = {"purpose": "data-key/session", "user_id": ALICE, "context": context}

    sealed = wraps.wrap(WrappingKey(key), secret, **place)

    assert wraps.unwrap(WrappingKey(key), sealed, **place) == secret
    assert wraps.is_key_of(WrappingKey(key), sealed)


def test_another_key_is_told_apart_from_damage():
    with pytest.raises(wraps.WrongKeyError):
        wraps.unwrap(OTHER_KEY, wrapped(), **PLACE)

    assert not wraps.is_key_of(OTHER_KEY, wrapped())


def test_a_flipped_bit_anywhere_is_noticed():  # attack 51
    for damaged in flipped(wrapped()):
        with pytest.raises((wraps.WrongKeyError, wraps.SealBrokenError)):
            wraps.unwrap(KEY, damaged, **PLACE)


def test_a_cut_anywhere_is_noticed():  # attack 52
    for damaged in truncated(wrapped()):
        with pytest.raises((wraps.WrongKeyError, wraps.SealBrokenError)):
            wraps.unwrap(KEY, damaged, **PLACE)


@pytest.mark.parametrize(
    "elsewhere",
    [{"purpose": "data-key/refresh"}, {"purpose": "data-key/password"}, {"user_id": MALLORY}, {"context": b""}],
)
def test_the_right_key_in_another_place_opens_nothing(elsewhere):  # attack 60
    with pytest.raises(wraps.SealBrokenError):
        wraps.unwrap(KEY, wrapped(), **{**PLACE, **elsewhere})


def test_a_foreign_commitment_does_not_let_a_wrong_key_through():
    """Whoever edits the commitment to fit another key still meets the seal."""
    forged = wraps.commitment(OTHER_KEY) + wrapped()[wraps.COMMITMENT_BYTES :]

    assert wraps.is_key_of(OTHER_KEY, forged)
    with pytest.raises(wraps.SealBrokenError):
        wraps.unwrap(OTHER_KEY, forged, **PLACE)


def test_the_commitment_tells_nothing_of_the_sealing_key():
    sealed = wrapped()

    assert sealed[: wraps.COMMITMENT_BYTES] == wraps.commitment(KEY)
    assert KEY.raw not in sealed
    assert SECRET not in sealed
