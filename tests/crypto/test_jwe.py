"""Compact JWE: read by another library, refused by it when anything was changed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jwcrypto import jwe as other
from jwcrypto.jwk import JWK

from app.crypto.jwe import LinkKey, new_link_key, seal_jwe
from app.kernel import base64url
from tests.crypto.damage import flipped
from tests.support.jwe import open_jwe

FHIR = "application/fhir+json"
KEY = LinkKey(bytes(range(32)))
BUNDLE = json.dumps({"resourceType": "Bundle", "type": "collection", "note": "ñ"}).encode()


def read_by_others(text: str, key: LinkKey = KEY) -> other.JWE:
    token = other.JWE()
    token.deserialize(text, JWK(kty="oct", k=base64url.encode(key.raw)))
    return token


@pytest.mark.parametrize("deflate", [False, True])
@given(content=st.binary(min_size=1, max_size=2_000))  # jwcrypto takes an empty plaintext for a wrong key
def test_what_we_seal_is_read_by_another_library(deflate, content):
    token = read_by_others(seal_jwe(KEY, content, content_type=FHIR, deflate=deflate))

    assert token.payload == content
    expected = {"alg": "dir", "enc": "A256GCM", "cty": FHIR} | ({"zip": "DEF"} if deflate else {})
    assert json.loads(token.objects["protected"]) == expected


@pytest.mark.parametrize("deflate", [False, True])
@given(content=st.binary(max_size=2_000))
def test_what_tests_open_files_with_reads_the_same(deflate, content):
    assert open_jwe(KEY, seal_jwe(KEY, content, content_type=FHIR, deflate=deflate)) == content


def test_the_deflated_form_is_raw_as_rfc_1951_has_it():
    """A zlib header (0x78) in front of it is what python-jose writes, and what viewers cannot read."""
    text = seal_jwe(KEY, b"a" * 5_000, content_type=FHIR, deflate=True)

    assert len(text) < 300
    assert read_by_others(text).payload == b"a" * 5_000


def test_every_seal_has_a_nonce_of_its_own():
    """One key seals every version of a kept-fresh file."""
    nonces = {seal_jwe(KEY, BUNDLE, content_type=FHIR, deflate=True).split(".")[2] for _ in range(1_000)}

    assert len(nonces) == 1_000


def test_no_other_key_opens_it():
    text = seal_jwe(KEY, BUNDLE, content_type=FHIR, deflate=False)

    with pytest.raises(other.InvalidJWEData):
        read_by_others(text, new_link_key())


@pytest.mark.parametrize("part", [2, 3, 4])
def test_a_flipped_bit_anywhere_is_noticed(part):
    parts = seal_jwe(KEY, BUNDLE, content_type=FHIR, deflate=True).split(".")
    raw = base64url.decode(parts[part])
    assert raw

    for changed in flipped(raw):
        with pytest.raises(other.InvalidJWEData):
            read_by_others(".".join([*parts[:part], base64url.encode(changed), *parts[part + 1 :]]))


@pytest.mark.parametrize("deflate", [False, True])
def test_the_header_is_sealed_with_the_content(deflate):
    """Whoever says that a file is deflated, or is not, changes it."""
    parts = seal_jwe(KEY, BUNDLE, content_type=FHIR, deflate=deflate).split(".")
    changed = seal_jwe(KEY, BUNDLE, content_type=FHIR, deflate=not deflate).split(".")[0]

    with pytest.raises(other.InvalidJWEData):
        read_by_others(".".join([changed, *parts[1:]]))
