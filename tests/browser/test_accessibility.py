"""Every screen, light and dark: no axe findings, nothing lost at 320 px or with text twice as large."""

import re
from collections.abc import Callable
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.person import Person
from tests.browser.screens import OWN_SCREENS, STRANGER_SCREENS, fill_a_day

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

Scheme = Literal["light", "dark"]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WAITING = re.compile("(One moment|Un momento)…")
FLAGGED = {"/", "/noticed"}  # what the server says of the record comes a moment after the screen
NARROW = {"width": 320, "height": 640}


# Dark is the same pages with other colours: a proof, so that every test run stays quick.
schemes = pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.proof)])


def findings(page: Page, scheme: Scheme) -> list[str]:
    """What axe finds."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    return [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]


def settle(page: Page) -> None:
    page.locator("main > :not(.banners)").first.wait_for()
    expect(page.get_by_text(WAITING)).to_have_count(0)


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def each_screen(person: Person, paths: tuple[str, ...], look: Callable[[Page], object]) -> list[str]:
    found = []
    for path in paths:
        person.open(path)
        settle(person.page)
        if path in FLAGGED:
            person.page.wait_for_load_state("networkidle")
        if result := look(person.page):
            found.append(f"{path}: {result}")
    return found


@pytest.mark.proof
@schemes
def test_no_findings_on_any_screen_of_a_stranger(alice: Person, scheme: Scheme) -> None:
    assert each_screen(alice, STRANGER_SCREENS, lambda page: findings(page, scheme)) == []
    assert alice.said == []


@schemes
def test_no_findings_on_any_screen_of_a_journal(alice: Person, scheme: Scheme) -> None:
    fill_a_day(alice)

    assert each_screen(alice, OWN_SCREENS, lambda page: findings(page, scheme)) == []
    assert alice.said == []


@pytest.mark.proof
@schemes
def test_no_findings_with_everything_on_today_open(alice: Person, scheme: Scheme) -> None:
    fill_a_day(alice)
    alice.tap("10")
    alice.tap("More…")
    alice.notices("Seizure", "Mild")
    alice.tap("Record")
    alice.page.get_by_label("Amount", exact=True).wait_for()

    assert findings(alice.page, scheme) == []
    alice.follow("Journal")
    for line in range(3):
        alice.page.locator(".entry-list a").nth(line).click()
        settle(alice.page)
        assert findings(alice.page, scheme) == []
        alice.page.go_back()


@pytest.mark.proof
@schemes
def test_no_findings_while_the_spare_key_is_shown(alice: Person, scheme: Scheme) -> None:
    alice.begin()
    alice.open("/you/spare-key")
    alice.page.get_by_label("Your passphrase now", exact=True).fill(alice.passphrase)
    alice.tap("Show me a new code")
    alice.sees("This is the spare key.")

    assert findings(alice.page, scheme) == []


@pytest.mark.proof
def test_nothing_is_cut_off_on_a_narrow_screen_or_with_large_text(new_context: NewContext) -> None:
    alice = Person(new_context(viewport=NARROW).new_page())
    fill_a_day(alice)

    def look(page: Page) -> list[str]:
        wide = []
        for text_size in ("100%", "200%"):
            page.evaluate(f"document.documentElement.style.fontSize = '{text_size}'")
            if overflow(page) > 0:
                wide.append(f"{overflow(page)} px too wide at {text_size}")
        return wide

    assert each_screen(alice, OWN_SCREENS, look) == []


@pytest.mark.proof
def test_targets_are_large_enough_for_shaking_hands(alice: Person) -> None:
    fill_a_day(alice)

    small = alice.page.evaluate(
        """() => [...document.querySelectorAll("button, a[href], select, input, textarea, summary")]
          .filter((each) => each.checkVisibility() && !each.closest(".visually-hidden, .skip"))
          .filter((each) => !each.matches(".skip, [type=checkbox], [type=radio]"))
          .map((each) => [each.textContent.trim() || each.id, each.getBoundingClientRect()])
          .filter(([, box]) => box.height > 0 && box.height < 44)
          .map(([text, box]) => `${text}: ${box.height}`)"""
    )

    assert small == []


@pytest.mark.proof
def test_the_whole_day_can_be_recorded_with_the_keyboard(alice: Person) -> None:
    alice.begin()
    alice.page.get_by_role("button", name="3", exact=True).focus()

    alice.page.keyboard.press("Enter")
    alice.sees("Noted: 3 out of 10")
    alice.page.get_by_role("button", name="Done").focus()
    alice.page.keyboard.press("Enter")
    alice.page.get_by_role("button", name="Anxiety").focus()
    alice.page.keyboard.press("Space")
    alice.page.get_by_label("None", exact=True).focus()
    alice.page.keyboard.press("ArrowRight")

    alice.sees("Anxiety, mild: noted")
