"""The two cookies as DESIGN 4 writes them: names, paths and flags, on https and on plain loopback."""

from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path

import httpx2
import pytest
from starlette.testclient import TestClient

from app.kernel.settings import Settings
from tests.support.app import make_harness
from tests.support.cast import PASSWORDS

BODY = {"login": "alice-of-the-test", "password": PASSWORDS["alice"]}
THIRTY_DAYS = "2592000"


def flags(answer: httpx2.Response) -> dict[str, dict[str, str]]:
    """Each Set-Cookie of an answer, by name, with the flags it carries."""
    found = {}
    for line in answer.headers.get_list("set-cookie"):
        ((name, morsel),) = SimpleCookie(line).items()
        found[name] = {flag: str(value) for flag, value in morsel.items() if value}
    return found


@pytest.fixture(params=["https://ebb.test", ""], ids=["https", "loopback"])
def browser(request: pytest.FixtureRequest, sqlite_file: Path) -> Iterator[TestClient]:
    harness = make_harness(f"sqlite:///{sqlite_file}", public_url=request.param)
    with TestClient(harness.app, base_url=request.param or "http://localhost") as client:
        yield client


def expected(browser: TestClient, max_age: str | None) -> dict[str, dict[str, str]]:
    is_https = str(browser.base_url).startswith("https")
    common = {"httponly": "True", "samesite": "strict"}
    if is_https:
        common["secure"] = "True"
    if max_age is not None:
        common["max-age"] = max_age
    half = "__Host-ebb_half" if is_https else "ebb_half"
    refresh = "__Secure-ebb_refresh" if is_https else "ebb_refresh"
    return {half: {**common, "path": "/"}, refresh: {**common, "path": "/api/v1/auth"}}


def test_signing_up_sets_exactly_two_cookies(browser):
    answer = browser.post("/api/v1/auth/register", json=BODY)

    assert flags(answer) == expected(browser, THIRTY_DAYS)
    assert all("domain" not in line.lower() for line in answer.headers.get_list("set-cookie"))


def test_signing_in_sets_the_same(browser):
    browser.post("/api/v1/auth/register", json=BODY)

    assert flags(browser.post("/api/v1/auth/login", json=BODY)) == expected(browser, THIRTY_DAYS)


def test_on_a_borrowed_device_they_end_with_the_browser(browser):
    browser.post("/api/v1/auth/register", json=BODY)

    answer = browser.post("/api/v1/auth/login", json={**BODY, "not_my_device": True})

    assert flags(answer) == expected(browser, None)


def test_a_refresh_sets_the_next_refresh_cookie_and_leaves_the_half(browser):
    browser.post("/api/v1/auth/register", json=BODY)

    answer = browser.post("/api/v1/auth/refresh")

    assert answer.status_code == 200
    assert flags(answer) == {
        name: values for name, values in expected(browser, THIRTY_DAYS).items() if name.endswith("refresh")
    }


def test_logging_out_removes_both_where_they_were_set(browser):
    browser.post("/api/v1/auth/register", json=BODY)

    answer = browser.post("/api/v1/auth/logout")

    assert flags(answer) == expected(browser, "0")
    assert dict(browser.cookies) == {}


def test_an_api_session_sets_none(browser):
    browser.post("/api/v1/auth/register", json=BODY)

    answer = browser.post(
        "/api/v1/auth/token", data={"grant_type": "password", "username": BODY["login"], "password": BODY["password"]}
    )

    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers


def test_neither_secret_is_in_the_body(browser):
    answer = browser.post("/api/v1/auth/register", json=BODY)

    assert len(browser.cookies) == 2
    for value in dict(browser.cookies).values():
        assert value not in answer.text


@pytest.mark.parametrize(
    ("host", "public_url", "is_plain"),
    [
        ("127.0.0.1", "", True),
        ("::1", "", True),
        ("localhost", "", True),
        ("127.0.0.1", "http://localhost:8000", True),
        ("127.0.0.1", "https://journal.example", False),
        ("0.0.0.0", "", False),
        ("192.168.1.5", "http://192.168.1.5:8000", False),
        ("journal.example", "", False),
        ("localhost.example", "", False),
    ],
)
def test_cookies_without_secure_exist_on_plain_loopback_only(host, public_url, is_plain):
    assert Settings(host=host, public_url=public_url).uses_plain_cookies == is_plain
