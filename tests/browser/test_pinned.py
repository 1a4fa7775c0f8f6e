"""Two people may stay visible behind a lock, by choice: only they, only there, and gone when they are to be gone."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewContext
from tests.browser.locking import WRONG, is_locked, is_open, locks_now, locks_with_pin, shown_on, tries, unlocks
from tests.browser.person import Person
from tests.browser.phone import become, databases, stored_on
from tests.browser.planning import GRANDMA, SAM, adds_people, makes_a_plan
from tests.browser.test_phone_storage import found
from tests.browser.unconnected import opens_again

pytestmark = [pytest.mark.browser, pytest.mark.proof, pytest.mark.timeout(120)]

SPELLINGS = ("Sam", SAM, "0199", "Grandma", GRANDMA)


def has_pinned(person: Person, *, kept: bool) -> None:
    become(lambda: "ebb-pinned" in databases(person.page), kept)


def begins_with_sam_behind_a_lock(person: Person) -> None:
    person.begin()
    makes_a_plan(person, pinned=("Sam",))
    locks_with_pin(person)
    has_pinned(person, kept=True)


def repins(person: Person, *, pinned: bool) -> None:
    """On an open app, without a new page: that would be locked."""
    person.follow("Get help now")
    person.follow("Your plan for hard days")
    person.tap("Change My people")
    person.page.get_by_label("Show while locked").first.set_checked(pinned)
    person.tap("Save")
    expect(person.page.get_by_role("textbox")).to_have_count(0)


def test_a_pinned_person_is_on_help_while_locked_without_a_connection_and_the_others_are_not(alice: Person) -> None:
    begins_with_sam_behind_a_lock(alice)
    alice.page.context.set_offline(True)
    again = opens_again(alice)
    is_locked(again)
    assert not [each for each in SPELLINGS if each in shown_on(again.page)]

    again.follow("Get help now")

    again.sees("You chose to show them here while locked.")
    assert again.page.get_by_role("link", name=f"Call {SAM}").get_attribute("href") == "tel:+15550100199"
    assert "Grandma" not in shown_on(again.page)
    again.sees_not("Your plan for hard days")


def test_nobody_is_shown_or_kept_readable_unless_chosen(alice: Person) -> None:
    alice.begin()
    makes_a_plan(alice)
    locks_with_pin(alice)
    locks_now(alice)

    alice.follow("Get help now")
    alice.sees("In danger now")

    alice.page.wait_for_timeout(500)
    assert not [each for each in SPELLINGS if each in shown_on(alice.page)]
    assert "ebb-pinned" not in databases(alice.page)


def test_without_a_lock_nothing_is_kept_for_it_and_what_is_kept_is_not_lying_in_clear(alice: Person) -> None:
    alice.begin()
    makes_a_plan(alice, pinned=("Sam",))
    alice.page.wait_for_timeout(500)
    assert "ebb-pinned" not in databases(alice.page)

    locks_with_pin(alice)
    has_pinned(alice, kept=True)

    dump = stored_on(alice.page)
    assert [place for each in (SAM, "Grandma") for place in found(dump, each)] == []
    assert len(dump["ebb-pinned/people"]) == 1
    assert "key extractable=false secret" in dump["ebb-pinned/people"][0]


def test_unpinning_taking_the_lock_off_and_signing_out_each_end_it(alice: Person) -> None:
    begins_with_sam_behind_a_lock(alice)
    repins(alice, pinned=False)
    has_pinned(alice, kept=False)
    repins(alice, pinned=True)
    has_pinned(alice, kept=True)
    alice.follow("You")
    alice.tap("Turn the lock off")
    has_pinned(alice, kept=False)
    locks_with_pin(alice)
    has_pinned(alice, kept=True)

    alice.sign_out()

    has_pinned(alice, kept=False)
    alice.follow("Get help now")
    alice.sees("In danger now")
    assert not [each for each in SPELLINGS if each in shown_on(alice.page)]


def test_what_is_unpinned_on_another_phone_goes_here_with_the_next_unlocking(
    alice: Person, new_context: NewContext
) -> None:
    begins_with_sam_behind_a_lock(alice)
    alice.all_saved()
    locks_now(alice)
    other = Person(new_context().new_page())
    other.login, other.passphrase = alice.login, alice.passphrase
    other.sign_in()
    repins(other, pinned=False)
    other.all_saved()

    unlocks(alice)

    has_pinned(alice, kept=False)


def test_ten_wrong_pins_leave_whom_to_call_and_signing_in_takes_them_away(alice: Person) -> None:
    begins_with_sam_behind_a_lock(alice)
    locks_now(alice)
    for left in range(9, 0, -1):
        tries(alice, WRONG)
        alice.sees(f"{left} more tries" if left > 1 else "One more try")
    tries(alice, WRONG)
    alice.sees("The copy on this phone was removed after ten tries.")

    alice.follow("Get help now")
    alice.sees(f"Call {SAM}")

    alice.open("/")
    alice.follow("Sign in with your passphrase")
    alice.page.get_by_label("Name", exact=True).fill(alice.login)
    alice.page.get_by_label("Passphrase", exact=True).fill(alice.passphrase)
    alice.tap("Sign in")
    is_open(alice)
    has_pinned(alice, kept=False)


def test_a_third_person_is_not_pinned_and_the_form_says_what_to_do(alice: Person) -> None:
    alice.begin()
    alice.open("/hard-days")
    adds_people(alice, ("Sam", SAM), ("Grandma", GRANDMA), ("Bo", "555-0143"), pinned=("Sam", "Grandma"))
    alice.tap("Change My people")
    alice.sees("Whoever holds this phone can then see this name and number without unlocking.")
    alice.sees("There is no lock on this phone yet")
    third = alice.page.get_by_label("Show while locked").nth(2)

    third.click()

    alice.sees("Two are shown already. Take one of them off first.")
    expect(third).not_to_be_checked()
    alice.page.get_by_label("Show while locked").first.uncheck()
    alice.sees_not("Two are shown already.")
    third.check()
    expect(third).to_be_checked()


def test_a_strong_craving_recorded_while_locked_offers_whom_is_pinned(alice: Person) -> None:
    begins_with_sam_behind_a_lock(alice)
    locks_now(alice)
    alice.tap("Record something")

    alice.tap("10")

    expect(alice.page.get_by_role("link", name="Call Sam")).to_have_attribute("href", "tel:+15550100199")
    assert "Grandma" not in shown_on(alice.page)
