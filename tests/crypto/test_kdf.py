"""Key derivation against the second opinion, and the framing that keeps its inputs apart."""

from hypothesis import assume, given
from hypothesis import strategies as st

from app.crypto import kdf
from tests.crypto.reference import framed, hkdf_expand, hkdf_extract

KEYS = st.binary(min_size=32, max_size=32)
PARTS = st.lists(st.binary(max_size=12), max_size=5)


@given(material=st.binary(min_size=1, max_size=80), salt=st.none() | st.binary(max_size=80), context=st.binary())
def test_hkdf_is_extract_then_expand_under_a_framed_label(material, salt, context):
    expected = hkdf_expand(hkdf_extract(salt or b"", material), framed(b"ebb/v1/test", context), 32)

    assert kdf.hkdf(material, label="ebb/v1/test", context=context, salt=salt) == expected


@given(key=KEYS, context=st.binary(), length=st.integers(1, 100))
def test_expand_is_the_second_half_of_hkdf(key, context, length):
    expected = hkdf_expand(key, framed(b"ebb/v1/test", context), length)

    assert kdf.expand(key, label="ebb/v1/test", context=context, length=length) == expected


@given(key=KEYS, parts=PARTS)
def test_mac_is_hmac_over_framed_parts(key, parts):
    assert kdf.mac(key, *parts) == hkdf_extract(key, framed(*parts))


@given(one=PARTS, other=PARTS)
def test_two_lists_of_parts_are_never_joined_alike(one, other):
    assume(one != other)

    assert kdf.join(*one) != kdf.join(*other)


@given(parts=PARTS, cut=st.data())
def test_moving_a_border_between_parts_shows(parts, cut):
    """What plain concatenation would get wrong: `ab`+`c` and `a`+`bc`."""
    whole = b"".join(parts)
    at = cut.draw(st.integers(0, len(whole)))
    moved = [whole[:at], whole[at:]]
    assume(moved != parts)

    assert kdf.join(*moved) != kdf.join(*parts)


@given(key=KEYS, context=st.binary(max_size=8))
def test_label_and_context_do_not_run_into_each_other(key, context):
    assert kdf.expand(key, label="ebb/v1/a", context=b"b" + context) != kdf.expand(
        key, label="ebb/v1/ab", context=context
    )
