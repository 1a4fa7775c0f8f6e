"""What somebody does on a phone without a connection, and how they come back to it."""

import random
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Error, Page, Route

from tests.browser.conftest import FLAGS, PHONE, find_chromium
from tests.browser.person import Person
from tests.browser.phone import told_by_server

TWENTY = Counter(
    {
        **{f"craving {intensity}": 1 for intensity in (0, 1, 2, 3, 4, 5, 7)},
        **{f"words {number}": 1 for number in (2, 3, 4)},
        "words 1, changed": 1,
        "insomnia 3": 1,
        "nausea 2": 1,
        "body none": 2,
        "used none": 1,
        "used 2.5 capsule": 1,
        "used 1 cup": 1,
    }
)


@contextmanager
def app_over(browser: Browser, server: str, profile: Path) -> Iterator[BrowserContext]:
    """A browser of its own over a profile on disk, without a connection; its process ends with it."""
    context = browser.browser_type.launch_persistent_context(
        profile,
        executable_path=find_chromium(),
        args=FLAGS,
        base_url=server,
        viewport=PHONE,  # type: ignore[arg-type]  # the two numbers it asks for
        locale="en-US",
        timezone_id="America/New_York",
    )
    context.set_default_timeout(20_000)
    yield context
    with suppress(Error):  # where its processes were killed there is nothing left to close
        context.close()


def somebody(context: BrowserContext, known: Person | None = None) -> Person:
    person = Person(context.pages[0])
    if known:
        person.login, person.passphrase, person.code = known.login, known.passphrase, known.code
    return person


def worker_ready(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def goes_offline(person: Person) -> None:
    """Everything the app needs without a connection is there, then the connection goes."""
    worker_ready(person.page)
    person.page.reload()
    person.sees("How strong is the craving right now?")
    person.all_saved()
    person.page.context.set_offline(True)


def opens_again(person: Person) -> Person:
    """The page is gone, as when a phone closes an app it needs the memory of; then somebody opens it again."""
    context = person.page.context
    person.page.close()
    again = Person(context.new_page())
    again.login, again.passphrase, again.code = person.login, person.passphrase, person.code
    again.open()
    return again


def changes_passphrase(other: Person) -> None:
    """From another device; the person there knows the new one afterwards."""
    other.sign_in()
    other.open("/you/passphrase")
    other.page.get_by_label("Your passphrase now", exact=True).fill(other.passphrase)
    new_passphrase = other.page.locator(".secret").inner_text()
    other.page.locator("form button[type=submit]").click()
    other.page.wait_for_url("**/you")
    other.passphrase = new_passphrase


def bad_network(context: BrowserContext, chance: random.Random) -> list[bool]:
    """Whatever is sent arrives three times, and a third of the answers are lost: True for each of those."""
    lost: list[bool] = []

    def deliver(route: Route) -> None:
        answers = [route.fetch() for _ in range(3)]
        lost.append(chance.random() < 1 / 3)
        if lost[-1]:
            route.abort()
        else:
            route.fulfill(response=answers[-1])

    context.route(re.compile(r"/api/v1/(entries|settings|changes)"), deliver)
    return lost


def keeps_trying(person: Person, expected: Counter[str]) -> None:
    """A phone on a train: the connection comes and goes until the server has what is expected and nothing waits."""
    for _ in range(100):
        if told_by_server(person) == expected and person.page.get_by_text("waiting").count() == 0:
            return
        person.page.evaluate("dispatchEvent(new Event('online'))")
        person.page.wait_for_timeout(300)


def changes(person: Person, text: str, better: str) -> None:
    person.follow("Journal")
    person.page.get_by_text(text, exact=True).click()
    person.page.get_by_label("Your words").fill(better)
    person.tap("Save")
    person.follow("Today")


def deletes(person: Person, text: str) -> None:
    person.follow("Journal")
    person.page.get_by_text(text, exact=True).click()
    person.tap("Delete")
    person.follow("Today")


def records_twenty(person: Person) -> None:
    """All kinds, with changes and deletions: what is left is `TWENTY`."""
    person.tap("0 · none")
    person.tap("Done")
    for intensity in range(1, 8):
        person.craves(intensity)
    for number in range(1, 6):
        person.writes(f"words {number}")
    person.notices("Nausea", "Moderate")
    person.tap("None today")
    person.notices("Trouble sleeping", "Severe")
    person.page.get_by_role("button", name="None today").first.click()
    person.page.locator("section", has_text="Used anything?").get_by_role("button", name="None today").click()
    person.records("Kratom leaf", "2.5", "capsule")
    person.records("Caffeine", "1", "cup")
    changes(person, "words 1", "words 1, changed")
    deletes(person, "words 5")
    deletes(person, "Craving 6")


FEW = Counter({"craving 2": 1, "words, changed": 1})


def records_few(person: Person) -> None:
    person.craves(1)
    person.craves(2)
    person.writes("words")
    changes(person, "words", "words, changed")
    deletes(person, "Craving 1")


def ready_to_go_offline(person: Person) -> None:
    person.begin()
    person.tracks("Kratom leaf", "Caffeine")
    goes_offline(person)
