"""POST /auth/logout: by token or by cookie, once or twice, and never somebody else's session."""

import pytest

COOKIES = {"ebb_half", "ebb_refresh"}


def set_cookies(answer):
    return {line.split("=")[0]: line for line in answer.headers.get_list("set-cookie")}


def sessions_of(person):
    """Whether the person's token still opens anything, and whether their cookie still does."""
    by_token = person.call("GET", "/account").status_code == 200
    by_cookie = person.http.post("/api/v1/auth/refresh").status_code == 200
    return by_token, by_cookie


@pytest.mark.parametrize("with_token", [True, False])
@pytest.mark.parametrize("with_cookies", [True, False])
def test_logging_out_ends_the_session_by_token_or_by_cookie(cast, with_token, with_cookies):
    alice = cast("alice")
    alice.sign_up()
    token, jar = alice.token, list(alice.http.cookies.jar)
    if not with_token:
        alice.token = ""
    if not with_cookies:
        alice.http.cookies.clear()

    answer = alice.call("POST", "/auth/logout")

    alice.token = token
    for cookie in jar:
        alice.http.cookies.jar.set_cookie(cookie)
    expected = not with_cookies  # a browser's token is only half of its session
    assert answer.status_code == (401 if with_token and not with_cookies else 204)
    assert sessions_of(alice) == (expected, expected)


def test_logging_out_clears_both_cookies(sqlite_cast):
    alice = sqlite_cast("alice")
    alice.sign_up()

    answer = alice.call("POST", "/auth/logout")

    assert set(set_cookies(answer)) == COOKIES
    assert all("Max-Age=0" in line for line in set_cookies(answer).values())
    assert not alice.http.cookies


def test_logging_out_twice_or_from_nowhere_is_fine(sqlite_cast):
    alice = sqlite_cast("alice")
    alice.sign_up()

    answers = [alice.call("POST", "/auth/logout") for _ in range(2)]
    nobody = sqlite_cast("carol").call("POST", "/auth/logout")

    assert {answer.status_code for answer in [*answers, nobody]} == {204}


@pytest.mark.parametrize("junk", ["junk", "AAAA", "A" * 86, "é", "=" * 10])
def test_logging_out_with_a_broken_cookie_clears_it(sqlite_cast, junk):
    carol = sqlite_cast("carol")

    answer = carol.http.post("/api/v1/auth/logout", headers={"cookie": f"ebb_refresh={junk}".encode()})

    assert answer.status_code == 204
    assert set(set_cookies(answer)) == COOKIES


def test_an_api_log_out_leaves_the_browser_alone(cast):
    alice = cast("alice")
    alice.sign_up()
    browser = alice.token
    alice.take_api_token()

    answer = alice.call("POST", "/auth/logout")

    assert "set-cookie" not in answer.headers
    assert alice.call("GET", "/account").json()["type"] == "session-revoked"
    alice.token = browser
    assert sessions_of(alice) == (True, True)


def test_mallory_logs_nobody_out_but_herself(cast):
    alice, mallory = cast("alice"), cast("mallory")
    alice.sign_up()
    mallory.sign_up()
    mallory.token = alice.token  # a stolen token without its other half

    mallory.call("POST", "/auth/logout")

    assert sessions_of(alice) == (True, True)
