"""Every screen without an answer from the server: calm words, a way on, Help within reach, and no findings."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewContext
from tests.browser.person import Person
from tests.browser.phone import become, remembers_settings
from tests.browser.test_accessibility import NARROW, Scheme, findings, overflow, schemes

pytestmark = [pytest.mark.browser, pytest.mark.proof, pytest.mark.timeout(120)]

WITHOUT_ANSWER = {
    "/": "How strong is the craving right now?",
    "/journal": "Only what is already here is shown.",
    f"/journal/{uuid.uuid4()}": "The server did not answer.",
    "/trends": "this phone keeps nothing for this time.",
    "/week": "The last 7 days",
    "/hard-days": "In your own words",
    "/noticed": "This comes from the server, and it cannot be reached now.",
    "/looks-for": "This list comes from the server, and it cannot be reached now.",
    "/own-plan": "What you want",
    "/attention": "Nothing needs you here.",
    "/you": "Time zone",
    "/you/sessions": "The list is not here yet.",
    "/help": "In danger now",
}
EMPTY = {
    "/": "Nothing yet, and that's fine.",
    "/journal": "Nothing here yet.",
    f"/journal/{uuid.uuid4()}": "This entry is not here.",
    "/trends": "Nothing to draw yet",
    "/week": "Nothing is recorded in these days",
    "/noticed": "Nothing, and that's fine.",
    "/own-plan": "What you keep track of gets a place here.",
    "/attention": "Nothing needs you here.",
    "/you/sessions": "You are signed in nowhere else.",
}


@schemes
def test_no_screen_is_left_without_words_when_the_server_does_not_answer(alice: Person, scheme: Scheme) -> None:
    alice.begin()
    become(lambda: remembers_settings(alice.page), True)
    alice.page.route("**/api/**", lambda route: route.abort())

    for path, words in WITHOUT_ANSWER.items():
        alice.open(path)
        alice.sees(words)
        alice.sees("No connection.")
        expect(alice.page.get_by_text("One moment…")).to_have_count(0)
        expect(alice.page.get_by_role("link", name="Get help now")).to_be_visible()
        assert findings(alice.page, scheme) == [], path


@schemes
def test_every_empty_screen_says_so_kindly(alice: Person, scheme: Scheme) -> None:
    alice.begin()

    for path, words in EMPTY.items():
        alice.open(path)
        alice.sees(words)
        expect(alice.page.get_by_text("One moment…")).to_have_count(0)
        assert findings(alice.page, scheme) == [], path
    assert [line for line in alice.said if "404" not in line] == []


@schemes
def test_no_findings_while_something_used_is_said_and_after(alice: Person, scheme: Scheme) -> None:
    alice.begin()
    earlier = datetime.now(UTC) - timedelta(minutes=40)
    alice.remembers({"kind": "craving", "occurred_at": earlier.isoformat(), "intensity": 8})
    alice.tracks("Alcohol")
    alice.sees("How is it now?")
    alice.tap("Record")
    alice.page.get_by_role("radio", name="Alcohol").click()
    alice.sees("Noted")
    assert findings(alice.page, scheme) == []

    alice.tap("Used")
    alice.sees("Thank you for writing it down.")

    assert findings(alice.page, scheme) == []


def test_words_for_no_connection_fit_a_narrow_screen(new_context: NewContext) -> None:
    alice = Person(new_context(viewport=NARROW).new_page())
    alice.begin()
    become(lambda: remembers_settings(alice.page), True)
    alice.page.route("**/api/**", lambda route: route.abort())
    wide = []

    for path, words in WITHOUT_ANSWER.items():
        alice.open(path)
        alice.sees(words)
        alice.page.evaluate("document.documentElement.style.fontSize = '200%'")
        if overflow(alice.page) > 0:
            wide.append(path)

    assert wide == []
