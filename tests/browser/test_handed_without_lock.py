"""A phone without a lock in somebody else's hand: its keys are gone, and the passphrase is the way back."""

import pytest
from playwright.sync_api import expect

from tests.browser.handing import (
    SECRET,
    WAYS_OUT,
    hands_over,
    has_no_session,
    is_back,
    is_handed,
    records,
    types,
)
from tests.browser.locking import keys_that_read, shown_on
from tests.browser.person import Person
from tests.browser.phone import become, databases, stored_on
from tests.browser.sharing import chooses_what, previews

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180), pytest.mark.proof]


def test_without_a_lock_the_passphrase_brings_its_owner_back(alice: Person) -> None:
    records(alice)
    chooses_what(alice, "Craving")
    alice.page.get_by_label("Hand over this phone").check()
    previews(alice)
    alice.sees("To come back you type your passphrase")
    alice.tap("Hand over now")
    is_handed(alice)

    assert keys_that_read(stored_on(alice.page)) == ["ebb-handed/report"]
    assert "ebb-cache" not in databases(alice.page)
    for path in WAYS_OUT:
        alice.open(path)
        is_handed(alice)
    alice.tap("Unlock the journal")
    types(alice, "somebody else's guess")
    expect(alice.page.locator("[aria-invalid=true]")).to_be_focused()
    expect(alice.page.get_by_label("Passphrase", exact=True)).to_have_attribute("aria-invalid", "true")
    assert SECRET not in shown_on(alice.page)
    assert keys_that_read(stored_on(alice.page)) == ["ebb-handed/report"]
    types(alice, alice.passphrase)

    is_back(alice)
    assert "ebb-handed" not in databases(alice.page)


def test_a_session_renewed_on_a_handed_phone_brings_no_keys_back(alice: Person) -> None:
    records(alice)
    hands_over(alice)
    # As for an answer that was on its way: the page asks and is answered although the phone is handed over.
    alice.page.evaluate("localStorage.removeItem('ebb.lock')")
    with alice.page.expect_response("**/api/v1/auth/refresh") as renewed:
        alice.page.reload()
    assert renewed.value.json()["device"]
    is_handed(alice)
    alice.page.wait_for_timeout(1_000)
    alice.page.reload()

    is_handed(alice)
    assert keys_that_read(stored_on(alice.page)) == ["ebb-handed/report"]


KEYS_STAY = """() => {
  const remove = IDBObjectStore.prototype.delete;
  IDBObjectStore.prototype.delete = function (...key) {
    if (this.name === "ring") throw new DOMException("the browser lets nothing go", "UnknownError");
    return remove.apply(this, key);
  };
}"""


def test_where_the_browser_does_not_let_the_keys_go_the_phone_is_locked_all_the_same(alice: Person) -> None:
    records(alice)
    alice.page.evaluate(KEYS_STAY)
    asked: list[str] = []
    alice.page.on("request", lambda request: asked.append(request.url) if "/auth/" in request.url else None)
    hands_over(alice)
    for path in WAYS_OUT:
        alice.open(path)
        is_handed(alice)

    assert asked == []
    become(lambda: keys_that_read(stored_on(alice.page)), ["ebb-handed/report"])
    alice.tap("Unlock the journal")
    types(alice, "somebody else's guess")
    alice.sees("This is not your passphrase.")
    assert SECRET not in shown_on(alice.page)
    types(alice, alice.passphrase)

    is_back(alice)


def test_where_the_session_is_over_name_and_passphrase_bring_its_owner_back(alice: Person) -> None:
    has_no_session(alice)
    alice.sees("Sign in with your name and passphrase.")
    assert SECRET not in shown_on(alice.page)
    types(alice, alice.passphrase, Name=alice.login)

    is_back(alice)


def test_the_spare_key_is_a_way_back_too(alice: Person) -> None:
    has_no_session(alice)

    alice.follow("I have my spare key")

    expect(alice.page.get_by_role("heading", name="Spare key", exact=True)).to_be_visible()
    assert SECRET not in shown_on(alice.page)
    alice.page.go_back()
    is_handed(alice)
