"""The lock of the app: what opens it, what ten wrong tries do, what lies on the phone meanwhile."""

from collections import Counter

import pytest
from playwright.sync_api import expect

from tests.browser.locking import (
    WRONG,
    has_a_face,
    is_locked,
    is_open,
    keys_that_read,
    locks_now,
    locks_with_pin,
    shown_on,
    tries,
    unlocks,
)
from tests.browser.person import Person
from tests.browser.phone import BATCH, arrives, become, databases, stored_on
from tests.browser.test_phone_storage import MARKERS, found, plants_markers
from tests.browser.unconnected import FEW, opens_again, records_few

pytestmark = pytest.mark.browser


@pytest.mark.proof
def test_a_passkey_locks_and_opens_again_without_a_connection(alice: Person) -> None:
    alice.begin()
    alice.writes("behind my face")
    alice.all_saved()
    has_a_face(alice.page)
    alice.follow("You")
    alice.tap("Lock with face, finger or screen lock")
    alice.sees("On, with your face, finger or screen lock")
    alice.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    alice.page.context.set_offline(True)

    locks_now(alice)
    alice.sees_not("behind my face")
    alice.tap("Unlock")

    alice.follow("Today")
    alice.sees("behind my face")
    alice.sees("No connection. What you write is saved on this phone and sent later.")


@pytest.mark.proof
def test_a_face_the_phone_does_not_know_opens_nothing_and_says_so_kindly(alice: Person) -> None:
    alice.begin()
    has_a_face(alice.page)
    alice.follow("You")
    alice.tap("Lock with face, finger or screen lock")
    alice.sees("On, with your face, finger or screen lock")

    again = opens_again(alice)
    has_a_face(again.page, is_verified=False)
    again.tap("Unlock")

    again.sees("Your phone did not open it.")
    is_locked(again)


