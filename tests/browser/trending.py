"""Somebody with a past to look back on, what the API says of it, and what stands on the screen."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, expect

from app.cli import demo_story, demo_year
from tests.browser.person import Person
from tests.browser.phone import become

Json = dict[str, Any]


def today() -> Any:
    return (datetime.now(UTC).astimezone(ZoneInfo(demo_story.HOME)) - timedelta(hours=4)).date()


def _headers(person: Person) -> dict[str, str]:
    form: dict[str, str | float | bool] = {
        "grant_type": "password",
        "username": person.login,
        "password": person.passphrase,
    }
    token = person.page.request.post("/api/v1/auth/token", form=form).json()["access_token"]
    return {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}


def chooses(person: Person, **settings: Any) -> None:
    """What is tracked and how, as a program of hers would say it."""
    headers = _headers(person)
    revision = person.page.request.get("/api/v1/settings", headers=headers).json()["revision"]
    answer = person.page.request.put(
        "/api/v1/settings",
        data=json.dumps({"settings": settings}),
        headers={**headers, "If-Match": f'"{revision}"'},
    )
    assert answer.status == 200


def lives_a_year(person: Person, *, days: int = demo_story.DAYS) -> None:
    """The last days of the made-up year are hers."""
    person.begin()
    chooses(person, **demo_year.settings(today()))
    since = datetime.now(UTC) - timedelta(days=days)
    year = demo_year.entries(datetime.now(UTC))
    person.remembers(*(entry for entry in year if datetime.fromisoformat(entry["occurred_at"]) > since))


def told(person: Person, days: int) -> Json:
    """What the API says of the last days."""
    asked = {"from": (today() - timedelta(days=days - 1)).isoformat(), "to": today().isoformat()}
    answer = person.page.request.get("/api/v1/trends", params=asked, headers=_headers(person))
    assert answer.status == 200
    trends: Json = answer.json()
    return trends


def opens_trends(person: Person) -> None:
    person.open("/trends")
    expect(person.page.get_by_text("One moment…")).to_have_count(0)


def looks_at(person: Person, period: str) -> None:
    with person.page.expect_response(lambda answer: "/trends?" in answer.url):
        person.page.get_by_label(period, exact=True).check(force=True)


def card(person: Person, name: str) -> Locator:
    return person.page.get_by_role("region", name=name, exact=True)


def unfolds(person: Person) -> None:
    """Everything that is folded, also what opens inside it, at once or a moment later."""
    unfold = "for (const fold of document.querySelectorAll('main details')) fold.open = true"
    for _ in range(4):
        person.page.evaluate(unfold)
        person.page.wait_for_timeout(150)
    expect(person.page.locator("main details:not([open])")).to_have_count(0)


def marks(part: Locator) -> int:
    """How many dots or bars a drawing holds: each begins with a move of the pen."""
    return sum(len(re.findall("M", path.get_attribute("d") or "")) for path in part.all())


def rows(part: Locator) -> list[list[str]]:
    """A table as it is read, once it is made: the newest day first."""
    expect(part.locator("tbody tr").first).to_be_visible()
    return [row.locator("th, td").all_inner_texts() for row in part.locator("tbody tr").all()]


def cravings_of(days: dict[int, list[int]]) -> list[Json]:
    """Cravings around noon at home, so many days ago."""
    return [
        {
            "kind": "craving",
            "occurred_at": f"{today() - timedelta(days=ago)}T12:{number:02}:00-05:00",
            "time_zone": None,
            "intensity": intensity,
        }
        for ago, intensities in days.items()
        for number, intensity in enumerate(intensities)
    ]


def shows_dots(region: Locator, count: int) -> None:
    become(lambda: dots(region), count)


def dots(region: Locator) -> int:
    """Days drawn on the first chart of a measure."""
    return marks(region.locator(".chart").first.locator(".plot-dots"))
