"""Keys for a phone: a JWK any browser imports, from any seed."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from app.crypto.device import derive_device_keys

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # SP 800-186 section 3.2.1.3


def _number(text: str) -> int:
    assert len(text) == 43
    return int.from_bytes(base64.urlsafe_b64decode(text + "="))


def test_the_pair_of_one_is_the_base_point():
    """FIPS 186-5 and SP 800-186 section 3.2.1.3: 1 * G = G."""
    jwk = derive_device_keys(b"c" * 32, bytes(32)).outbox_jwk()

    assert _number(jwk["d"]) == 1
    assert _number(jwk["x"]) == 0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296
    assert _number(jwk["y"]) == 0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5


@pytest.mark.parametrize("seed", [0, ORDER - 2, ORDER - 1, ORDER, 2**256 - 1])
def test_every_seed_gives_a_valid_scalar(seed):
    assert 1 <= derive_device_keys(b"", seed.to_bytes(32)).outbox_scalar < ORDER


@given(seed=st.binary(min_size=32, max_size=32))
def test_both_halves_of_the_pair_belong_together(seed):
    jwk = derive_device_keys(b"c" * 32, seed).outbox_jwk()

    public = ec.EllipticCurvePublicNumbers(_number(jwk["x"]), _number(jwk["y"]), ec.SECP256R1())
    assert (jwk["kty"], jwk["crv"]) == ("EC", "P-256")
    assert ec.EllipticCurvePrivateNumbers(_number(jwk["d"]), public).private_key().key_size == 256


def test_the_cache_key_is_written_without_padding():
    assert _number(derive_device_keys(b"\xff" * 32, bytes(32)).cache_key_text()) == 2**256 - 1
