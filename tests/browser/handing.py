"""A phone that its owner hands to somebody else."""

from playwright.sync_api import expect

from tests.browser.locking import is_open, shown_on
from tests.browser.person import Person
from tests.browser.sharing import chooses_what, previews

SECRET = "what only the journal holds"
WAYS_OUT = (
    "/",
    "/journal",
    "/trends",
    "/you",
    "/you/share",
    "/you/shares",
    "/you/lock",
    "/sign-in",
    "/sign-up",
    "/who",
)


def records(person: Person) -> None:
    person.begin()
    person.craves(6)
    person.writes(SECRET)
    person.all_saved()


def hands_over(person: Person) -> None:
    """Cravings alone, and the phone shows them."""
    chooses_what(person, "Craving")
    person.page.get_by_label("Hand over this phone").check()
    previews(person)
    person.tap("Hand over now")
    is_handed(person)


def is_handed(person: Person) -> None:
    expect(person.page.get_by_role("heading", name="Report", exact=True)).to_be_visible()
    expect(person.page.locator("article.report")).to_be_visible()
    assert SECRET not in shown_on(person.page)


def types(person: Person, passphrase: str, **fields: str) -> None:
    """On the way back to one's journal; the passphrase, and by its label what else is asked for."""
    for label, text in {**fields, "Passphrase": passphrase}.items():
        person.page.get_by_label(label, exact=True).fill(text)
    person.tap("Unlock the journal")


def has_no_session(person: Person) -> None:
    """The phone is handed over, its session is over, and its owner has typed the passphrase."""
    records(person)
    hands_over(person)
    person.page.context.clear_cookies()
    person.tap("Unlock the journal")
    types(person, person.passphrase)


def is_back(person: Person) -> None:
    is_open(person)
    person.sees(SECRET)
