"""The whole of Help for every country as the data file has it; and in every state of the app, also a broken one."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from app.features.crisis.dataset import DATASET, INTERNATIONAL
from tests.browser.conftest import NewContext
from tests.browser.locking import is_locked, locks_now, locks_with_pin
from tests.browser.person import Person
from tests.browser.phone import become, remembers_settings
from tests.browser.test_accessibility import NARROW, Scheme, findings, overflow, schemes
from tests.browser.test_help_and_exit import HELP_ORDER
from tests.browser.unconnected import worker_ready

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

# Read all at once, so that it is one picture of the page.
_NUMBERS = """() => [...document.querySelectorAll('main a[href^="tel:"], main a[href^="sms:"]')].map(
  (link) => [link.getAttribute("href"), link.innerText.trim()])"""
# What a screen needs to be drawn breaks under it: the clock of a list, or the day above Today.
_BREAKS = """(part) => {
  const Real = Intl.DateTimeFormat;
  Intl.DateTimeFormat = function (locale, options) {
    if (options?.[part]) throw new Error("planted");
    return new Real(locale, options);
  };
}"""


def expected(region: str) -> list[tuple[str, str]]:
    """How each number is dialled, and how it is written."""
    data = DATASET.countries[region]
    calls = [each.call for each in data.emergency] + [each.call for each in data.items if each.call]
    texts = [each.text for each in data.items if each.text]
    plain = str.maketrans("", "", " -")
    return sorted(
        [(f"tel:{call.translate(plain)}", call) for call in calls]
        + [(f"sms:{text.translate(plain)}", text) for text in texts]
    )


def shown(page: Page) -> list[tuple[str, str]]:
    links: list[list[str]] = page.evaluate(_NUMBERS)
    written = [(uri, re.sub(r"^(?:Call|Text)(?: .+ to)? ", "", words)) for uri, words in links]
    return sorted(written)


@pytest.mark.proof
def test_every_number_of_every_country_is_as_in_the_data_file_and_dials_as_written(alice: Person) -> None:
    regions = sorted(DATASET.countries.keys() - {INTERNATIONAL})
    alice.open("/help")
    wrong = []

    for region in regions:
        alice.tap("Change")
        alice.page.get_by_label("Country").select_option(region)
        expect(alice.page.get_by_text("Shown for")).to_be_visible()
        if shown(alice.page) != expected(region):
            wrong.append(region)

    assert wrong == []
    assert all(uri[4:].isdecimal() for region in regions for uri, _ in expected(region))


@pytest.mark.proof
def test_hours_and_what_is_missing_are_said_as_known(alice: Person) -> None:
    alice.open("/help")
    alice.tap("Change")
    alice.page.get_by_label("Country").select_option("SE")

    line = alice.page.locator(".line-card", has_text="Alkoholhj")
    expect(line).to_contain_text("Hours not known")
    alice.tap("Change")
    alice.page.get_by_label("Country").select_option("ZZ")
    alice.sees("Call the emergency number where you are.")
    assert alice.page.get_by_text("None listed here.").count() == 3
    alice.sees("Numbers checked on")


def signed_out(person: Person) -> None:
    person.open()
    person.sees("A private place")


def is_recording(person: Person) -> None:
    person.begin()


def locked(person: Person) -> None:
    person.begin()
    locks_with_pin(person)
    locks_now(person)


def expired(person: Person) -> None:
    person.begin()
    become(lambda: remembers_settings(person.page), True)
    person.page.context.clear_cookies()
    person.page.reload()
    person.sees("You were signed out after a while")


@pytest.mark.proof
@pytest.mark.parametrize("begin", [signed_out, is_recording, locked, expired])
def test_help_is_one_tap_away_and_whole_with_the_network_cut(alice: Person, begin: Callable[[Person], None]) -> None:
    begin(alice)
    worker_ready(alice.page)
    alice.page.context.set_offline(True)

    alice.follow("Get help now")

    alice.sees("988 Suicide & Crisis Lifeline")
    assert shown(alice.page) == expected("US")
    titles = alice.page.locator("main h2").all_inner_texts()
    assert [title for title in titles if title in HELP_ORDER] == HELP_ORDER
    alice.follow("Two quiet minutes")
    alice.sees("Breathe in while the circle grows")
    if begin is locked:
        alice.follow("Back to Today")
        is_locked(alice)


def test_a_screen_that_breaks_shows_all_of_help_in_its_place(alice: Person) -> None:
    alice.begin()
    alice.craves(3)
    alice.page.evaluate(_BREAKS, "hour")

    alice.follow("Journal")

    alice.sees("This screen stopped working")
    alice.sees("988 Suicide & Crisis Lifeline")
    assert shown(alice.page) == expected("US")
    alice.follow("Get help now")
    alice.sees_not("This screen stopped working")
    alice.sees("988 Suicide & Crisis Lifeline")
    assert shown(alice.page) == expected("US")


@pytest.mark.proof
def test_a_frame_that_breaks_leaves_help_standing_alone_and_a_plain_page_beside_it(alice: Person) -> None:
    alice.begin()
    alice.follow("You")
    alice.page.evaluate(_BREAKS, "weekday")

    alice.follow("Today")

    alice.sees("This screen stopped working")
    alice.sees("988 Suicide & Crisis Lifeline")
    assert shown(alice.page) == expected("US")
    alice.follow("Help numbers on a plain page")
    alice.page.get_by_text("United States").click()
    alice.sees("988 Suicide & Crisis Lifeline")


@pytest.mark.proof
def test_help_itself_broken_leads_to_the_plain_page(alice: Person) -> None:
    alice.begin()
    alice.page.evaluate(_BREAKS, "month")

    alice.follow("Get help now")

    alice.sees("This screen stopped working")
    alice.follow("Help numbers on a plain page")
    alice.page.get_by_text("Sweden").click()
    alice.sees("Giftinformationscentralen")


@pytest.mark.proof
@schemes
def test_help_without_script_has_every_number_and_no_findings(new_context: NewContext, scheme: Scheme) -> None:
    alice = Person(new_context(viewport=NARROW).new_page())
    quiet = new_context(java_script_enabled=False).new_page()
    quiet.goto("/")
    quiet.get_by_role("link", name="Help works without it.").click()
    expect(quiet.get_by_text("United States")).to_be_visible()

    alice.open("/help.html")
    alice.page.evaluate("() => document.querySelectorAll('details').forEach((each) => { each.open = true; })")

    assert findings(alice.page, scheme) == []
    assert overflow(alice.page) <= 0
    links = alice.page.evaluate(_NUMBERS)
    assert len(links) == sum(len(expected(region)) for region in DATASET.countries.keys() - {INTERNATIONAL})


@pytest.mark.proof
@schemes
def test_a_craving_is_ridden_out_step_by_step_without_motion_or_a_connection(
    new_context: NewContext, scheme: Scheme
) -> None:
    alice = Person(new_context(reduced_motion="reduce").new_page())
    alice.open()
    worker_ready(alice.page)
    alice.page.context.set_offline(True)
    alice.open("/quiet")
    expect(alice.page.get_by_role("button", name="Hold still")).to_be_hidden()

    alice.page.get_by_label("Ride the wave").check()

    for step in range(1, 6):
        alice.sees(f"Step {step} of 6")
        assert alice.page.evaluate("document.getAnimations().length") == 0
        alice.tap("Next")
    alice.sees("Step 6 of 6")
    assert findings(alice.page, scheme) == []
    alice.tap("From the start")
    alice.sees("Step 1 of 6")
    alice.follow("Talk to someone")
    alice.sees("In danger now")


@pytest.mark.proof
def test_what_moves_can_be_held_still(alice: Person) -> None:
    alice.open("/quiet")
    alice.sees("Breathe in while the circle grows")
    running = "document.getAnimations().filter((each) => each.playState === 'running').length"
    assert alice.page.evaluate(running) == 1

    alice.tap("Hold still")

    assert alice.page.evaluate(running) == 0
    alice.tap("Move again")
    assert alice.page.evaluate(running) == 1
