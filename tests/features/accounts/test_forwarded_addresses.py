"""X-Forwarded-For counts only from a proxy the operator named; else anybody could invent addresses (attack 5)."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from starlette.testclient import TestClient

from app.features.accounts import budgets
from tests.features.accounts.neighbours import CAFE, HOME, WRONG, Street
from tests.support.app import make_harness
from tests.support.cast import ORIGIN

PROXY = "10.0.0.2"
HERE = budgets.NAME_HERE.tries
LOGIN = "/api/v1/auth/login"

Open = Callable[[str], Street]


@pytest.fixture
def street_behind(sqlite_file) -> Iterator[Open]:
    """An app that trusts these proxies."""
    with ExitStack() as opened:

        def start(trusted_proxies: str) -> Street:
            harness = make_harness(f"sqlite:///{sqlite_file}", trusted_proxies=trusted_proxies)
            return Street(harness, opened.enter_context(TestClient(harness.app, base_url=ORIGIN)))

        yield start


def guess(browser, *forwarded):
    headers = [("x-forwarded-for", value) for value in forwarded]
    return browser.post(LOGIN, json={"login": "somebody", "password": WRONG}, headers=headers).status_code


@pytest.mark.parametrize("trusted", ["", "192.0.2.0/24"])
def test_invented_addresses_give_no_new_tries(street_behind, trusted):  # attack 5
    browser = street_behind(trusted).browser(CAFE)

    answers = [guess(browser, f"203.0.113.{number}") for number in range(HERE + 2)]

    assert answers == [401] * HERE + [429] * 2


def test_invented_addresses_in_front_of_the_proxys_own_give_no_new_tries(street_behind):  # attack 5
    browser = street_behind(f"{PROXY}, 10.1.0.0/16").browser(PROXY)

    answers = [guess(browser, f"203.0.113.{number}", f"{CAFE}, 10.1.2.3") for number in range(HERE + 2)]

    assert answers == [401] * HERE + [429] * 2


def test_behind_a_trusted_proxy_people_are_told_apart(street_behind):
    browser = street_behind(PROXY).browser(PROXY)

    of_one = [guess(browser, CAFE) for _ in range(HERE + 1)]

    assert of_one == [401] * HERE + [429]
    assert guess(browser, HOME) == 401


def test_an_unnamed_proxy_is_one_place_for_everybody(street_behind):
    browser = street_behind("").browser(PROXY)

    answers = [guess(browser, address) for address in [CAFE, HOME] * HERE]

    assert answers == [401] * HERE + [429] * HERE


@pytest.mark.parametrize("other", ["forwarded", "x-real-ip", "true-client-ip", "cf-connecting-ip", "x-client-ip"])
def test_no_other_header_says_where_somebody_is(street_behind, other):  # attack 5
    browser = street_behind(PROXY).browser(PROXY)

    answers = [
        browser.post(
            LOGIN,
            json={"login": "somebody", "password": WRONG},
            headers={"x-forwarded-for": CAFE, other: f"for=203.0.113.{number}"},
        ).status_code
        for number in range(HERE + 1)
    ]

    assert answers == [401] * HERE + [429]
