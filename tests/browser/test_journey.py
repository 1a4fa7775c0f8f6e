"""The main job end to end: sign up, record all four kinds, change them, come back and find everything."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.person import Person
from tests.browser.phone import BATCH, hears, sent_entry

pytestmark = pytest.mark.browser


def test_everything_recorded_is_found_after_signing_out_and_in(alice: Person) -> None:
    alice.sign_up()
    alice.craves(7)
    alice.notices("Nausea", "Moderate")
    alice.tracks("Kratom leaf")
    alice.records("Kratom leaf", "2.5", "capsule")
    alice.writes("A long day, and a short walk.")
    alice.all_saved()

    alice.sign_out()
    alice.sign_in()

    lines = "\n".join(alice.journal_lines())
    for part in ("Craving 7", "Nausea: moderate", "Kratom leaf", "2.5 capsule", "A long day, and a short walk."):
        assert part in lines
    assert alice.said == []


@pytest.mark.proof
def test_an_entry_is_edited_backdated_and_deleted(alice: Person) -> None:
    alice.begin()
    alice.writes("first words")
    alice.all_saved()

    alice.follow("Journal")
    alice.page.get_by_text("first words").click()
    alice.page.get_by_label("Your words").fill("better words")
    alice.page.get_by_label("Date", exact=True).fill("2026-02-03")
    alice.page.get_by_label("Time", exact=True).fill("08:15")
    alice.tap("Save")
    alice.all_saved()
    alice.page.reload()

    alice.sees("better words")
    alice.sees("Tue, Feb 3")
    alice.sees("8:15")
    alice.page.get_by_text("better words").click()
    alice.tap("Delete")
    alice.all_saved()
    alice.page.reload()
    alice.sees("Nothing here yet")
    assert alice.said == []


@pytest.mark.proof
def test_a_deleted_entry_comes_back_with_undo(alice: Person) -> None:
    alice.begin()
    alice.writes("keep me")
    alice.all_saved()
    alice.follow("Journal")
    alice.page.get_by_text("keep me").click()

    alice.tap("Delete")
    alice.tap("Undo")

    alice.all_saved()
    alice.page.reload()
    alice.sees("keep me")


@pytest.mark.proof
def test_undo_takes_a_craving_back(alice: Person) -> None:
    alice.begin()

    alice.tap("6")
    alice.tap("Undo")

    alice.sees("How strong is the craving right now?")
    alice.all_saved()
    alice.follow("Journal")
    alice.sees("Nothing here yet")


@pytest.mark.proof
def test_none_today_stores_explicit_zeros(alice: Person) -> None:
    alice.begin()

    with alice.page.expect_request(BATCH) as sent:
        alice.tap("None today")

    body = sent_entry(sent.value)
    assert body["none"] is True
    assert body["ratings"]["nausea"] == 0
    assert set(body["ratings"].values()) == {0}


@pytest.mark.proof
def test_a_name_that_comes_late_takes_nobodys_place_and_is_waited_for(alice: Person) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    alice.page.route("**/auth/name-suggestion", hold)
    alice.open("/sign-up")
    name = alice.page.get_by_label("Name", exact=True)
    name.fill("mine-alone")
    hears(alice.page, held, 1)
    with alice.page.expect_response("**/auth/name-suggestion"):
        held.pop().continue_()
    alice.page.wait_for_timeout(300)
    expect(name).to_have_value("mine-alone")

    name.fill("")
    alice.tap("Create my journal")
    hears(alice.page, held, 1)
    held.pop().continue_()

    alice.sees("This is the spare key")
    assert alice.said == []


@pytest.mark.proof
def test_the_spare_key_is_confirmed_by_its_last_four_characters(alice: Person) -> None:
    alice.open("/sign-up")
    alice.tap("Create my journal")
    code = alice.page.locator(".code-groups span").last.inner_text()

    alice.page.get_by_label("Type the last four characters").fill(code.lower())
    alice.tap("I have kept it")

    alice.sees("How strong is the craving right now?")
    alice.follow("You")
    alice.sees("Signed in as")
    alice.sees_not("Not confirmed yet")
    assert alice.said == []


def test_nine_is_saved_first_and_then_offers_company(alice: Person) -> None:
    alice.begin()

    alice.tap("9")

    alice.sees("Saved. That is a hard one.")
    for way in ("Talk to someone", "Two quiet minutes", "I am not safe"):
        expect(alice.page.get_by_role("link", name=way)).to_be_visible()
    alice.all_saved()
    alice.page.reload()
    alice.sees("Craving 9")


def test_a_red_flag_is_answered_at_once_with_the_emergency_number(alice: Person) -> None:
    alice.begin()
    alice.tap("More…")

    alice.notices("Chest pain", "Mild")

    at_once = alice.page.get_by_role("region", name="This needs help now.", exact=True)
    expect(at_once.get_by_role("link", name="Call 911")).to_have_attribute("href", "tel:911")


@pytest.mark.proof
def test_nothing_about_use_is_shown_until_something_is_tracked(alice: Person) -> None:
    alice.begin()

    alice.sees_not("Used anything?")
    alice.sees_not("ratom")

    alice.tracks("Alcohol")
    alice.sees("Used anything?")
    alice.sees_not("Alcohol")
    alice.tap("Record")
    expect(alice.page.get_by_label("Amount", exact=True)).to_have_value("")
    expect(alice.page.get_by_label("Alcohol", exact=True)).not_to_be_checked()


@pytest.mark.proof
def test_who_does_not_track_it_never_meets_the_word(alice: Person) -> None:
    alice.begin()

    for path in ("/", "/journal", "/trends", "/help", "/about", "/quiet", "/you"):
        alice.open(path)
        expect(alice.page.locator("main")).not_to_contain_text("One moment…")
        expect(alice.page.locator("body")).not_to_contain_text("kratom", ignore_case=True)


@pytest.mark.proof
def test_settings_changed_in_quick_succession_are_all_kept(alice: Person) -> None:
    alice.begin()
    alice.follow("You")
    chosen = ("Alcohol", "Caffeine", "Nicotine")
    alice.tap("Choose from a list")

    for name in chosen:
        alice.page.get_by_label(name, exact=True).check()
    alice.page.get_by_label("Time zone").select_option("Europe/Berlin")
    with alice.page.expect_response(lambda answer: answer.request.method == "PUT" and answer.ok):
        alice.page.get_by_label("Dark", exact=True).check(force=True)
    alice.page.wait_for_load_state("networkidle")
    alice.page.reload()

    for name in chosen:
        expect(alice.page.get_by_label(name, exact=True)).to_be_checked()
    expect(alice.page.get_by_label("Time zone")).to_have_value("Europe/Berlin")
    expect(alice.page.locator("html")).to_have_attribute("data-theme", "dark")
    assert alice.said == []
