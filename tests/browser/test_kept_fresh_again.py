"""Links that are kept up to date, where something comes between: an earlier page, a change, a refusal."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.following import ASKED, follows, lets_pass, refuses, sealings
from tests.browser.person import Person
from tests.browser.phone import BATCH, become, hears, on_server
from tests.browser.sharing import makes_link, shares_of

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240), pytest.mark.proof]


def test_what_waited_in_an_earlier_page_is_followed_too(alice: Person) -> None:
    follows(alice)
    alice.page.route(BATCH, lambda route: route.abort())
    alice.craves(4)
    alice.sees("1 waiting")

    def answers_after_the_sync(route: Route) -> None:
        become(lambda: len(on_server(alice)), 2)
        route.continue_()

    alice.page.route("**/api/v1/shares", answers_after_the_sync, times=1)
    alice.page.unroute(BATCH)

    alice.page.reload()
    asked = sealings(alice.page)
    alice.all_saved()
    lets_pass(alice, 60)

    hears(alice.page, asked, 1)


def test_what_a_link_has_is_asked_about_again_once_it_is_changed(alice: Person) -> None:
    asked = follows(alice)
    alice.tap("9")
    alice.sees(ASKED)
    alice.tap("That is fine")
    lets_pass(alice, 60)
    hears(alice.page, asked, 1)
    expect(alice.page.get_by_text(ASKED)).to_have_count(0)

    lets_pass(alice, 30 * 60)
    alice.open()
    alice.tap("Used")
    alice.sees(ASKED)
    lets_pass(alice, 10 * 60)

    hears(alice.page, asked, 1)
    alice.sees(ASKED)


def test_a_link_is_not_brought_up_to_date_by_hand_while_it_waits(alice: Person) -> None:
    follows(alice)
    alice.tap("9")
    alice.sees(ASKED)
    alice.follow("You")
    alice.page.get_by_role("link", name="Your links").click()
    alice.sees("Keep it up to date no more")
    by_hand = alice.page.get_by_role("button", name="Bring up to date now")
    expect(by_hand).to_have_count(0)

    alice.tap("That is fine")

    expect(by_hand).to_be_visible()


def test_a_link_that_is_refused_does_not_stop_the_others(alice: Person) -> None:
    asked = follows(alice)
    makes_link(alice, "Craving", name="Dr S", is_fresh=True)
    alice.follow("Done")
    alice.follow("Today")
    newer, older = (share["id"] for share in shares_of(alice))
    refuses(alice.page, newer, 422, "share-too-large")

    alice.craves(4)
    alice.all_saved()
    lets_pass(alice, 4 * 60)

    hears(alice.page, asked, 2)
    assert [re.findall(r"/shares/([^/]+)/refresh", request.url) for request in asked] == [[newer], [older]]


def test_a_link_that_another_request_changed_at_that_moment_is_sealed_a_minute_later(alice: Person) -> None:
    asked = follows(alice)
    (share,) = shares_of(alice)
    refuses(alice.page, share["id"], 409, "share-changed", times=1)
    alice.page.wait_for_timeout(1_100)  # times are told in seconds

    alice.craves(4)
    alice.all_saved()
    lets_pass(alice, 30)
    hears(alice.page, asked, 1)
    lets_pass(alice, 4 * 60)

    hears(alice.page, asked, 2)
    become(lambda: shares_of(alice)[0]["as_of"] > share["as_of"], True)


def test_what_is_sent_while_a_link_is_being_made_is_news_to_it(alice: Person) -> None:
    alice.page.clock.install()
    alice.begin()
    alice.craves(3)
    alice.all_saved()
    alice.page.route(BATCH, lambda route: route.abort())
    alice.craves(4)
    alice.sees("1 waiting")

    def answers_after_the_sync(route: Route) -> None:
        if route.request.method != "POST":
            return route.continue_()
        made = route.fetch()
        alice.page.unroute(BATCH)
        alice.page.evaluate("dispatchEvent(new Event('online'))")
        become(lambda: len(on_server(alice)), 2)
        alice.all_saved()
        return route.fulfill(response=made)

    alice.page.route("**/api/v1/shares", answers_after_the_sync)
    makes_link(alice, "Craving", is_fresh=True)
    asked = sealings(alice.page)

    lets_pass(alice, 60)

    hears(alice.page, asked, 1)
