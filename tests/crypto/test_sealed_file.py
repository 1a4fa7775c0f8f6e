"""Files that open with a passphrase: round trips, damage, costs a stranger may not ask for, and a fixed example."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.crypto.passwords import Argon2Cost
from app.crypto.sealed_file import COST, NotSealedFileError, fingerprint, open_sealed, seal
from app.crypto.wraps import WrongKeyError

CHEAP = Argon2Cost(memory_kib=8, iterations=1, parallelism=1)
PASSPHRASE = "velvet quarry lantern otter"


@settings(max_examples=30, deadline=None)
@given(content=st.binary(max_size=5000), passphrase=st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
def test_what_was_sealed_opens_with_the_same_passphrase(content: bytes, passphrase: str) -> None:
    assert open_sealed(seal(content, passphrase, cost=CHEAP), passphrase) == content


def test_two_seals_of_one_content_share_nothing_but_their_head() -> None:
    one, two = (seal(b"content" * 9, PASSPHRASE, cost=CHEAP) for _ in range(2))

    assert one[:16] == two[:16]
    assert not [place for place in range(16, len(one) - 8) if one[place : place + 8] == two[place : place + 8]]


def test_another_passphrase_is_told_from_damage() -> None:
    sealed = seal(b"content", PASSPHRASE, cost=CHEAP)

    with pytest.raises(WrongKeyError):
        open_sealed(sealed, PASSPHRASE + "s")
    with pytest.raises(NotSealedFileError):
        open_sealed(sealed[:-1], PASSPHRASE)


def test_every_bit_counts() -> None:
    sealed = seal(b"content", PASSPHRASE, cost=CHEAP)

    for position in range(len(sealed)):
        for bit in range(8):
            changed = bytearray(sealed)
            changed[position] ^= 1 << bit
            if 8 <= position < 16 and not _is_cheap(bytes(changed)):
                continue  # another cost: refused or dear, and never the same key
            with pytest.raises((WrongKeyError, NotSealedFileError)):
                open_sealed(bytes(changed), PASSPHRASE)


def _is_cheap(sealed: bytes) -> bool:
    memory_kib, iterations, parallelism = struct.unpack_from(">IHH", sealed, 8)
    return bool(memory_kib <= 4096 and iterations <= 4 and parallelism <= 4)


@pytest.mark.parametrize(
    "asked",
    [(2**20 + 1, 3, 4), (2**32 - 1, 3, 4), (65536, 17, 4), (65536, 0, 4), (65536, 3, 0), (65536, 3, 17), (31, 1, 4)],
)
def test_cost_a_stranger_asks_for_is_refused_before_it_is_paid(asked: tuple[int, int, int]) -> None:
    sealed = seal(b"content", PASSPHRASE, cost=CHEAP)

    with pytest.raises(NotSealedFileError):
        open_sealed(sealed[:8] + struct.pack(">IHH", *asked) + sealed[16:], PASSPHRASE)


@pytest.mark.parametrize("length", range(0, 77, 7))
def test_any_beginning_of_a_sealed_file_is_refused(length: int) -> None:
    with pytest.raises((WrongKeyError, NotSealedFileError)):
        open_sealed(seal(b"", PASSPHRASE, cost=CHEAP)[:length], PASSPHRASE)


def test_cost_is_the_one_the_standard_recommends() -> None:
    # RFC 9106 section 4, second recommended option.
    assert Argon2Cost(memory_kib=2**16, iterations=3, parallelism=4) == COST


def test_sealed_long_ago_opens_today() -> None:
    """A fixed file: a change of the format must keep opening it."""
    sealed = bytes.fromhex(
        "4542425345414c310000000800010001c298c85d74f126ac6fd57147ee4c956a7d66e595983e1d90e04fb296aa2b2df1"
        "01b99618f674f21fbb7e3f8e2fc7ce471df194dc5714d2c50a20c6ef14b5b4cf38509169e04fa974a31926d6"
    )

    assert open_sealed(sealed, PASSPHRASE) == b"written in 2026"


def test_fingerprints_tell_contents_apart_and_stay_the_same() -> None:
    assert fingerprint(b"one") != fingerprint(b"two")
    assert fingerprint(b"one") == "cb5e5375769f8185342b1ded7d2aa2a2"