# Notes whether the page ever says that a lock is on while a page that begins now would not begin locked.
_WATCH = """() => {
  window.early = false;
  new MutationObserver(() => {
    const says = document.body.innerText.includes("On, with");
    if (says && localStorage.getItem("ebb.lock") === null) window.early = true;
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""


@pytest.mark.proof
def test_a_lock_is_called_on_only_once_the_phone_has_kept_it(alice: Person) -> None:
    alice.begin()
    has_a_face(alice.page)
    alice.follow("You")
    alice.page.evaluate(_WATCH)

    alice.tap("Lock with face, finger or screen lock")
    alice.sees("On, with your face, finger or screen lock")

    assert alice.page.evaluate("window.early") is False


@pytest.mark.proof
def test_a_pin_opens_the_journal_where_it_was_left_with_half_written_words(alice: Person) -> None:
    alice.begin()
    locks_with_pin(alice)
    alice.page.get_by_label("What is on your mind?").fill("half a thou")

    locks_now(alice)
    again = opens_again(alice)
    tries(again, WRONG)
    again.sees("That was not it. 9 more tries")
    unlocks(again)

    is_open(again)
    expect(again.page.get_by_label("What is on your mind?")).to_have_value("half a thou")
    assert [line for line in again.said if "401" in line] == []


@pytest.mark.proof
def test_easy_short_or_different_pins_are_not_taken(alice: Person) -> None:
    alice.begin()
    alice.follow("You")
    alice.tap("Lock with a PIN")
    said = {
        ("12345", "12345"): "At least six digits, and only digits",
        ("abcdef", "abcdef"): "At least six digits, and only digits",
        ("333333", "333333"): "People would try this one first.",
        ("987654", "987654"): "People would try this one first.",
        ("280471", "280472"): "These two are not the same",
    }

    for (first, second), words in said.items():
        alice.page.get_by_label("New PIN, at least six digits").fill(first)
        alice.page.get_by_label("The same again").fill(second)
        alice.tap("Turn on")
        alice.sees(words)

    assert alice.page.evaluate("localStorage.getItem('ebb.lock')") is None


@pytest.mark.proof
def test_a_new_lock_makes_a_new_key_and_a_new_database_and_keeps_what_waits(alice: Person) -> None:
    alice.begin()
    alice.writes("sealed anew")
    alice.all_saved()
    alice.page.route(BATCH, lambda route: route.abort())
    alice.craves(4)
    alice.sees("Saved on this phone, 1 waiting")
    names = "indexedDB.databases().then((all) => all.map((each) => each.name).filter((name) => name.includes('cache')))"
    before = alice.page.evaluate(names)
    assert keys_that_read(stored_on(alice.page)) == ["ebb-keys/ring"]

    locks_with_pin(alice)

    become(lambda: len(alice.page.evaluate(names)), 1)
    assert alice.page.evaluate(names) != before
    dump = stored_on(alice.page)
    assert keys_that_read(dump) == []
    assert len(dump["ebb-outbox/changes"]) == 1
    alice.sees("sealed anew")
    alice.page.unroute(BATCH)
    alice.page.evaluate("dispatchEvent(new Event('online'))")
    alice.all_saved()


@pytest.mark.proof
def test_a_phone_without_a_connection_cannot_set_a_lock_and_says_so(alice: Person) -> None:
    alice.begin()
    alice.follow("You")
    alice.tap("Lock with a PIN")
    alice.page.context.set_offline(True)

    alice.page.get_by_label("New PIN, at least six digits").fill("280471")
    alice.page.get_by_label("The same again").fill("280471")
    alice.tap("Turn on")

    alice.sees("Turning it on needs a connection for a moment.")
    assert alice.page.evaluate("localStorage.getItem('ebb.lock')") is None


@pytest.mark.proof
def test_ten_wrong_pins_destroy_the_copy_and_what_waits_arrives_after_signing_in(alice: Person) -> None:
    alice.begin()
    alice.writes("only in the copy")
    alice.all_saved()
    locks_with_pin(alice)
    alice.page.context.set_offline(True)
    records_few(alice)
    alice.sees("waiting")
    locks_now(alice)

    for left in range(9, 0, -1):
        tries(alice, WRONG)
        alice.sees(f"{left} more tries" if left > 1 else "One more try")
    again = opens_again(alice)  # closing the app gives no try back
    tries(again, WRONG)

    again.sees("The copy on this phone was removed after ten tries.")
    become(lambda: databases(again.page), {"ebb-outbox", "ebb-keys"})
    again.page.context.set_offline(False)
    again.page.reload()
    again.sees("The copy on this phone was removed after ten tries.")
    again.sees_not("only in the copy")
    again.sign_in()
    arrives(again, FEW + Counter({"only in the copy": 1}))
    become(lambda: again.page.evaluate("localStorage.getItem('ebb.lock')"), None)


@pytest.mark.proof
def test_after_ten_wrong_pins_the_cookies_open_nothing_either(alice: Person) -> None:
    alice.begin()
    locks_with_pin(alice)
    locks_now(alice)

    for _ in range(10):
        tries(alice, WRONG)
        expect(alice.page.get_by_text("One moment…")).to_have_count(0)

    alice.sees("The copy on this phone was removed after ten tries.")
    become(lambda: alice.page.request.post("/api/v1/auth/refresh").status, 401)


def test_a_locked_phone_shows_and_holds_nothing_that_can_be_read(alice: Person) -> None:
    alice.begin()
    plants_markers(alice)
    alice.page.route(BATCH, lambda route: route.abort())
    alice.page.context.set_offline(False)
    locks_with_pin(alice)
    for word in MARKERS[:4]:
        assert word in shown_on(alice.page), word

    locks_now(alice)
    shown, dump = shown_on(alice.page), stored_on(alice.page)

    assert len(dump["ebb-outbox/changes"]) == 1
    assert [place for place in dump if place.startswith("ebb-cache-")] != []
    for word in (*MARKERS, alice.login, alice.passphrase, alice.code):
        assert word not in shown, word
        assert found(dump, word) == [], word
    assert keys_that_read(dump) == []
    assert dump["sessionStorage"] == []


@pytest.mark.proof
def test_a_locked_start_asks_the_server_for_no_keys(alice: Person) -> None:
    alice.begin()
    locks_with_pin(alice)
    asked: list[str] = []
    alice.page.context.on("request", lambda request: asked.append(request.url))

    again = opens_again(alice)
    is_locked(again)
    again.page.evaluate("dispatchEvent(new Event('online'))")
    again.page.wait_for_timeout(1_500)

    assert [url for url in asked if "/api/" in url] == []
    unlocks(again)
    is_open(again)
    assert [url for url in asked if url.endswith("/auth/refresh")] != []


@pytest.mark.proof
def test_nothing_is_drawn_before_the_lock(alice: Person) -> None:
    alice.begin()
    alice.writes("never for a moment")
    alice.all_saved()
    locks_with_pin(alice)
    alice.page.add_init_script(
        """window.drawn = [];
        new MutationObserver(() => window.drawn.push(document.body?.innerText ?? ""))
          .observe(document, { childList: true, subtree: true, characterData: true });"""
    )

    alice.page.reload()
    is_locked(alice)
    drawn = alice.page.evaluate("window.drawn")

    assert any("Unlock" in each for each in drawn)
    assert not [each for each in drawn if "craving" in each.lower() or "never for a moment" in each]


@pytest.mark.proof
def test_a_lock_is_offered_once_after_the_first_save_and_never_in_a_hard_hour(alice: Person) -> None:
    alice.begin()
    alice.sees_not("Keep it to yourself?")
    alice.craves(9)
    alice.sees("Craving 9")
    alice.sees_not("Keep it to yourself?")
    alice.follow("Journal")
    alice.page.get_by_text("Craving 9", exact=True).click()
    alice.tap("Delete")
    alice.follow("Today")
    alice.writes("only mine")

    alice.sees("Keep it to yourself?")
    alice.follow("Choose a lock")
    alice.tap("Lock with a PIN")
    alice.tap("Not now")
    alice.follow("Go to Today")

    alice.sees("only mine")
    alice.sees_not("Keep it to yourself?")
    alice.page.reload()
    alice.sees("only mine")
    alice.sees_not("Keep it to yourself?")
