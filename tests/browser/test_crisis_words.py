"""What is offered when a note sounds like danger: saved first, in place, offline, behind the lock, and put away."""

from collections import Counter

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import NewContext
from tests.browser.locking import locks_now, locks_with_pin
from tests.browser.person import Person
from tests.browser.phone import arrives
from tests.browser.test_accessibility import findings, overflow, schemes
from tests.browser.unconnected import opens_again, worker_ready

pytestmark = pytest.mark.browser

URGENT = "You do not have to be alone with this."
SOFT = "Would it help to talk?"
DANGER = "I am going to end my life tonight"


def card(person: Person, title: str) -> Locator:
    return person.page.locator("section", has=person.page.get_by_role("heading", name=title, exact=True))


def begins_offline(person: Person) -> None:
    """The first tap brings the code that reads; the connection goes after that."""
    person.begin()
    worker_ready(person.page)
    person.page.context.set_offline(True)


def edits(person: Person, words: str) -> None:
    person.follow("Journal")
    person.page.locator(".entry-list a").first.click()
    person.page.get_by_label("Your words", exact=True).fill(words)
    person.tap("Save")
    person.sees("That is everything.")


def test_a_note_of_danger_is_kept_first_and_answered_in_place_without_a_connection(alice: Person) -> None:
    begins_offline(alice)

    alice.writes(DANGER)

    urgent = card(alice, URGENT)
    expect(urgent).to_be_visible()
    expect(urgent.get_by_role("link", name="Call 911")).to_have_attribute("href", "tel:911")
    expect(urgent.get_by_role("link", name="988 Suicide & Crisis Lifeline Call 988")).to_have_attribute(
        "href", "tel:988"
    )
    expect(urgent.get_by_role("link", name="Two quiet minutes")).to_have_attribute("href", "/quiet")
    expect(alice.page.get_by_role("alert")).to_contain_text(URGENT)
    alice.sees("Saved on this phone, 1 waiting")
    assert DANGER not in urgent.inner_text()
    urgent.get_by_role("link", name="All of Help").click()
    alice.sees("In danger now")
    alice.page.context.set_offline(False)
    arrives(alice, Counter({DANGER: 1}))
    assert findings(alice.page, "light") == []


@pytest.mark.proof
def test_what_was_not_meant_does_not_come_back_after_a_reload_and_an_edit(alice: Person) -> None:
    alice.begin()
    alice.writes(DANGER)
    card(alice, URGENT).get_by_role("button", name="Not what I meant").click()
    alice.sees_not(URGENT)
    alice.all_saved()

    again = opens_again(alice)
    edits(again, f"{DANGER}. A line from the play we rehearse.")

    again.sees_not(URGENT)
    again.sees_not(SOFT)
    again.follow("Today")
    again.writes(DANGER)
    expect(card(again, URGENT)).to_be_visible()


@pytest.mark.proof
def test_a_hard_note_gets_one_soft_line_and_an_idiom_nothing(alice: Person) -> None:
    alice.begin()
    alice.writes("these cravings are killing me")
    alice.all_saved()
    alice.sees_not(URGENT)
    alice.sees_not(SOFT)

    alice.writes("there is no point anymore")

    expect(card(alice, SOFT).get_by_role("link", name="Talk to someone")).to_have_attribute("href", "/help")
    alice.sees_not(URGENT)


@pytest.mark.proof
def test_an_answer_stays_when_a_calmer_note_follows_and_goes_when_the_note_is_taken_back(alice: Person) -> None:
    alice.begin()
    alice.writes(DANGER)
    expect(card(alice, URGENT)).to_be_visible()
    alice.writes("made tea")
    expect(card(alice, URGENT)).to_be_visible()

    alice.writes("quiero morir")
    alice.tap("Undo")

    alice.sees_not(URGENT)


