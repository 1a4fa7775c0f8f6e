"""How a lock ends or goes on: the passphrase instead, taken off, a session ended elsewhere, a browser that forgot."""

import pytest

from tests.browser.conftest import NewContext
from tests.browser.locking import is_open, keys_that_read, locks_now, locks_with_pin, unlocks
from tests.browser.person import Person
from tests.browser.phone import BATCH, become, databases, stored_on
from tests.browser.unconnected import opens_again

pytestmark = [pytest.mark.browser, pytest.mark.proof]


def test_who_forgot_the_pin_comes_in_with_the_passphrase_and_loses_nothing(alice: Person) -> None:
    alice.begin()
    locks_with_pin(alice)
    alice.page.route(BATCH, lambda route: route.abort())
    alice.craves(6)
    alice.sees("1 waiting")
    locks_now(alice)
    alice.page.unroute(BATCH)

    alice.follow("Sign in with your passphrase")
    alice.page.get_by_label("Name", exact=True).fill(alice.login)
    alice.page.get_by_label("Passphrase", exact=True).fill(alice.passphrase)
    alice.tap("Sign in")

    is_open(alice)
    alice.all_saved()
    alice.sees("Craving 6")
    alice.follow("You")
    alice.sees("Lock with a PIN")


def test_a_lock_that_is_taken_off_asks_no_more(alice: Person) -> None:
    alice.begin()
    alice.writes("still here")
    alice.all_saved()
    locks_with_pin(alice)
    alice.follow("You")

    alice.tap("Turn the lock off")
    alice.sees("Lock with a PIN")
    alice.page.context.set_offline(True)

    again = opens_again(alice)
    again.sees("still here")


def test_a_session_ended_elsewhere_ends_with_unlocking(alice: Person, new_context: NewContext) -> None:
    alice.begin()
    alice.writes("read by nobody else")
    alice.all_saved()
    locks_with_pin(alice)
    locks_now(alice)
    other = Person(new_context().new_page())
    other.login, other.passphrase = alice.login, alice.passphrase
    other.sign_in()
    other.open("/you/sessions")
    other.tap("Sign out everywhere else")
    other.sees("Signed out")

    unlocks(alice)

    alice.sees("A private place")
    alice.sees_not("read by nobody else")
    become(lambda: databases(alice.page), {"ebb-outbox", "ebb-keys"})
    assert stored_on(alice.page)["ebb-keys/ring"] == []


def test_keeping_fewer_days_leaves_the_keys_under_the_lock(alice: Person) -> None:
    alice.begin()
    locks_with_pin(alice)
    alice.follow("You")

    alice.page.get_by_label("Keep here").select_option(label="The last 7 days")
    alice.page.wait_for_timeout(500)

    assert keys_that_read(stored_on(alice.page)) == []
    again = opens_again(alice)
    unlocks(again)
    is_open(again)


def test_a_lock_the_browser_forgot_lets_nobody_in_but_who_signs_in(alice: Person) -> None:
    alice.begin()
    locks_with_pin(alice)
    alice.open("/away.html")
    alice.page.evaluate(
        "new Promise((done) => { indexedDB.deleteDatabase('ebb-keys').onsuccess = done; }).then(() => true)"
    )
    asked: list[str] = []
    alice.page.on("request", lambda request: asked.append(request.url))

    alice.open()

    alice.sees("What this phone kept is not here any more.")
    assert [url for url in asked if "/api/" in url] == []
    alice.sign_in()
