"""The recovery code as people write it: forgiving about looks, strict about letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crypto.recovery_code import RecoveryCode, new_recovery_code, parse_recovery_code, tidy

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODES = st.binary(min_size=20, max_size=20).map(RecoveryCode)
EXAMPLE = RecoveryCode(bytes(range(20)))


@given(code=CODES)
def test_a_spelled_code_is_read_back(code):
    spelled = code.spelled()

    assert parse_recovery_code(spelled) == code
    groups = spelled.split("-")
    assert [len(group) for group in groups] == [2, *[4] * 8]
    assert set("".join(groups)) <= set(ALPHABET)
    assert code.last_group() == groups[-1]


@given(code=CODES, lower=st.booleans(), seed=st.randoms(use_true_random=False))
def test_case_spaces_and_look_alikes_do_not_matter(code, lower, seed):
    looks = {"0": "0Oo", "1": "1IiLl"}
    typed = "".join(seed.choice(looks.get(letter, letter)) for letter in code.spelled().replace("-", ""))
    spaced = "".join(letter + seed.choice(["", "", " ", "-", "\u2013", "\u00a0"]) for letter in typed)

    assert parse_recovery_code(spaced.lower() if lower else spaced) == code


def test_one_wrong_letter_is_noticed_all_but_once_in_five_hundred():
    """10 check bits: each of 34 x 31 slips is missed with probability 2^-10, one in 1,024; the wrap refuses those."""
    missed = tried = 0
    for number in range(8):
        body = RecoveryCode(bytes([number]) * 20).spelled().replace("-", "")
        for position, right in enumerate(body):
            for wrong in ALPHABET.replace(right, ""):
                tried += 1
                missed += parse_recovery_code(body[:position] + wrong + body[position + 1 :]) is not None

    assert tried == 8 * 34 * 31
    assert missed <= tried // 500


def test_two_letters_changed_about_are_noticed():
    body = EXAMPLE.spelled().replace("-", "")
    swapped = [body[:at] + body[at + 1] + body[at] + body[at + 2 :] for at in range(2, 33) if body[at] != body[at + 1]]

    assert sum(parse_recovery_code(typed) is not None for typed in swapped) <= 1
    assert len(swapped) > 20


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "-",
        EXAMPLE.spelled()[:-1],
        EXAMPLE.spelled() + "0",
        EXAMPLE.spelled()[3:],
        "U" * 34,
        "\u0660" * 34,
        "\u212a" * 34,
    ],
)
def test_what_is_no_code_is_none(typed):
    """Also Arabic digits and the Kelvin sign, which some folding would let through."""
    assert parse_recovery_code(typed) is None


@given(typed=st.text(max_size=60))
def test_any_text_is_read_or_refused(typed):
    code = parse_recovery_code(typed)

    assert code is None or code.spelled().replace("-", "") == tidy(typed)


def test_new_codes_differ():
    assert len({new_recovery_code().raw for _ in range(100)}) == 100


@given(one=CODES, other=CODES)
def test_key_and_locator_belong_to_one_code(one, other):
    assert (one.locator() == other.locator()) == (one.raw == other.raw)
    assert (one.wrapping_key().raw == other.wrapping_key().raw) == (one.raw == other.raw)
    assert one.locator() not in one.wrapping_key().raw
    assert len(one.locator()) == 16
