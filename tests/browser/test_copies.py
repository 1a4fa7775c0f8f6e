"""Taking the journal along: a file that opens itself elsewhere, or a plain one, and never without the passphrase."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Download, expect

from tests.browser.conftest import NewContext
from tests.browser.person import Person
from tests.browser.test_accessibility import NARROW, Scheme, findings, overflow

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180), pytest.mark.proof]

SENTENCE = "a sentence of mine"


def opens_copies(person: Person) -> None:
    person.begin()
    person.writes(SENTENCE)
    person.all_saved()
    person.follow("You")
    person.follow("Take it with you")
    person.sees("What kind of copy?")


def saves(person: Person) -> Download:
    person.page.get_by_label("Your passphrase now", exact=True).fill(person.passphrase)
    with person.page.expect_download() as awaited:
        person.tap("Save the copy")
    person.sees("The copy is saved.")
    return awaited.value


def test_a_sealed_file_opens_itself_in_another_browser_without_a_connection(
    alice: Person, new_context: NewContext, tmp_path: Path
) -> None:
    opens_copies(alice)
    seal = alice.page.locator(".secret").inner_text()
    file = tmp_path / "copy.html"
    saves(alice).save_as(file)

    elsewhere = new_context(offline=True).new_page()
    asked: list[str] = []
    said: list[str] = []
    elsewhere.on("request", lambda request: asked.append(request.url))
    elsewhere.on("console", lambda message: said.append(message.text))
    elsewhere.goto(file.as_uri())
    elsewhere.get_by_label("Passphrase").fill("another passphrase entirely")
    elsewhere.get_by_role("button", name="Open").click()
    expect(elsewhere.get_by_text("That was not it.")).to_be_visible()
    elsewhere.get_by_label("Passphrase").fill(seal)
    elsewhere.keyboard.press("Enter")
    expect(elsewhere.get_by_text(SENTENCE)).to_be_visible()
    with elsewhere.expect_download() as awaited:
        elsewhere.get_by_role("link", name="Save what is inside").click()
    inside = tmp_path / "inside.json"
    awaited.value.save_as(inside)

    assert SENTENCE in json.dumps(json.loads(inside.read_text()), ensure_ascii=False)
    assert SENTENCE not in file.read_text()
    assert seal not in file.read_text()
    assert all(url.startswith(("file:", "blob:")) for url in asked)
    assert said == []


def test_sealed_comes_before_plain(alice: Person) -> None:
    opens_copies(alice)

    expect(alice.page.get_by_label("Sealed with a passphrase")).to_be_checked()
    alice.sees_not("Downloads folder")


def test_a_plain_file_says_where_it_lands(alice: Person, tmp_path: Path) -> None:
    opens_copies(alice)
    alice.page.get_by_label("Plain", exact=True).check()
    alice.sees("It lands in the Downloads folder")

    saved = saves(alice)
    saved.save_as(tmp_path / "copy.json")

    assert SENTENCE in (tmp_path / "copy.json").read_text()
    assert saved.suggested_filename.endswith(".json")


@pytest.mark.parametrize(
    ("label", "start"),
    [
        ("To look at in a spreadsheet", b"\xef\xbb\xbf"),
        ("For health programs", b"{"),
        ("To print or read", b"%PDF-"),
    ],
)
def test_every_kind_of_copy_is_what_it_says(alice: Person, tmp_path: Path, label: str, start: bytes) -> None:
    opens_copies(alice)
    alice.page.get_by_label(label).check()
    alice.page.get_by_label("Plain", exact=True).check()

    saves(alice).save_as(tmp_path / "copy")

    content = (tmp_path / "copy").read_bytes()
    assert content.startswith(start)
    assert len(content) > 50


def test_without_the_passphrase_nothing_is_saved(alice: Person) -> None:
    opens_copies(alice)
    downloads: list[str] = []
    alice.page.on("download", lambda download: downloads.append(download.suggested_filename))

    alice.page.get_by_label("Your passphrase now", exact=True).fill("not my passphrase at all")
    alice.tap("Save the copy")

    expect(alice.page.locator("[aria-invalid=true]")).to_be_focused()
    assert downloads == []


def test_ones_own_passphrase_for_the_file_must_be_long(alice: Person) -> None:
    opens_copies(alice)
    alice.tap("Use my own")
    alice.page.get_by_label("Passphrase of the file").fill("short")
    alice.page.get_by_label("Your passphrase now", exact=True).fill(alice.passphrase)

    alice.tap("Save the copy")

    alice.sees("At least 12 characters")


def test_a_copy_is_offered_before_the_journal_is_closed(alice: Person) -> None:
    alice.begin()
    alice.follow("You")
    alice.follow("Close the journal for good")
    alice.sees("Save a copy first?")

    alice.follow("Take it with you")

    alice.sees("What kind of copy?")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_findings_on_the_copy_and_in_the_sealed_file(
    alice: Person, new_context: NewContext, tmp_path: Path, scheme: Scheme
) -> None:
    opens_copies(alice)
    found = findings(alice.page, scheme)
    seal = alice.page.locator(".secret").inner_text()
    file = tmp_path / "copy.html"
    saves(alice).save_as(file)
    elsewhere = new_context(viewport=NARROW).new_page()
    elsewhere.goto(file.as_uri())
    found += findings(elsewhere, scheme)
    elsewhere.get_by_label("Passphrase").fill(seal)
    elsewhere.keyboard.press("Enter")
    expect(elsewhere.get_by_text(SENTENCE)).to_be_visible()
    found += findings(elsewhere, scheme)

    assert found == []
    assert overflow(elsewhere) == 0
