"""Dialling: a number is dialled as it is written, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.features.crisis.rules import (
    EXPECTED_KINDS,
    KIND_ORDER,
    dial_uri,
    help_rank,
    is_dialable,
    keyword_to_fill_in,
    literal_keyword,
    missing_kinds,
    sms_uri,
)


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("988", "tel:988"),
        ("15", "tel:15"),
        ("116 123", "tel:116123"),
        ("1-800-662-4357", "tel:18006624357"),
        ("0800 111 0 111", "tel:08001110111"),
        ("020-84 44 48", "tel:020844448"),
    ],
)
def test_a_number_is_dialled_as_written(written, target):
    assert dial_uri(written) == target


@pytest.mark.parametrize(
    "written",
    ["", "1", "+1 800 662 4357", "1-844-POISON-X", "988 or 911", "116  123", " 988", "988 ", "988-", "(0)800",
     "112/110",
     "800.662.4357", "1234567890123456", "9\n88", "\u0669\u0668\u0668", "988,1", "988;ext=1", "tel:988"],
)  # fmt: skip
def test_what_a_phone_would_guess_at_is_refused(written):
    assert not is_dialable(written)
    with pytest.raises(ValueError, match="dialled"):
        dial_uri(written)
    with pytest.raises(ValueError, match="texted"):
        sms_uri(written, None)


@given(st.lists(st.text("0123456789", min_size=1, max_size=4), min_size=1, max_size=4), st.sampled_from(" -"))
def test_the_target_holds_exactly_the_digits_written(groups, separator):
    written, digits = separator.join(groups), "".join(groups)

    assert is_dialable(written) == (2 <= len(digits) <= 15)
    if is_dialable(written):
        assert dial_uri(written) == f"tel:{digits}"


def test_a_keyword_is_filled_in_and_a_description_of_one_is_not():
    assert sms_uri("741741", "HOME") == "sms:741741?body=HOME"
    assert sms_uri("435748", "<zip code>") == "sms:435748"
    assert sms_uri("85258", None) == "sms:85258"


def test_a_description_becomes_something_to_fill_in():
    assert literal_keyword("<zip code>") is None
    assert keyword_to_fill_in("<zip code>") == "zip code"
    assert keyword_to_fill_in("HOME") is None
    assert keyword_to_fill_in(None) is None


def test_help_stands_in_the_order_of_need():
    assert sorted(KIND_ORDER, key=help_rank) == [
        "emergency",
        "overdose",
        "poison",
        "crisis",
        "substance",
        "directory",
    ]


def test_kinds_without_a_number_are_said_to_be_missing():
    assert missing_kinds({"emergency", "crisis", "overdose"}) == ["poison", "substance"]
    assert missing_kinds(set()) == list(EXPECTED_KINDS)
    assert missing_kinds(set(EXPECTED_KINDS)) == []
