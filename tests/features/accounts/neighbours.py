"""Browsers at addresses, and what they are answered when they try names and passwords."""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.testclient import TestClient

from tests.support.app import Harness
from tests.support.cast import ORIGIN, PASSWORDS, Person

WRONG = PASSWORDS["mallory"]
HOME, CAFE, ELSEWHERE = "203.0.113.9", "198.51.100.7", "2001:db8:77::1"


@dataclass
class Street:
    """One running app and browsers that reach it from addresses."""

    harness: Harness
    stage: TestClient

    def browser(self, address: str) -> TestClient:
        """A browser of nobody yet."""
        client = TestClient(self.harness.app, base_url=ORIGIN, client=(address, 50_000))
        client.portal = self.stage.portal
        return client

    def person(self, name: str, address: str = HOME) -> Person:
        """Somebody of the cast, with their browser at an address."""
        person = Person(name, self.harness.app, self.stage)
        person.http = self.browser(address)
        return person


Try = Callable[[TestClient, str, str], int]


def by_login(browser: TestClient, login: str, password: str) -> int:
    answer = browser.post("/api/v1/auth/login", json={"login": login, "password": password})
    return answer.status_code


def by_token_form(browser: TestClient, login: str, password: str) -> int:
    form = {"grant_type": "password", "username": login, "password": password}
    return browser.post("/api/v1/auth/token", data=form).status_code


def by_registration(browser: TestClient, login: str, password: str) -> int:
    return browser.post("/api/v1/auth/register", json={"login": login, "password": password}).status_code


def hammer(browser: TestClient, login: str, times: int, attempt: Try = by_login) -> list[int]:
    """Wrong passwords for a name, one after the other."""
    return [attempt(browser, login, WRONG) for _ in range(times)]
