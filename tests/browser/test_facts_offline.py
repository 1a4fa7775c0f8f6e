"""Plain facts without a connection: said at once, and one card together with what the server says later."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewContext
from tests.browser.flagged import MIXED, flag, flags_work_alone, hard_days, opens_other_answers, opens_today, took
from tests.browser.locking import is_locked, locks_now, locks_with_pin, shown_on, unlocks
from tests.browser.person import Person
from tests.browser.phone import become, remembers_settings
from tests.browser.test_accessibility import Scheme, findings
from tests.browser.trending import chooses, unfolds
from tests.browser.unconnected import opens_again

pytestmark = [pytest.mark.browser, pytest.mark.proof, pytest.mark.timeout(180)]

OPIOID = "Opioid, other"
ABOVE, EARLY = "Above the plan you set", "Earlier than the plan you set"
PAUSE = "If it has been a while: please read this"
URGENT = "This needs help now"
ASKED = "**/api/v1/flags?*"


def goes_into_a_tunnel(person: Person) -> None:
    """All that a phone with a journal keeps is there, and what there is to say was told; then no connection."""
    flags_work_alone(person)
    opens_today(person)
    become(lambda: remembers_settings(person.page), True)
    person.all_saved()
    person.page.context.set_offline(True)


@pytest.fixture
def alone(alice: Person) -> Person:
    """Alcohol half an hour ago, hard days before, and no connection any more."""
    alice.begin()
    alice.remembers(took("alcohol", hours=0.5), *hard_days())
    alice.tracks(OPIOID)
    goes_into_a_tunnel(alice)
    return alice


def stands_in_sight(person: Person, title: str) -> None:
    expect(flag(person, title).get_by_role("heading")).to_be_in_viewport()
    expect(flag(person, title).get_by_role("link", name="Call 911")).to_be_in_viewport()


def test_what_is_grave_is_said_at_once_within_one_screen_and_gives_way_to_the_server(alone: Person) -> None:
    alone.records(OPIOID, "1", "pill")

    expect(alone.page.get_by_role("alert").filter(has_text=MIXED)).to_be_visible()
    stands_in_sight(alone, MIXED)
    assert alone.page.locator(".flag h2").first.inner_text() == MIXED
    flag(alone, MIXED).get_by_text("The 2 entries behind this", exact=True).click()
    expect(flag(alone, MIXED).get_by_role("listitem")).to_have_count(2)
    expect(flag(alone, MIXED).get_by_text("Seen on this phone, from what you wrote here.")).to_be_visible()
    expect(flag(alone, MIXED).get_by_text("Source: FDA boxed warning")).to_be_visible()

    with alone.page.expect_response(lambda answer: "/flags?" in answer.url and MIXED in answer.text()):
        alone.page.context.set_offline(False)
        alone.page.evaluate("dispatchEvent(new Event('online'))")

    opens_other_answers(flag(alone, MIXED))
    expect(flag(alone, MIXED)).to_have_count(1)
    alone.sees_not("Seen on this phone, from what you wrote here.")


def test_it_is_said_while_the_server_has_not_answered_yet(alice: Person) -> None:
    alice.begin()
    alice.remembers(took("alcohol", hours=0.5))
    alice.tracks(OPIOID)
    opens_today(alice)
    alice.page.route(ASKED, lambda _: None)

    alice.records(OPIOID, "1", "pill")

    stands_in_sight(alice, MIXED)
    alice.all_saved()
    expect(flag(alice, MIXED)).to_have_count(1)


def test_who_is_typing_is_not_moved_away_until_they_are_done(alone: Person) -> None:
    alone.tap("Record")
    alone.page.get_by_label(OPIOID, exact=True).check()
    amount = alone.page.get_by_label("Amount", exact=True)
    amount.fill("1")
    alone.page.get_by_label("Unit", exact=True).fill("pill")

    expect(alone.page.get_by_label("Unit", exact=True)).to_be_in_viewport()
    alone.page.get_by_role("region", name="Used anything?").get_by_role("button", name="Save").click()

    stands_in_sight(alone, MIXED)


def test_put_away_without_a_connection_it_stays_away_and_the_server_learns_of_it(
    alone: Person, new_context: NewContext
) -> None:
    alone.records(OPIOID, "1", "pill")
    flag(alone, MIXED).get_by_role("button", name="I have seen this").click()
    expect(flag(alone, MIXED)).to_have_count(0)
    alone.tap("Undo")
    expect(flag(alone, MIXED)).to_be_visible()
    flag(alone, MIXED).get_by_role("button", name="I have seen this").click()
    alone.page.wait_for_timeout(1_000)  # sealing it takes a moment
    again = opens_again(alone)
    again.sees("waiting")
    expect(flag(again, MIXED)).to_have_count(0)

    with again.page.expect_response("**/api/v1/flags/*/response"):
        again.page.context.set_offline(False)
        again.page.evaluate("dispatchEvent(new Event('online'))")
    again.all_saved()

    other = Person(new_context().new_page())
    other.login, other.passphrase = again.login, again.passphrase
    with other.page.expect_response(lambda answer: "/flags?" in answer.url):
        other.sign_in()
    other.sees(OPIOID)
    expect(flag(other, MIXED)).to_have_count(0)
    expect(flag(again, MIXED)).to_have_count(0)


def test_a_fact_outlives_a_page_without_a_connection(alone: Person) -> None:
    alone.records(OPIOID, "1", "pill")

    again = opens_again(alone)

    expect(flag(again, MIXED)).to_be_visible()
    again.sees("from this phone.")


def test_taken_back_the_entry_takes_its_fact_along(alone: Person) -> None:
    alone.records(OPIOID, "1", "pill")
    expect(flag(alone, MIXED)).to_be_visible()

    alone.tap("Undo")

    expect(flag(alone, MIXED)).to_have_count(0)


def above_the_plan(alice: Person) -> None:
    alice.records("Alcohol", "2", "glass")


def a_use_after_a_pause(alice: Person) -> None:
    alice.records(OPIOID, "1", "pill")


def a_sign(alice: Person) -> None:
    """Answered where it was tapped, and only there; on a page that begins anew it stands above."""
    alice.tap("More…")
    alice.notices("Seizure", "Mild")
    expect(alice.page.get_by_role("link", name="Call 911")).to_have_count(1)
    alice.sees("waiting")
    alice.page.reload()


@pytest.mark.parametrize(
    ("act", "titles"), [(above_the_plan, [ABOVE, EARLY]), (a_use_after_a_pause, [PAUSE]), (a_sign, [URGENT])]
)
def test_plan_pause_and_signs_are_said_without_a_connection(
    alice: Person, act: Callable[[Person], None], titles: list[str]
) -> None:
    alice.begin()
    # Whatever the clock says: a day that began a minute ago has no earlier hour to plan.
    bound = {"substance": "alcohol", "per_day": "1", "unit": "glass", "not_before": "03:59"}
    chooses(alice, substances=["alcohol", "opioid_other"], plan={"bounds": [bound]}, time_zone="America/New_York")
    alice.remembers(took("opioid_other", hours=24 * 10))
    goes_into_a_tunnel(alice)

    act(alice)

    for title in titles:
        expect(flag(alice, title)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_findings_on_what_the_phone_says_by_itself(alone: Person, scheme: Scheme) -> None:
    alone.records(OPIOID, "1", "pill")
    expect(flag(alone, MIXED)).to_be_visible()
    unfolds(alone)

    assert findings(alone.page, scheme) == []
    assert [line for line in alone.said if "ERR_INTERNET_DISCONNECTED" not in line] == []


def test_locked_the_phone_says_none_of_it(alone: Person) -> None:
    alone.page.context.set_offline(False)
    locks_with_pin(alone)
    alone.page.context.set_offline(True)
    alone.records(OPIOID, "1", "pill")
    expect(flag(alone, MIXED)).to_be_visible()

    locks_now(alone)
    alone.open()

    is_locked(alone)
    assert MIXED not in shown_on(alone.page)
    alone.tap("Record something")
    alone.craves(3)
    assert MIXED not in shown_on(alone.page)
    alone.tap("Close")
    unlocks(alone)
    alone.follow("Today")
    expect(flag(alone, MIXED)).to_be_visible()


def test_what_the_server_knows_better_is_left_to_it(alice: Person) -> None:
    """The phone keeps a week: a pause longer than that, and what lies before it, is not its to judge."""
    alice.begin()
    alice.follow("You")
    alice.page.get_by_label("Keep here").select_option(label="The last 7 days")
    alice.remembers(took("opioid_other", hours=24 * 30), took("opioid_other", hours=24 * 9))
    alice.tracks(OPIOID)
    goes_into_a_tunnel(alice)

    alice.records(OPIOID, "1", "pill")
    alice.sees("waiting")

    alice.page.wait_for_timeout(500)
    expect(alice.page.locator(".flag")).to_have_count(0)
