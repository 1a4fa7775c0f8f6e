"""Trends in every state: new, two days, gaps, ten years, refused, late; and from the phone without a connection."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.locking import is_locked, locks_now, locks_with_pin
from tests.browser.person import Person
from tests.browser.phone import become, stored_on
from tests.browser.test_accessibility import Scheme, findings, overflow
from tests.browser.trending import (
    card,
    chooses,
    cravings_of,
    dots,
    looks_at,
    opens_trends,
    rows,
    shows_dots,
    told,
)
from tests.browser.unconnected import worker_ready

pytestmark = [pytest.mark.browser, pytest.mark.proof, pytest.mark.timeout(180)]
TRENDS = "**/api/v1/trends?**"
proof = pytest.mark.proof
both = pytest.mark.parametrize("scheme", ["light", "dark"])


def test_a_new_person_reads_what_will_appear_here(alice: Person) -> None:
    alice.begin()
    opens_trends(alice)

    alice.sees("Nothing to draw yet")
    alice.sees("A day you skip stays empty and counts against nothing.")
    alice.follow("Go to Today")

    alice.sees("How strong is the craving right now?")


def test_two_days_are_dots_without_a_line(alice: Person) -> None:
    alice.begin()
    alice.remembers(*cravings_of({0: [3], 1: [7]}))
    opens_trends(alice)

    shown = card(alice, "Craving")
    alice.sees("Something recorded on 2 of 30 days.")
    shows_dots(shown, 2)
    assert shown.locator(".plot-line").first.get_attribute("d") == ""
    expect(shown.get_by_text(told(alice, 30)["series"]["craving"]["sentence"])).to_be_visible()


def test_no_line_crosses_a_gap_and_missing_is_no_zero(alice: Person) -> None:
    alice.begin()
    alice.remembers(*cravings_of({ago: [5] for ago in (*range(5, 12), *range(20, 27))}))
    opens_trends(alice)

    shown = card(alice, "Craving")
    line = shown.locator(".plot-line").first.get_attribute("d") or ""
    shows_dots(shown, 14)
    assert line.count("M") == 2
    assert (shown.locator(".plot-gap").get_attribute("d") or "").count("Z") == 3


def test_what_lies_further_back_is_said_to_be_there(alice: Person) -> None:
    alice.begin()
    alice.remembers(*cravings_of({ago: [5] for ago in range(60, 70)}))
    opens_trends(alice)

    alice.sees("What you recorded lies further back.")
    looks_at(alice, "90 days")
    shows_dots(card(alice, "Craving"), 10)
    looks_at(alice, "All")

    alice.sees("Something recorded on 10 of 70 days.")
    shows_dots(card(alice, "Craving"), 10)


def test_ten_years_are_drawn_by_weeks(alice: Person) -> None:
    alice.begin()
    alice.remembers(*cravings_of({ago: [ago % 9] for ago in range(0, 3_600, 4)}))
    opens_trends(alice)
    looks_at(alice, "All")
    alice.sees("weeks.")

    shown = card(alice, "Craving")
    keys = shown.get_by_role("slider")
    keys.focus()
    alice.page.keyboard.press("ArrowLeft")
    expect(shown.locator("output")).to_contain_text("Week of")
    shown.get_by_text("Show as a table").click()

    assert dots(shown) == len(rows(shown))
    assert 500 < dots(shown) < 530
    assert overflow(alice.page) <= 0


def test_a_server_that_cannot_and_one_that_does_not_answer_are_told_apart(alice: Person) -> None:
    alice.begin()
    alice.page.route(TRENDS, lambda route: route.fulfill(status=422, json={"type": "invalid-input"}))
    opens_trends(alice)

    alice.sees("The server could not put this together just now. Your entries are safe.")
    alice.page.unroute(TRENDS)
    alice.tap("Try again")

    alice.sees("Nothing to draw yet")


def test_an_answer_that_comes_too_late_does_not_replace_a_later_choice(alice: Person) -> None:
    alice.begin()
    alice.remembers(*cravings_of({0: [3], 1: [7], 2: [4]}))
    opens_trends(alice)
    held: list[Route] = []
    alice.page.route(TRENDS, lambda route: held.append(route) if not held else route.continue_())

    alice.page.get_by_label("90 days", exact=True).check(force=True)
    looks_at(alice, "7 days")
    alice.sees("of 7 days.")
    held[0].continue_()
    alice.page.wait_for_timeout(500)

    alice.sees("of 7 days.")


def kept_answers(person: Person) -> list[str]:
    return [row for place in stored_on(person.page).values() for row in place if row.startswith("trends/")]


@pytest.fixture
def looked(alice: Person) -> Person:
    """She looked at 7, 30 and 365 days, and is without a connection now."""
    alice.begin()
    chooses(alice, own_symptoms=[], day_boundary="04:00", time_zone="America/New_York")
    alice.remembers(*cravings_of({0: [3], 1: [7], 2: [4], 200: [9]}))
    worker_ready(alice.page)
    opens_trends(alice)
    for period in ("7 days", "Year", "30 days"):
        looks_at(alice, period)
        alice.sees("Something recorded on")
    become(lambda: len(kept_answers(alice)), 2)
    return alice


@both
def test_without_a_connection_the_phone_shows_what_it_kept_and_says_so(looked: Person, scheme: Scheme) -> None:
    kept = " ".join(kept_answers(looked))
    looked.page.context.set_offline(True)
    looked.page.reload()

    looked.sees("from this phone. What came later is not in it.")
    shows_dots(card(looked, "Craving"), 3)
    looked.page.get_by_label("7 days", exact=True).check(force=True)
    looked.sees("of 7 days.")
    assert findings(looked.page, scheme) == []
    looked.page.get_by_label("Year", exact=True).check(force=True)
    looked.sees("this phone keeps nothing for this time.")
    assert findings(looked.page, scheme) == []
    looked.page.get_by_label("7 days", exact=True).check(force=True)
    looked.sees("of 7 days.")
    looked.page.context.set_offline(False)
    looked.page.evaluate("dispatchEvent(new Event('online'))")

    assert "sentence" not in kept
    assert re.search(r"\d{4}-\d\d-", kept) is None


def test_locked_shows_nothing_and_unlocked_shows_it_again(looked: Person) -> None:
    looked.follow("Today")
    locks_with_pin(looked)
    locks_now(looked)

    looked.open("/trends")

    is_locked(looked)
    looked.sees_not("Something recorded")
    assert looked.page.locator(".chart").count() == 0


def test_signing_out_leaves_none_of_it_on_the_phone(looked: Person) -> None:
    looked.follow("You")
    looked.tap("Sign out")
    looked.sees("A private place")

    assert kept_answers(looked) == []


def test_entries_that_wait_are_said_to_be_missing(looked: Person) -> None:
    looked.page.context.set_offline(True)
    looked.follow("Today")
    looked.craves(6)
    looked.follow("Trends")

    looked.sees("1 entry waits on this phone and will appear here once sent.")
