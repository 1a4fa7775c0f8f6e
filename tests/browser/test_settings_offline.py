"""Settings changed without a connection: kept on the phone like entries, sent once, merged with those of elsewhere."""

import random

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import NewContext
from tests.browser.person import Person
from tests.browser.phone import SETTINGS, become, remembers_settings, settings_on_server, stored_on
from tests.browser.test_phone_storage import found
from tests.browser.test_two_phones import comes_online, second_phone
from tests.browser.unconnected import goes_offline, opens_again

pytestmark = pytest.mark.browser


def loses_its_connection(person: Person) -> None:
    become(lambda: remembers_settings(person.page), True)
    goes_offline(person)
    person.follow("You")


def adds_own(person: Person, name: str) -> None:
    person.page.get_by_text("Something else").first.click()
    person.page.get_by_label("Name", exact=True).first.fill(name)
    person.tap("Add")
    expect(person.page.get_by_label(name, exact=True)).to_be_checked()
    person.page.get_by_text("Something else").first.click()


def starts_the_day_at(person: Person, time: str) -> None:
    person.page.get_by_label("A new day starts at").fill(time)


def own_names(person: Person) -> list[str]:
    return sorted(each["name"] for each in settings_on_server(person)["own_substances"])


@pytest.mark.proof
def test_settings_changed_without_a_connection_outlive_the_page_and_arrive(alice: Person) -> None:
    alice.begin()
    loses_its_connection(alice)

    adds_own(alice, "mossy-tea")
    starts_the_day_at(alice, "05:30")
    alice.page.get_by_label("Dark", exact=True).check()
    alice.sees("Saved on this phone")
    again = opens_again(alice)
    again.follow("You")

    expect(again.page.get_by_label("mossy-tea", exact=True)).to_be_checked()
    expect(again.page.get_by_label("A new day starts at")).to_have_value("05:30")
    expect(again.page.get_by_label("Dark", exact=True)).to_be_checked()
    assert found(stored_on(again.page), "mossy-tea") == []
    again.page.context.set_offline(False)
    again.sees("All saved")
    stored = settings_on_server(again)
    assert (stored["day_boundary"], stored["display"]) == ("05:30", {"theme": "dark"})
    assert own_names(again) == ["mossy-tea"]
    expect(again.page.get_by_label("mossy-tea", exact=True)).to_be_checked()


@pytest.mark.proof
def test_two_phones_that_changed_their_settings_lose_nothing_and_end_equal(
    alice: Person, new_context: NewContext
) -> None:
    alice.begin()
    alice.tracks("Caffeine")
    other = second_phone(alice, new_context)
    for phone, name, time in ((alice, "tea", "05:30"), (other, "coffee", "06:45")):
        loses_its_connection(phone)
        adds_own(phone, name)
        starts_the_day_at(phone, time)
    other.page.get_by_label("Caffeine", exact=True).click()

    comes_online(alice)
    comes_online(other)
    comes_online(alice)

    stored = settings_on_server(alice)
    assert own_names(alice) == ["coffee", "tea"]
    assert "caffeine" not in stored["substances"]
    assert stored["day_boundary"] == "06:45"
    for phone in (alice, other):
        expect(phone.page.get_by_label("A new day starts at")).to_have_value("06:45")
        for name in ("tea", "coffee"):
            expect(phone.page.get_by_label(name, exact=True)).to_be_checked()
    alice.sees("All saved")
    other.follow("1 needs your attention")
    other.sees("06:45")
    other.sees("05:30")
    other.tap("I have read it")
    other.sees("Nothing needs you here.")


@pytest.mark.proof
def test_each_change_arrives_once_when_every_request_goes_three_times_and_a_third_is_lost(alice: Person) -> None:
    chance = random.Random(7)
    alice.begin()
    alice.follow("You")
    lost: list[bool] = []

    def bad_network(route: Route) -> None:
        if route.request.method != "PUT":
            route.continue_()
            return
        answers = [route.fetch() for _ in range(3)]
        lost.append(chance.random() < 1 / 3)
        if lost[-1]:
            route.abort()
        else:
            route.fulfill(response=answers[-1])

    alice.page.route(SETTINGS, bad_network)
    for number in range(6):
        adds_own(alice, f"word {number}")
        alice.page.evaluate("dispatchEvent(new Event('online'))")
    while alice.page.get_by_text("waiting").count() > 0:
        alice.page.evaluate("dispatchEvent(new Event('online'))")
        alice.page.wait_for_timeout(300)
    alice.page.unroute(SETTINGS)

    alice.sees("All saved")
    assert True in lost
    assert own_names(alice) == [f"word {number}" for number in range(6)]
    assert settings_on_server(alice)["revision"] <= 6


@pytest.mark.proof
def test_what_the_server_does_not_take_is_shown_and_holds_up_nothing(alice: Person) -> None:
    alice.begin()
    loses_its_connection(alice)
    adds_own(alice, "mossy-tea")
    starts_the_day_at(alice, "05:30")
    problem = {"type": "validation", "errors": [{"field": "settings.own_substances.0.name", "message": "no"}]}

    def refuses_names(route: Route) -> None:
        if "mossy-tea" in (route.request.post_data or ""):
            route.fulfill(status=422, content_type="application/problem+json", json=problem)
        else:
            route.continue_()

    alice.page.route(SETTINGS, refuses_names)
    alice.page.context.set_offline(False)

    alice.follow("1 needs your attention")
    alice.sees("The server did not accept this change of your settings.")
    alice.sees("mossy-tea")
    become(lambda: settings_on_server(alice)["day_boundary"], "05:30")
    alice.tap("Let it go")
    alice.sees("Nothing needs you here.")
    alice.sees("All saved")


@pytest.mark.proof
def test_settings_changed_after_the_session_ended_arrive_after_signing_in(alice: Person) -> None:
    alice.begin()
    loses_its_connection(alice)
    adds_own(alice, "mossy-tea")
    alice.page.context.clear_cookies()

    again = opens_again(alice)
    again.page.context.set_offline(False)
    again.sees("You were signed out after a while.")
    again.follow("You")
    starts_the_day_at(again, "05:30")
    again.sees("Saved on this phone")
    again.sign_in()

    again.sees("All saved")
    assert own_names(again) == ["mossy-tea"]
    assert settings_on_server(again)["day_boundary"] == "05:30"


@pytest.mark.proof
def test_two_tabs_that_change_settings_at_once_keep_both(alice: Person) -> None:
    alice.begin()
    loses_its_connection(alice)
    tab = Person(alice.page.context.new_page())
    tab.open("/you")

    adds_own(alice, "tea")
    adds_own(tab, "coffee")
    adds_own(alice, "juice")

    for each in (alice, tab):
        each.sees("Saved on this phone")
        for name in ("tea", "coffee", "juice"):
            expect(each.page.get_by_label(name, exact=True)).to_be_checked()
    alice.page.context.set_offline(False)
    alice.sees("All saved")
    tab.login, tab.passphrase = alice.login, alice.passphrase
    assert own_names(tab) == ["coffee", "juice", "tea"]
