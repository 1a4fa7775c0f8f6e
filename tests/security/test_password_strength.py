"""The strength check beside itself: many threads at once, and no name left in its tables."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from zxcvbn import matching

from app.features.accounts.rules import password_problem
from tests.support.cast import PASSWORDS

NAMES = [f"heron-{number}-zqjxkv" for number in range(8)]


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Threads take turns a thousand times as often, so that a race shows within a second."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hasty_threads")
def test_people_who_sign_up_at_once_are_judged_by_their_own_names():
    """A name is a strong password for everybody but its owner."""
    alone = [password_problem(name, name) for name in NAMES]
    assert None not in alone
    assert password_problem(NAMES[0], "somebody") is None

    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(password_problem, NAMES * 12, NAMES * 12))

    assert together == alone * 12


@pytest.mark.parametrize("password", [PASSWORDS["alice"], "zqlogin-heron-8317", "\U0001f33f" * 20])
def test_no_login_name_stays_in_the_tables_of_the_check(password):
    password_problem(password, "zqlogin-heron-8317")

    assert "user_inputs" not in matching.RANKED_DICTIONARIES
    assert not [name for table in matching.RANKED_DICTIONARIES.values() for name in table if "zqlogin" in name]


def test_no_login_name_stays_when_the_check_breaks_off(monkeypatch):
    monkeypatch.setattr(matching, "date_match", None)

    with pytest.raises(TypeError):
        password_problem(PASSWORDS["alice"], "zqlogin-heron-8317")

    assert "user_inputs" not in matching.RANKED_DICTIONARIES
