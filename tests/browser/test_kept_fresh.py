"""Links that are kept up to date: what they follow, what they wait for, and what is held back."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.following import ASKED, follows, lets_pass, sealings
from tests.browser.person import Person, body_of
from tests.browser.phone import become, hears, on_server
from tests.browser.sharing import makes_link, shares_of
from tests.browser.trending import chooses

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240), pytest.mark.proof]


def newest(person: Person) -> dict[str, Any]:
    return max(on_server(person), key=lambda entry: entry["change"])


def test_a_link_follows_what_is_recorded(alice: Person) -> None:
    asked = follows(alice)
    before = shares_of(alice)[0]["as_of"]
    alice.page.wait_for_timeout(1_100)  # times are told in seconds

    alice.craves(4)
    alice.all_saved()
    lets_pass(alice, 60)

    hears(alice.page, asked, 1)
    become(lambda: shares_of(alice)[0]["as_of"] > before, True)
    alice.sees_not("Hold back?")


def test_a_snapshot_follows_nothing(alice: Person) -> None:
    alice.page.clock.install()
    alice.begin()
    alice.craves(3)
    alice.all_saved()
    makes_link(alice, "Craving")
    asked = sealings(alice.page)
    alice.follow("Done")
    alice.follow("Today")

    alice.craves(9)
    alice.all_saved()
    lets_pass(alice, 1_200)

    assert asked == []
    alice.sees_not("Hold back?")


def test_something_grave_is_asked_about_and_waits_a_quarter_of_an_hour(alice: Person) -> None:
    asked = follows(alice)

    alice.tap("9")
    alice.sees(ASKED)
    lets_pass(alice, 14 * 60)
    assert asked == []
    alice.sees(ASKED)
    lets_pass(alice, 90)

    hears(alice.page, asked, 1)
    expect(alice.page.get_by_text(ASKED)).to_have_count(0)


def test_that_is_fine_lets_it_go_at_once(alice: Person) -> None:
    asked = follows(alice)
    alice.tap("10")
    alice.sees(ASKED)

    alice.tap("That is fine")
    expect(alice.page.get_by_text(ASKED)).to_have_count(0)
    lets_pass(alice, 60)

    hears(alice.page, asked, 1)
    assert shares_of(alice)[0]["hold_back"] == []


def test_what_is_held_back_stays_out_and_can_be_let_in_again(alice: Person) -> None:
    asked = follows(alice)
    alice.tap("9")
    alice.sees(ASKED)
    with alice.page.expect_request(lambda request: request.method == "PATCH") as change:
        alice.tap("Hold back")
    alice.sees("Held back. It stays in your journal alone.")
    lets_pass(alice, 60)

    hears(alice.page, asked, 1)
    assert body_of(change.value)["hold_back"] == [newest(alice)["id"]]
    assert shares_of(alice)[0]["hold_back"] == [newest(alice)["id"]]
    alice.follow("You")
    alice.page.get_by_role("link", name="Your links").click()
    alice.sees("1 entry is held back")
    alice.tap("Include them again")
    become(lambda: shares_of(alice)[0]["hold_back"], [])


def test_the_wait_outlives_the_page(alice: Person) -> None:
    asked = follows(alice)
    alice.tap("9")
    alice.sees(ASKED)

    alice.page.reload()
    alice.sees(ASKED)
    lets_pass(alice, 10 * 60)

    assert asked == []
    lets_pass(alice, 6 * 60)
    hears(alice.page, asked, 1)


def test_what_is_taken_back_is_not_asked_about_any_more(alice: Person) -> None:
    follows(alice)
    alice.tap("9")
    alice.sees(ASKED)

    alice.tap("Undo")

    expect(alice.page.get_by_text(ASKED)).to_have_count(0)


def test_without_a_connection_nothing_is_said_to_go_along(alice: Person) -> None:
    asked = follows(alice)
    alice.page.context.set_offline(True)

    alice.tap("9")
    alice.sees("1 waiting")
    lets_pass(alice, 20 * 60)

    alice.sees_not("Hold back?")
    assert asked == []
    alice.page.context.set_offline(False)
    alice.page.evaluate("dispatchEvent(new Event('online'))")
    alice.all_saved()
    alice.sees(ASKED)


def test_what_is_not_in_the_link_is_not_asked_about(alice: Person) -> None:
    alice.page.clock.install()
    alice.begin()
    alice.notices("Nausea", "Mild")
    alice.all_saved()
    makes_link(alice, "Nausea", is_fresh=True)
    alice.follow("Done")
    alice.follow("You")
    alice.follow("Today")

    alice.craves(10)
    alice.all_saved()
    lets_pass(alice, 30)

    alice.sees_not("Hold back?")


def test_a_use_against_ones_own_goal_is_asked_about(alice: Person) -> None:
    alice.page.clock.install()
    alice.begin()
    chooses(alice, substances=["alcohol"], plan={"goal": "abstain"})
    alice.open()
    alice.records("Alcohol", "1", "drink")
    alice.all_saved()
    makes_link(alice, "Alcohol", is_fresh=True)
    alice.follow("Done")
    alice.follow("You")
    alice.follow("Today")

    alice.records("Alcohol", "1", "drink")

    alice.sees(ASKED)
