"""Own trackers: made once, asked for on Today, read in the journal, changed, hidden, and the same on another phone."""

from collections.abc import Iterator

import pytest

from tests.browser.conftest import NewContext
from tests.browser.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


def follows(person: Person, name: str, kind: str, unit: str = "") -> None:
    """Makes a tracker, from wherever she is, and stays on You."""
    person.follow("You")
    card = person.page.get_by_role("region", name="What you follow yourself")
    fold = card.locator("details", has_text="Add something of your own")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    fold.get_by_label("What you call it", exact=True).fill(name)
    fold.get_by_label(kind, exact=True).check()
    if unit:
        fold.get_by_label("Unit, if it has one", exact=True).fill(unit)
    with person.page.expect_response(lambda answer: answer.url.endswith("/settings") and answer.ok):
        fold.get_by_role("button", name="Add", exact=True).click()


def answers(person: Person, name: str, answer: str) -> None:
    person.tap(name)
    person.page.get_by_role("group", name=name, exact=True).get_by_label(answer, exact=True).check()


def counts(person: Person, name: str, label: str, number: str) -> None:
    person.tap(name)
    field = person.page.get_by_label(label, exact=True)
    field.fill(number)
    person.page.locator(".symptom-panel", has=field).get_by_role("button", name="Save").click()


@pytest.fixture
def follower(alice: Person) -> Iterator[Person]:
    """Alice with one tracker of each kind, on Today."""
    alice.begin()
    follows(alice, "Back pain", "0 to 10")
    follows(alice, "Went outside", "Yes or no")
    follows(alice, "Weight", "A number", "kg")
    alice.follow("Today")
    yield alice
    assert alice.said == []


def second_phone(alice: Person, new_context: NewContext) -> Person:
    other = Person(new_context().new_page())
    other.login, other.passphrase = alice.login, alice.passphrase
    other.sign_in()
    return other


def test_a_tracker_made_here_is_asked_for_and_read_on_both_phones(follower: Person, new_context: NewContext) -> None:
    answers(follower, "Back pain", "4")
    answers(follower, "Went outside", "Yes")
    counts(follower, "Weight", "Weight (kg)", "70,5")
    follower.sees("Back pain: 4 of 10 · Went outside: yes · Weight: 70.5 kg")
    follower.all_saved()

    other = second_phone(follower, new_context)

    other.sees("Back pain: 4 of 10 · Went outside: yes · Weight: 70.5 kg")
    answers(other, "Back pain", "10")
    other.all_saved()
    assert [line.count("Back pain: 10 of 10") for line in other.journal_lines()] == [1, 0]
    follower.open("/journal")
    follower.sees("Back pain: 10 of 10")
    assert other.said == []
