"""Without a connection: what is recorded is kept on the phone first, outlives the page, and arrives exactly once."""

from collections import Counter

import pytest
from playwright.sync_api import expect

from tests.browser.person import Person
from tests.browser.phone import BATCH, arrives
from tests.browser.unconnected import (
    FEW,
    TWENTY,
    goes_offline,
    opens_again,
    ready_to_go_offline,
    records_few,
    records_twenty,
)

pytestmark = pytest.mark.browser


def test_twenty_entries_without_a_connection_outlive_the_page_and_arrive_once(alice: Person) -> None:
    ready_to_go_offline(alice)

    records_twenty(alice)
    again = opens_again(alice)

    again.sees("No connection. What you write is saved on this phone and sent later.")
    again.sees("Saved on this phone")
    again.sees("words 1, changed")
    again.sees_not("words 5")
    again.page.context.set_offline(False)
    arrives(again, TWENTY)
    again.sees("All saved")
    assert [line for line in again.said if "ERR_INTERNET_DISCONNECTED" not in line] == []


@pytest.mark.proof
def test_what_waits_arrives_after_the_session_ended_and_the_person_signed_in(alice: Person) -> None:
    ready_to_go_offline(alice)
    records_few(alice)
    alice.page.context.clear_cookies()

    again = opens_again(alice)
    again.page.context.set_offline(False)
    again.sees("You were signed out after a while.")
    again.craves(10)
    again.sees("Saved on this phone")
    again = opens_again(again)
    again.sees("You were signed out after a while.")
    again.sees("words, changed")
    again.sign_in()

    arrives(again, FEW + Counter({"craving 10": 1}))


def test_a_saved_entry_is_on_the_phone_within_a_tenth_of_a_second(alice: Person) -> None:
    alice.begin()
    goes_offline(alice)
    measure = """(intensity) => new Promise((resolve) => {
      const started = performance.now();
      const look = () => document.querySelector(".saving")?.innerText.includes(`Saved on this phone, ${intensity}`)
        ? resolve(performance.now() - started)
        : setTimeout(look, 2);
      [...document.querySelectorAll("button")].find((each) => each.innerText === String(intensity)).click();
      look();
    })"""

    took = []
    for intensity in range(1, 6):
        alice.page.evaluate("indexedDB.databases()")
        took.append(alice.page.evaluate(measure, intensity))
        alice.tap("Done")

    assert sorted(took)[1] < 100, took  # ms; a shared machine may be busy for a moment


@pytest.mark.proof
def test_today_and_journal_open_without_a_connection(alice: Person) -> None:
    alice.begin()
    alice.tracks("Alcohol")
    alice.writes("read me anywhere")
    alice.all_saved()
    goes_offline(alice)

    again = opens_again(alice)

    again.sees("read me anywhere")
    again.sees("Used anything?")
    again.follow("Journal")
    again.sees("read me anywhere")
    again.sees("Only what is already here is shown.")
    again.follow("You")
    again.sees(f"Signed in as {again.login}")


@pytest.mark.proof
def test_nobody_else_inherits_what_waits(alice: Person) -> None:
    alice.begin()
    goes_offline(alice)
    alice.writes("alice alone")
    alice.sees("1 waiting")
    alice.page.route(BATCH, lambda route: route.abort())
    alice.page.context.set_offline(False)
    alice.follow("You")
    alice.tap("Sign out")
    alice.tap("Sign out anyway")
    alice.sees("A private place")
    alice.page.unroute(BATCH)

    carol = Person(alice.page.context.new_page())
    carol.sign_up()
    carol.craves(1)
    carol.all_saved()
    carol.sees_not("alice alone")
    arrives(carol, Counter({"craving 1": 1}))
    carol.sign_out()
    carol.login, carol.passphrase = alice.login, alice.passphrase
    carol.sign_in()

    arrives(alice, Counter({"alice alone": 1}))


@pytest.mark.proof
def test_a_half_written_text_is_there_after_the_page_was_closed(alice: Person) -> None:
    alice.begin()
    goes_offline(alice)
    alice.page.get_by_label("What is on your mind?").fill("half a thou")
    alice.page.wait_for_timeout(700)

    again = opens_again(alice)

    expect(again.page.get_by_label("What is on your mind?")).to_have_value("half a thou")
    again.writes("half a thought, finished")
    again.sees("1 waiting")
    again.page.wait_for_timeout(700)
    again = opens_again(again)
    expect(again.page.get_by_label("What is on your mind?")).to_have_value("")


@pytest.mark.proof
def test_two_tabs_share_one_outbox(alice: Person) -> None:
    alice.begin()
    goes_offline(alice)
    other = Person(alice.page.context.new_page())
    other.open()

    alice.craves(1)
    other.sees("1 waiting")
    other.craves(2)
    alice.sees("Saved on this phone, 2 waiting")
    alice.page.close()
    other.page.context.set_offline(False)

    other.all_saved()
    other.login, other.passphrase = alice.login, alice.passphrase
    arrives(other, Counter({"craving 1": 1, "craving 2": 1}))
