"""When an unlocked app closes by itself: left, untouched, or locked in another tab; and the cover over open apps."""

import pytest

from tests.browser.locking import comes_back, goes_to_another_app, is_locked, is_open, locks_with_pin
from tests.browser.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.proof]


@pytest.mark.parametrize(
    ("choice", "short", "long"),
    [("After 1 minute", 50, 15), ("After 5 minutes", 290, 15), ("After 15 minutes", 890, 15)],
)
def test_an_untouched_app_locks_after_the_chosen_time(alice: Person, choice: str, short: int, long: int) -> None:
    alice.page.clock.install()
    alice.begin()
    locks_with_pin(alice)
    alice.follow("You")
    alice.page.get_by_label("Lock by itself").select_option(label=choice)

    alice.page.clock.fast_forward(short * 1000)
    alice.sees("On, with a PIN")
    alice.page.keyboard.press("Tab")
    alice.page.clock.fast_forward(short * 1000)
    alice.sees("On, with a PIN")
    alice.page.clock.fast_forward(long * 1000)

    is_locked(alice)


def test_an_app_left_for_too_long_is_locked_before_it_shows_again(alice: Person) -> None:
    alice.page.clock.install()
    alice.begin()
    locks_with_pin(alice)

    goes_to_another_app(alice)
    alice.page.clock.pause_at(alice.page.evaluate("Date.now() + 301_000") / 1000)
    comes_back(alice)
    alice.page.clock.resume()

    is_locked(alice)


def test_the_strictest_choice_locks_when_the_app_is_left(alice: Person) -> None:
    alice.begin()
    locks_with_pin(alice)
    alice.follow("You")
    alice.page.get_by_label("Lock by itself").select_option(label="When I leave the app")

    goes_to_another_app(alice)

    is_locked(alice)


def test_the_picture_of_open_apps_shows_nothing_also_without_a_lock(alice: Person) -> None:
    alice.begin()
    visible = "getComputedStyle(document.querySelector('h1')).visibility"

    goes_to_another_app(alice)
    away = alice.page.evaluate(visible)
    comes_back(alice)

    assert (away, alice.page.evaluate(visible)) == ("hidden", "visible")
    is_open(alice)


def test_a_lock_set_in_one_tab_locks_the_others(alice: Person) -> None:
    alice.begin()
    other = Person(alice.page.context.new_page())
    other.open()
    is_open(other)

    locks_with_pin(alice)

    is_locked(other)
    is_open(alice)
