"""Your week: counts over seven of the person's own days, kind when there is little, and what to raise next time."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.person import Person
from tests.browser.phone import become, stored_on
from tests.browser.test_accessibility import NARROW, Scheme, findings, overflow, schemes
from tests.browser.unconnected import goes_offline

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]


def craving(days_ago: int, hour: int, intensity: int, **fields: Any) -> dict[str, Any]:
    """At that hour on the wall, so many days before today: far from any boundary of a day."""
    day = datetime.now(UTC).date() - timedelta(days=days_ago)
    return {"kind": "craving", "occurred_at": f"{day}T{hour:02}:30:00-05:00", "intensity": intensity, **fields}


def rows(page: Page) -> list[list[str]]:
    """The table of hours, as numbers."""
    found: list[list[str]] = page.evaluate(
        """[...document.querySelectorAll(".week-hours tbody tr")]
             .map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent))"""
    )
    return found


def kept_entries(page: Page) -> int:
    """How many entries are among the sealed rows of the copy on this phone."""
    copies = [rows for place, rows in stored_on(page).items() if place.startswith("ebb-cache-")]
    return sum(row.startswith("entry/") for rows in copies for row in rows)


def remembers_a_week(person: Person) -> None:
    """Twelve strong cravings, nine of which passed, on three days; and one from before the week."""
    passed = {"outcome": "passed", "coping": ["talked"]}
    person.remembers(
        *(craving(day, 21, 8, **passed) for day in (2, 3, 4) for _ in range(3)),
        craving(2, 9, 7, outcome="used"),
        craving(3, 9, 10),
        craving(4, 9, 9, outcome="ongoing"),
        craving(4, 14, 3, outcome="passed", coping=["walked", "talked"]),
        craving(12, 14, 9),
    )


@pytest.mark.proof
def test_a_week_is_counted_from_what_was_noted(alice: Person) -> None:
    alice.begin()
    remembers_a_week(alice)

    alice.follow("Your week")

    alice.sees("9 of 12 strong cravings passed")
    alice.sees("You recorded something on 3 of 7 days.")
    assert rows(alice.page) == [["0", "0"], ["3", "3"], ["1", "0"], ["0", "0"], ["9", "9"], ["0", "0"]]
    helped = alice.page.get_by_role("region", name="What helped")
    expect(helped.get_by_role("listitem")).to_have_text(["Talked to someone10 times", "Walked or movedonce"])
    rest = alice.page.get_by_role("region", name="Strong cravings").get_by_role("listitem")
    expect(rest).to_have_text(["Still here1", "Used1", "Not noted how it went1"])
    assert alice.said == []


@pytest.mark.proof
def test_a_week_is_there_without_a_connection(alice: Person) -> None:
    alice.begin()
    remembers_a_week(alice)
    alice.open("/week")
    alice.sees("9 of 12 strong cravings passed")
    alice.open("/")
    become(lambda: kept_entries(alice.page), 14)
    goes_offline(alice)

    alice.page.reload()
    alice.follow("Your week")

    alice.sees("9 of 12 strong cravings passed")
    alice.sees("Counted from what is on this phone.")


@pytest.mark.proof
def test_an_empty_and_a_sparse_week_read_kindly(alice: Person) -> None:
    alice.begin()
    alice.open("/week")
    alice.sees("Nothing is recorded in these days, and that is fine.")
    expect(alice.page.get_by_role("table")).to_have_count(0)

    alice.remembers(craving(2, 12, 7))
    alice.page.reload()

    alice.sees("You recorded something on 1 of 7 days.")
    alice.sees("1 strong craving noted")
    alice.sees_not("0 of 1")


@pytest.mark.proof
def test_what_to_raise_is_kept_and_can_be_changed_in_both_places(alice: Person) -> None:
    alice.begin()
    alice.open("/week")
    alice.page.get_by_label("Line 1").fill("  The nights.  ")
    alice.page.get_by_label("Line 3").fill("Whether the patch can change.")
    alice.page.get_by_label("Next appointment").fill("2031-05-06")
    with alice.page.expect_response(lambda answer: answer.url.endswith("/settings") and answer.ok):
        alice.tap("Save")

    alice.follow("You")

    expect(alice.page.get_by_label("Line 1")).to_have_value("The nights.")
    expect(alice.page.get_by_label("Line 2")).to_have_value("Whether the patch can change.")
    expect(alice.page.get_by_label("Next appointment")).to_have_value("2031-05-06")
    alice.page.get_by_label("Line 1").fill("")
    with alice.page.expect_response(lambda answer: answer.url.endswith("/settings") and answer.ok):
        alice.page.get_by_role("region", name="What I want to raise").get_by_role("button", name="Save").click()
    alice.open("/week")
    expect(alice.page.get_by_label("Line 1")).to_have_value("Whether the patch can change.")
    expect(alice.page.get_by_label("Line 2")).to_have_value("")
    assert alice.said == []


@pytest.mark.proof
@schemes
def test_no_findings_and_nothing_cut_off_in_a_full_week(new_context: NewContext, scheme: Scheme) -> None:
    alice = Person(new_context(viewport=NARROW).new_page())
    alice.begin()
    remembers_a_week(alice)
    alice.open("/week")
    alice.sees("9 of 12 strong cravings passed")

    assert findings(alice.page, scheme) == []
    for size in ("100%", "200%"):
        alice.page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
        assert overflow(alice.page) <= 0, size


@pytest.mark.proof
def test_what_changes_elsewhere_comes_into_the_lines_that_are_not_being_typed(
    alice: Person, new_context: NewContext
) -> None:
    alice.begin()
    other = Person(new_context().new_page())
    other.login, other.passphrase = alice.login, alice.passphrase
    other.sign_in()
    other.open("/week")
    alice.open("/week")
    alice.page.get_by_label("Line 2").fill("half a thou")
    other.page.get_by_label("Line 1").fill("From the other phone")
    with other.page.expect_response(lambda answer: answer.url.endswith("/settings") and answer.ok):
        other.tap("Save")

    alice.page.evaluate("dispatchEvent(new Event('online'))")

    expect(alice.page.get_by_label("Line 1")).to_have_value("From the other phone")
    expect(alice.page.get_by_label("Line 2")).to_have_value("half a thou")
