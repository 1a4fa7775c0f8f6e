"""Help is one tap away everywhere, and Exit leaves nothing to come back to."""

import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.person import Person

pytestmark = pytest.mark.browser

HELP_ORDER = ["In danger now", "Overdose and poison", "Someone to talk to", "About substances", "A quiet moment"]


def wait_for_worker(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def test_help_opens_signed_out_in_the_right_order(alice: Person) -> None:
    alice.open()

    alice.follow("Get help now")

    alice.sees("In danger now")
    headings = alice.page.locator("main h2").all_inner_texts()
    assert [title for title in headings if title in HELP_ORDER] == HELP_ORDER
    assert alice.said == []


@pytest.mark.proof
def test_every_number_is_shown_as_it_is_dialled(alice: Person) -> None:
    alice.open("/help")
    alice.sees("In danger now")

    for link in alice.page.locator('a[href^="tel:"], a[href^="sms:"]').all():
        number = (link.get_attribute("href") or "")[4:]
        shown = "".join(c for c in link.inner_text() if c.isdigit() or c == "+")
        assert number == shown


def test_help_works_offline_also_as_the_first_page_after_a_restart(alice: Person) -> None:
    alice.open()
    alice.sees("A private place")
    wait_for_worker(alice.page)
    alice.page.context.set_offline(True)

    alice.page.goto("/help")

    alice.sees("Call 911")
    alice.sees("988 Suicide & Crisis Lifeline")


@pytest.mark.proof
def test_the_guessed_country_is_called_a_guess_and_can_be_changed(alice: Person) -> None:
    alice.open("/help")
    alice.sees("This is a guess")

    alice.tap("Change")
    alice.page.get_by_label("Country").select_option(label="Germany")

    alice.sees("Call 112")
    alice.sees_not("This is a guess")
    alice.page.reload()
    alice.sees("Call 112")


@pytest.mark.proof
def test_a_country_without_a_line_says_so_and_names_the_emergency_number(alice: Person) -> None:
    alice.open("/help")
    alice.tap("Change")

    alice.page.get_by_label("Country").select_option(label="Netherlands")

    alice.sees("None listed here. If it is urgent, call 112.")


def test_exit_shows_a_neutral_page_at_once_and_back_shows_nothing(alice: Person) -> None:
    alice.begin()
    wait_for_worker(alice.page)
    alice.writes("nobody else")
    alice.all_saved()
    alice.follow("Journal")
    started = time.monotonic()

    alice.page.get_by_role("button", name="Exit").click()
    alice.page.wait_for_url("**/away.html", wait_until="commit")
    took = time.monotonic() - started

    assert took < 1.0  # the promise is 200 ms on the page; the rest is the way to and from the browser
    expect(alice.page).to_have_title("New tab")
    alice.page.go_back()
    alice.page.wait_for_url("**/away.html")
    alice.sees_not("nobody else")
    assert "Ebb" not in alice.page.title()


@pytest.mark.proof
def test_the_app_opens_again_after_an_exit_when_asked_for(alice: Person) -> None:
    alice.begin()
    alice.page.get_by_role("button", name="Exit").click()
    alice.page.wait_for_url("**/away.html")

    alice.open()

    alice.sees("How strong is the craving right now?")


@pytest.mark.proof
def test_the_shell_opens_offline(alice: Person) -> None:
    alice.begin()
    wait_for_worker(alice.page)
    alice.page.context.set_offline(True)

    alice.page.goto("/quiet")

    alice.sees("Breathe in while the circle grows")


@pytest.mark.proof
def test_the_worker_never_answers_for_the_api(alice: Person) -> None:
    alice.begin()
    wait_for_worker(alice.page)
    alice.page.reload()
    alice.sees("How strong is the craving right now?")

    cached = alice.page.evaluate(
        """async () => {
          const urls = [];
          for (const key of await caches.keys()) {
            for (const request of await (await caches.open(key)).keys()) urls.push(new URL(request.url).pathname);
          }
          return urls;
        }"""
    )

    assert "/index.html" in cached
    assert not [path for path in cached if path.startswith(("/api", "/s/", "/shl", "/docs"))]
