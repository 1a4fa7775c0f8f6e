"""Compact JWE: read by another library, refuses every other spelling, inflates no more than it may."""

import json
import zlib

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st
from jwcrypto import jwe as other
from jwcrypto.jwk import JWK

from app.crypto.aead import SealBrokenError
from app.crypto.jwe import LinkKey, new_link_key, open_jwe, seal_jwe
from app.kernel import base64url
from tests.crypto.damage import flipped

FHIR = "application/fhir+json"
KEY = LinkKey(bytes(range(32)))
BUNDLE = json.dumps({"resourceType": "Bundle", "type": "collection", "note": "ñ"}).encode()


def as_jwk(key: LinkKey) -> JWK:
    return JWK(kty="oct", k=base64url.encode(key.raw))


def sealed_by_others(header: dict[str, str]) -> str:
    token = other.JWE(BUNDLE, json.dumps(header))
    token.add_recipient(as_jwk(KEY))
    text: str = token.serialize(compact=True)
    return text


@pytest.mark.parametrize("deflate", [False, True])
@given(content=st.binary(min_size=1, max_size=2_000))  # jwcrypto takes an empty plaintext for a wrong key
def test_what_we_seal_is_read_by_another_library(deflate, content):
    token = other.JWE()

    token.deserialize(seal_jwe(KEY, content, content_type=FHIR, deflate=deflate), as_jwk(KEY))

    assert token.payload == content
    expected = {"alg": "dir", "enc": "A256GCM", "cty": FHIR} | ({"zip": "DEF"} if deflate else {})
    assert json.loads(token.objects["protected"]) == expected


@pytest.mark.parametrize("deflate", [False, True])
def test_what_another_library_seals_is_read_by_us(deflate):
    header = {"alg": "dir", "enc": "A256GCM", "cty": FHIR} | ({"zip": "DEF"} if deflate else {})

    assert open_jwe(KEY, sealed_by_others(header)) == BUNDLE


def test_the_deflated_form_is_raw_as_rfc_1951_has_it():
    """A zlib header (0x78) in front of it is what python-jose writes, and what viewers cannot read."""
    text = seal_jwe(KEY, b"a" * 5_000, content_type=FHIR, deflate=True)
    token = other.JWE()
    token.deserialize(text, as_jwk(KEY))

    assert len(text) < 300
    assert token.payload == b"a" * 5_000


def test_every_seal_has_a_nonce_of_its_own():
    """One key seals every version of a kept-fresh file."""
    nonces = {seal_jwe(KEY, BUNDLE, content_type=FHIR, deflate=True).split(".")[2] for _ in range(1_000)}

    assert len(nonces) == 1_000


def test_no_other_key_opens_it():
    text = seal_jwe(KEY, BUNDLE, content_type=FHIR, deflate=False)

    with pytest.raises(SealBrokenError):
        open_jwe(new_link_key(), text)


@pytest.mark.parametrize("part", [2, 3, 4])
def test_a_flipped_bit_anywhere_is_noticed(part):
    parts = seal_jwe(KEY, BUNDLE, content_type=FHIR, deflate=True).split(".")
    raw = base64url.decode(parts[part])
    assert raw

    for changed in flipped(raw):
        with pytest.raises(SealBrokenError):
            open_jwe(KEY, ".".join([*parts[:part], base64url.encode(changed), *parts[part + 1 :]]))


@pytest.mark.parametrize(
    "header",
    [
        {"alg": "dir", "enc": "A128GCM"},
        {"alg": "A256KW", "enc": "A256GCM"},
        {"alg": "dir", "enc": "A256GCM", "zip": "GZIP"},
        {"alg": "dir", "enc": "A256GCM", "crit": ["exp"], "exp": 1},
        {"alg": "dir", "enc": "A256GCM", "jwk": {}},
        {"enc": "A256GCM"},
        ["dir"],
    ],
    ids=str,
)
def test_a_header_that_is_not_ours_is_refused_before_any_key_is_used(header):
    rest = seal_jwe(KEY, BUNDLE, content_type=FHIR, deflate=False).split(".")[1:]
    text = ".".join([base64url.encode(json.dumps(header).encode()), *rest])

    with pytest.raises(SealBrokenError):
        open_jwe(KEY, text)


@pytest.mark.parametrize("text", ["", "a.b.c", "....", "a.b.c.d.e", "e30.....", "e30..AA.AA.AA", "Zm9v..AA.AA.AA"])
def test_what_is_no_jwe_is_refused(text):
    with pytest.raises(SealBrokenError):
        open_jwe(KEY, text)


@pytest.mark.parametrize("part", [2, 3, 4])
@pytest.mark.parametrize("wrong", ["", "AA", "====", "not base64!", "AAB"])
def test_a_part_of_another_length_or_spelling_is_refused(part, wrong):
    parts = seal_jwe(KEY, BUNDLE, content_type=FHIR, deflate=False).split(".")

    with pytest.raises(SealBrokenError):
        open_jwe(KEY, ".".join([*parts[:part], wrong, *parts[part + 1 :]]))


@pytest.mark.parametrize("deflate", [False, True])
def test_no_more_comes_out_than_was_allowed(deflate):
    """A few bytes stand for a thousand times as many: reading stops one byte past the bound."""
    text = seal_jwe(KEY, bytes(1_000_000), content_type=FHIR, deflate=deflate)

    assert len(open_jwe(KEY, text, max_bytes=1_000_000)) == 1_000_000
    with pytest.raises(SealBrokenError):
        open_jwe(KEY, text, max_bytes=999_999)


@pytest.mark.parametrize("packed", [b"not deflate", zlib.compress(BUNDLE), b"", zlib.compress(BUNDLE)[2:-4] + b"more"])
def test_what_does_not_inflate_exactly_is_refused(packed):
    with pytest.raises(SealBrokenError):
        open_jwe(KEY, _with_zip(packed))


def _with_zip(packed: bytes) -> str:
    """`packed` as it is, under a header that says it is deflated."""
    protected = base64url.encode(b'{"alg":"dir","enc":"A256GCM","zip":"DEF"}')
    nonce = bytes(12)
    sealed = AESGCM(KEY.raw).encrypt(nonce, packed, protected.encode())
    return ".".join((protected, "", *map(base64url.encode, (nonce, sealed[:-16], sealed[-16:]))))
