"""What somebody sees who was given a link: before the press, in the way, and the record; and what stays nowhere."""

import base64
import json
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Request, Response, expect

from tests.browser.conftest import NewContext
from tests.browser.person import Person
from tests.browser.receiving import OPEN, PASSCODE, Owner, month, opens, path_of, sees_the_record
from tests.browser.sharing import Json, opened, payload_of
from tests.browser.test_accessibility import Scheme, findings, overflow

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

GONE = "This link does not open"
NOT_VERIFIED = re.compile("not verified", re.IGNORECASE)
HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>\u202e javascript:alert(3) {{7*7}}"


@pytest.fixture
def owner(alice: Person) -> Owner:
    alice.begin()
    alice.remembers(*month())
    return Owner(alice)


def clean(new_context: NewContext, **options: object) -> tuple[Page, list[Request]]:
    """A browser of somebody else, and everything it asks for."""
    page = new_context(**options).new_page()
    asked: list[Request] = []

    def note(request: Request) -> None:
        asked.append(request)

    page.on("request", note)
    return page, asked


@pytest.fixture
def reader(new_context: NewContext) -> Page:
    """A browser of somebody else."""
    return new_context().new_page()


def reads(owner: Owner, page: Page, **fields: object) -> Json:
    """The record behind a link without a passcode, open on somebody's page; the share comes back."""
    share = owner.shares(passcode=None, **fields)
    opens(page, share, None)
    sees_the_record(page)
    return share


def told(request: Request) -> str:
    """All that leaves the browser with a request: its address but for what stands behind "#", its headers, its body."""
    body = (request.post_data_buffer or b"").decode("latin-1")
    return " ".join((request.url.partition("#")[0], json.dumps(request.all_headers()), body))


def kept(context: BrowserContext, page: Page) -> list[object]:
    """Everything a page can keep in a browser."""
    stored = page.evaluate(
        "async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...await caches.keys(),"
        " ...(await indexedDB.databases()).map(({ name }) => name),"
        " ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)]"
    )
    return [*stored, *context.cookies()]


@pytest.mark.proof
def test_a_second_browser_opens_what_was_shared_and_nothing_else(
    owner: Owner, server: str, new_context: NewContext
) -> None:
    """Attack 32: the key of a link is in no request, stays in no address and is kept nowhere."""
    share = owner.shares()
    page, asked = clean(new_context)

    page.goto(path_of(share))
    expect(page.get_by_role("button", name=OPEN)).to_be_visible()
    before_the_press = [each for each in asked if "/shl/" in each.url]
    opens(page, share, name="Dr R")
    sees_the_record(page)

    text = page.get_by_role("main").inner_text()
    assert before_the_press == []
    assert NOT_VERIFIED.search(text)
    assert "Nausea" in text
    assert "MARK" not in page.content()
    assert "Shaking" not in text
    assert page.url.endswith("/s/")
    assert page.evaluate("history.length") <= 3
    key = payload_of(share["shlink"])["key"]
    assert len(key) == 43
    assert [each.url for each in asked if key in told(each)] == []
    assert {urlsplit(each.url).netloc for each in asked} == {urlsplit(server).netloc}
    assert {re.sub(r"^https?://[^/]+(/\w+/).*", r"\1", each.url) for each in asked} == {"/s/", "/shl/"}
    assert kept(page.context, page) == []
    log = owner.call("GET", f"/shares/{share['id']}/log")
    assert [one["recipient"] for one in log["openings"]] == ["Dr R"]


@pytest.mark.proof
def test_the_numbers_are_those_of_the_owners_trends(owner: Owner, new_context: NewContext) -> None:
    share = owner.shares()
    trends = owner.call("GET", f"/trends?from={share['from']}&to={share['to']}&series=craving")["series"]["craving"]
    page, _ = clean(new_context)

    opens(page, share)
    sees_the_record(page)
    chart = page.get_by_role("region", name="Craving").last
    chart.get_by_text("Show as a table").click()
    rows = chart.get_by_role("row").all_inner_texts()[1:]

    assert len(rows) == len(trends["days"])
    assert [int(row.split("\t")[1]) for row in rows] == list(reversed(trends["max"]))


@pytest.mark.proof
def test_a_wrong_passcode_is_said_with_the_tries_left_and_the_right_one_opens(
    owner: Owner, new_context: NewContext
) -> None:
    share = owner.shares()
    page, _ = clean(new_context)

    opens(page, share, "river 4822")
    expect(page.get_by_text("That passcode does not fit. 9 tries are left.")).to_be_visible()
    page.get_by_label("Passcode").fill(PASSCODE)
    page.get_by_role("button", name=OPEN).click()

    sees_the_record(page)


@pytest.mark.proof
def test_a_link_that_was_ended_opens_nothing_at_its_next_load(owner: Owner, reader: Page) -> None:
    share = reads(owner, reader)

    owner.call("DELETE", f"/shares/{share['id']}")
    opens(reader, share, None)

    expect(reader.get_by_role("heading", name=GONE)).to_be_visible()


