"""What a phone keeps: nothing readable, nothing after signing out, nothing on a borrowed device."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewContext
from tests.browser.person import Person
from tests.browser.phone import BATCH, become, databases, on_server, stored_on
from tests.browser.unconnected import deletes, goes_offline, opens_again, worker_ready

pytestmark = [pytest.mark.browser, pytest.mark.proof]

MARKERS = ("mossy-lantern-words", "mossy-lantern-waiting", "mossy-lantern-draft", "mossy-lantern-tag", "mossy-product")

NO_STORAGE = """Object.defineProperty(IDBFactory.prototype, "open", {
  value() { throw new DOMException("no", "SecurityError"); },
});"""
NO_ROOM = """const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...given) {
  if (!window.room) throw new DOMException("full", "QuotaExceededError");
  return put.apply(this, given);
};"""


def found(dump: dict[str, list[str]], word: str) -> list[str]:
    return [place for place, rows in dump.items() for row in rows if word in row]


def plants_markers(person: Person) -> None:
    """One in each thing a phone keeps: sealed copy, settings, outbox, draft."""
    person.follow("You")
    person.page.get_by_text("Something else").first.click()
    person.page.get_by_label("Name", exact=True).first.fill("mossy-product")
    with person.page.expect_response(lambda answer: answer.url.endswith("/settings") and answer.ok):
        person.tap("Add")
    person.follow("Today")
    person.writes("mossy-lantern-words")
    person.all_saved()
    goes_offline(person)
    person.writes("mossy-lantern-waiting")
    person.sees("1 waiting")
    person.page.get_by_text("Mood and tags").click()
    person.page.get_by_label("Tags, with commas between").fill("mossy-lantern-tag")
    person.page.get_by_label("What is on your mind?").fill("mossy-lantern-draft")
    person.page.wait_for_timeout(700)


def test_nothing_on_the_phone_can_be_read(alice: Person) -> None:
    alice.begin()
    plants_markers(alice)

    dump = stored_on(alice.page)

    assert len(dump["ebb-outbox/changes"]) == 1
    assert len(dump["ebb-outbox/drafts"]) == 1
    cached = [row for place, rows in dump.items() if place.startswith("ebb-cache-") for row in rows]
    kinds = {row.split(" ")[0].split("/")[0] for row in cached}
    assert kinds - {"flags"} == {"entry", "cursor", "settings", "profile"}  # flags come when there is time for them
    for word in (*MARKERS, alice.login, alice.passphrase, alice.code, "eyJ", "craving", "journal"):
        assert not [place for place in found(dump, word) if not place.startswith("cache ")], word
    for word in (*MARKERS, alice.login, alice.passphrase, alice.code):
        assert found(dump, word) == [], word
    assert found(dump, "extractable=true private") == found(dump, "extractable=true secret") == []
    assert found(dump, "extractable=false private") == found(dump, "extractable=false secret") == ["ebb-keys/ring"]


def test_the_search_finds_what_lies_there_in_clear(alice: Person) -> None:
    alice.begin()
    alice.page.evaluate(
        """async () => {
          localStorage.setItem("planted", "mossy-lantern-words");
          await (await caches.open("planted")).put("/planted", new Response("mossy-lantern-words"));
          const request = indexedDB.open("planted", 1);
          await new Promise((resolve) => {
            request.onupgradeneeded = () => request.result.createObjectStore("rows");
            request.onsuccess = resolve;
          });
          const rows = request.result.transaction("rows", "readwrite").objectStore("rows");
          rows.put(new TextEncoder().encode("mossy-lantern-words"), "bytes");
          rows.put({ deep: { text: "mossy-lantern-words" } }, "object");
          await new Promise((resolve) => { rows.transaction.oncomplete = resolve; });
          request.result.close();
        }"""
    )

    places = found(stored_on(alice.page), "mossy-lantern-words")

    assert sorted(places) == ["cache planted", "localStorage", "planted/rows", "planted/rows"]


def test_signing_out_destroys_the_copy_and_its_key(alice: Person) -> None:
    alice.begin()
    alice.writes("not for the next one")
    alice.all_saved()
    assert databases(alice.page) == {"ebb-outbox", "ebb-keys", "ebb-cache"}

    alice.sign_out()

    become(lambda: databases(alice.page), {"ebb-outbox", "ebb-keys"})
    dump = stored_on(alice.page)
    assert dump["ebb-keys/ring"] == dump["ebb-outbox/changes"] == []


def test_a_browser_that_forgot_the_session_keeps_no_key_either(alice: Person) -> None:
    alice.begin()
    alice.writes("behind a closed door")
    alice.all_saved()
    alice.page.context.clear_cookies()
    alice.page.evaluate("localStorage.clear()")

    again = opens_again(alice)

    again.sees("A private place")
    become(lambda: databases(again.page), {"ebb-outbox", "ebb-keys"})
    assert stored_on(again.page)["ebb-keys/ring"] == []


def test_a_session_ended_on_another_device_destroys_the_copy_when_the_phone_hears_of_it(
    alice: Person, new_context: NewContext
) -> None:
    alice.begin()
    alice.writes("read by nobody else")
    alice.all_saved()
    other = Person(new_context().new_page())
    other.login, other.passphrase = alice.login, alice.passphrase
    other.sign_in()
    other.open("/you/sessions")
    other.tap("Sign out everywhere else")
    other.sees("Signed out")

    again = opens_again(alice)

    again.sees("A private place")
    again.sees_not("read by nobody else")
    become(lambda: databases(again.page), {"ebb-outbox", "ebb-keys"})
    assert stored_on(again.page)["ebb-keys/ring"] == []


def test_a_borrowed_device_keeps_nothing_and_says_so(alice: Person, new_context: NewContext) -> None:
    alice.begin()
    borrowed = Person(new_context().new_page())
    borrowed.login, borrowed.passphrase = alice.login, alice.passphrase
    borrowed.open("/sign-in")
    borrowed.page.get_by_label("Name", exact=True).fill(alice.login)
    borrowed.page.get_by_label("Passphrase", exact=True).fill(alice.passphrase)
    borrowed.page.get_by_label("Not my device").check()
    borrowed.tap("Sign in")
    borrowed.sees("Nothing is kept on this device.")
    borrowed.page.context.set_offline(True)

    borrowed.craves(4)

    borrowed.sees("1 waiting")
    borrowed.sees_not("Saved on this phone")
    rows = {place: rows for place, rows in stored_on(borrowed.page).items() if place.startswith("ebb-") and rows}
    assert rows == {}
    borrowed.page.context.set_offline(False)
    borrowed.all_saved()
    assert len(on_server(alice)) == 1


def opens_where_storage(page: Page, refuses: str) -> Person:
    page.add_init_script(refuses)
    person = Person(page)
    person.begin()
    return person


@pytest.mark.parametrize(
    ("refuses", "said"),
    [(NO_STORAGE, "This browser keeps nothing on this phone."), (NO_ROOM, "This phone has no room left.")],
)
def test_a_phone_that_takes_nothing_says_so_and_loses_nothing(page: Page, refuses: str, said: str) -> None:
    alice = opens_where_storage(page, refuses)
    worker_ready(page)
    page.context.set_offline(True)

    alice.craves(3)
    alice.writes("kept in the page")
    deletes(alice, "Craving 3")

    alice.sees(said)
    alice.sees("waiting")
    alice.sees_not("Saved on this phone")
    page.context.set_offline(False)
    alice.all_saved()
    assert [entry["text"] for entry in on_server(alice)] == ["kept in the page"]


def test_room_that_comes_back_is_used_for_what_still_waits(page: Page) -> None:
    alice = opens_where_storage(page, NO_ROOM)
    worker_ready(page)
    page.context.set_offline(True)
    alice.writes("first")
    alice.sees("This phone has no room left.")

    page.evaluate("window.room = true")
    alice.craves(1)

    alice.sees_not("no room left")


def test_a_person_may_keep_less_or_nothing_here(alice: Person) -> None:
    alice.begin()
    alice.writes("short stay")
    alice.all_saved()
    alice.follow("You")

    alice.page.get_by_label("Keep here").select_option(label="Nothing")

    become(lambda: databases(alice.page), {"ebb-outbox", "ebb-keys"})
    alice.page.get_by_label("Keep here").select_option(label="The last 7 days")
    become(lambda: databases(alice.page), {"ebb-outbox", "ebb-keys", "ebb-cache"})
    alice.follow("Today")
    goes_offline(alice)
    again = opens_again(alice)
    again.sees("short stay")


def test_a_closed_journal_leaves_no_row_behind(alice: Person) -> None:
    alice.begin()
    alice.page.route(BATCH, lambda route: route.abort())
    alice.craves(2)
    alice.sees("1 waiting")
    alice.open("/you/close")
    alice.page.get_by_label("Type DELETE", exact=False).fill("DELETE")
    alice.page.get_by_label("Your passphrase now", exact=True).fill(alice.passphrase)
    alice.page.locator("form button[type=submit]").click()

    alice.sees("A private place")
    dump = stored_on(alice.page)
    assert dump["ebb-outbox/changes"] == dump["ebb-outbox/drafts"] == dump["ebb-keys/ring"] == []
