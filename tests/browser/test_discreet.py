"""Leaving at once: Exit on every screen and Shift three times, to a page that shows nothing and leads nowhere back."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewContext
from tests.browser.locking import is_locked, is_open, locks_now, locks_with_pin, shown_on
from tests.browser.person import Person
from tests.browser.test_accessibility import NARROW, Scheme, findings, overflow, schemes
from tests.browser.unconnected import worker_ready

pytestmark = [pytest.mark.browser, pytest.mark.proof]

EXIT_MS = 200
# From the click, before the app hears of it, to the neutral page being there; and what the old page shows by then.
_WATCH = """() => addEventListener("click", () => {
  sessionStorage.setItem("left-at", String(Date.now()));
  queueMicrotask(() => undefined);
}, { capture: true })"""
_TOOK = """() => {
  const [page] = performance.getEntriesByType("navigation");
  return performance.timeOrigin + page.domContentLoadedEventEnd - Number(sessionStorage.getItem("left-at"));
}"""


def leaves(person: Person) -> float:
    """Milliseconds from the click on Exit to the neutral page."""
    person.page.evaluate(_WATCH)
    person.page.get_by_role("button", name="Exit").click()
    person.page.wait_for_url("**/away.html")
    return float(person.page.evaluate(_TOOK))


def test_exit_leads_to_the_neutral_page_in_a_fifth_of_a_second_also_offline(alice: Person) -> None:
    alice.begin()
    worker_ready(alice.page)
    alice.page.reload()
    is_open(alice)
    alice.page.context.set_offline(True)

    took = []
    for _ in range(3):
        took.append(leaves(alice))
        alice.open()
        alice.page.get_by_role("button", name="Exit").wait_for()

    assert min(took) < EXIT_MS, took  # a shared machine may be busy for a moment


def test_after_exit_the_app_is_locked_in_every_tab_and_back_shows_nothing(alice: Person) -> None:
    alice.begin()
    alice.writes("nobody else")
    alice.all_saved()
    locks_with_pin(alice)
    other = Person(alice.page.context.new_page())
    other.open()
    other.page.get_by_label("PIN", exact=True).fill("280471")
    other.tap("Unlock")
    is_open(other)

    alice.page.get_by_role("button", name="Exit").click()
    alice.page.wait_for_url("**/away.html")

    is_locked(other)
    alice.page.go_back()
    alice.page.wait_for_url("**/away.html")
    assert "nobody else" not in shown_on(alice.page)
    alice.open()
    is_locked(alice)


@pytest.mark.parametrize("path", ["/", "/journal", "/trends", "/you", "/help", "/quiet", "/attention", "/nowhere"])
def test_shift_three_times_leaves_from_every_screen(alice: Person, path: str) -> None:
    alice.begin()
    alice.open(path)
    alice.page.get_by_role("button", name="Exit").wait_for()

    for _ in range(3):
        alice.page.keyboard.press("Shift")

    alice.page.wait_for_url("**/away.html")
    expect(alice.page).to_have_title("New tab")


def test_capital_letters_lead_nowhere(alice: Person) -> None:
    alice.begin()
    field = alice.page.get_by_label("What is on your mind?")
    field.focus()

    for letter in "ABCD":
        alice.page.keyboard.press(f"Shift+{letter}")

    expect(field).to_have_value("ABCD")


def test_nothing_around_the_app_says_what_it_is_for(alice: Person) -> None:
    alice.begin()
    telling = ("recover", "crav", "sober", "substance", "drug", "addict")

    titles = []
    for path in ("/", "/journal", "/trends", "/you", "/help", "/quiet", "/attention"):
        alice.open(path)
        alice.page.get_by_role("button", name="Exit").wait_for()
        titles.append(alice.page.title())
    installed = alice.page.request.get("/manifest.webmanifest").json()
    manifest = " ".join(installed[part] for part in ("name", "short_name", "description"))
    away = alice.page.request.get("/away.html").text()

    for word in telling:
        assert word not in " ".join([*titles, manifest, away]).lower(), word
    assert "Ebb" not in away


@schemes
def test_no_findings_on_the_screens_of_the_lock(alice: Person, scheme: Scheme) -> None:
    alice.begin()
    alice.follow("You")
    alice.tap("Lock with a PIN")
    alice.tap("Turn on")
    alice.sees("At least six digits")
    assert findings(alice.page, scheme) == []
    alice.follow("Today")
    locks_with_pin(alice)
    alice.follow("You")
    alice.sees("On, with a PIN")
    assert findings(alice.page, scheme) == []

    locks_now(alice)
    assert findings(alice.page, scheme) == []
    alice.page.get_by_label("PIN", exact=True).fill("193751")
    alice.tap("Unlock")
    alice.sees("That was not it.")
    assert findings(alice.page, scheme) == []
    alice.tap("Record something")
    alice.tap("Record")
    alice.page.get_by_label("Alcohol", exact=True).wait_for()
    assert findings(alice.page, scheme) == []


def test_the_lock_fits_a_narrow_screen_and_large_text(new_context: NewContext) -> None:
    alice = Person(new_context(viewport=NARROW).new_page())
    alice.begin()
    locks_with_pin(alice)
    alice.follow("You")
    alice.sees("On, with a PIN")
    wide = []

    def look(where: str) -> None:
        for text_size in ("100%", "200%"):
            alice.page.evaluate(f"document.documentElement.style.fontSize = '{text_size}'")
            if overflow(alice.page) > 0:
                wide.append(f"{where}: {overflow(alice.page)} px too wide at {text_size}")
        alice.page.evaluate("document.documentElement.style.fontSize = ''")

    look("card")
    locks_now(alice)
    look("lock")
    alice.tap("Record something")
    look("recording")

    assert wide == []
