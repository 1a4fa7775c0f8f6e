"""Flags on Today: few, gravest first, with their entries; one tap answers, and the last ones stay without a signal."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewContext
from tests.browser.flagged import (
    MISSED,
    MIXED,
    TWO,
    at,
    flag,
    flags_work_alone,
    hard_days,
    mixed,
    opens_other_answers,
    opens_today,
    took,
)
from tests.browser.locking import is_locked, locks_now, locks_with_pin, shown_on
from tests.browser.person import Person
from tests.browser.phone import become, stored_on
from tests.browser.test_accessibility import NARROW, Scheme, findings, overflow
from tests.browser.trending import unfolds

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
ANSWER = "**/api/v1/flags/*/response"
proof = pytest.mark.proof
both = pytest.mark.parametrize("scheme", ["light", "dark"])


def titles(person: Person) -> list[str]:
    return person.page.locator(".flag h2").all_inner_texts()


def kept(person: Person) -> list[str]:
    return [row for place in stored_on(person.page).values() for row in place if row.startswith("flags ")]


def second_phone(alice: Person, new_context: NewContext) -> Person:
    other = Person(new_context().new_page())
    other.login, other.passphrase = alice.login, alice.passphrase
    with other.page.expect_response(lambda answer: "/flags?" in answer.url):
        other.sign_in()
    return other


@pytest.fixture
def told(alice: Person) -> Person:
    """An opioid and alcohol within an hour, after three hard days."""
    alice.begin()
    alice.remembers(*mixed(), *hard_days(), took("kratom_leaf", hours=3))
    opens_today(alice)
    expect(flag(alice, MIXED)).to_be_visible()
    return alice


def test_three_stand_on_today_gravest_first_and_lead_to_their_entries(told: Person) -> None:
    grave = flag(told, MIXED)
    expect(told.page.locator(".flag-line")).to_have_count(1)
    assert titles(told) == [MIXED, TWO]
    expect(grave.get_by_role("link", name="Call 911")).to_have_attribute("href", "tel:911")
    expect(grave.get_by_role("link", name="Open help")).to_have_attribute("href", "/help")
    expect(grave.get_by_text("When this goes away:")).to_be_visible()
    expect(flag(told, TWO).get_by_role("link", name="Open help")).to_have_count(0)
    told.sees("1 more after these.")

    grave.get_by_text("The 3 entries behind this", exact=True).click()
    expect(grave.get_by_text("Source: FDA boxed warning")).to_be_visible()
    grave.get_by_role("link", name=re.compile("Alcohol")).click()

    told.page.wait_for_url("**/journal/*")
    expect(told.page.get_by_role("heading", name="Entry")).to_be_visible()
    assert told.said == []


@pytest.mark.proof
def test_what_is_put_away_stays_away_on_a_second_phone_until_it_is_taken_back(
    told: Person, new_context: NewContext
) -> None:
    opens_other_answers(flag(told, MIXED))
    with told.page.expect_response(ANSWER):
        flag(told, MIXED).get_by_role("button", name="Not for 7 days").click()
    told.sees("Put away until")
    opens_other_answers(flag(told, TWO))
    with told.page.expect_response(ANSWER):
        flag(told, TWO).get_by_role("button", name="I expected this").click()
    other = second_phone(told, new_context)

    expect(other.page.locator(".flag-line").first).to_be_visible()
    assert {MIXED, TWO}.isdisjoint(titles(other))
    told.tap("Undo")
    told.sees("It is back.")
    expect(flag(told, TWO)).to_be_visible()
    opens_today(other)

    expect(flag(other, TWO)).to_be_visible()
    expect(flag(other, MIXED)).to_have_count(0)


@proof
def test_what_is_only_worth_a_line_is_a_line(alice: Person) -> None:
    alice.begin()
    alice.remembers(took("opioid_prescribed", hours=2, prescribed="missed"))
    opens_today(alice)

    line = alice.page.locator(".flag-line > summary")
    expect(line).to_have_text(MISSED)
    assert titles(alice) == []
    line.click()
    alice.sees("Whoever prescribed it, or a pharmacist, can tell you what to do about it.")
    alice.page.get_by_role("button", name="I have seen this").click()

    expect(line).to_have_count(0)
    alice.sees("Noted. It is out of the way.")


@proof
def test_a_grave_one_that_comes_while_somebody_is_here_is_in_sight(alice: Person) -> None:
    alice.begin()
    alice.remembers(took("alcohol", hours=0.5))
    alice.tracks("Opioid, other")
    alice.open()
    opens_today(alice)
    with alice.page.expect_response(lambda answer: "/flags?" in answer.url and MIXED in answer.text()):
        alice.records("Opioid, other", "1", "pill")

    expect(alice.page.get_by_role("alert").filter(has_text=MIXED)).to_be_visible()
    expect(flag(alice, MIXED).get_by_role("heading")).to_be_in_viewport()
    expect(flag(alice, MIXED).get_by_role("link", name="Call 911")).to_be_in_viewport()


@proof
@both
def test_without_a_connection_the_last_answer_stands_and_says_how_old_it_is(told: Person, scheme: Scheme) -> None:
    flags_work_alone(told)
    become(lambda: len(kept(told)), 1)
    told.page.context.set_offline(True)
    told.page.reload()

    expect(flag(told, MIXED)).to_be_visible()
    told.sees("from this phone.")
    assert findings(told.page, scheme) == []
    assert "breathing" not in " ".join(kept(told))
    assert "mixing" not in " ".join(kept(told))


@proof
def test_an_answer_without_a_connection_changes_nothing_and_says_so(told: Person) -> None:
    flags_work_alone(told)
    told.page.context.set_offline(True)
    flag(told, MIXED).get_by_role("button", name="I have seen this").click()

    told.sees("That did not reach the server, so nothing changed.")
    expect(flag(told, MIXED)).to_be_visible()


@proof
def test_locked_shows_none_of_it_and_unlocked_may_show_it_again(told: Person) -> None:
    locks_with_pin(told)
    locks_now(told)
    told.open()

    is_locked(told)
    assert MIXED not in shown_on(told.page)


@proof
def test_signing_out_leaves_none_of_it_on_the_phone(told: Person) -> None:
    become(lambda: len(kept(told)), 1)
    told.sign_out()

    assert kept(told) == []
    assert MIXED not in shown_on(told.page)


@proof
@both
def test_no_findings_with_everything_unfolded(told: Person, scheme: Scheme) -> None:
    unfolds(told)

    assert findings(told.page, scheme) == []
    assert told.said == []


@proof
@pytest.mark.parametrize("size", ["100%", "200%"])
def test_nothing_is_lost_on_a_narrow_phone_with_large_letters(told: Person, size: str) -> None:
    told.page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
    told.page.set_viewport_size({"width": NARROW["width"], "height": NARROW["height"]})
    unfolds(told)

    assert overflow(told.page) <= 0
    for control in told.page.locator(".flag :is(button, summary, a)").all():
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= NARROW["width"]


@proof
def test_by_keyboard_the_focus_goes_to_what_stands_there_now(told: Person) -> None:
    button = flag(told, MIXED).get_by_role("button", name="I have seen this")
    button.focus()
    told.page.keyboard.press("Enter")
    expect(flag(told, MIXED)).to_have_count(0)

    expect(told.page.locator(":focus")).to_have_count(1)
    assert told.page.evaluate("document.activeElement !== document.body")


@proof
def test_a_flag_that_no_longer_stands_leaves_by_itself(alice: Person) -> None:
    alice.begin()
    alice.remembers({"kind": "side_effects", "occurred_at": at(hours=1), "ratings": {"seizure": 1}})
    opens_today(alice)
    grave = flag(alice, "This needs help now")
    grave.get_by_text("The entry behind this", exact=True).click()
    grave.get_by_role("listitem").get_by_role("link").click()
    with alice.page.expect_response(lambda answer: "/entries" in answer.url and answer.request.method == "POST"):
        alice.tap("Delete")
    alice.follow("Today")

    expect(grave).to_have_count(0)


@pytest.mark.proof
def test_what_ebb_looks_for_is_listed_with_its_needs_and_can_be_turned_off(alice: Person) -> None:
    alice.begin()
    alice.remembers(*mixed(), took("kratom_leaf", hours=3))
    alice.follow("You")
    alice.follow("What Ebb looks for")
    two = flag(alice, "Two that act alike")
    expect(flag(alice, "More each time").get_by_text("more logged days before it can say anything.")).to_be_visible()
    expect(flag(alice, "More each time").get_by_text("Source:")).to_be_visible()
    expect(flag(alice, MIXED).get_by_text("Hours between: 6")).to_be_visible()
    expect(flag(alice, MIXED).get_by_role("checkbox")).to_have_count(0)

    two.get_by_role("checkbox").uncheck()
    alice.sees("Saved")
    opens_today(alice)

    expect(flag(alice, MIXED)).to_be_visible()
    expect(flag(alice, TWO)).to_have_count(0)
    assert alice.said == []


@proof
def test_what_ebb_looks_for_says_calmly_that_it_needs_a_connection(alice: Person) -> None:
    alice.begin()
    flags_work_alone(alice)
    alice.page.context.set_offline(True)
    alice.follow("You")
    alice.follow("What Ebb looks for")
    alice.sees("it cannot be reached now.")
    alice.page.context.set_offline(False)
    alice.tap("Try again")

    expect(flag(alice, MIXED)).to_be_visible()
