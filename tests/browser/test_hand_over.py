"""A phone in somebody else's hand: the report, and no way to anything behind it."""

import pytest
from playwright.sync_api import expect

from tests.browser.handing import SECRET, WAYS_OUT, hands_over, is_back, is_handed, records, types
from tests.browser.locking import has_a_face, is_open, keys_that_read, locks_with_pin, shown_on, tries, unlocks
from tests.browser.person import Person
from tests.browser.phone import databases, stored_on
from tests.browser.sharing import chooses_what, previews
from tests.browser.test_accessibility import Scheme, findings
from tests.browser.test_phone_storage import found
from tests.browser.unconnected import worker_ready

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180), pytest.mark.proof]


def comes_back_by_pin(person: Person) -> None:
    person.tap("Unlock the journal")
    unlocks(person)
    expect(person.page.get_by_role("heading", name="Report", exact=True)).to_have_count(0)


def test_no_way_leads_out_but_the_lock(alice: Person) -> None:
    records(alice)
    locks_with_pin(alice)
    hands_over(alice)

    alice.page.reload()
    is_handed(alice)
    alice.page.go_back()
    alice.page.go_back()
    is_handed(alice)
    for path in WAYS_OUT:
        alice.open(path)
        is_handed(alice)
    for key in ("Escape", "Alt+ArrowLeft", "Backspace", "F5"):
        alice.page.keyboard.press(key)
        is_handed(alice)
    for link in alice.page.locator("a").all():
        assert link.get_attribute("href") in {"#content", "/help"}
    other = Person(alice.page.context.new_page())
    other.open()
    is_handed(other)
    comes_back_by_pin(alice)

    is_open(alice)


def test_help_is_one_tap_away_and_leads_back_to_the_report(alice: Person) -> None:
    records(alice)
    locks_with_pin(alice)
    hands_over(alice)

    alice.follow("Get help now")

    expect(alice.page.get_by_role("heading", name="Help", exact=True)).to_be_visible()
    assert SECRET not in shown_on(alice.page)
    expect(alice.page.get_by_role("navigation", name="Main")).to_have_count(0)
    alice.page.go_back()
    is_handed(alice)


def test_what_lies_on_a_handed_phone_reads_only_the_report(alice: Person) -> None:
    records(alice)
    locks_with_pin(alice)
    hands_over(alice)

    dump = stored_on(alice.page)

    assert found(dump, SECRET) == []
    assert set(keys_that_read(dump)) == {"ebb-handed/report"}


def test_a_report_prepared_before_is_handed_over_without_a_connection(alice: Person) -> None:
    records(alice)
    locks_with_pin(alice)
    chooses_what(alice, "Craving")
    alice.page.get_by_label("Hand over this phone").check()
    previews(alice)
    expect(alice.page.get_by_role("button", name="Hand over now")).to_be_visible()
    worker_ready(alice.page)
    alice.page.wait_for_timeout(1_000)
    alice.page.context.set_offline(True)
    alice.page.reload()
    unlocks(alice)
    alice.sees("What there is to choose from is not here yet.")
    alice.sees("Ready to hand over")
    alice.sees("as of")
    alice.tap("Hand over now")
    is_handed(alice)
    alice.page.reload()
    is_handed(alice)
    comes_back_by_pin(alice)

    is_open(alice)


def test_a_lock_put_on_keeps_the_report_prepared_before(alice: Person) -> None:
    records(alice)
    chooses_what(alice, "Craving")
    alice.page.get_by_label("Hand over this phone").check()
    previews(alice)
    expect(alice.page.get_by_role("button", name="Hand over now")).to_be_visible()
    alice.page.wait_for_timeout(1_000)
    alice.open()
    locks_with_pin(alice)

    alice.open("/you/share")
    unlocks(alice)

    alice.sees("Ready to hand over")


def test_wrong_pins_open_nothing_and_the_report_stays(alice: Person) -> None:
    records(alice)
    locks_with_pin(alice)
    hands_over(alice)
    alice.tap("Unlock the journal")

    tries(alice, "999111")

    alice.sees("That was not it.")
    alice.tap("Back to the report")
    is_handed(alice)


def test_a_forgotten_pin_is_replaced_by_name_and_passphrase(alice: Person) -> None:
    records(alice)
    locks_with_pin(alice)
    hands_over(alice)
    alice.tap("Unlock the journal")
    alice.tap("Sign in with your passphrase")
    alice.sees("Sign in with your name and passphrase.")
    alice.sees_not("is over")
    types(alice, alice.passphrase, Name=alice.login)

    is_back(alice)
    assert "ebb-handed" not in databases(alice.page)


def test_a_face_brings_its_owner_back(alice: Person) -> None:
    records(alice)
    has_a_face(alice.page)
    alice.follow("You")
    alice.tap("Lock with face, finger or screen lock")
    alice.sees("On, with your face, finger or screen lock")
    hands_over(alice)

    alice.tap("Unlock the journal")
    alice.tap("Unlock")

    is_open(alice)


def test_other_tabs_lock_as_the_phone_is_handed_over(alice: Person) -> None:
    records(alice)
    other = Person(alice.page.context.new_page())
    other.open()
    other.sees(SECRET)

    hands_over(alice)

    is_handed(other)


def test_a_borrowed_device_is_not_handed_over(alice: Person) -> None:
    records(alice)
    alice.sign_out()
    alice.open("/sign-in")
    alice.page.get_by_label("Name", exact=True).fill(alice.login)
    alice.page.get_by_label("Passphrase", exact=True).fill(alice.passphrase)
    alice.page.get_by_label("Not my device").check()
    alice.tap("Sign in")
    alice.sees("How strong is the craving right now?")
    alice.follow("You")
    alice.follow("Share with a provider")
    alice.page.get_by_label("Craving").first.check()
    alice.tap("Continue")
    alice.page.get_by_label("Hand over this phone").check()
    previews(alice)

    alice.sees("This device keeps nothing")
    expect(alice.page.get_by_role("button", name="Hand over now")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_findings_on_a_handed_phone(alice: Person, scheme: Scheme) -> None:
    records(alice)
    locks_with_pin(alice)
    hands_over(alice)
    report = findings(alice.page, scheme)
    alice.tap("Unlock the journal")

    assert report + findings(alice.page, scheme) == []
