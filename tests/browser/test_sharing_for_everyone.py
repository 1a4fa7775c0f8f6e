"""The steps of sharing for whoever sees little, has a small screen, or uses the keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewContext
from tests.browser.person import Person
from tests.browser.sharing import chooses_what, previews
from tests.browser.test_accessibility import NARROW, Scheme, findings, overflow
from tests.browser.trending import lives_a_year

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180), pytest.mark.proof]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_findings_in_any_step(alice: Person, scheme: Scheme) -> None:
    lives_a_year(alice, days=40)
    alice.open("/you/share")
    alice.sees("What may they see?")
    expect(alice.page.get_by_role("checkbox").nth(3)).to_be_visible()
    found = findings(alice.page, scheme)
    alice.open()
    chooses_what(alice, "Craving", "Sleep")
    found += findings(alice.page, scheme)
    previews(alice)
    found += findings(alice.page, scheme)
    alice.tap("Make the link")
    alice.sees("The link is ready")
    found += findings(alice.page, scheme)
    alice.follow("Done")
    alice.tap("Show link and code: Without a name")
    alice.page.get_by_text("Who opened it").first.click()
    found += findings(alice.page, scheme)

    assert found == []
    assert alice.said == []


@pytest.mark.parametrize("text_size", ["100%", "200%"])
def test_nothing_is_cut_off_on_a_narrow_screen(new_context: NewContext, text_size: str) -> None:
    alice = Person(new_context(viewport=NARROW).new_page())
    lives_a_year(alice, days=40)
    wide: list[str] = []

    def look(step: str) -> None:
        alice.page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", text_size)
        if overflow(alice.page) > 0:
            wide.append(f"{step}: {overflow(alice.page)}")

    chooses_what(alice, "Craving", "Sleep")
    look("how")
    previews(alice)
    look("preview")
    alice.tap("Make the link")
    alice.sees("The link is ready")
    look("made")
    alice.follow("Done")
    alice.sees("Not opened yet")
    alice.tap("Change the date: Without a name")
    look("list")

    assert wide == []


def test_a_link_is_made_with_the_keyboard_alone(alice: Person) -> None:
    alice.begin()
    alice.craves(6)
    alice.all_saved()
    alice.open("/you/share")
    alice.page.get_by_label("Craving").first.focus()
    keys = alice.page.keyboard

    keys.press("Space")
    alice.page.get_by_role("button", name="Continue").focus()
    keys.press("Enter")
    expect(alice.page.get_by_role("heading", name="How should they see it?")).to_be_focused()
    alice.page.get_by_role("button", name="See what they will see").focus()
    keys.press("Enter")
    expect(alice.page.get_by_role("heading", name="This is everything they will see.")).to_be_focused()
    alice.page.get_by_role("button", name="Make the link").focus()
    keys.press("Enter")

    expect(alice.page.get_by_role("heading", name="The link is ready")).to_be_focused()
