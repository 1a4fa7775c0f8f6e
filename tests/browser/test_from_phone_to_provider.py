"""The whole way: somebody makes a link on a phone, somebody else opens it in a browser of their own."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.person import Person
from tests.browser.receiving import opens, sees_the_record
from tests.browser.sharing import makes_link
from tests.browser.test_accessibility import findings
from tests.browser.trending import card, lives_a_year, opens_trends, rows

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

Table = list[list[str]]
AS_A_TABLE = "Show as a table"


def looked_up(person: Person, name: str) -> Table:
    """What stands in Trends of the last 30 days, but for the medians: there they know the days before."""
    opens_trends(person)
    shown = card(person, name)
    shown.get_by_text(AS_A_TABLE).click()
    return [row[:-1] for row in rows(shown)]


def read(page: Page, name: str) -> Table:
    """The same out of a shared record."""
    chart = page.get_by_role("region", name=name).last
    chart.get_by_text(AS_A_TABLE).click()
    return [row[:-1] for row in rows(chart)]


def test_a_provider_reads_the_numbers_of_trends_until_the_owner_ends_the_link(
    alice: Person, new_context: NewContext
) -> None:
    lives_a_year(alice, days=40)
    passcode = makes_link(alice, "Craving", "Mood")
    alice.page.get_by_text("The link as text").click()
    share = {"link": alice.page.locator("details .secret").inner_text()}
    carol = new_context().new_page()

    opens(carol, share, passcode, name="Carol, NP")
    sees_the_record(carol)
    shared = {name: read(carol, name) for name in ("Craving", "Mood")}
    found = findings(carol, "light")
    own = {name: looked_up(alice, name) for name in ("Craving", "Mood")}
    alice.open("/you/shares")
    alice.page.get_by_text("Who opened it").first.click()
    alice.sees("Carol, NP")
    alice.tap("End now: Dr R")
    alice.tap("Yes, end it")
    alice.sees("The link is ended")
    opens(carol, share, passcode)

    expect(carol.get_by_role("heading", name="This link does not open")).to_be_visible()
    assert len(shared["Craving"]) > 10
    assert shared == own
    assert found == []
    assert alice.said == []
