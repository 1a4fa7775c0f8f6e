"""Sharing with a provider: from nothing chosen to a link, and from the list of links to their end."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.person import Person, body_of
from tests.browser.phone import become, stored_on
from tests.browser.sharing import asks, chooses_what, link_of, makes_link, opened, previews, report_in, shares_of
from tests.browser.trending import chooses, lives_a_year

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
proof = pytest.mark.proof


@pytest.mark.proof
def test_a_link_is_made_in_a_few_steps_and_ended_with_one_question(alice: Person) -> None:
    alice.begin()
    alice.craves(6)
    alice.all_saved()

    passcode = makes_link(alice, "Craving")
    link = link_of(alice)
    assert asks(alice, link, passcode).status == 200
    alice.follow("Done")
    alice.sees("Opened once")
    alice.sees("Contains: Cravings")
    alice.tap("End now: Dr R")
    alice.tap("Yes, end it")

    alice.sees("The link is ended")
    assert asks(alice, link, passcode).status == 404
    assert [share["state"] for share in shares_of(alice)] == ["ended"]
    assert alice.said == []


@proof
def test_nothing_is_chosen_before_somebody_chooses_it(alice: Person) -> None:
    lives_a_year(alice, days=40)
    alice.open("/you/share")
    alice.sees("What may they see?")
    boxes = alice.page.get_by_role("checkbox")
    expect(boxes.nth(5)).to_be_visible()

    assert not any(box.is_checked() for box in boxes.all())
    alice.tap("Continue")
    alice.sees("Choose at least one thing")


@proof
def test_the_preview_is_what_the_one_with_the_link_reads(alice: Person) -> None:
    lives_a_year(alice, days=40)
    chooses_what(alice, "Craving", "Sleep")
    passcode = alice.page.get_by_label("Passcode", exact=True).input_value()
    shown = previews(alice).inner_text()
    alice.tap("Make the link")
    alice.sees("The link is ready")

    report = report_in(opened(alice, link_of(alice), passcode))

    texts = [
        report["title"],
        *report["heading"],
        *report["notices"],
        *(line for section in report["sections"] for line in [section["title"], *section["lines"]]),
    ]
    assert [text for text in texts if text not in shown] == []
    assert shares_of(alice)[0]["include"] == ["craving", "sleep"]


@proof
def test_a_name_goes_into_the_report_and_nowhere_else(alice: Person) -> None:
    lives_a_year(alice, days=40)
    alice.open("/you/share")
    alice.page.get_by_text("Name and date of birth", exact=True).click()
    alice.page.get_by_label("Name on the report").fill("Alicia Example")
    alice.page.get_by_label("Date of birth", exact=True).fill("1990-04-01")
    alice.page.get_by_label("Craving").first.check()
    alice.tap("Continue")

    assert "Alicia Example" in previews(alice).inner_text()
    alice.tap("Make the link")
    alice.sees("The link is ready")

    assert "Alicia" not in str(shares_of(alice))


@proof
def test_the_day_after_the_appointment_is_the_last(alice: Person) -> None:
    alice.begin()
    alice.craves(6)
    alice.all_saved()
    day = datetime.now(UTC).date() + timedelta(days=20)
    chooses(alice, appointment=day.isoformat(), time_zone="America/New_York")
    alice.open()

    makes_link(alice, "Craving")

    end = datetime.fromisoformat(shares_of(alice)[0]["expires_at"]).astimezone(UTC) - timedelta(hours=5)
    assert end.date() == day + timedelta(days=1)


@proof
def test_the_last_day_can_be_moved_and_not_beyond_ninety(alice: Person) -> None:
    alice.begin()
    alice.craves(6)
    alice.all_saved()
    makes_link(alice, "Craving")
    alice.follow("Done")
    today = datetime.now(UTC).date()

    alice.tap("Change the date: Dr R")
    field = alice.page.get_by_label("Last day", exact=True)
    field.fill((today + timedelta(days=120)).isoformat())
    alice.tap("Save")
    alice.sees("From today on, and at most 90 days ahead")
    field.fill((today + timedelta(days=60)).isoformat())
    alice.tap("Save")

    alice.sees("The date is changed")
    end = datetime.fromisoformat(shares_of(alice)[0]["expires_at"])
    assert 59 <= (end - datetime.now(UTC)).days <= 61


@proof
def test_a_link_can_be_had_once_more_and_its_log_says_who(alice: Person) -> None:
    alice.begin()
    alice.craves(6)
    alice.all_saved()
    passcode = makes_link(alice, "Craving")
    first = alice.page.locator(".share-code").get_attribute("src")
    asks(alice, link_of(alice), passcode, recipient="Carol, NP")

    alice.follow("Done")
    alice.tap("Show link and code: Dr R")
    again = alice.page.locator(".share-code")
    expect(again).to_be_visible()
    alice.page.get_by_text("Who opened it").first.click()

    assert again.get_attribute("src") == first
    alice.sees("Carol, NP")
    assert passcode not in alice.page.content()


@proof
def test_a_code_at_the_clinic_says_that_it_is_not_reachable_and_is_renewed_with_one_tap(alice: Person) -> None:
    alice.begin()
    alice.craves(6)
    alice.all_saved()
    chooses_what(alice, "Craving")
    alice.page.get_by_label("Show a code at the clinic").check()
    previews(alice)
    alice.tap("Show the code")
    alice.sees("Show this code")
    alice.sees("no public https address")
    before = shares_of(alice)[0]

    with alice.page.expect_response(lambda answer: answer.url.endswith("/refresh")):
        alice.tap("15 more minutes")

    alice.sees("It opens for 15 more minutes")
    after = shares_of(alice)[0]
    assert before["mode"] == "clinic"
    assert not before["has_passcode"]
    assert after["expires_at"] >= before["expires_at"]
    assert link_of(alice)["flag"] == "U"


@proof
def test_a_lost_answer_makes_one_link(alice: Person) -> None:
    alice.begin()
    alice.craves(6)
    alice.all_saved()
    chooses_what(alice, "Craving")
    previews(alice)

    def lose(route: object) -> None:
        route.fetch()  # type: ignore[attr-defined]
        route.abort()  # type: ignore[attr-defined]

    alice.page.route("**/api/v1/shares", lose, times=1)
    alice.tap("Make the link")
    alice.sees("The server did not answer")
    alice.tap("Make the link")
    alice.sees("The link is ready")

    assert len(shares_of(alice)) == 1


@proof
def test_back_goes_one_step_back_and_what_was_chosen_stays(alice: Person) -> None:
    alice.begin()
    alice.craves(6)
    alice.all_saved()
    alice.follow("You")
    alice.follow("Share with a provider")
    alice.page.get_by_label("Craving").first.check()
    alice.tap("Continue")
    alice.sees("How should they see it?")

    alice.page.go_back()

    alice.sees("What may they see?")
    expect(alice.page.get_by_label("Craving").first).to_be_checked()
    alice.page.go_back()
    alice.sees("Show it to somebody")


@proof
def test_you_and_today_say_what_is_open(alice: Person) -> None:
    alice.begin()
    alice.craves(6)
    alice.all_saved()
    passcode = makes_link(alice, "Craving")
    alice.follow("Done")
    alice.sees("Not opened yet")

    alice.follow("You")
    alice.sees("1 is open")
    alice.follow("Today")
    alice.sees_not("What you share")
    assert asks(alice, link_of(alice), passcode).status == 200
    alice.open()
    alice.sees("What you share")
    before = look_kept(alice)
    alice.follow("Look at your links")
    alice.sees("Opened once")
    become(lambda: look_kept(alice) != before, expected=True)
    alice.open()

    alice.sees("How strong is the craving right now?")
    expect(alice.page.get_by_role("heading", name="What you share")).to_have_count(0)


def look_kept(person: Person) -> list[str]:
    """What the phone keeps of when its owner last looked at the links, sealed."""
    return [row for rows in stored_on(person.page).values() for row in rows if row.startswith("shares-looked ")]


@proof
def test_without_a_connection_nothing_is_said_to_be_shared(alice: Person) -> None:
    alice.begin()
    alice.craves(6)
    alice.all_saved()
    chooses_what(alice, "Craving")
    previews(alice)
    alice.page.context.set_offline(True)

    alice.tap("Make the link")

    alice.sees("The server did not answer")
    alice.sees_not("The link is ready")
    alice.page.context.set_offline(False)
    assert shares_of(alice) == []


@proof
def test_what_is_asked_of_the_server_is_what_was_chosen(alice: Person) -> None:
    lives_a_year(alice, days=40)
    chooses_what(alice, "Craving")
    with alice.page.expect_request(lambda request: request.url.endswith("/shares/preview")) as asked:
        previews(alice)

    body = body_of(asked.value)

    assert body["include"] == ["craving"]
    assert body["person"] is None
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", body["from"])
