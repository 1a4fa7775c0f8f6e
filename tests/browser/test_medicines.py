"""Prescribed medicines on Today: one tap, one entry, no amount; changed by another tap, and a second one when asked."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import NewContext
from tests.browser.locking import locks_now, locks_with_pin, shown_on
from tests.browser.person import Person
from tests.browser.phone import on_server
from tests.browser.test_accessibility import NARROW, Scheme, findings, overflow, schemes
from tests.browser.unconnected import goes_offline

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

MISSED = "Your prescriber or pharmacist can tell you what to do about a missed one."


def medicine(person: Person, name: str) -> Locator:
    return person.page.get_by_role("region", name="Prescribed to you").get_by_role("group", name=name, exact=True)


def answers(person: Person, name: str, answer: str) -> None:
    medicine(person, name).get_by_label(answer, exact=True).check()


def has_medicines(person: Person) -> Person:
    """With a medicine that is always prescribed, and one that is prescribed to her."""
    person.begin()
    person.tracks("Opioid, prescribed", "Other medicine")
    person.follow("You")
    with person.page.expect_response(lambda answer: answer.url.endswith("/settings") and answer.ok):
        person.page.get_by_label("Prescribed to me: Other medicine").check()
    person.follow("Today")
    return person


@pytest.fixture
def patient(alice: Person) -> Person:
    return has_medicines(alice)


@pytest.mark.proof
def test_one_tap_notes_a_medicine_and_another_one_changes_it(patient: Person) -> None:
    answers(patient, "Opioid, prescribed", "Taken")
    patient.sees("Opioid, prescribed, taken: noted")
    patient.all_saved()
    answers(patient, "Opioid, prescribed", "Missed")
    patient.sees(MISSED)
    answers(patient, "Other medicine", "Different")
    patient.all_saved()

    entries = on_server(patient)

    said = {entry["substance"]: (entry["prescribed"], entry["amount"], entry["unit"]) for entry in entries}
    assert said == {"opioid_prescribed": ("missed", None, None), "medicine": ("different", None, None)}
    assert len(entries) == 2
    assert patient.page.get_by_role("region", name="Prescribed to you").get_by_label("Amount").count() == 0
    assert patient.said == []


@pytest.mark.proof
def test_undo_brings_back_the_answer_before_and_then_none(patient: Person) -> None:
    answers(patient, "Other medicine", "Taken")
    answers(patient, "Other medicine", "Missed")

    patient.tap("Undo")

    expect(medicine(patient, "Other medicine").get_by_label("Taken")).to_be_checked()
    patient.sees_not(MISSED)
    answers(patient, "Opioid, prescribed", "Taken")
    patient.tap("Undo")
    expect(medicine(patient, "Opioid, prescribed").get_by_label("Taken")).not_to_be_checked()
    patient.all_saved()
    assert [entry["prescribed"] for entry in on_server(patient)] == ["taken"]


@pytest.mark.proof
def test_a_second_one_on_the_same_day_is_an_entry_of_its_own(patient: Person) -> None:
    answers(patient, "Other medicine", "Taken")
    patient.page.get_by_role("button", name=re.compile("Another one today")).click()
    expect(medicine(patient, "Other medicine").get_by_label("Taken")).not_to_be_checked()
    patient.page.wait_for_timeout(1_100)  # entries are dated to the second
    answers(patient, "Other medicine", "Missed")
    patient.sees("Also today: taken")
    answers(patient, "Other medicine", "Different")
    patient.all_saved()

    assert sorted(entry["prescribed"] for entry in on_server(patient)) == ["different", "taken"]
    patient.page.reload()
    expect(medicine(patient, "Other medicine").get_by_label("Different")).to_be_checked()


@pytest.mark.proof
def test_a_medicine_is_noted_without_a_connection_and_sent_once(patient: Person) -> None:
    patient.all_saved()
    goes_offline(patient)
    patient.page.reload()
    answers(patient, "Other medicine", "Missed")
    patient.sees(MISSED)
    patient.sees("1 waiting")

    patient.page.context.set_offline(False)
    patient.page.evaluate("dispatchEvent(new Event('online'))")

    patient.all_saved()
    assert [entry["prescribed"] for entry in on_server(patient)] == ["missed"]


@pytest.mark.proof
def test_nothing_prescribed_means_no_such_question(alice: Person) -> None:
    alice.begin()
    alice.tracks("Caffeine")

    expect(alice.page.get_by_role("heading", name="Used anything?")).to_be_visible()
    alice.page.wait_for_timeout(500)
    expect(alice.page.get_by_text("Prescribed to you")).to_have_count(0)


@pytest.mark.proof
def test_a_lock_names_no_medicine_and_still_takes_one(patient: Person) -> None:
    answers(patient, "Opioid, prescribed", "Taken")
    patient.all_saved()
    locks_with_pin(patient)
    locks_now(patient)
    patient.tap("Record something")
    patient.sees("Used anything?")

    shown = shown_on(patient.page)
    patient.tap("Record")
    patient.page.get_by_label("Other medicine", exact=True).check()
    patient.page.get_by_role("group", name="As prescribed?").get_by_label("Missed").check()

    assert "Opioid" not in shown
    assert "Prescribed" not in shown


@pytest.mark.proof
@schemes
def test_no_findings_and_nothing_cut_off_with_every_answer_given(new_context: NewContext, scheme: Scheme) -> None:
    alice = has_medicines(Person(new_context(viewport=NARROW).new_page()))
    answers(alice, "Opioid, prescribed", "Missed")
    answers(alice, "Other medicine", "Different")
    alice.page.get_by_role("button", name=re.compile("Another one today")).first.click()

    assert findings(alice.page, scheme) == []
    for size in ("100%", "200%"):
        alice.page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
        assert overflow(alice.page) <= 0, size
