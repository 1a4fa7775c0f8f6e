"""Every screen, light and dark: no axe findings, nothing lost at 320 px or with text twice as large."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import NewContext
from tests.browser.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STRANGER_SCREENS = ("/", "/help", "/sign-up", "/sign-in", "/quiet", "/about", "/nowhere")
OWN_SCREENS = ("/", "/journal", "/you", "/help", "/attention")
NARROW = {"width": 320, "height": 640}


def findings(page: Page) -> list[str]:
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    return [
        f"{violation['id']}: {node['html'][:160]}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]


def settle(page: Page) -> None:
    page.locator("main > :not(.banners)").first.wait_for()
    page.wait_for_load_state("networkidle")


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def each_screen(person: Person, paths: tuple[str, ...], look: Callable[[Page], object]) -> list[str]:
    found = []
    for path in paths:
        person.open(path)
        settle(person.page)
        if result := look(person.page):
            found.append(f"{path}: {result}")
    return found


def fill_a_day(person: Person) -> None:
    person.sign_up()
    person.tracks("Alcohol", "Opioid, prescribed")
    person.craves(4)
    person.notices("Nausea", "Mild")
    person.writes("a few words")
    person.all_saved()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_findings_on_any_screen_of_a_stranger(new_context: NewContext, scheme: str) -> None:
    stranger = Person(new_context(color_scheme=scheme, reduced_motion="reduce").new_page())

    assert each_screen(stranger, STRANGER_SCREENS, findings) == []
    assert stranger.said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_findings_on_any_screen_of_a_journal(new_context: NewContext, scheme: str) -> None:
    alice = Person(new_context(color_scheme=scheme, reduced_motion="reduce").new_page())
    fill_a_day(alice)

    assert each_screen(alice, OWN_SCREENS, findings) == []
    assert alice.said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_findings_with_everything_on_today_open(new_context: NewContext, scheme: str) -> None:
    alice = Person(new_context(color_scheme=scheme, reduced_motion="reduce").new_page())
    fill_a_day(alice)
    alice.tap("10")
    alice.tap("More…")
    alice.notices("Seizure", "Mild")
    alice.tap("Record")
    alice.page.get_by_label("Amount", exact=True).wait_for()

    assert findings(alice.page) == []
    alice.follow("Journal")
    for line in range(3):
        alice.page.locator(".entry-list a").nth(line).click()
        settle(alice.page)
        assert findings(alice.page) == []
        alice.page.go_back()


@pytest.mark.parametrize("text_size", ["100%", "200%"])
def test_nothing_is_cut_off_on_a_narrow_screen(new_context: NewContext, text_size: str) -> None:
    alice = Person(new_context(viewport=NARROW).new_page())
    fill_a_day(alice)

    def look(page: Page) -> str:
        page.evaluate(f"document.documentElement.style.fontSize = '{text_size}'")
        return f"{overflow(page)} px too wide" if overflow(page) > 0 else ""

    assert each_screen(alice, (*OWN_SCREENS, "/quiet", "/about"), look) == []


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


def test_the_whole_day_can_be_recorded_with_the_keyboard(alice: Person) -> None:
    alice.sign_up()
    alice.page.get_by_role("button", name="3", exact=True).focus()

    alice.page.keyboard.press("Enter")
    alice.sees("Noted: 3 out of 10")
    alice.page.get_by_role("button", name="Done").focus()
    alice.page.keyboard.press("Enter")
    alice.page.get_by_role("button", name="Anxiety").focus()
    alice.page.keyboard.press("Space")
    alice.page.get_by_label("None", exact=True).focus()
    alice.page.keyboard.press("ArrowRight")

    alice.sees("Anxiety, mild: saved")
