"""What a share may be and when it is open, without a database or a clock."""

import base64
import json
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.features.sharing import rules

NOW = 1_795_381_200  # 2026-11-22T21:00:00Z
DAYS = st.dates().map(str)


@given(expires_at=st.integers(0, 2**40), wrong=st.integers(0, 20), now=st.integers(0, 2**40))
def test_a_link_is_open_until_one_thing_closes_it(expires_at, wrong, now):
    def state(*, is_ended: bool) -> rules.State:
        return rules.state_of(is_ended=is_ended, wrong_passcodes=wrong, expires_at=expires_at, now=now)

    assert state(is_ended=True) == "ended"
    is_open = wrong < 10 and expires_at > now
    assert (state(is_ended=False) == "open") is is_open
    assert (state(is_ended=False) == "used_up") is (wrong >= 10)


@given(seconds=st.integers(-(10**9), 10**9), is_clinic=st.booleans(), hours=st.integers(-14, 14))
def test_an_end_lies_between_now_and_the_longest_life(seconds, is_clinic, hours):
    wanted = datetime.fromtimestamp(NOW + seconds, timezone(timedelta(hours=hours)))

    found = rules.expiry(wanted, is_clinic=is_clinic, now=NOW)

    longest = 15 * 60 if is_clinic else 90 * 86_400
    assert found == (NOW + seconds if 0 < seconds <= longest else None)


@pytest.mark.parametrize(("is_clinic", "seconds"), [(False, 7 * 86_400), (True, 900)])
def test_without_a_wish_a_link_has_a_week_and_a_code_a_quarter_of_an_hour(is_clinic, seconds):
    assert rules.expiry(None, is_clinic=is_clinic, now=NOW) == NOW + seconds


@given(is_clinic=st.booleans(), is_kept_fresh=st.booleans(), has_passcode=st.booleans())
def test_flags_are_sorted_and_u_stands_alone(is_clinic, is_kept_fresh, has_passcode):
    found = rules.flags(is_clinic=is_clinic, is_kept_fresh=is_kept_fresh, has_passcode=has_passcode)

    assert list(found) == sorted(found)
    assert ("U" in found) is is_clinic
    assert "U" not in found or found == "U"


@given(
    key=st.binary(min_size=32, max_size=32).map(lambda raw: base64.urlsafe_b64encode(raw).rstrip(b"=").decode()),
    flag=st.sampled_from(["", "L", "LP", "P", "U"]),
    label=st.sampled_from(sorted(rules.LABELS.values())),
)
def test_a_link_is_read_back_as_minified_json(key, flag, label):
    url = rules.link_url("https://journal.example", "x" * 43)

    text = rules.shlink(url=url, key=key, expires_at=NOW, flag=flag, label=label)

    body = text.removeprefix("shlink:/")
    raw = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)).decode()
    read = json.loads(raw)
    assert "=" not in body
    assert ": " not in raw
    assert (read["url"], read["key"], read["exp"], read["label"]) == (url, key, NOW, label)
    assert read.get("flag", "") == flag


def test_labels_say_nothing_and_fit():
    """80 characters at most, and never what is shared: whoever holds the link reads this before any passcode."""
    assert all(len(label) <= 80 for label in rules.LABELS.values())
    assert set(rules.LABELS) == {"en", "es"}


@given(chosen=DAYS, made_on=DAYS, today=DAYS)
def test_a_period_only_ever_grows_and_only_if_it_had_not_ended(chosen, made_on, today):
    found = rules.last_day(chosen=chosen, made_on=made_on, today=today)

    assert found >= chosen
    assert found == (max(chosen, today) if chosen >= made_on else chosen)


@pytest.mark.parametrize(
    ("base", "reachable"),
    [
        ("https://journal.example.org", True),
        ("https://journal.example.org:8443", True),
        ("https://93.184.216.34", True),
        ("https://[2606:2800:220:1::1]", True),
        ("http://journal.example.org", False),
        ("http://127.0.0.1:8000", False),
        ("https://192.168.1.20:8000", False),
        ("https://10.0.0.1", False),
        ("https://169.254.1.1", False),
        ("https://[::1]", False),
        ("https://[fd00::1]", False),
        ("https://localhost", False),
        ("https://box", False),
        ("https://box.local", False),
        ("https://box.home.arpa", False),
        ("https://journal.example", False),
    ],
)
def test_programs_elsewhere_reach_public_https_names_alone(base, reachable):
    assert rules.is_reachable(base) is reachable


@pytest.mark.parametrize(
    ("typed", "possible"),
    [
        ("1234", True),
        (" 1234 ", True),
        ("x" * 64, True),
        ("é ñ ü", True),
        ("123", False),
        ("x" * 65, False),
        (" 12 ", False),
        ("12\n34", False),
        ("", False),
        ("12\u202e34", False),
    ],
)
def test_a_passcode_is_four_to_sixty_four_signs_without_what_a_keyboard_adds(typed, possible):
    assert rules.is_possible_passcode(rules.tidy_passcode(typed)) is possible


def test_the_longest_public_address_leaves_room_for_a_link():
    """128 characters for the address in a link (SMART Health Links STU 1)."""
    longest = "https://" + "a" * 72

    assert len(rules.link_url(longest, "x" * 43)) == 128
