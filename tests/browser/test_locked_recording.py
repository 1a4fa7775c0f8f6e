"""Behind a lock a person records and gets help, and reads nothing; what was written there is asked about later."""

from collections import Counter

import pytest
from playwright.sync_api import expect

from tests.browser.locking import (
    PIN,
    comes_back,
    goes_to_another_app,
    is_locked,
    is_open,
    locks_now,
    locks_with_pin,
    shown_on,
    unlocks,
)
from tests.browser.person import Person
from tests.browser.phone import arrives, become, stored_on
from tests.browser.test_phone_storage import found
from tests.browser.unconnected import opens_again

pytestmark = [pytest.mark.browser, pytest.mark.proof]


def begins_locked(person: Person) -> None:
    person.begin()
    locks_with_pin(person)
    locks_now(person)


def records_all_kinds(person: Person) -> None:
    person.tap("Record something")
    person.craves(7)
    person.tap("Record")
    person.page.get_by_label("Alcohol", exact=True).check()
    person.page.get_by_label("Amount", exact=True).fill("2")
    person.page.get_by_label("Unit", exact=True).fill("glass")
    person.page.locator("section", has_text="Used anything?").get_by_role("button", name="Save").click()
    person.writes("written outside")
    person.tap("Close")
    is_locked(person)


ALL_KINDS = Counter({"craving 7": 1, "used 2 glass": 1, "written outside": 1})


def test_what_was_recorded_while_locked_arrives_after_unlocking_and_is_asked_about(alice: Person) -> None:
    begins_locked(alice)
    alice.page.context.set_offline(True)
    records_all_kinds(alice)
    again = opens_again(alice)
    is_locked(again)
    again.page.context.set_offline(False)

    unlocks(again)

    is_open(again)
    arrives(again, ALL_KINDS)
    again.follow("3 need your attention")
    again.sees("Written while locked")
    again.sees("Is this yours? Anyone who had this phone could have written it.")
    card = again.page.locator("section", has_text="written outside")
    card.get_by_role("button", name="Delete it").click()
    again.page.locator("section", has_text="Craving 7").get_by_role("button", name="It is mine").click()
    again.tap("It is mine")
    again.sees("Nothing needs you here.")
    arrives(again, Counter({"craving 7": 1, "used 2 glass": 1}))
    again.follow("Today")
    again.sees_not("needs your attention")


def test_the_question_waits_until_it_is_answered(alice: Person) -> None:
    begins_locked(alice)
    alice.tap("Record something")
    alice.craves(3)
    alice.tap("Close")
    unlocks(alice)
    arrives(alice, Counter({"craving 3": 1}))

    again = opens_again(alice)
    unlocks(again)

    again.sees("1 needs your attention")


def test_what_was_recorded_while_locked_leaves_the_screen_and_the_memory(alice: Person) -> None:
    begins_locked(alice)
    alice.tap("Record something")
    alice.writes("mossy-lantern-outside")

    alice.tap("Close")

    is_locked(alice)
    assert "mossy-lantern" not in shown_on(alice.page)
    dump = stored_on(alice.page)
    assert found(dump, "mossy-lantern-outside") == []
    assert len(dump["ebb-outbox/changes"]) == 2  # the words, and the question about them
    alice.tap("Record something")
    assert "mossy-lantern" not in shown_on(alice.page)


def test_half_written_words_are_put_out_of_sight_when_the_app_is_left_and_are_not_lost(alice: Person) -> None:
    begins_locked(alice)
    alice.tap("Record something")
    alice.page.get_by_label("What is on your mind?").fill("half a thou")

    goes_to_another_app(alice)
    comes_back(alice)

    is_locked(alice)
    assert "half a thou" not in shown_on(alice.page)
    unlocks(alice)
    arrives(alice, Counter({"half a thou": 1}))


def test_what_was_being_written_before_the_lock_is_not_touched_by_what_is_written_behind_it(alice: Person) -> None:
    alice.begin()
    locks_with_pin(alice)
    alice.page.get_by_label("What is on your mind?").fill("from before")
    locks_now(alice)
    alice.tap("Record something")
    expect(alice.page.get_by_label("What is on your mind?")).to_have_value("")
    alice.writes("from outside")
    alice.tap("Close")

    unlocks(alice)
    alice.follow("Today")

    expect(alice.page.get_by_label("What is on your mind?")).to_have_value("from before")
    arrives(alice, Counter({"from outside": 1}))


def test_a_slip_recorded_while_locked_can_be_taken_back(alice: Person) -> None:
    begins_locked(alice)
    alice.tap("Record something")
    alice.tap("5")

    alice.tap("Undo")
    alice.tap("Close")

    become(lambda: stored_on(alice.page)["ebb-outbox/changes"], [])
    unlocks(alice)
    alice.sees("All saved")


def test_nothing_of_the_journal_stands_on_any_screen_while_locked(alice: Person) -> None:
    alice.begin()
    alice.tracks("Alcohol")
    alice.writes("mossy-lantern-words")
    alice.all_saved()
    locks_with_pin(alice)
    locks_now(alice)

    for path in ("/", "/journal", "/trends", "/you", "/attention", "/you/sessions"):
        alice.open(path)
        is_locked(alice)
        assert "mossy-lantern" not in shown_on(alice.page), path
        assert alice.login not in shown_on(alice.page), path
    alice.open("/sign-in")
    expect(alice.page.get_by_label("Name", exact=True)).to_have_value("")


def test_help_and_two_quiet_minutes_are_one_tap_away_while_locked(alice: Person) -> None:
    begins_locked(alice)

    alice.follow("Get help now")

    alice.sees("Emergency")
    alice.follow("Today")
    is_locked(alice)
    alice.open("/quiet")
    alice.sees("Breathe in while the circle grows")


def test_the_keyboard_alone_unlocks_and_records(alice: Person) -> None:
    begins_locked(alice)
    keyboard = alice.page.keyboard
    alice.page.get_by_role("button", name="Record something").focus()
    keyboard.press("Enter")
    expect(alice.page.get_by_role("heading", name="Locked")).to_be_focused()
    alice.page.get_by_role("button", name="2", exact=True).focus()
    keyboard.press("Enter")
    alice.sees("Noted: 2 out of 10")
    alice.page.get_by_role("button", name="Close").focus()
    keyboard.press("Enter")
    expect(alice.page.get_by_role("heading", name="Locked")).to_be_focused()

    for _ in range(3):  # Exit, help, PIN
        keyboard.press("Tab")
    keyboard.type(PIN)
    keyboard.press("Enter")

    expect(alice.page.get_by_role("heading", name="You", exact=True)).to_be_focused()
