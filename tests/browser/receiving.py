"""A share made through the API, as the owner's own program would, and the page it opens on."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.person import Person

Json = dict[str, Any]
PASSCODE = "river 4821"
OPEN = "Open the record"


def day(ago: int) -> str:
    """A day of the owner's, so many days ago."""
    return (datetime.now(UTC).date() - timedelta(days=ago)).isoformat()


def at_noon(ago: int) -> str:
    return f"{day(ago)}T12:00:00-05:00"


def month() -> list[Json]:
    """A month that says something: what is chosen below and what is not, told apart by its words and numbers."""
    cravings = [
        {"kind": "craving", "occurred_at": at_noon(ago), "intensity": ago % 8, "note": "MARK-craving-note"}
        for ago in range(1, 29)
    ]
    bodies = [
        {"kind": "side_effects", "occurred_at": at_noon(ago), "ratings": {"nausea": ago % 3, "tremor": 3}}
        for ago in range(1, 29, 2)
    ]
    thought = {"kind": "journal", "occurred_at": at_noon(2), "text": "MARK-thought", "mood": 6, "tags": ["MARK-tag"]}
    return [*cravings, *bodies, thought]


class Owner:
    """The person who shares, with a token of her own program beside the phone."""

    def __init__(self, person: Person) -> None:
        self._person = person
        form: dict[str, str | float | bool] = {
            "grant_type": "password",
            "username": person.login,
            "password": person.passphrase,
        }
        self._token = person.page.request.post("/api/v1/auth/token", form=form).json()["access_token"]

    def call(self, method: str, path: str, body: Json | None = None) -> Any:
        answer = self._person.page.request.fetch(
            f"/api/v1{path}", method=method, data=body, headers={"Authorization": f"Bearer {self._token}"}
        )
        assert answer.ok, f"{answer.status} {answer.text()}"
        return answer.json() if answer.body() else None

    def shares(self, **fields: Any) -> Json:
        """A link to the last 28 days of cravings and nausea, unless `fields` say otherwise."""
        asked = {
            "mode": "link",
            "include": ["craving", "symptom:nausea"],
            "from": day(28),
            "to": day(1),
            "passcode": PASSCODE,
            **fields,
        }
        made: Json = self.call("POST", "/shares", asked)
        return made

    def saves_settings(self, **fields: Any) -> None:
        seen = self.call("GET", "/settings")
        body = {"settings": {**seen["settings"], **fields}, "mutation_id": str(uuid.uuid4())}
        answer = self._person.page.request.put(
            "/api/v1/settings",
            data=body,
            headers={"Authorization": f"Bearer {self._token}", "If-Match": f'"{seen["revision"]}"'},
        )
        assert answer.ok, answer.text()


def path_of(share: Json) -> str:
    """The link without its origin: the test's server stands at an address of its own."""
    return "/s/" + str(share["link"]).partition("/s/")[2]


def opens(page: Page, share: Json, passcode: str | None = PASSCODE, name: str = "") -> None:
    """Presses the button, and does not wait for what comes."""
    page.goto(path_of(share))
    if passcode is not None:
        page.get_by_label("Passcode").fill(passcode)
    if name:
        page.get_by_label("Your name or practice").fill(name)
    page.get_by_role("button", name=OPEN).click()


def sees_the_record(page: Page) -> None:
    expect(page.get_by_role("article")).to_be_visible()
