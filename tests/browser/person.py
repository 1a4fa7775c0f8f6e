"""What a person does with the app, in their words; and every message the console gave meanwhile."""

import json
import secrets
import uuid
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, Request, expect

BATCH = 100


def body_of(request: Request) -> dict[str, Any]:
    """The JSON a request carried."""
    body = request.post_data_json
    assert isinstance(body, dict)
    return body


def _without_id(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if name != "id"}


class Person:
    """Somebody with a phone. `said` holds what the console said: it should stay empty."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.login = ""
        self.passphrase = ""
        self.code = ""
        self.said: list[str] = []
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))

    def _note(self, message: ConsoleMessage) -> None:
        self.said.append(f"{message.type}: {message.text}")

    def open(self, path: str = "/") -> None:
        self.page.goto(path)

    def tap(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text, exact=False).first).to_be_visible()

    def sees_not(self, text: str) -> None:
        expect(self.page.get_by_text(text, exact=False)).to_have_count(0)

    def begin(self) -> None:
        """A journal of her own, opened without the screens of signing up; they have tests of their own."""
        answer = self.page.request.get("/api/v1/auth/name-suggestion")
        self.login, self.passphrase = answer.json()["login"], f"{secrets.token_hex(4)} harbour {secrets.token_hex(4)}"
        body = {"login": self.login, "password": self.passphrase}
        opened = self.page.request.post("/api/v1/auth/register", data=body)
        assert opened.status == 201
        self.code = opened.json()["recovery_code"]
        self.open("/away.html")
        self.page.evaluate("localStorage.setItem('ebb.signed-in', '1')")
        self.open()
        self.sees("How strong is the craving right now?")
        expect(self.page.get_by_role("link", name="You", exact=True)).to_be_visible()

    def remembers(self, *entries: dict[str, Any]) -> None:
        """Entries from before, sent as a program of hers would: each names its kind, time, fields, perhaps its id."""
        form: dict[str, str | float | bool] = {
            "grant_type": "password",
            "username": self.login,
            "password": self.passphrase,
        }
        token = self.page.request.post("/api/v1/auth/token", form=form).json()["access_token"]
        for start in range(0, len(entries), BATCH):
            operations = [
                {
                    "op": "put",
                    "id": entry.get("id", str(uuid.uuid4())),
                    "entry": {"mutation_id": str(uuid.uuid4()), "schema": 1, **_without_id(entry)},
                }
                for entry in entries[start : start + BATCH]
            ]
            answer = self.page.request.post(
                "/api/v1/entries/batch",
                data=json.dumps({"operations": operations}),
                headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
            )
            assert {result["status"] for result in answer.json()["results"]} == {201}

    def sign_up(self) -> None:
        """Opens a journal with what the app offers, and postpones the spare key."""
        self.open()
        self.follow("Start a journal")
        name = self.page.get_by_label("Name", exact=True)
        expect(name).not_to_have_value("")
        self.login = name.input_value()
        self.passphrase = self.page.locator(".secret").inner_text()
        self.tap("Create my journal")
        self.tap("Do this later")
        self.sees("How strong is the craving right now?")

    def sign_out(self) -> None:
        self.follow("You")
        self.tap("Sign out")
        self.sees("A private place")

    def sign_in(self) -> None:
        self.open("/sign-in")
        self.page.get_by_label("Name", exact=True).fill(self.login)
        self.page.get_by_label("Passphrase", exact=True).fill(self.passphrase)
        self.tap("Sign in")
        self.sees("How strong is the craving right now?")

    def craves(self, intensity: int) -> None:
        """One tap; the details that open are left alone."""
        self.tap(str(intensity))
        self.tap("Done")

    def notices(self, symptom: str, severity: str) -> None:
        self.tap(symptom)
        self.page.get_by_role("group", name=symptom, exact=True).get_by_label(severity, exact=True).check()

    def tracks(self, *names: str) -> None:
        self.follow("You")
        self.tap("Choose from a list")
        for name in names:
            with self.page.expect_response(lambda answer: answer.url.endswith("/settings") and answer.ok):
                self.page.get_by_label(name, exact=True).check()
        self.follow("Today")

    def records(self, substance: str, amount: str, unit: str) -> None:
        self.tap("Record")
        self.page.get_by_label(substance, exact=True).check()
        self.page.get_by_label("Amount", exact=True).fill(amount)
        self.page.get_by_label("Unit", exact=True).fill(unit)
        self.tap("Save")

    def writes(self, text: str) -> None:
        field = self.page.get_by_label("What is on your mind?")
        field.fill(text)
        self.page.locator("form", has=field).get_by_role("button", name="Save").click()

    def all_saved(self) -> None:
        """Nothing waits any more."""
        expect(self.page.get_by_text("waiting", exact=False)).to_have_count(0)

    def journal_lines(self) -> list[str]:
        self.follow("Journal")
        self.sees("That is everything.")
        return self.page.locator(".entry-list li").all_inner_texts()
