"""How many taps the things take that are done on a bad day. Counted by the page itself."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.person import Person
from tests.browser.phone import BATCH, sent_entry

pytestmark = pytest.mark.browser

COUNT = """() => {
  window.taps = 0;
  addEventListener("click", (event) => { if (event.isTrusted && event.detail > 0) window.taps += 1; }, true);
}"""


@pytest.fixture
def counted(alice: Person) -> Person:
    """Alice on Today, keeping track of one thing; from here on every tap counts."""
    alice.begin()
    alice.tracks("Alcohol")
    alice.sees("Used anything?")
    alice.page.evaluate(COUNT)
    return alice


def taps(person: Person) -> int:
    return int(person.page.evaluate("window.taps"))


def test_a_craving_is_one_tap(counted: Person) -> None:
    with counted.page.expect_request(BATCH) as sent:
        counted.tap("7")

    assert sent_entry(sent.value)["intensity"] == 7
    assert taps(counted) == 1


@pytest.mark.parametrize(("card", "kind"), [("Body and sleep", "side_effects"), ("Used anything?", "intake")])
def test_none_today_is_one_tap(counted: Person, card: str, kind: str) -> None:
    with counted.page.expect_request(BATCH) as sent:
        counted.page.get_by_role("region", name=card).get_by_role("button", name="None today").click()

    body = sent_entry(sent.value)
    assert (body["kind"], body["none"]) == (kind, True)
    assert taps(counted) == 1


def test_an_intake_is_two_taps_after_the_question_and_no_amount_is_filled_in(counted: Person) -> None:
    counted.tap("Record")
    with counted.page.expect_request(BATCH) as sent:
        counted.page.get_by_role("radio", name="Alcohol").click()

    body = sent_entry(sent.value)
    assert (body["substance"], body["amount"], body["none"]) == ("alcohol", None, False)
    assert taps(counted) == 2
    counted.all_saved()
    counted.page.get_by_label("Amount", exact=True).fill("1.5")
    with counted.page.expect_request(BATCH) as again:
        counted.page.get_by_role("region", name="Used anything?").get_by_role("button", name="Save").click()
    assert sent_entry(again.value)["amount"] == "1.5"
    counted.all_saved()
    assert len(counted.journal_lines()) == 1


@pytest.mark.proof
def test_an_intake_said_by_mistake_is_taken_back_with_undo(counted: Person) -> None:
    counted.tap("Record")
    counted.page.get_by_label("Alcohol", exact=True).check(force=True)

    counted.tap("Undo")

    counted.all_saved()
    expect(counted.page.get_by_label("Alcohol", exact=True)).not_to_be_checked()
    assert counted.page.get_by_text("Nothing yet, and that's fine.").count() == 1


@pytest.mark.proof
@pytest.mark.parametrize(("answer", "outcome"), [("Passed", "passed"), ("Still here", "ongoing"), ("Used", "used")])
def test_how_a_craving_went_is_one_tap(alice: Person, answer: str, outcome: str) -> None:
    alice.begin()
    earlier = datetime.now(UTC) - timedelta(minutes=40)
    alice.remembers({"kind": "craving", "occurred_at": earlier.isoformat(), "intensity": 8})
    alice.open()
    alice.sees("How is it now?")
    alice.page.evaluate(COUNT)

    with alice.page.expect_request(BATCH) as sent:
        alice.tap(answer)

    assert sent_entry(sent.value)["outcome"] == outcome
    assert taps(alice) == 1
    alice.all_saved()
