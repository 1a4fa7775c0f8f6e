"""Tokens bent in their outer shape: other spellings, other parts, other JSON (attacks 19 and 20)."""

import base64
import hashlib
import hmac
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.features.accounts.errors import InvalidTokenError
from tests.security.forge import CLAIMS, HEADER, KEY, NOW, box, refused, signed, signed_text, text


def _other_spellings(part: str) -> list[str]:
    """Everything a lenient base64 reader takes for the same bytes."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    last = [part[:-1] + letter for letter in alphabet if letter != part[-1]]
    padded = [part + "=" * count for count in (1, 2, 3)]
    spaced = [part[:4] + gap + part[4:] for gap in (" ", "\n", "\r\n", "\t", "=", "\0", "!", "\u00e9")]
    return [*last, *padded, *spaced, " " + part, part + "\n", part.replace("-", "+").replace("_", "/") + "+"]


@pytest.mark.parametrize("index", [0, 1, 2])
def test_no_other_spelling_of_a_part_is_taken(index):  # attack 19
    box_once, good = box(), signed()
    box_once.verify(good, now=NOW)  # remembered: the memory must not be more lenient than the check
    parts = good.split(".")

    for spelling in _other_spellings(parts[index]):
        changed = ".".join([*parts[:index], spelling, *parts[index + 1 :]])
        with pytest.raises(InvalidTokenError):
            box_once.verify(changed, now=NOW)


@given(position=st.integers(0, len(signed()) - 1), letter=st.characters())
def test_any_other_character_anywhere_is_refused(position, letter):
    good = signed()
    changed = good[:position] + letter + good[position + 1 :]

    assert refused(changed) == (changed != good)


def test_an_encoding_with_the_plain_alphabet_is_refused():
    claims = {**CLAIMS, "sk": base64.b64encode(b"\xff" * 32).decode().rstrip("=")}

    assert refused(signed(claims=claims))
    assert not refused(signed(claims={**claims, "sk": text(b"\xff" * 32)}))


@pytest.mark.parametrize("parts", [0, 1, 2, 4, 5, 6, 500])
def test_only_three_parts_are_taken(parts):
    """Attack 20: five parts are a JWE, whose compression is a bomb's favourite."""
    part = text(json.dumps({"alg": "dir", "enc": "A256GCM", "zip": "DEF"}).encode())

    assert refused(".".join([part] * parts))
    assert refused(signed() + "." * parts) == (parts > 0)


@pytest.mark.parametrize("claims", ["[" * 300, '{"a":' * 120, "{}", "[]", "null", "7", '"text"', "", "{", "\u00e9"])
def test_claims_that_are_no_flat_object_are_refused(claims):  # attack 20: deep JSON
    assert refused(signed_text(json.dumps(HEADER), claims))
    assert refused(signed_text(claims, json.dumps(CLAIMS)))


@pytest.mark.parametrize(
    "raw",
    [b"\xff\xfe{}", b"\xef\xbb\xbf" + json.dumps(CLAIMS).encode(), b"\x80", json.dumps(CLAIMS).encode("utf-16-le")],
)
def test_claims_that_are_not_plain_utf8_are_refused(raw):
    head = f"{text(json.dumps(HEADER).encode())}.{text(raw)}"
    token = f"{head}.{text(hmac.digest(KEY, head.encode(), hashlib.sha256))}"

    assert refused(token)


def test_a_name_that_stands_twice_is_refused():
    """Two readers could take one each."""
    claims, header = json.dumps(CLAIMS), json.dumps(HEADER)

    assert refused(signed_text(header, claims[:-1] + f', "sub": "{text(b"m" * 16)}"}}'))
    assert refused(signed_text(header, f'{{"sub": "{text(b"m" * 16)}", ' + claims[1:]))
    assert refused(signed_text(header[:-1] + ', "alg": "none"}', claims))


@pytest.mark.parametrize(
    "token",
    [
        "",
        ".",
        "..",
        "...",
        "\u00e9.\u00e9.\u00e9",
        "\ud800.\ud800.\ud800",
        "\0",
        "Bearer x",
        "null",
        "a" * 1_000_000,
        "." * 1_000_000,
        "[" * 1_000_000,
    ],
)
def test_nonsense_is_refused_fast(token):  # attack 20: 1 MB
    before = time.monotonic()

    assert refused(token)
    assert time.monotonic() - before < 0.25


def test_a_token_of_a_thousand_characters_that_is_well_signed_is_still_too_long():
    assert refused(signed_text(json.dumps(HEADER), json.dumps(CLAIMS) + " " * 1000))
