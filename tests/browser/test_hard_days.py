"""The plan for hard days: part by part, two taps away without a connection, on paper, and first in a bad hour."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewContext
from tests.browser.person import Person
from tests.browser.phone import become, remembers_settings
from tests.browser.planning import GRANDMA, SAM, adds_people, makes_a_plan, writes_lines
from tests.browser.test_accessibility import NARROW, Scheme, findings, overflow, schemes
from tests.browser.unconnected import goes_offline, opens_again

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]
SETTINGS = "**/api/v1/settings"
CARDS = [
    "What I notice first",
    "What helps me",
    "My people",
    "People who look after me",
    "Places I can go",
    "What this is for",
    "When this is not enough",
]


@pytest.mark.proof
def test_the_plan_is_two_taps_away_and_opens_without_a_connection(alice: Person) -> None:
    alice.begin()
    makes_a_plan(alice)
    become(lambda: remembers_settings(alice.page), True)
    goes_offline(alice)
    again = opens_again(alice)
    again.follow("You")

    again.follow("Get help now")
    again.sees("Your people")
    again.follow("Your plan for hard days")

    again.sees("a walk by the river")
    again.sees("Call 911")
    calls = [link.get_attribute("href") for link in again.page.get_by_role("link", name="Call").all()]
    assert calls == ["tel:+15550100199", "tel:5550142", "tel:911"]


@pytest.mark.proof
def test_ten_offers_the_first_person_of_the_plan_and_folds_for_two_hours(alice: Person) -> None:
    alice.begin()
    makes_a_plan(alice, pinned=("Grandma",))

    alice.tap("10")

    alice.sees("Saved. That is a hard one.")
    alice.sees("Would company help?")
    ways = [link.inner_text() for link in alice.page.locator("main .button-stack a").all()]
    assert ways == ["Call Grandma", "Talk to someone", "Two quiet minutes", "I am not safe"]
    assert alice.page.get_by_role("link", name="Call Grandma").get_attribute("href") == "tel:5550142"
    alice.tap("Done")
    alice.tap("9")
    alice.sees("That is a hard one.")
    expect(alice.page.get_by_role("link", name="I am not safe")).to_be_hidden()
    alice.page.get_by_text("Would company help?").click()
    alice.follow("I am not safe")
    alice.sees("In danger now")
    alice.follow("Today")
    alice.tap("9")
    expect(alice.page.get_by_role("link", name="I am not safe")).to_be_visible()


@pytest.mark.proof
def test_a_nine_that_was_taken_back_does_not_fold_the_next(alice: Person) -> None:
    alice.begin()
    alice.tap("9")
    alice.sees("Would company help?")
    alice.tap("Undo")

    alice.tap("9")

    expect(alice.page.get_by_role("link", name="Talk to someone")).to_be_visible()
    alice.sees_not("Call ")


@pytest.mark.proof
def test_every_part_is_written_changed_and_emptied_one_at_a_time(alice: Person) -> None:
    alice.begin()
    alice.open("/hard-days")
    alice.sees("What helps me")
    assert [title for title in alice.page.locator("main h2").all_inner_texts() if title in CARDS] == CARDS
    for part in ("What I notice first", "What helps me", "Places I can go", "What this is for"):
        writes_lines(alice, part, f"- one of {part}\n\n  two of {part}  ")
    adds_people(alice, ("Sam", f"\u202a{SAM}\u202c"), ("Ann", ""))
    adds_people(alice, ("Dr Reyes", "555 0100"), part="People who look after me")
    writes_lines(alice, "Places I can go", "the library", first=False)
    writes_lines(alice, "What this is for", "", first=False)

    alice.open("/hard-days")

    alice.sees("one of What I notice first")
    assert alice.page.locator(".plan-lines").all_inner_texts() == [
        "one of What I notice first\ntwo of What I notice first",
        "one of What helps me\ntwo of What helps me",
        "the library",
    ]
    links = [link.inner_text() for link in alice.page.locator("main a[data-outside]").all()]
    assert links == [f"Call {SAM}", f"Text {SAM}", "Call 555 0100", "Call 911"]
    alice.sees("Ann")
    expect(alice.page.get_by_role("button", name="Add What this is for")).to_be_visible()
    alice.tap("Change My people")
    expect(alice.page.get_by_role("button", name="Add What this is for")).to_have_count(0)
    alice.tap("Remove Sam")
    alice.tap("Save")
    expect(alice.page.get_by_role("textbox")).to_have_count(0)
    alice.sees_not(SAM)
    assert alice.said == []


@pytest.mark.proof
def test_what_is_no_number_or_no_name_is_said_beside_it_and_takes_the_focus(alice: Person) -> None:
    alice.begin()
    alice.open("/hard-days")
    alice.tap("Add My people")
    name, number = alice.page.get_by_label("Name", exact=True), alice.page.get_by_label("Number", exact=True)
    expect(name).to_be_focused()
    number.fill("ask Sam")
    alice.tap("Save")

    alice.sees("Write a name first")
    alice.sees("Use digits, spaces and + ( ) - / only")
    expect(name).to_be_focused()
    name.fill("Sam")
    alice.tap("Save")
    expect(number).to_be_focused()
    number.fill(SAM)
    alice.tap("Save")
    alice.sees(f"Call {SAM}")
    alice.tap("Add What helps me")
    alice.page.get_by_role("textbox", name="What helps me").fill("x" * 501)
    alice.tap("Save")
    alice.sees("One line is too long.")
    alice.tap("Not now")
    expect(alice.page.get_by_role("button", name="Add What helps me")).to_be_visible()


@pytest.mark.proof
def test_a_plan_written_without_a_connection_arrives_when_there_is_one(alice: Person, new_context: NewContext) -> None:
    alice.begin()
    become(lambda: remembers_settings(alice.page), True)
    goes_offline(alice)
    alice.follow("Get help now")
    alice.follow("Your plan for hard days")
    writes_lines(alice, "What helps me", "the night bus")
    again = opens_again(alice)
    again.follow("Get help now")
    again.follow("Your plan for hard days")
    again.sees("the night bus")
    again.page.context.set_offline(False)
    again.all_saved()
    other = Person(new_context().new_page())
    other.login, other.passphrase = alice.login, alice.passphrase
    other.sign_in()

    other.open("/hard-days")

    other.sees("the night bus")


@pytest.mark.proof
def test_half_a_plan_is_there_after_the_page_was_closed_and_is_not_lost_when_saving_does_not_work(
    alice: Person,
) -> None:
    alice.begin()
    alice.open("/hard-days")
    alice.tap("Add What helps me")
    alice.page.get_by_role("textbox", name="What helps me").fill("half a thou")
    alice.page.wait_for_timeout(600)

    again = opens_again(alice)
    again.open("/hard-days")

    field = again.page.get_by_role("textbox", name="What helps me")
    expect(field).to_have_value("half a thou")
    field.fill("half a thought")
    again.tap("Save")
    again.sees("half a thought")
    expect(field).to_have_count(0)


@pytest.mark.proof
def test_the_plan_prints_black_on_white_with_nothing_else_of_the_app(new_context: NewContext, tmp_path: Path) -> None:
    alice = Person(new_context(color_scheme="dark").new_page())
    alice.begin()
    makes_a_plan(alice)
    alice.open("/hard-days")
    alice.sees("a cold shower")
    asked = alice.page.evaluate(
        "() => { window.printed = 0; window.print = () => { window.printed += 1; }; return window.printed; }"
    )
    alice.tap("Print")
    assert (asked, alice.page.evaluate("window.printed")) == (0, 1)

    alice.page.emulate_media(media="print", color_scheme="dark")

    shown = alice.page.evaluate(
        """() => [...document.querySelectorAll("#app *")]
          .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height > 1)
          .flatMap((each) => [...each.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()))
          .filter(Boolean)"""
    )
    assert shown == [
        *("For hard days", "What helps me", "a walk by the river", "a cold shower", "My people"),
        *("Sam", SAM, "Grandma", GRANDMA, "When this is not enough"),
        "In danger, or not safe with yourself: call 911 now.",
    ]
    colours = alice.page.evaluate(
        """() => [...document.querySelectorAll(".hard-days, .hard-days .card, .hard-days li, .hard-days h2")].map(
          (each) => `${getComputedStyle(each).color} ${getComputedStyle(each).backgroundColor}`)"""
    )
    assert {colour.partition(") ")[0] for colour in colours} == {"rgb(0, 0, 0"}
    assert {colour.partition(") ")[2] for colour in colours} <= {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    assert alice.page.pdf(path=tmp_path / "plan.pdf").startswith(b"%PDF")


@pytest.mark.proof
@schemes
def test_no_findings_on_the_plan_read_and_open(alice: Person, scheme: Scheme) -> None:
    alice.begin()
    alice.open("/hard-days")
    alice.sees("What helps me")
    assert findings(alice.page, scheme) == []
    makes_a_plan(alice, pinned=("Sam",))
    alice.open("/hard-days")
    alice.sees("a cold shower")
    assert findings(alice.page, scheme) == []
    alice.tap("Change My people")
    alice.page.get_by_label("Name", exact=True).first.fill("")
    alice.tap("Save")
    alice.sees("Write a name first")
    assert findings(alice.page, scheme) == []


@pytest.mark.proof
@pytest.mark.parametrize("locale", ["en-US", "es-MX"])
def test_nothing_of_the_plan_is_cut_off_on_a_narrow_screen_with_large_text(
    new_context: NewContext, locale: str
) -> None:
    alice = Person(new_context(viewport=NARROW, locale=locale).new_page())
    if locale == "en-US":
        alice.begin()
        makes_a_plan(alice)
    alice.open("/hard-days" if locale == "en-US" else "/quiet")
    for size in ("100%", "200%"):
        alice.page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
        alice.page.wait_for_timeout(200)
        assert overflow(alice.page) <= 0


@pytest.mark.proof
def test_without_settings_on_the_phone_the_plan_says_so_and_help_stands_there(alice: Person) -> None:
    alice.page.route(SETTINGS, lambda route: route.abort())
    alice.begin()

    alice.open("/hard-days")

    alice.sees("Your plan is not on this phone yet.")
    alice.sees("Call 911")
    alice.follow("All help lines")
    alice.sees("988 Suicide & Crisis Lifeline")
    alice.sees_not("Your people")
