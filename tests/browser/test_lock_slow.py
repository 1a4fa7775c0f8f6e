"""The lock on a phone with much to do: it waits for what is still being written, and takes no silence for an answer."""

from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from tests.browser.locking import PIN, is_locked, is_open, locks_now, locks_with_pin, tries, unlocks
from tests.browser.person import Person
from tests.browser.phone import arrives, become
from tests.browser.unconnected import opens_again, worker_ready

pytestmark = [pytest.mark.browser, pytest.mark.proof]

# Sealing takes four seconds: longer than it takes to walk to the lock.
SLOW_SEALING = """() => {
  const { encrypt } = SubtleCrypto.prototype;
  SubtleCrypto.prototype.encrypt = async function (...given) {
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    return encrypt.apply(this, given);
  };
}"""
# The copy of an entry takes three seconds; everything else is as fast as always.
SLOW_COPY = """() => {
  const { encrypt } = SubtleCrypto.prototype;
  SubtleCrypto.prototype.encrypt = async function (how, ...rest) {
    const about = how.additionalData ? new TextDecoder().decode(how.additionalData) : "";
    if (about.includes("ebb/v1/cache") && about.includes("entry/")) {
      window.copying = true;
      await new Promise((resolve) => setTimeout(resolve, 3_000));
    }
    return encrypt.call(this, how, ...rest);
  };
}"""
# The keys do not come in time at first, as when a phone is busy with something else.
SILENT_TWICE = """(() => {
  const { open } = IDBFactory.prototype;
  let silent = 2;
  IDBFactory.prototype.open = function (name, ...rest) {
    if (name !== "ebb-keys" || silent === 0) return open.call(this, name, ...rest);
    silent -= 1;
    throw new DOMException("busy", "UnknownError");
  };
})()"""
NEXT_WRITE_IS_LOST = """() => {
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function () {
    IDBObjectStore.prototype.put = put;
    throw new DOMException("busy", "UnknownError");
  };
}"""


def test_what_is_still_being_written_is_kept_before_it_locks(alice: Person) -> None:
    alice.begin()
    locks_with_pin(alice)
    alice.page.evaluate(SLOW_SEALING)
    alice.tap("5")

    locks_now(alice)

    unlocks(alice)
    is_open_on_you(alice)
    arrives(alice, Counter({"craving 5": 1}))


def is_open_on_you(person: Person) -> None:
    expect(person.page.get_by_role("heading", name="You", exact=True)).to_be_visible()


def test_keys_that_do_not_come_at_once_are_not_called_gone(alice: Person) -> None:
    alice.begin()
    locks_with_pin(alice)
    alice.page.add_init_script(SILENT_TWICE)

    alice.page.reload()

    is_locked(alice)
    alice.sees_not("not here any more")
    unlocks(alice)
    is_open(alice)


def test_a_try_the_phone_did_not_hear_leaves_the_way_in_open(alice: Person) -> None:
    alice.begin()
    locks_with_pin(alice)
    locks_now(alice)
    alice.page.evaluate(NEXT_WRITE_IS_LOST)

    tries(alice, PIN)

    alice.sees("The phone did not answer. Please try again.")
    is_locked(alice)
    unlocks(alice)
    is_open_on_you(alice)


def test_a_lock_that_comes_while_an_entry_is_copied_leaves_it_in_the_copy(alice: Person) -> None:
    alice.begin()
    worker_ready(alice.page)
    alice.page.evaluate(SLOW_COPY)
    alice.writes("between two copies")
    become(lambda: alice.page.evaluate("window.copying === true"), True)

    locks_with_pin(alice)

    alice.all_saved()
    alice.page.context.set_offline(True)
    again = opens_again(alice)
    unlocks(again)
    again.sees("between two copies")
    become(lambda: caches_on(again.page), 1)


def caches_on(page: Page) -> int:
    names = page.evaluate("indexedDB.databases().then((all) => all.map((each) => each.name))")
    return sum(name.startswith("ebb-cache-") for name in names)
