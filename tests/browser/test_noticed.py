"""What Ebb noticed: everything that stands, what was put away and comes back, what stood before, with its numbers."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import NewContext
from tests.browser.flagged import (
    MIXED,
    RUN,
    TWO,
    flag,
    flags_work_alone,
    hard_days,
    mixed,
    opens_other_answers,
    opens_today,
    took,
)
from tests.browser.person import Person
from tests.browser.test_accessibility import NARROW, Scheme, findings, settle
from tests.browser.test_flag_cards import ANSWER
from tests.browser.test_keyboard_run import run
from tests.browser.test_layout import look
from tests.browser.trending import unfolds

pytestmark = [pytest.mark.browser, pytest.mark.proof, pytest.mark.timeout(180)]
both = pytest.mark.parametrize("scheme", ["light", "dark"])


@pytest.fixture
def told(alice: Person) -> Person:
    """Five things stand, and one stood ten days ago."""
    alice.begin()
    before = [took("opioid_other", hours=242), took("alcohol", hours=241)]
    alice.remembers(*mixed(), *hard_days(), *before, took("kratom_leaf", hours=3))
    opens_today(alice)
    expect(flag(alice, MIXED)).to_be_visible()
    return alice


def opens_noticed(person: Person) -> None:
    person.page.get_by_role("link", name="See all of them").click()
    settle(person.page)
    expect(person.page.get_by_role("heading", name="Noticed")).to_be_visible()
    expect(person.page.get_by_role("region", name="Before").get_by_role("group")).not_to_have_count(0)


def folded(person: Person, title: str) -> Locator:
    """A line that opens."""
    return person.page.locator("details", has=person.page.locator("summary", has_text=title)).first


def test_more_than_three_are_all_here_and_what_stood_before_too(told: Person) -> None:
    told.sees("2 more after these.")
    opens_noticed(told)

    for title in (MIXED, TWO):
        expect(flag(told, title)).to_be_visible()
    expect(told.page.locator(".flag")).to_have_count(5)
    past = told.page.get_by_role("region", name="Before")
    expect(past.locator("summary", has_text=MIXED)).to_have_count(1)
    past.locator("summary", has_text=MIXED).click()
    past.get_by_text("The 2 entries behind this", exact=True).click()
    expect(past.get_by_role("listitem").get_by_role("link", name=re.compile("Alcohol"))).to_be_visible()
    expect(past.get_by_role("button")).to_have_count(0)
    assert told.said == []


def test_what_was_put_away_can_come_back_later_and_on_another_phone(told: Person, new_context: NewContext) -> None:
    opens_other_answers(flag(told, MIXED))
    with told.page.expect_response(ANSWER):
        flag(told, MIXED).get_by_role("button", name="Not for 30 days").click()
    other = Person(new_context().new_page())
    other.login, other.passphrase = told.login, told.passphrase
    other.sign_in()
    other.follow("You")
    other.follow("What Ebb noticed")
    away = other.page.get_by_role("region", name="Put away")
    away.locator("summary", has_text=MIXED).click()
    expect(away.get_by_text("Put away until")).to_be_visible()

    with other.page.expect_response(lambda answer: answer.request.method == "PUT" and answer.ok):
        away.get_by_role("button", name="Bring it back").click()

    expect(flag(other, MIXED)).to_be_visible()
    opens_today(told)
    expect(flag(told, MIXED)).to_be_visible()


@pytest.mark.parametrize(
    ("answer", "said"), [("I expected this", "Put away until"), ("Not useful to me", "Not useful to you.")]
)
def test_every_answer_says_later_what_it_was(told: Person, answer: str, said: str) -> None:
    opens_other_answers(flag(told, TWO))
    with told.page.expect_response(ANSWER):
        flag(told, TWO).get_by_role("button", name=answer).click()
    told.follow("You")
    told.follow("What Ebb noticed")

    away = told.page.get_by_role("region", name="Put away")
    away.locator("summary", has_text=TWO).click()

    expect(away.get_by_text(said)).to_be_visible()


def test_a_small_chart_shows_the_days_and_its_table_the_same_numbers(told: Person) -> None:
    opens_noticed(told)
    run_of_days = folded(told, RUN)
    run_of_days.locator("summary").first.click()
    run_of_days.get_by_text("The 3 entries behind this", exact=True).click()
    chart = run_of_days.get_by_role("img")
    expect(chart).to_have_accessible_name(
        "The strongest craving of each day, 0 to 10: 20 days, 3 of them since it began"
    )
    run_of_days.get_by_text("The numbers as a table", exact=True).click()

    expect(chart.locator("circle")).to_have_count(20)
    expect(chart.locator(".small-chart-lately")).to_have_count(3)
    rows = run_of_days.locator("tbody tr")
    expect(rows).to_have_count(20)
    assert [row.locator("td").inner_text() for row in rows.all()] == ["8"] * 3 + ["2"] * 17
    heights = [float(each.get_attribute("cy") or 0) for each in chart.locator("circle").all()]
    assert all(low > high for low in heights[:17] for high in heights[17:])


def test_an_amount_that_rose_is_drawn_in_its_own_unit(alice: Person) -> None:
    alice.begin()
    now = datetime.now(UTC)
    alice.remembers(
        *(
            {
                "kind": "intake",
                "occurred_at": (now - timedelta(days=ago, hours=3 + 4 * number)).isoformat(timespec="seconds"),
                "substance": "kratom_leaf",
                "amount": "5" if ago < 14 else "2",
                "unit": "g",
            }
            for ago in range(70)
            for number in range(3)
        )
    )
    opens_today(alice)
    more = flag(alice, "More each time than your usual")
    more.get_by_text("entries behind this").click()

    expect(more.get_by_role("img")).to_have_accessible_name(re.compile(r"^Logged each day \(g\): \d+ days"))


@both
def test_no_findings_with_everything_unfolded(told: Person, scheme: Scheme) -> None:
    opens_noticed(told)
    unfolds(told)

    assert findings(told.page, scheme) == []


def test_everything_unfolded_fits_a_narrow_phone_with_large_letters(told: Person) -> None:
    told.page.set_viewport_size({"width": NARROW["width"], "height": NARROW["height"]})
    opens_noticed(told)
    unfolds(told)

    assert look(told.page) == []


def test_everything_unfolded_is_reached_with_the_keyboard(told: Person) -> None:
    opens_noticed(told)
    unfolds(told)

    assert run(told.page) == []


def test_without_a_connection_it_says_what_it_cannot_know(alice: Person) -> None:
    alice.begin()
    flags_work_alone(alice)
    alice.follow("You")
    alice.page.context.set_offline(True)
    alice.follow("What Ebb noticed")
    alice.sees("This comes from the server, and it cannot be reached now.")
    alice.page.context.set_offline(False)

    alice.tap("Try again")

    alice.sees("Nothing, and that's fine.")
    alice.sees("Nothing stands out in your record now.")
