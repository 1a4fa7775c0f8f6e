"""Somebody whose record says something, and the cards that say it."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, expect

from tests.browser.person import Person
from tests.browser.phone import become
from tests.browser.test_update import builds_with
from tests.browser.unconnected import worker_ready

Json = dict[str, Any]

PHONE_ZONE = ZoneInfo("America/New_York")  # of every phone in these tests: conftest.py
MIXED = "Logged close together"
RUN = "Strong cravings several days running"
TWO = "Two that act alike on one day"
MISSED = "A prescribed medicine was missed"


def at(*, hours: float) -> str:
    """So many hours ago, by the clock of the phone: written in UTC, a night there is already tomorrow.

    Soon after a day begins, some hours more: what is hours apart must lie on one day whenever this runs.
    """
    now = datetime.now(PHONE_ZONE)
    begun = timedelta(hours=5 if 4 <= now.hour < 8 else 0)
    return (now - begun - timedelta(hours=hours)).isoformat(timespec="seconds")


def took(substance: str, *, hours: float, **fields: Any) -> Json:
    return {"kind": "intake", "occurred_at": at(hours=hours), "substance": substance, **fields}


def mixed() -> list[Json]:
    """An opioid and alcohol within an hour: the gravest thing a record can say."""
    return [took("opioid_other", hours=2), took("alcohol", hours=1.5)]


def hard_days() -> list[Json]:
    return [
        {"kind": "craving", "occurred_at": at(hours=1 + 24 * ago), "intensity": 8 if ago < 3 else 2}
        for ago in range(20)
    ]


def flag(person: Person, title: str) -> Locator:
    return person.page.get_by_role("region", name=title, exact=True)


def opens_today(person: Person) -> None:
    """Today, and what there is to say arrived."""
    with person.page.expect_response(lambda answer: "/flags?" in answer.url):
        person.open()
    person.sees("How strong is the craving right now?")


def flags_work_alone(person: Person) -> None:
    """The files of flags are kept too: the page asks for them once the worker is there (docs/adr/0043)."""
    worker_ready(person.page)
    become(lambda: builds_with(person.page, "flags") != [], True)


def opens_other_answers(card: Locator) -> None:
    card.get_by_text("Other answers", exact=True).click()
    expect(card.get_by_role("button", name="Not for 7 days")).to_be_visible()