@pytest.mark.proof
def test_every_place_for_words_is_read(alice: Person) -> None:
    alice.begin()
    alice.tracks("Alcohol")
    alice.tap("7")
    alice.page.get_by_text("Add more", exact=True).click()
    alice.page.get_by_label("Note", exact=True).fill("i want to kill myself")
    expect(card(alice, URGENT)).to_be_visible()
    card(alice, URGENT).get_by_role("button", name="Not what I meant").click()
    alice.tap("Done")

    alice.tap("Record")
    alice.page.get_by_label("Alcohol", exact=True).check()
    alice.page.get_by_label("Note", exact=True).fill("took all my pills, going to sleep")
    alice.page.locator("section", has_text="Used anything?").get_by_role("button", name="Save").click()
    expect(card(alice, URGENT)).to_be_visible()
    card(alice, URGENT).get_by_role("button", name="Not what I meant").click()

    alice.page.get_by_text("Mood and tags", exact=True).click()
    alice.page.get_by_label("Tags", exact=False).fill("suicidal thoughts again")
    alice.writes("a long day")
    expect(card(alice, URGENT)).to_be_visible()
    card(alice, URGENT).get_by_role("button", name="Not what I meant").click()

    alice.notices("Nausea", "Mild")
    alice.follow("Journal")
    alice.page.locator(".entry-list a", has_text="Nausea").click()
    alice.page.get_by_label("Note", exact=True).fill("he is not breathing")
    alice.tap("Save")
    expect(card(alice, URGENT)).to_be_visible()


@pytest.mark.proof
def test_what_is_written_behind_the_lock_is_answered_there(alice: Person) -> None:
    alice.begin()
    locks_with_pin(alice)
    locks_now(alice)
    alice.page.context.set_offline(True)
    alice.tap("Record something")

    alice.writes(DANGER)

    expect(card(alice, URGENT).get_by_role("link", name="Call 911")).to_be_visible()
    alice.tap("Close")
    alice.sees_not(URGENT)
    alice.tap("Record something")
    alice.sees_not(URGENT)


@pytest.mark.proof
def test_not_safe_leads_to_help_also_folded_offline_and_behind_the_lock(alice: Person) -> None:
    alice.begin()
    locks_with_pin(alice)
    alice.page.context.set_offline(True)
    for _ in range(2):
        alice.tap("10")
        if not alice.page.get_by_role("link", name="I am not safe").is_visible():
            alice.page.get_by_text("Would company help?").click()
        alice.follow("I am not safe")
        alice.sees("In danger now")
        alice.follow("Today")
    locks_now(alice)
    alice.tap("Record something")
    alice.tap("9")

    alice.follow("I am not safe")

    alice.sees("Call 911")


@pytest.mark.proof
def test_a_sign_in_the_body_is_answered_at_once_offline_and_behind_the_lock(alice: Person) -> None:
    alice.begin()
    locks_with_pin(alice)
    alice.page.context.set_offline(True)
    alice.tap("More…")
    alice.notices("Dark urine", "Mild")
    alice.sees("Please contact a doctor today.")
    alice.notices("Seizure", "Mild")
    expect(alice.page.get_by_role("alert")).to_contain_text("Call 911. Tell them what you took and when, if you can.")
    locks_now(alice)
    alice.tap("Record something")

    alice.tap("More…")
    alice.notices("Seizure", "Mild")

    expect(alice.page.get_by_role("link", name="Call 911")).to_have_attribute("href", "tel:911")


@pytest.mark.proof
@schemes
def test_thoughts_of_suicide_are_answered_with_company_and_a_line_without_a_connection(alice: Person, scheme) -> None:
    begins_offline(alice)
    alice.tap("More…")

    alice.notices("Thoughts of suicide", "Mild")

    alert = alice.page.get_by_role("alert")
    expect(alert).to_contain_text(URGENT)
    expect(alert).to_contain_text("988 Suicide & Crisis Lifeline")
    targets = [link.get_attribute("href") for link in alert.get_by_role("link").all()]
    assert targets == ["tel:911", "/help", "tel:988", "/quiet"]
    assert findings(alice.page, scheme) == []
    alice.page.set_viewport_size({"width": 320, "height": 640})
    alice.page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert overflow(alice.page) == 0


@pytest.mark.proof
@schemes
def test_the_answers_have_no_findings_and_fit_a_narrow_screen(new_context: NewContext, scheme) -> None:
    alice = Person(new_context(viewport={"width": 320, "height": 640}).new_page())
    alice.begin()
    for words, title in ((DANGER, URGENT), ("there is no point anymore", SOFT)):
        alice.writes(words)
        expect(card(alice, title)).to_be_visible()
        assert findings(alice.page, scheme) == []
        for text_size in ("100%", "200%"):
            alice.page.evaluate(f"document.documentElement.style.fontSize = '{text_size}'")
            assert overflow(alice.page) == 0
        alice.page.evaluate("document.documentElement.style.fontSize = ''")
    assert alice.said == []
