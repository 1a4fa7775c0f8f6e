"""One's own account on the screens: what opens the journal, where it is open, coming back, its end."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.person import Person

pytestmark = pytest.mark.browser


@pytest.fixture
def second(alice: Person, new_context: NewContext) -> Person:
    """Alice again, on another device."""
    other = Person(new_context().new_page())
    alice.begin()
    other.login, other.passphrase = alice.login, alice.passphrase
    other.sign_in()
    return other


def fill(page: Page, label: str, text: str) -> None:
    page.get_by_label(label, exact=True).fill(text)


def keeps_offered_passphrase(person: Person) -> None:
    person.passphrase = person.page.locator(".secret").inner_text()


def confirms_shown_code(person: Person) -> None:
    last = person.page.locator(".code-groups span").last.inner_text()
    fill(person.page, "Type the last four characters", last.lower())
    person.tap("I have kept it")
    person.sees("How strong is the craving right now?")


@pytest.mark.proof
def test_a_new_passphrase_opens_the_journal_and_ends_every_other_session(alice: Person, second: Person) -> None:
    alice.open("/you/passphrase")
    fill(alice.page, "Your passphrase now", alice.passphrase)
    keeps_offered_passphrase(alice)
    alice.tap("Change my passphrase")

    alice.sees("Your passphrase is changed.")
    second.page.reload()
    second.sees("A private place")
    alice.page.reload()
    alice.sees("Signed in as")
    alice.sign_out()
    alice.sign_in()
    assert alice.said == []


@pytest.mark.proof
def test_changing_anything_asks_for_the_passphrase_and_says_kindly_when_it_is_another(alice: Person) -> None:
    alice.begin()
    for path, button in (
        ("/you/passphrase", "Change my passphrase"),
        ("/you/spare-key", "Show me a new code"),
    ):
        alice.open(path)
        field = alice.page.get_by_label("Your passphrase now", exact=True)
        field.fill("not the one at all")
        alice.tap(button)

        alice.sees("This is not your passphrase.")
        expect(field).to_be_focused()


@pytest.mark.proof
def test_a_passphrase_that_is_easy_to_guess_is_not_taken(alice: Person) -> None:
    alice.begin()
    alice.open("/you/passphrase")
    fill(alice.page, "Your passphrase now", alice.passphrase)

    alice.tap("Use my own")
    fill(alice.page, "Passphrase", "passwordpassword")
    alice.tap("Change my passphrase")

    alice.sees("This passphrase is easy to guess.")


@pytest.mark.proof
def test_a_new_name_is_the_one_to_sign_in_with(alice: Person) -> None:
    alice.begin()
    alice.open("/you/name")
    alice.tap("Suggest one")
    name = alice.page.get_by_label("New name", exact=True)
    expect(name).not_to_have_value("")
    alice.login = name.input_value()
    fill(alice.page, "Your passphrase now", alice.passphrase)

    alice.tap("Change my name")

    alice.sees(f"Signed in as {alice.login}")
    alice.sign_out()
    alice.sign_in()
    assert alice.said == []


@pytest.mark.proof
def test_the_code_kept_at_sign_up_can_be_confirmed_later(alice: Person) -> None:
    alice.begin()
    alice.follow("You")
    alice.sees("Not confirmed yet")
    alice.open("/you/spare-key")

    fill(alice.page, "Type the last four characters", alice.code[-4:])
    alice.tap("I have kept it")

    alice.sees("Signed in as")
    alice.sees_not("Not confirmed yet")
    assert alice.said == []


@pytest.mark.proof
def test_a_new_code_is_shown_once_and_confirmed(alice: Person) -> None:
    alice.begin()
    alice.open("/you/spare-key")
    fill(alice.page, "Your passphrase now", alice.passphrase)

    alice.tap("Show me a new code")

    alice.sees("This is the spare key.")
    confirms_shown_code(alice)
    alice.follow("You")
    alice.sees("Signed in as")
    alice.sees_not("Not confirmed yet")
    alice.open("/recovery-code")
    alice.sees("no longer on this screen")
    assert alice.said == []


@pytest.mark.proof
def test_a_session_elsewhere_is_listed_and_ended(alice: Person, second: Person) -> None:
    second.writes("written there")
    second.all_saved()
    alice.open("/you/sessions")
    expect(alice.page.get_by_role("listitem")).to_have_count(2)
    expect(alice.page.get_by_role("listitem").first).to_contain_text("This device")

    alice.page.get_by_role("button", name="Sign out:").click()

    alice.sees("You are signed in nowhere else.")
    second.page.reload()
    second.sees("A private place")
    second.sees_not("written there")
    assert alice.said == []


@pytest.mark.proof
def test_everywhere_else_is_signed_out_at_once(alice: Person, second: Person) -> None:
    alice.open("/you/sessions")

    alice.tap("Sign out everywhere else")

    alice.sees("You are signed in nowhere else.")
    second.page.reload()
    second.sees("A private place")


@pytest.mark.proof
def test_the_journal_is_closed_only_after_the_word_and_the_passphrase(alice: Person) -> None:
    alice.begin()
    alice.writes("gone with it")
    alice.all_saved()
    other_tab = Person(alice.page.context.new_page())
    other_tab.open()
    other_tab.sees("gone with it")
    alice.open("/you/close")
    alice.sees("This closes your journal for good.")

    alice.tap("Close my journal for good")
    alice.sees("Type the word DELETE to go on")
    fill(alice.page, "Type DELETE", "delete")
    fill(alice.page, "Your passphrase now", alice.passphrase)
    alice.tap("Close my journal for good")

    alice.sees("Your journal is closed.")
    other_tab.sees("A private place")
    other_tab.sees_not("gone with it")
    assert alice.page.context.cookies() == []
    alice.open("/sign-in")
    fill(alice.page, "Name", alice.login)
    fill(alice.page, "Passphrase", alice.passphrase)
    alice.tap("Sign in")
    alice.sees("do not open a journal")


@pytest.mark.proof
def test_the_spare_key_alone_brings_back_everything_in_any_spelling(alice: Person, new_context: NewContext) -> None:
    alice.begin()
    alice.writes("still here")
    alice.all_saved()
    lost = Person(new_context().new_page())
    lost.open("/sign-in")
    lost.follow("I have my spare key")

    fill(lost.page, "Recovery code", alice.code.lower().replace("-", "  "))
    lost.sees("34 of 34 characters")
    keeps_offered_passphrase(lost)
    lost.tap("Open my journal")

    lost.sees(f"You sign in as {alice.login}.")
    confirms_shown_code(lost)
    lost.sees("still here")
    alice.page.reload()
    alice.sees("A private place")
    lost.login = alice.login
    lost.sign_out()
    lost.sign_in()
    assert lost.said == []


@pytest.mark.proof
def test_a_code_that_opens_nothing_is_kept_on_the_screen_to_look_at_again(alice: Person) -> None:
    alice.open("/recover")
    code = alice.page.get_by_label("Recovery code", exact=True)
    code.fill("AAAA AAAA")

    alice.tap("Open my journal")

    alice.sees("This code opens no journal.")
    expect(code).to_have_value("AAAA AAAA")
    expect(code).to_be_focused()


@pytest.mark.proof
def test_an_unconfirmed_code_is_asked_about_on_days_one_three_and_seven_and_can_be_put_off(alice: Person) -> None:
    alice.begin()
    alice.sees_not("Is your spare key in a safe place?")

    for days in (2, 4, 8):  # the person's day may still be the one before, so each is a day more than the stage
        alice.page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=days))
        alice.open()
        alice.sees("Is your spare key in a safe place?")
        alice.tap("Not now")
        alice.open()
        alice.sees("How strong is the craving right now?")
        alice.page.wait_for_load_state("networkidle")
        alice.sees_not("Is your spare key in a safe place?")


@pytest.mark.proof
def test_who_can_see_what_is_told_before_and_after_signing_up(alice: Person) -> None:
    alice.open("/about")
    alice.follow("Who can see what")
    alice.sees("The server handles your words in its memory")

    alice.begin()
    alice.follow("You")
    alice.follow("Who can see what")

    alice.sees("Without both, nobody can open it")
    alice.follow("Your spare key")
    alice.sees("A new code")
