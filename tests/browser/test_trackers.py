"""Own trackers: made once, asked for on Today, read in the journal, changed, hidden, and the same on another phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import NewContext
from tests.browser.person import Person
from tests.browser.phone import on_server
from tests.browser.test_accessibility import NARROW, Scheme, findings, overflow, schemes
from tests.browser.unconnected import goes_offline

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


def own_card(person: Person) -> Locator:
    return person.page.get_by_role("region", name="What you follow yourself")


@pytest.mark.proof
def test_a_tracker_is_renamed_hidden_and_shown_again_and_old_entries_stay_readable(follower: Person) -> None:
    answers(follower, "Went outside", "No")
    follower.all_saved()
    follower.follow("You")
    line = own_card(follower).get_by_role("listitem").filter(has_text="Went outside")
    line.locator("summary").click()
    line.get_by_label("What you call it").fill("A walk")
    line.get_by_role("button", name="Save").click()
    own_card(follower).get_by_role("listitem").filter(has_text="A walk").get_by_role("button", name="Hide").click()
    follower.all_saved()

    follower.follow("Today")

    follower.sees("A walk: no")
    expect(follower.page.get_by_role("button", name="A walk")).to_have_count(0)
    expect(follower.page.get_by_role("button", name="Back pain")).to_be_visible()
    follower.follow("You")
    own_card(follower).get_by_text("Hidden", exact=True).click()
    own_card(follower).get_by_role("button", name="Show again").click()
    follower.follow("Today")
    expect(follower.page.get_by_role("button", name="A walk")).to_be_visible()


@pytest.mark.proof
def test_a_value_is_changed_and_taken_out_in_its_entry(follower: Person) -> None:
    answers(follower, "Back pain", "4")
    answers(follower, "Went outside", "Yes")
    follower.all_saved()
    follower.follow("Journal")
    follower.page.locator(".entry-list a").first.click()
    follower.tap("Back pain: 4 of 10")
    follower.page.get_by_role("group", name="Back pain", exact=True).get_by_label("6", exact=True).check()
    follower.tap("Went outside: yes")
    follower.tap("Take it out")
    expect(follower.page.get_by_role("button", name="Take it out")).to_have_count(0)

    follower.page.get_by_role("button", name="Save", exact=True).last.click()

    follower.all_saved()
    assert list(on_server(follower)[0]["trackers"].values()) == ["6"]


@pytest.mark.proof
def test_a_tracker_is_made_and_answered_without_a_connection(follower: Person) -> None:
    goes_offline(follower)
    follower.follow("You")
    fold = own_card(follower).locator("details", has_text="Add something of your own")
    fold.locator("summary").click()
    fold.get_by_label("What you call it", exact=True).fill("Hours outside")
    fold.get_by_label("A number", exact=True).check()
    fold.get_by_role("button", name="Add", exact=True).click()
    follower.follow("Today")
    counts(follower, "Hours outside", "Hours outside", "-0,5")
    follower.sees("Hours outside: -0.5")

    follower.page.context.set_offline(False)
    follower.page.evaluate("dispatchEvent(new Event('online'))")

    follower.all_saved()
    assert list(on_server(follower)[0]["trackers"].values()) == ["-0.5"]
    follower.said.clear()  # the browser's own words about a missing connection


@pytest.mark.proof
def test_what_is_no_number_is_said_beside_the_field_and_not_saved(follower: Person) -> None:
    counts(follower, "Weight", "Weight (kg)", "a lot")

    follower.sees("Use a number such as 1.5")
    assert on_server(follower) == []


@pytest.mark.proof
@schemes
def test_no_findings_and_nothing_cut_off_with_every_kind_open(
    alice: Person, new_context: NewContext, scheme: Scheme
) -> None:
    narrow = Person(new_context(viewport=NARROW).new_page())
    for person in (alice, narrow):
        person.begin()
        follows(person, "Back pain", "0 to 10")
        follows(person, "Went outside", "Yes or no")
        follows(person, "Weight", "A number", "kilograms and grams")
        assert findings(person.page, scheme) == []
        person.follow("Today")
        for name in ("Back pain", "Went outside", "Weight"):
            person.tap(name)
            assert findings(person.page, scheme) == []
            for size in ("100%", "200%"):
                person.page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
                assert overflow(person.page) <= 0, (name, size)
            person.page.evaluate("document.documentElement.style.fontSize = ''")
