"""Putting Ebb on the home screen: offered once there is something to come back to, and never twice unasked."""

import json
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, NewContext
from tests.browser.person import Person
from tests.browser.test_accessibility import findings, overflow

pytestmark = [pytest.mark.browser, pytest.mark.proof]

TITLE, PUT, LATER = "Keep Ebb within reach", "Add to the home screen", "Not now"
NARROW = {"width": 320, "height": 640}
# What Chromium sends by itself only to a person it has watched for a while.
PROMPT = """window.asked = 0;
addEventListener("load", () => {
  const event = new Event("beforeinstallprompt", { cancelable: true });
  event.prompt = async () => { window.asked += 1; return { outcome: "accepted" }; };
  window.heldBack = !dispatchEvent(event);
});"""
PERSIST = """Object.defineProperty(navigator, "storage", { value: {
  persisted: async () => false, persist: async () => %s, estimate: async () => ({}) } });"""
APPLE = """Object.defineProperty(navigator, "standalone", { value: %s });
Object.defineProperty(navigator, "maxTouchPoints", { value: 5 });"""


def somebody(new_context: NewContext, *scripts: str, **options: object) -> Person:
    context = new_context(**options)
    for script in scripts:
        context.add_init_script(script)
    return Person(context.new_page())


def records(person: Person, count: int) -> None:
    for number in range(count):
        person.writes(f"words {number}")
        person.sees(f"words {number}")
    person.all_saved()


def offer(page: Page):
    return page.get_by_role("heading", name=TITLE)


def test_the_offer_comes_with_the_third_entry_and_is_asked_for_by_a_tap(new_context: NewContext) -> None:
    alice = somebody(new_context, PROMPT, PERSIST % "true")
    alice.begin()
    records(alice, 2)
    expect(offer(alice.page)).to_have_count(0)

    records(alice, 1)
    expect(offer(alice.page)).to_be_visible()
    assert alice.page.evaluate("[window.heldBack, window.asked]") == [True, 0]
    alice.tap(PUT)

    expect(offer(alice.page)).to_have_count(0)
    assert alice.page.evaluate("window.asked") == 1
    alice.sees_not("may remove what it keeps")
    assert alice.said == []


def test_a_refused_promise_to_keep_is_told(new_context: NewContext) -> None:
    alice = somebody(new_context, PROMPT, PERSIST % "false")
    alice.begin()
    alice.follow("You")

    alice.tap(PUT)

    alice.sees("This phone may remove what it keeps")


def test_put_away_it_stays_away_and_is_still_under_you(new_context: NewContext) -> None:
    alice = somebody(new_context, PROMPT)
    alice.begin()
    records(alice, 3)

    alice.tap(LATER)

    alice.sees("You find it under You")
    alice.page.reload()
    alice.sees("words 2")
    expect(offer(alice.page)).to_have_count(0)
    alice.follow("You")
    expect(offer(alice.page)).to_be_visible()


def test_nothing_is_offered_where_it_cannot_be_done_or_is_done(new_context: NewContext) -> None:
    for scripts in ((), (APPLE % "true",)):
        alice = somebody(new_context, *scripts)
        alice.begin()
        alice.follow("You")
        alice.sees("Signed in as")

        expect(offer(alice.page)).to_have_count(0)


def test_an_iphone_shows_two_steps_and_says_first_what_would_stay_behind(new_context: NewContext) -> None:
    alice = somebody(new_context, APPLE % "false")
    alice.begin()
    alice.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    alice.follow("You")
    expect(offer(alice.page)).to_be_visible()
    alice.follow("Today")
    alice.page.context.set_offline(True)
    alice.writes("only here")
    alice.sees("1 waiting")

    alice.follow("You")

    steps = alice.page.locator(".install-steps li")
    expect(steps).to_have_text(["Tap Share, the square with an arrow", "Choose “Add to Home Screen”"])
    alice.sees("One entry waits here and would not be seen there.")
    expect(alice.page.get_by_role("button", name=PUT)).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.proof)])
@pytest.mark.parametrize("script", [PROMPT, APPLE % "false"], ids=["prompt", "by-hand"])
def test_the_offer_has_no_findings_and_fits(
    new_context: NewContext, script: str, scheme: Literal["light", "dark"]
) -> None:
    alice = somebody(new_context, script, viewport=NARROW)
    alice.begin()
    alice.follow("You")
    expect(offer(alice.page)).to_be_visible()

    assert findings(alice.page, scheme) == []
    for size in ("100%", "200%"):
        alice.page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
        assert overflow(alice.page) <= 0


def test_the_shortcuts_open_the_right_place_signed_out_signed_in_and_offline(alice: Person) -> None:
    manifest = json.loads((ROOT / "app" / "static" / "manifest.webmanifest").read_text("utf-8"))
    record, help_now = (shortcut["url"] for shortcut in manifest["shortcuts"])

    alice.open(help_now)
    alice.sees("In danger now")
    alice.open(record)
    alice.sees("A private place")
    alice.begin()
    alice.open(record)
    alice.sees("How strong is the craving right now?")
    alice.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    alice.page.context.set_offline(True)
    alice.open(record)
    alice.sees("How strong is the craving right now?")
    alice.open(help_now)
    alice.sees("In danger now")


def test_chromium_reads_the_manifest_and_finds_nothing_that_keeps_it_from_installing(alice: Person) -> None:
    alice.open()
    session = alice.page.context.new_cdp_session(alice.page)

    read = session.send("Page.getAppManifest")
    hindrances = session.send("Page.getInstallabilityErrors")["installabilityErrors"]

    assert read["errors"] == []
    # A context of Playwright is a private window, where nothing is ever installed.
    assert [error["errorId"] for error in hindrances if error["errorId"] != "in-incognito"] == []