@pytest.mark.proof
@pytest.mark.parametrize("fragment", ["", "#", "#shlink:/", "#shlink:/e30", "#/s/other"])
def test_half_a_link_says_so(server: str, new_context: NewContext, fragment: str) -> None:
    page, asked = clean(new_context)

    page.goto(f"/s/{fragment}")

    expect(page.get_by_role("heading", name=GONE)).to_be_visible()
    assert [each.url for each in asked if "/shl/" in each.url] == []


@pytest.mark.proof
def test_a_cut_key_opens_nothing_and_says_why(owner: Owner, new_context: NewContext) -> None:
    share, other = owner.shares(passcode=None), owner.shares(passcode=None)
    page, _ = clean(new_context)
    page.goto("/s/")
    swapped = page.evaluate(
        """([one, other]) => {
          const read = (link) => JSON.parse(atob(link.slice(8).replaceAll("-", "+").replaceAll("_", "/")));
          const text = JSON.stringify({ ...read(one), key: read(other).key });
          return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
        }""",
        [share["shlink"], other["shlink"]],
    )

    opens(page, {"link": f"x/s/#shlink:/{swapped}"}, None)

    expect(page.get_by_text("What arrived does not open with this link.")).to_be_visible()


@pytest.mark.proof
def test_the_owners_own_browser_opens_it_without_the_worker(owner: Owner, alice: Person) -> None:
    page = alice.page
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    page.on("response", note)

    reads(owner, page)

    of_the_page = [answer.from_service_worker for answer in answers if "/s/" in answer.url or "/shl/" in answer.url]
    assert of_the_page
    assert not any(of_the_page)


@pytest.mark.proof
def test_help_is_one_tap_away_and_the_record_is_gone_after_it(owner: Owner, reader: Page) -> None:
    reads(owner, reader)

    reader.get_by_role("link", name="Help", exact=True).click()
    expect(reader.get_by_text("call the emergency number now")).to_be_visible()
    reader.get_by_text("United States").click()
    expect(reader.get_by_role("link", name=re.compile("911")).first).to_be_visible()
    reader.go_back()

    expect(reader.get_by_role("heading", name=GONE)).to_be_visible()


@pytest.mark.proof
def test_hostile_words_stay_words(owner: Owner, alice: Person, new_context: NewContext) -> None:
    """Attack 41 on the share page: whatever the person wrote is text there, and no more."""
    alice.remembers({"kind": "journal", "occurred_at": month()[0]["occurred_at"], "text": HOSTILE})
    owner.saves_settings(**{"raise": [HOSTILE[:190]]})
    page, asked = clean(new_context)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))

    reads(owner, page, include=["text", "raise", "mood"])

    assert "<script>alert(2)</script>" in page.get_by_role("article").inner_text()
    assert page.locator("article img, article script, article a").count() == 0
    assert said == []
    assert [each.url for each in asked if each.url.endswith("/x")] == []


@pytest.mark.proof
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_findings_before_and_after_opening(owner: Owner, new_context: NewContext, scheme: Scheme) -> None:
    share = owner.shares()
    page, _ = clean(new_context)

    page.goto(path_of(share))
    page.get_by_role("button", name=OPEN).wait_for()
    before = findings(page, scheme)
    opens(page, share)
    sees_the_record(page)

    assert before == []
    assert findings(page, scheme) == []


@pytest.mark.proof
def test_nothing_is_lost_on_a_small_screen_or_with_large_text(owner: Owner, new_context: NewContext) -> None:
    page, _ = clean(new_context, viewport={"width": 320, "height": 640})
    reads(owner, page)

    narrow = overflow(page)
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert narrow == 0
    assert overflow(page) == 0


@pytest.mark.proof
def test_it_is_printed_without_what_a_screen_needs(owner: Owner, reader: Page) -> None:
    reads(owner, reader)

    reader.emulate_media(media="print")

    expect(reader.get_by_role("button", name="Print")).to_be_hidden()
    expect(reader.get_by_text("Show as a table").first).to_be_hidden()
    expect(reader.get_by_role("article")).to_be_visible()


@pytest.mark.proof
def test_the_paper_is_the_one_in_the_bundle(owner: Owner, alice: Person, reader: Page) -> None:
    share = reads(owner, reader)

    with reader.expect_download() as download:
        reader.get_by_role("link", name="Save as PDF").click()

    assert download.value.suggested_filename == "shared-record.pdf"
    bundle = opened(alice, payload_of(share["shlink"]))
    (paper,) = [one["resource"] for one in bundle["entry"] if one["resource"]["resourceType"] == "DocumentReference"]
    content = base64.b64decode(paper["content"][0]["attachment"]["data"])
    assert content.startswith(b"%PDF-")
    assert download.value.path().read_bytes() == content


@pytest.mark.proof
def test_it_speaks_the_language_its_owner_chose(owner: Owner, reader: Page) -> None:
    reads(owner, reader, language="es")

    expect(reader.get_by_role("button", name="Imprimir")).to_be_visible()
    assert reader.evaluate("document.documentElement.lang") == "es"
