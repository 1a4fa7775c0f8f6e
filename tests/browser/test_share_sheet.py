"""The report as paper: through the share sheet of the phone, or as a download where that takes no files."""

import pytest
from playwright.sync_api import expect

from tests.browser.person import Person
from tests.browser.phone import become
from tests.browser.sharing import chooses_what, previews

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180), pytest.mark.proof]

# What a phone's share sheet is given, kept for the test to read; a phone that shares no files has none.
SHEET = """(takesFiles) => {
  globalThis.given = [];
  Object.defineProperty(navigator, "canShare", { value: ({ files }) => takesFiles && files.length === 1 });
  const take = async ({ files }) => {
    for (const file of files) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      given.push([file.name, file.type, String.fromCharCode(...bytes.slice(0, 5))]);
    }
  };
  Object.defineProperty(navigator, "share", { value: take });
}"""


def previews_on_a_phone_that(person: Person, *, takes_files: bool) -> list[str]:
    """The last look on a phone with such a share sheet, and the names of all that it downloads from now on."""
    person.begin()
    person.craves(6)
    person.all_saved()
    chooses_what(person, "Craving")
    person.page.get_by_label("Hand over this phone").check()
    previews(person)
    person.page.evaluate(SHEET, takes_files)
    downloads: list[str] = []
    person.page.on("download", lambda download: downloads.append(download.suggested_filename))
    return downloads


def test_the_paper_goes_to_the_share_sheet_of_the_phone(alice: Person) -> None:
    downloads = previews_on_a_phone_that(alice, takes_files=True)

    alice.tap("Share the PDF")

    become(lambda: alice.page.evaluate("given"), [["health-summary.pdf", "application/pdf", "%PDF-"]])
    expect(alice.page.get_by_role("button", name="Share the PDF")).to_have_attribute("aria-disabled", "false")
    assert downloads == []


def test_the_paper_is_a_download_where_the_share_sheet_takes_no_files(alice: Person) -> None:
    downloads = previews_on_a_phone_that(alice, takes_files=False)

    with alice.page.expect_download() as download:
        alice.tap("Share the PDF")

    assert download.value.path().read_bytes().startswith(b"%PDF-")
    assert alice.page.evaluate("given") == []
    assert downloads == ["health-summary.pdf"]
