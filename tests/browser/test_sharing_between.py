"""Sharing where something comes between: a look at Help, a server that breaks off, a list that does not come."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.person import Person
from tests.browser.sharing import chooses_what, makes_link, previews, shares_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180), pytest.mark.proof]


def test_a_link_that_was_just_made_outlives_a_look_at_help(alice: Person) -> None:
    alice.begin()
    alice.craves(6)
    alice.all_saved()
    passcode = makes_link(alice, "Craving")
    shown = alice.page.locator(".share-passcode")
    alice.follow("Get help now")
    expect(shown).to_have_count(0)

    alice.page.go_back()

    alice.sees("The link is ready")
    assert (shown.inner_text()).replace(" ", "") == passcode
    alice.follow("Done")
    alice.page.go_back()
    alice.sees("What may they see?")
    assert passcode not in alice.page.content()


def test_a_step_outlives_a_look_at_help(alice: Person) -> None:
    alice.begin()
    alice.craves(6)
    alice.all_saved()
    chooses_what(alice, "Craving")
    alice.page.get_by_label("A name for you alone").fill("Dr R")
    alice.follow("Get help now")

    alice.page.go_back()

    alice.sees("How should they see it?")
    expect(alice.page.get_by_label("A name for you alone")).to_have_value("Dr R")
    alice.page.reload()
    alice.sees("What may they see?")


def test_a_server_that_breaks_off_is_not_said_to_have_made_nothing(alice: Person) -> None:
    alice.begin()
    alice.craves(6)
    alice.all_saved()
    chooses_what(alice, "Craving")
    previews(alice)

    def breaks_off(route: Route) -> None:
        route.fetch()
        route.fulfill(status=502, body="")

    alice.page.route("**/api/v1/shares", breaks_off, times=1)
    alice.tap("Make the link")

    alice.sees("If the link was made, it is under Your links.")
    assert len(shares_of(alice)) == 1


def test_an_ended_link_is_ended_also_where_the_list_does_not_come_again(alice: Person) -> None:
    alice.begin()
    alice.craves(6)
    alice.all_saved()
    makes_link(alice, "Craving")
    alice.follow("Done")
    alice.tap("End now: Dr R")
    alice.page.route("**/api/v1/shares", lambda route: route.abort())

    alice.tap("Yes, end it")

    alice.sees("The link is ended")
    expect(alice.page.get_by_role("button", name="End now: Dr R")).to_have_count(0)
    assert [share["state"] for share in shares_of(alice)] == ["ended"]
