"""The focus is never lost when what had it is saved, deleted, taken back or left; and what happened is said."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.person import Person, body_of
from tests.browser.phone import BATCH

pytestmark = [pytest.mark.browser, pytest.mark.proof]


def focused(page: Page) -> str:
    """What has the focus, in a word; "BODY" when nothing has."""
    return str(page.evaluate("document.activeElement === document.body ? 'BODY' : document.activeElement.textContent"))


def press(person: Person, name: str) -> None:
    """With the keyboard, as somebody does who sees no pointer."""
    person.page.get_by_role("button", name=name, exact=True).first.focus()
    person.page.keyboard.press("Enter")


def test_after_a_craving_the_focus_is_on_what_is_asked_next_and_comes_back(alice: Person) -> None:
    alice.begin()

    press(alice, "6")
    expect(alice.page.locator(":focus")).to_have_text("Noted: 6 out of 10")
    press(alice, "Done")

    expect(alice.page.locator(":focus")).to_have_text("How strong is the craving right now?")


def test_after_undo_the_focus_is_where_the_question_is(alice: Person) -> None:
    alice.begin()
    press(alice, "6")
    expect(alice.page.get_by_role("status").filter(has_text="Craving 6 noted")).to_be_visible()

    press(alice, "Undo")

    expect(alice.page.locator(":focus")).to_have_text("How strong is the craving right now?")


def test_a_message_that_goes_by_itself_takes_no_focus_along(alice: Person) -> None:
    alice.page.clock.install()
    alice.begin()
    press(alice, "None today")
    alice.page.get_by_role("button", name="Undo").focus()

    alice.page.clock.run_for(9_000)

    expect(alice.page.get_by_role("button", name="Undo")).to_have_count(0)
    expect(alice.page.locator(":focus")).to_have_text("None today")


def test_after_saving_and_deleting_an_entry_the_focus_is_on_the_title_of_the_journal(alice: Person) -> None:
    alice.begin()
    alice.writes("first")
    for button, said in (("Save", "Noted"), ("Delete", "Deleted")):
        alice.follow("Journal")
        alice.page.get_by_text("first").click()
        alice.page.get_by_label("Your words").wait_for()

        press(alice, button)

        expect(alice.page.locator("h1:focus")).to_have_text("Journal")
        expect(alice.page.get_by_role("status").filter(has_text=said)).to_be_visible()


def test_a_field_that_opens_in_place_has_the_focus_and_gives_it_back(alice: Person) -> None:
    alice.begin()

    press(alice, "Hours slept")
    expect(alice.page.get_by_label("Hours slept last night")).to_be_focused()
    alice.page.keyboard.type("6.5")
    alice.page.keyboard.press("Enter")

    expect(alice.page.locator(":focus")).to_have_text("Hours slept: 6.5")


def test_every_tab_begins_at_its_title(alice: Person) -> None:
    alice.begin()

    for tab in ("Journal", "You", "Today"):
        alice.page.get_by_role("link", name=tab, exact=True).focus()
        alice.page.keyboard.press("Enter")
        expect(alice.page.locator("h1:focus")).to_have_text(tab)


def test_a_session_ended_elsewhere_leaves_the_focus_on_the_list(alice: Person) -> None:
    alice.begin()
    alice.remembers()
    alice.follow("You")
    alice.follow("Where you are signed in")
    ends = alice.page.get_by_role("button", name="Sign out", exact=False)
    ends.first.focus()

    alice.page.keyboard.press("Enter")

    alice.sees("Signed out there")
    alice.sees("You are signed in nowhere else.")
    assert focused(alice.page) != "BODY"


def test_touching_an_empty_place_gives_the_focus_up_and_nothing_takes_it_back(alice: Person) -> None:
    alice.begin()
    alice.page.get_by_label("What is on your mind?").focus()

    alice.page.locator("h1").click(position={"x": 1, "y": 1})
    alice.page.evaluate("document.activeElement.blur()")
    alice.tap("None today")
    alice.page.evaluate("document.activeElement.blur()")
    alice.sees("None today, noted")

    assert focused(alice.page) == "BODY"


def test_a_question_about_an_earlier_craving_is_answered_and_the_focus_stays_on_today(alice: Person) -> None:
    alice.begin()
    earlier = datetime.now(UTC) - timedelta(minutes=40)
    alice.remembers({"kind": "craving", "occurred_at": earlier.isoformat(), "intensity": 8})
    alice.open()
    alice.sees("How is it now?")

    press(alice, "Used")

    alice.sees("Thank you for writing it down.")
    expect(alice.page.locator(":focus")).to_have_text("Thank you for writing it down.")


def test_a_conflict_without_connection_shows_ones_own_words_and_asks_again(alice: Person) -> None:
    alice.begin()
    alice.writes("mine")
    alice.all_saved()
    alice.follow("Journal")
    alice.page.get_by_text("mine").click()
    alice.page.get_by_label("Your words").fill("mine, longer")

    def stale(route: Route) -> None:
        # As if another phone had saved in between: the server itself says so.
        body = body_of(route.request)
        body["operations"][0]["if_match"] = 99
        route.continue_(post_data=json.dumps(body))

    alice.page.route(BATCH, stale)
    alice.tap("Save")
    alice.sees("1 needs your attention")
    alice.page.route("**/api/v1/entries/*", lambda route: route.abort())
    alice.follow("1 needs your attention")

    alice.sees("What is stored is not here yet.")
    alice.sees("mine, longer")
    alice.page.unroute("**/api/v1/entries/*")
    press(alice, "Try again")

    alice.sees("What is stored")
    alice.sees("Keep both")
    assert focused(alice.page) != "BODY"
