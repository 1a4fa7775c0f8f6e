"""Sessions in a bad world: reloads, several tabs, lost answers, an end in the middle of a night."""

import pytest
from playwright.sync_api import Request, Route, expect

from tests.browser.conftest import NewContext
from tests.browser.person import Person, body_of

pytestmark = pytest.mark.browser

BATCH = "**/api/v1/entries/batch"
REFRESH = "**/api/v1/auth/refresh"


def sent_ids(request: Request) -> list[str]:
    """The mutations a batch carried."""
    return [operation["entry"]["mutation_id"] for operation in body_of(request)["operations"]]


@pytest.mark.proof
def test_a_reload_keeps_the_session(alice: Person) -> None:
    alice.begin()

    alice.page.reload()

    alice.sees("How strong is the craving right now?")
    assert alice.said == []


@pytest.mark.proof
def test_three_tabs_reloaded_at_once_all_stay_signed_in(alice: Person) -> None:
    alice.begin()
    others = [Person(alice.page.context.new_page()) for _ in range(2)]
    for other in others:
        other.open()
    tabs = [alice, *others]

    for _ in range(2):
        for tab in tabs:
            tab.page.evaluate("location.reload()")
        for tab in tabs:
            tab.sees("How strong is the craving right now?")

    for number, tab in enumerate(tabs):
        tab.craves(number + 1)
        tab.all_saved()
    assert len(alice.journal_lines()) == 3
    assert [line for tab in tabs for line in tab.said] == []


def test_a_lost_answer_never_becomes_a_second_entry(alice: Person) -> None:
    alice.begin()
    lost: list[str] = []

    def lose_the_first_answer(route: Route) -> None:
        if not lost:
            lost.append(sent_ids(route.request)[0])
            route.fetch()
            route.abort()
        else:
            route.continue_()

    alice.page.route(BATCH, lose_the_first_answer)
    with alice.page.expect_response(BATCH) as second:
        alice.tap("5")
        alice.sees("Saved on this phone, 1 waiting")

    assert [result["status"] for result in second.value.json()["results"]] == [200]
    assert sent_ids(second.value.request) == lost
    alice.tap("Done")
    alice.all_saved()
    alice.page.reload()
    assert len(alice.journal_lines()) == 1


@pytest.mark.proof
def test_a_lost_sign_up_answer_loses_nothing(alice: Person) -> None:
    answered: list[int] = []

    def lose_the_first_answer(route: Route) -> None:
        answered.append(route.fetch().status)
        if len(answered) == 1:
            route.abort()
        else:
            route.continue_()

    alice.page.route("**/api/v1/auth/register", lose_the_first_answer)
    alice.open("/sign-up")
    expect(alice.page.get_by_label("Name", exact=True)).not_to_have_value("")
    alice.tap("Create my journal")
    alice.sees("The server did not answer")

    alice.tap("Create my journal")

    alice.sees("This is the spare key")
    assert answered[0] == 201


@pytest.mark.proof
def test_entries_made_without_a_connection_wait_and_arrive(alice: Person) -> None:
    alice.begin()
    alice.page.context.set_offline(True)

    alice.tap("3")
    alice.sees("It is saved on this phone.")
    alice.tap("Done")
    alice.writes("no signal here")
    alice.sees("2 waiting")
    alice.page.context.set_offline(False)

    alice.all_saved()
    alice.page.reload()
    alice.sees("Craving 3")
    alice.sees("no signal here")


@pytest.mark.proof
def test_an_ended_session_still_records_and_saves_after_signing_in(alice: Person) -> None:
    alice.begin()
    alice.page.context.clear_cookies()

    alice.craves(4)
    alice.sees("You were signed out after a while")
    alice.sees("1 waiting")
    alice.follow("Sign in")
    # Not always filled in: the profile that knows the name may have been refused as well.
    alice.page.get_by_label("Name", exact=True).fill(alice.login)
    alice.page.get_by_label("Passphrase", exact=True).fill(alice.passphrase)
    alice.tap("Sign in")

    alice.all_saved()
    alice.page.reload()
    alice.sees("Craving 4")


@pytest.mark.proof
def test_a_failed_refresh_is_not_a_log_out(alice: Person) -> None:
    alice.begin()
    alice.page.route(REFRESH, lambda route: route.abort())

    alice.page.reload()
    alice.sees("No connection.")
    alice.craves(2)
    alice.sees("1 waiting")
    alice.page.unroute(REFRESH)
    alice.tap("Try again")

    alice.all_saved()
    alice.page.reload()
    alice.sees("Craving 2")


