"""Learn: readable without a connection and signed out, each statement with its source, no substance named unasked."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.person import Person
from tests.browser.unconnected import worker_ready

pytestmark = pytest.mark.browser

NAMED = re.compile(r"kratom|7-OH|mitragyn", re.IGNORECASE)
PLANT = "Plant products with opioid-like effects"


@pytest.mark.proof
def test_learn_names_no_substance_before_it_is_opened_and_works_signed_out_and_offline(alice: Person) -> None:
    alice.open()
    alice.sees("A private place")
    worker_ready(alice.page)
    alice.page.context.set_offline(True)

    alice.open("/learn")

    alice.sees("Signs of an overdose")
    assert not NAMED.search(alice.page.content())
    alice.page.get_by_text(PLANT).click()
    alice.sees("What is not known")
    assert NAMED.search(alice.page.locator("main").inner_text())
    for fact in alice.page.locator(".learn-facts li:has(a)").all():
        link = fact.get_by_role("link")
        assert re.match("https://", link.get_attribute("href") or "")
        assert re.search(r"\d{4}$", link.inner_text())
        assert link.get_attribute("rel") == "noreferrer noopener"
    assert alice.page.locator(".learn-facts li:has(a)").count() == 15


@pytest.mark.proof
def test_who_tracks_it_finds_it_open(alice: Person) -> None:
    alice.begin()
    alice.tracks("Kratom leaf")
    alice.follow("You")

    alice.follow("Learn: overdose, mixing, stopping")

    expect(alice.page.get_by_role("heading", name="What is known")).to_be_visible()
