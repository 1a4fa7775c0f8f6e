"""The person's own plan: nothing filled in, kept offline too; and what stopping can do, read before it is kept."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewContext
from tests.browser.flagged import flag, flags_work_alone, opens_today, took
from tests.browser.person import Person
from tests.browser.phone import SETTINGS, become, settings_on_server
from tests.browser.test_accessibility import NARROW, Scheme, findings
from tests.browser.test_layout import look
from tests.browser.unconnected import opens_again

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]
proof = pytest.mark.proof
both = pytest.mark.parametrize("scheme", ["light", "dark"])

DANGER = "Stopping alcohol or benzodiazepines suddenly, or coming down fast, can be dangerous."
NO_PLAN: dict[str, object] = {"goal": "none", "goal_from": None, "bounds": []}


def opens_own_plan(person: Person) -> None:
    person.follow("You")
    person.follow("Your own plan")
    person.sees("What you want")


def saves(person: Person) -> None:
    with person.page.expect_response(SETTINGS):
        person.tap("Save my plan")
    person.sees("Your plan is saved")


def chooses_goal(person: Person, goal: str) -> None:
    person.page.get_by_role("radio", name=goal, exact=True).check(force=True)


@pytest.mark.proof
def test_a_plan_to_stop_says_what_stopping_can_do_before_it_is_kept(alice: Person) -> None:
    alice.begin()
    alice.tracks("Alcohol")
    opens_own_plan(alice)
    alice.sees_not(DANGER)
    chooses_goal(alice, "Stop")

    expect(alice.page.get_by_text(DANGER)).to_be_in_viewport()
    alice.tap("Save my plan")
    alice.sees("Please read this first, then tick the box.")
    expect(alice.page.get_by_role("checkbox", name="I have read this")).to_be_focused()
    assert settings_on_server(alice).get("plan", NO_PLAN) == NO_PLAN

    alice.page.get_by_role("checkbox", name="I have read this").check()
    saves(alice)
    assert settings_on_server(alice)["plan"]["goal"] == "abstain"
    assert alice.said == []


@proof
@pytest.mark.parametrize("goal", ["Stop", "Less over time"])
def test_who_uses_neither_reads_it_and_is_asked_for_nothing(alice: Person, goal: str) -> None:
    alice.begin()
    alice.tracks("Nicotine")
    opens_own_plan(alice)
    chooses_goal(alice, goal)

    alice.sees(DANGER)
    expect(alice.page.get_by_role("checkbox")).to_have_count(0)
    saves(alice)


@proof
def test_who_only_wrote_of_it_once_is_asked_too(alice: Person) -> None:
    alice.begin()
    alice.remembers(took("benzodiazepine_sedative", hours=30))
    alice.open()
    alice.follow("Journal")
    alice.sees("Sedative")
    opens_own_plan(alice)
    chooses_goal(alice, "Stop")

    alice.tap("Save my plan")

    alice.sees("Please read this first")


@proof
def test_an_own_nothing_of_alcohol_is_a_plan_to_stop(alice: Person) -> None:
    alice.begin()
    alice.tracks("Alcohol")
    opens_own_plan(alice)
    chooses_goal(alice, "My own numbers")
    alice.sees_not(DANGER)

    alice.page.get_by_label("At most a day").fill("0")

    alice.sees(DANGER)


@proof
def test_nothing_is_filled_in_and_numbers_day_and_hour_come_back(alice: Person) -> None:
    day = (date.today() + timedelta(days=10)).isoformat()  # noqa: DTZ011 - any day will do
    alice.begin()
    alice.tracks("Alcohol", "Nicotine")
    opens_own_plan(alice)
    for field in alice.page.locator("main input:not([type=radio])").all():
        assert field.input_value() == ""
        assert field.get_attribute("placeholder") is None
    chooses_goal(alice, "My own numbers")
    alice.page.get_by_label("From which day").fill(day)
    alcohol = alice.page.get_by_role("group", name="Alcohol", exact=True)
    alcohol.get_by_label("At most a day").fill("1,5")
    alcohol.get_by_label("Counted in").fill("glass")
    alcohol.get_by_label("Not before").fill("18:30")
    alice.page.get_by_role("group", name="Nicotine", exact=True).get_by_label("At most a day").fill("4")

    saves(alice)

    bounds = [
        {"substance": "alcohol", "per_day": "1.5", "unit": "glass", "not_before": "18:30"},
        {"substance": "nicotine", "per_day": "4", "unit": "use", "not_before": None},
    ]
    assert settings_on_server(alice)["plan"] == {"goal": "moderate", "goal_from": day, "bounds": bounds}
    alice.page.reload()
    expect(alcohol.get_by_label("Not before")).to_have_value("18:30")
    chooses_goal(alice, "No goal")
    for name in ("Alcohol", "Nicotine"):
        for label in ("At most a day", "Not before"):
            alice.page.get_by_role("group", name=name, exact=True).get_by_label(label).fill("")
    saves(alice)
    assert settings_on_server(alice)["plan"] == NO_PLAN


@proof
def test_what_is_no_number_is_said_beside_it_and_not_kept(alice: Person) -> None:
    alice.begin()
    alice.tracks("Alcohol")
    opens_own_plan(alice)
    alice.page.get_by_label("At most a day").fill("a few")

    alice.tap("Save my plan")

    alice.sees("Use a plain number, or leave it empty")
    expect(alice.page.get_by_label("At most a day")).to_be_focused()
    assert settings_on_server(alice).get("plan", NO_PLAN) == NO_PLAN


@proof
def test_what_is_prescribed_has_no_place_in_it(alice: Person) -> None:
    alice.begin()
    alice.tracks("Alcohol", "Opioid, prescribed")
    opens_own_plan(alice)

    expect(alice.page.get_by_role("group", name="Alcohol", exact=True)).to_be_visible()
    expect(alice.page.get_by_role("group", name="Opioid, prescribed", exact=True)).to_have_count(0)
    alice.sees("What is prescribed to you is not part of this")


@proof
def test_a_plan_begun_without_a_connection_outlives_the_app_and_arrives_once(alice: Person) -> None:
    alice.begin()
    alice.tracks("Alcohol")
    flags_work_alone(alice)
    opens_own_plan(alice)
    alice.page.context.set_offline(True)
    chooses_goal(alice, "Less over time")
    alice.page.wait_for_timeout(700)
    again = opens_again(alice)
    opens_own_plan(again)
    expect(again.page.get_by_role("radio", name="Less over time", exact=True)).to_be_checked()
    again.page.get_by_role("checkbox", name="I have read this").check()
    again.tap("Save my plan")
    again.sees("Your plan is saved")
    again.sees("Saved on this phone, 1 waiting")

    again.page.context.set_offline(False)
    again.page.evaluate("dispatchEvent(new Event('online'))")

    become(lambda: settings_on_server(again)["plan"]["goal"], "taper")
    again.all_saved()


@proof
def test_a_day_beyond_the_plan_leads_to_the_plan(alice: Person) -> None:
    alice.begin()
    alice.tracks("Alcohol")
    opens_own_plan(alice)
    alice.page.get_by_label("At most a day").fill("1")
    saves(alice)
    alice.remembers(took("alcohol", hours=0.1), took("alcohol", hours=0.05))
    opens_today(alice)

    flag(alice, "Above the plan you set").get_by_role("link", name="Your own plan").click()

    expect(alice.page.get_by_label("At most a day")).to_have_value("1")


@proof
@both
def test_no_findings_while_it_warns(alice: Person, scheme: Scheme) -> None:
    alice.begin()
    alice.tracks("Alcohol", "Opioid, prescribed")
    opens_own_plan(alice)
    chooses_goal(alice, "Stop")
    alice.page.get_by_label("At most a day").fill("x")
    alice.tap("Save my plan")

    assert findings(alice.page, scheme) == []


@proof
def test_it_fits_a_narrow_phone_with_large_letters(new_context: NewContext) -> None:
    alice = Person(new_context(viewport=NARROW).new_page())
    alice.begin()
    alice.tracks("Alcohol", "Kratom leaf")
    opens_own_plan(alice)
    chooses_goal(alice, "Stop")
    alice.sees(DANGER)

    assert look(alice.page) == []