@pytest.mark.proof
def test_not_my_device_leaves_no_session_behind(alice: Person, new_context: NewContext) -> None:
    alice.begin()
    borrowed = Person(new_context().new_page())
    borrowed.open("/sign-in")
    borrowed.page.get_by_label("Name", exact=True).fill(alice.login)
    borrowed.page.get_by_label("Passphrase", exact=True).fill(alice.passphrase)
    borrowed.page.get_by_label("Not my device").check()
    borrowed.tap("Sign in")
    borrowed.sees("How strong is the craving right now?")

    kept = borrowed.page.evaluate("Object.keys(localStorage)")
    cookies = borrowed.page.context.cookies()

    assert kept == []
    assert cookies
    assert all(cookie["expires"] == -1 for cookie in cookies)


@pytest.mark.proof
def test_a_change_made_in_two_places_keeps_both_until_the_person_chooses(alice: Person) -> None:
    alice.begin()
    alice.writes("from here")
    alice.all_saved()
    other = Person(alice.page.context.new_page())
    other.open("/journal")
    other.page.get_by_text("from here").click()
    alice.follow("Journal")
    alice.page.get_by_text("from here").click()

    other.page.get_by_label("Your words").fill("from there")
    other.tap("Save")
    other.all_saved()
    alice.page.get_by_label("Your words").fill("from here, changed")
    alice.tap("Save")
    alice.follow("1 needs your attention")

    alice.sees("from here, changed")
    alice.sees("from there")
    alice.tap("Keep both")
    alice.all_saved()
    alice.page.reload()
    lines = "\n".join(alice.journal_lines())
    assert "from there" in lines
    assert "from here, changed" in lines


@pytest.mark.proof
def test_exit_sends_what_still_waits(alice: Person) -> None:
    alice.begin()
    alice.page.route(BATCH, lambda route: route.abort())
    alice.craves(8)
    alice.sees("1 waiting")
    alice.page.unroute(BATCH)

    alice.page.get_by_role("button", name="Exit").click()
    alice.page.wait_for_url("**/away.html")

    alice.open()
    alice.sees("Craving 8")


@pytest.mark.proof
def test_a_session_ended_on_purpose_elsewhere_leaves_nothing_on_the_screen(alice: Person) -> None:
    alice.begin()
    alice.writes("for me alone")
    alice.all_saved()
    other = Person(alice.page.context.new_page())
    other.open()
    other.sees("for me alone")

    other.sign_out()

    alice.sees("A private place")
    alice.sees_not("for me alone")


@pytest.mark.proof
def test_an_entry_the_server_refuses_is_kept_and_can_be_mended(alice: Person) -> None:
    alice.begin()
    alice.writes("far ahead")
    alice.all_saved()
    alice.follow("Journal")
    alice.page.get_by_text("far ahead").click()
    alice.page.get_by_label("Date", exact=True).fill("2090-01-01")
    alice.tap("Save")

    alice.follow("1 needs your attention")
    alice.sees("Please look at: date and time.")
    alice.follow("Edit")
    alice.page.get_by_label("Date", exact=True).fill("2026-01-05")
    # Noon: before 4 AM it would belong to the day before.
    alice.page.get_by_label("Time", exact=True).fill("12:00")
    alice.tap("Save")

    alice.all_saved()
    alice.page.reload()
    alice.sees("far ahead")
    alice.sees("Mon, Jan 5")
    alice.sees_not("attention")


@pytest.mark.proof
def test_a_lost_refresh_answer_is_asked_for_again_before_anybody_notices(alice: Person) -> None:
    alice.begin()
    asked: list[str] = []

    def lose_one_then_refuse_one(route: Route) -> None:
        asked.append(route.request.method)
        if len(asked) == 1:
            route.fetch()
            route.abort()
        elif len(asked) == 2:
            problem = {"type": "session-expired", "title": "-", "status": 401}
            route.fulfill(status=401, json=problem)
        else:
            route.continue_()

    alice.page.route(REFRESH, lose_one_then_refuse_one)
    alice.page.reload()

    alice.sees("How strong is the craving right now?")
    alice.craves(3)
    alice.all_saved()
    alice.sees_not("You were signed out")
    assert len(asked) == 3


@pytest.mark.proof
def test_a_refresh_that_is_never_answered_is_given_up_and_tried_again(alice: Person) -> None:
    alice.begin()
    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    alice.page.route(REFRESH, hold_the_first)
    alice.page.reload()

    alice.page.get_by_text("How strong is the craving right now?").wait_for(timeout=20_000)
    alice.craves(3)
    alice.all_saved()
