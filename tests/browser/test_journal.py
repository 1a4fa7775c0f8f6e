"""Looking back: months and years, older pages, kinds and times, and words that never travel in an address."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.person import Person
from tests.browser.phone import become
from tests.browser.test_accessibility import NARROW, Scheme, findings, overflow, schemes

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

# Last evening by the clock of the phone, so that "Last 7 days" means the same whenever this runs.
NOW = datetime.now(ZoneInfo("America/New_York")).replace(hour=20, minute=0, second=0, microsecond=0) - timedelta(days=1)
SEARCH = "**/api/v1/entries/search"
LISTED = "**/api/v1/entries?*"


def craving(days_ago: int, intensity: int = 4) -> dict[str, Any]:
    return {"kind": "craving", "occurred_at": (NOW - timedelta(days=days_ago)).isoformat(), "intensity": intensity}


def note(days_ago: int, text: str) -> dict[str, Any]:
    return {"kind": "journal", "occurred_at": (NOW - timedelta(days=days_ago)).isoformat(), "text": text}


def month(days_ago: int) -> str:
    return f"{NOW - timedelta(days=days_ago):%B %Y}"


def look_for(person: Person, text: str) -> None:
    person.page.get_by_label("Find your words").fill(text)
    person.tap("Find")


def lines(page: Page) -> list[str]:
    return page.locator(".entry-list li .entry-body").all_inner_texts()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent"))


@pytest.fixture
def years(alice: Person) -> Person:
    """Alice with two and a half years behind her, more than one page holds."""
    alice.begin()
    alice.remembers(*(craving(9 * number) for number in range(100)))
    alice.remembers(note(400, "The old Bridge in Köln, and rain"), note(2, "soup"))
    alice.follow("Journal")
    alice.sees("soup")
    return alice


@pytest.mark.proof
def test_years_are_read_page_by_page_under_their_months(years: Person) -> None:
    months = years.page.locator("main h2")
    expect(months.first).to_have_text(month(0))
    first_page = months.count()

    years.tap("Load older")
    expect(years.page.get_by_role("heading", name=month(400))).to_be_visible()
    years.sees("The old Bridge")
    become(lambda: focused(years.page), "Load older")
    years.tap("Load older")
    years.sees("That is everything.")

    assert months.count() > first_page
    expect(months.last).to_have_text(month(891))
    assert len(lines(years.page)) == 102
    assert "That is everything." in focused(years.page)
    assert years.said == []


@pytest.mark.proof
def test_words_are_found_years_back_and_travel_in_no_address(years: Person) -> None:
    asked: list[str] = []
    years.page.on("request", lambda request: asked.append(request.url))

    look_for(years, "bridge in koln")
    years.sees("1 entry")

    assert [line.split("\n")[0] for line in lines(years.page)] == ["Written"]
    assert any(url.endswith("/entries/search") for url in asked)
    assert [url for url in asked if "koln" in url.lower()] == []
    assert "koln" not in years.page.url
    stored = years.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "koln" not in stored


@pytest.mark.proof
def test_what_was_looked_for_is_still_there_after_opening_an_entry(years: Person) -> None:
    look_for(years, "bridge")
    years.page.get_by_text("The old Bridge").click()
    years.page.get_by_label("Your words").fill("The old bridge, and sun")

    years.tap("Save")

    years.sees("and sun")
    expect(years.page.get_by_label("Find your words")).to_have_value("bridge")
    assert len(lines(years.page)) == 1
    years.tap("Show everything")
    years.sees("soup")
    expect(years.page.get_by_label("Find your words")).to_be_focused()


@pytest.mark.proof
def test_a_deleted_entry_leaves_what_was_found(years: Person) -> None:
    look_for(years, "bridge")
    years.page.get_by_text("The old Bridge").click()

    years.tap("Delete")

    years.sees("Nothing here matches.")
    years.all_saved()
    assert lines(years.page) == []


@pytest.mark.proof
def test_a_kind_and_a_time_narrow_the_list(years: Person) -> None:
    years.page.get_by_text("Filter", exact=True).click()
    years.page.get_by_role("combobox", name="What", exact=True).select_option(label="Written")
    years.sees("2 entries")
    years.page.get_by_role("combobox", name="When", exact=True).select_option(label="Last 7 days")
    years.sees("1 entry")
    assert [line.split("\n")[1] for line in lines(years.page)] == ["soup"]

    years.page.get_by_role("combobox", name="When", exact=True).select_option(label="Chosen days")
    old = (NOW - timedelta(days=400)).date()
    years.page.get_by_label("First day").fill(f"{old - timedelta(days=15)}")
    years.page.get_by_label("Last day").fill(f"{old + timedelta(days=15)}")

    years.sees("The old Bridge")
    years.sees_not("soup")


@pytest.mark.proof
def test_used_is_not_asked_about_until_something_is_tracked(years: Person) -> None:
    years.page.get_by_text("Filter", exact=True).click()

    options = years.page.get_by_role("combobox", name="What", exact=True).locator("option")

    assert options.all_inner_texts() == ["Everything", "Cravings", "Body and sleep", "Written"]


@pytest.mark.proof
def test_looking_further_goes_on_by_itself_through_a_thousand_other_entries(alice: Person) -> None:
    alice.begin()
    alice.remembers(*(craving(20, 3) for _ in range(1_010)), note(80, "lighthouse"))
    alice.follow("Journal")

    look_for(alice, "lighthouse")

    alice.sees("1 entry")
    assert alice.said == []


@pytest.mark.proof
def test_without_an_answer_the_list_says_so_and_can_be_asked_again(years: Person) -> None:
    years.page.route(SEARCH, lambda route: route.abort())
    years.page.route(LISTED, lambda route: route.abort())

    look_for(years, "soup")
    years.sees("The server did not answer.")
    # What is already here is found all the same.
    assert [line.split("\n")[1] for line in lines(years.page)] == ["soup"]
    years.page.unroute(SEARCH)
    years.tap("Try again")

    years.sees("That is everything.")
    years.sees_not("The server did not answer.")


@pytest.mark.proof
def test_words_that_nobody_can_look_for_are_answered_kindly(years: Person) -> None:
    look_for(years, "\u0301")

    years.sees("Use a few letters or digits to look for.")


@pytest.mark.proof
def test_with_no_connection_at_the_start_the_journal_says_what_it_shows(alice: Person) -> None:
    alice.begin()
    alice.page.route("**/api/**", lambda route: route.abort())
    alice.open("/journal")

    alice.sees("Only what is already here is shown.")
    expect(alice.page.get_by_text("One moment…")).to_have_count(0)


@pytest.mark.proof
@schemes
def test_no_findings_in_any_state_of_the_journal(years: Person, scheme: Scheme) -> None:
    years.page.get_by_text("Filter", exact=True).click()
    years.page.get_by_role("combobox", name="When", exact=True).select_option(label="Chosen days")
    years.sees("so far")
    assert findings(years.page, scheme) == []

    look_for(years, "zebra")
    years.sees("Nothing here matches.")

    assert findings(years.page, scheme) == []


@pytest.mark.proof
def test_nothing_of_the_journal_is_cut_off_on_a_narrow_screen(new_context: NewContext) -> None:
    alice = Person(new_context(viewport=NARROW).new_page())
    alice.begin()
    alice.remembers(note(3, "Donaudampfschifffahrtsgesellschaftskapitän " * 3))
    alice.follow("Journal")
    alice.sees("Donaudampf")
    alice.page.get_by_text("Filter", exact=True).click()
    alice.page.get_by_role("combobox", name="When", exact=True).select_option(label="Chosen days")
    look_for(alice, "donau")
    alice.sees("1 entry")

    for text_size in ("100%", "200%"):
        alice.page.evaluate(f"document.documentElement.style.fontSize = '{text_size}'")
        assert overflow(alice.page) <= 0, text_size
