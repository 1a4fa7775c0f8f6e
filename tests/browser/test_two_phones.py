"""Two phones of one person write without a connection: no words are lost, and in the end both show the same."""

import random
import re
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewContext
from tests.browser.person import Person
from tests.browser.phone import become, told_by_server
from tests.browser.unconnected import changes, deletes, goes_offline

pytestmark = [pytest.mark.browser, pytest.mark.proof]


def second_phone(alice: Person, new_context: NewContext) -> Person:
    other = Person(new_context().new_page())
    other.login, other.passphrase = alice.login, alice.passphrase
    other.sign_in()
    return other


def words_on(person: Person) -> list[str]:
    """The texts in the journal as this phone shows it."""
    person.follow("Today")
    person.follow("Journal")
    person.page.wait_for_timeout(100)
    return sorted(person.page.locator(".entry-list li .entry-detail").all_inner_texts())


def meets_the_server(person: Person) -> None:
    person.page.evaluate("dispatchEvent(new Event('online'))")
    expect(person.page.get_by_text(re.compile("All saved|Everything else is saved"))).to_be_visible()


def both_share(alice: Person, new_context: NewContext, *texts: str) -> Person:
    """Two phones that know the same entries, then no connection."""
    alice.begin()
    for text in texts:
        alice.writes(text)
    alice.all_saved()
    other = second_phone(alice, new_context)
    for phone in (alice, other):
        phone.open("/")
        phone.sees("How strong is the craving right now?")
        for text in texts:
            phone.sees(text)
        goes_offline(phone)
    return other


def comes_online(person: Person) -> None:
    person.page.context.set_offline(False)
    meets_the_server(person)


def test_deleted_on_one_phone_and_changed_on_the_other_the_words_return(alice: Person, new_context: NewContext) -> None:
    other = both_share(alice, new_context, "the first words")
    deletes(other, "the first words")
    changes(alice, "the first words", "better words")

    comes_online(other)
    comes_online(alice)

    alice.follow("1 needs your attention")
    alice.sees("Kept after all")
    alice.sees("better words")
    alice.tap("Keep it")
    alice.sees("Nothing needs you here.")
    become(lambda: sorted(told_by_server(alice)), ["better words"])


def test_changed_on_one_phone_and_deleted_on_the_other_the_words_stay(alice: Person, new_context: NewContext) -> None:
    other = both_share(alice, new_context, "the first words")
    changes(other, "the first words", "better words")
    deletes(alice, "the first words")

    comes_online(other)
    comes_online(alice)

    alice.follow("1 needs your attention")
    alice.sees("better words")
    alice.tap("Delete it")
    alice.sees("All saved")
    become(lambda: sorted(told_by_server(alice)), [])


def test_changed_on_both_phones_both_texts_stay(alice: Person, new_context: NewContext) -> None:
    other = both_share(alice, new_context, "the first words")
    changes(other, "the first words", "there")
    changes(alice, "the first words", "here")

    comes_online(other)
    comes_online(alice)

    alice.follow("1 needs your attention")
    alice.tap("Keep both")
    alice.sees("All saved")
    become(lambda: sorted(told_by_server(alice)), ["here", "there"])
    comes_online(other)
    become(lambda: words_on(other), ["here", "there"])


def test_an_editor_open_while_the_other_phone_writes_overwrites_nothing(alice: Person, new_context: NewContext) -> None:
    alice.begin()
    alice.writes("the first words")
    alice.all_saved()
    other = second_phone(alice, new_context)
    alice.follow("Journal")
    alice.page.get_by_text("the first words", exact=True).click()
    expect(alice.page.get_by_label("Your words")).to_be_visible()
    changes(other, "the first words", "there")
    other.all_saved()

    alice.page.evaluate("dispatchEvent(new Event('online'))")
    alice.page.wait_for_timeout(500)
    alice.page.get_by_label("Your words").fill("here")
    alice.tap("Save")

    alice.follow("1 needs your attention")
    alice.sees("here")
    alice.sees("there")


@dataclass
class Story:
    """What the two did. A text may go only when a phone that showed it replaced or deleted it."""

    chance: random.Random
    written: set[str] = field(default_factory=set)
    let_go: set[str] = field(default_factory=set)
    count: int = 0

    def fresh(self) -> str:
        self.count += 1
        self.written.add(f"words {self.count}")
        return f"words {self.count}"

    def act(self, person: Person) -> None:
        there = words_on(person)
        kind = self.chance.choice(["write", "edit", "edit", "delete"]) if there else "write"
        if kind == "write":
            person.follow("Today")
            person.writes(self.fresh())
            return
        old = self.chance.choice(there)
        self.let_go.add(old)
        if kind == "edit":
            changes(person, old, self.fresh())
        else:
            deletes(person, old)


def decides(person: Person) -> None:
    """Reads everything that needs attention, and keeps all of it."""
    person.follow("Today")
    while person.page.locator('a[href="/attention"]').count() > 0:
        person.page.locator('a[href="/attention"]').click()
        person.page.get_by_role("button", name="Keep", exact=False).first.wait_for()
        for answer in ("Keep both", "Keep it", "Keep mine"):
            if person.page.get_by_role("button", name=answer, exact=True).count() > 0:
                person.tap(answer)
                break
        person.page.wait_for_timeout(200)
        person.follow("Today")


def lives_through(seed: int, alice: Person, new_context: NewContext) -> None:
    story = Story(random.Random(seed))
    first = [story.fresh(), story.fresh()]
    other = both_share(alice, new_context, *first)
    for _ in range(5):
        story.act(story.chance.choice([alice, other]))

    both = [alice, other]
    story.chance.shuffle(both)
    for _ in range(3):
        for phone in both:
            comes_online(phone)
            decides(phone)
            phone.sees("All saved")

    on_server = sorted(told_by_server(alice).elements())
    become(lambda: words_on(alice), on_server)
    become(lambda: words_on(other), on_server)
    assert story.written - story.let_go <= set(on_server), f"lost with seed {seed}"
    assert len(on_server) == len(set(on_server)), f"twice with seed {seed}"


@pytest.mark.parametrize("seed", range(2))
def test_random_stories_of_two_phones_lose_no_words(seed: int, alice: Person, new_context: NewContext) -> None:
    lives_through(seed, alice, new_context)


@pytest.mark.proof
@pytest.mark.parametrize("seed", range(2, 50))
def test_fifty_random_stories_of_two_phones_lose_no_words(seed: int, alice: Person, new_context: NewContext) -> None:
    lives_through(seed, alice, new_context)
