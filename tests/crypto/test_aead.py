"""The envelope and the padding: opens what it sealed, and nothing else at any bit or length."""

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto.aead import NONCE_BYTES, OVERHEAD_BYTES, SealBrokenError, Sealer, pad, unpad
from tests.crypto.reference import gcm

KEY = bytes(range(32))
NONCE = bytes(range(12))
SHORT = st.binary(max_size=100)
# Around every border of the padding: 512, 1024, 4096 and its multiples, less the 4 bytes of the length.
BORDERS = [0, 1, 507, 508, 509, 1019, 1020, 1021, 4091, 4092, 4093, 8187, 8188, 8189]


@given(plaintext=SHORT, associated_data=SHORT)
def test_the_envelope_holds_what_another_gcm_makes(plaintext, associated_data):
    ciphertext = gcm(KEY, NONCE, plaintext, b"\x01" + associated_data)

    assert Sealer(KEY).open(b"\x01" + NONCE + ciphertext, associated_data) == plaintext


@given(plaintext=SHORT, associated_data=SHORT)
def test_another_gcm_would_have_sealed_the_same(plaintext, associated_data):
    sealed = Sealer(KEY).seal(plaintext, associated_data)

    nonce = sealed[1 : 1 + NONCE_BYTES]
    assert sealed == b"\x01" + nonce + gcm(KEY, nonce, plaintext, b"\x01" + associated_data)


@given(key=st.binary(min_size=32, max_size=32), plaintext=st.binary(max_size=5000), associated_data=st.binary())
def test_what_was_sealed_opens(key, plaintext, associated_data):
    sealed = Sealer(key).seal(plaintext, associated_data)

    assert Sealer(key).open(sealed, associated_data) == plaintext
    assert len(sealed) == len(plaintext) + OVERHEAD_BYTES


@given(one=SHORT, other=SHORT)
def test_it_opens_only_in_its_place(one, other):
    sealed = Sealer(KEY).seal(b"text", one)

    if one == other:
        assert Sealer(KEY).open(sealed, other) == b"text"
    else:
        with pytest.raises(SealBrokenError):
            Sealer(KEY).open(sealed, other)


def test_another_key_does_not_open_it():
    sealed = Sealer(KEY).seal(b"text", b"")

    with pytest.raises(SealBrokenError):
        Sealer(bytes(32)).open(sealed, b"")


@pytest.mark.parametrize("version", [0, 2, 0x7F, 0xFF])
def test_a_version_this_code_does_not_know_is_refused(version):
    sealed = gcm(KEY, NONCE, b"text", bytes([version]))

    with pytest.raises(SealBrokenError):
        Sealer(KEY).open(bytes([version]) + NONCE + sealed, b"")


def test_nonces_are_unique_over_a_hundred_thousand_seals():
    """Attack 62. At 10^5 draws of 96 bits a chance collision has probability 2^-64."""
    sealer = Sealer(KEY)

    nonces = {sealer.seal(b"", b"")[1 : 1 + NONCE_BYTES] for _ in range(100_000)}

    assert len(nonces) == 100_000


def test_a_nonce_comes_from_the_systems_randomness(monkeypatch):
    monkeypatch.setattr(secrets, "token_bytes", lambda size: b"n" * size)

    assert Sealer(KEY).seal(b"", b"")[1 : 1 + NONCE_BYTES] == b"n" * 12


@given(plaintext=st.binary(max_size=9000))
def test_padding_comes_off_again(plaintext):
    assert unpad(pad(plaintext)) == plaintext


@pytest.mark.parametrize("length", BORDERS)
def test_padding_comes_off_at_every_border(length):
    assert unpad(pad(b"\0" * length)) == b"\0" * length


@given(length=st.integers(0, 20_000))
def test_a_padded_size_is_one_of_few(length):
    size = len(pad(bytes(length)))

    assert size >= length + 4
    assert size in {512, 1024, 4096} or (size % 4096 == 0 and size - length - 4 < 4096)


@pytest.mark.parametrize("length", BORDERS)
def test_only_the_padding_that_pad_makes_is_taken(length):
    padded = pad(b"x" * length)

    strangers = [padded + bytes(512), padded[:-1], b"", b"\0\0\0", (length + 10_000).to_bytes(4) + padded[4:]]
    if padded[-1:] == b"\0":
        strangers.append(padded[:-1] + b"\x01")

    for stranger in strangers:
        with pytest.raises(SealBrokenError):
            unpad(stranger)


@given(stranger=st.binary(max_size=1100))
def test_unpad_refuses_or_gives_what_pads_the_same(stranger):
    try:
        plaintext = unpad(stranger)
    except SealBrokenError:
        return
    assert pad(plaintext) == stranger
