"""Routes that a cookie alone authorises, or that set one, refuse calls from other sites (attack 10)."""

import pytest


def jar(person):
    return {cookie.name: cookie.value for cookie in person.http.cookies.jar}


COOKIE_ROUTES = ["/auth/register", "/auth/login", "/auth/refresh", "/auth/logout", "/auth/recover"]
FOREIGN = [
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": ""},
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": "http://localhost.evil.example"},
    {"origin": "http://localhost:1"},
    {"origin": "http://["},
    {"origin": ""},
    {"sec-fetch-site": "same-origin", "origin": "https://evil.example"},
]


@pytest.mark.parametrize("path", COOKIE_ROUTES)
def test_a_call_from_another_site_is_refused_and_changes_nothing(sqlite_cast, path):  # attack 10
    alice = sqlite_cast("alice")
    alice.sign_up()
    before = jar(alice)
    body = {"login": alice.login, "password": alice.password} if path in COOKIE_ROUTES[:2] else None
    if path == "/auth/recover":
        body = {"recovery_code": alice.recovery_code, "new_password": "quartz ladder mossy violin"}

    answers = [alice.http.post(f"/api/v1{path}", headers=headers, json=body) for headers in FOREIGN]

    assert {(answer.status_code, answer.json()["type"]) for answer in answers} == {(403, "foreign-origin")}
    assert jar(alice) == before
    assert alice.call("GET", "/account").status_code == alice.log_in().status_code == 200


@pytest.mark.parametrize(
    "headers", [{"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}, {"origin": "http://localhost"}], ids=str
)
def test_a_call_from_our_own_page_is_taken(sqlite_cast, headers):
    alice = sqlite_cast("alice")
    alice.sign_up()

    assert alice.http.post("/api/v1/auth/refresh", headers=headers).status_code == 200
