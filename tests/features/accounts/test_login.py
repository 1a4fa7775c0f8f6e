"""POST /auth/login and /auth/token: one answer for everything that is wrong."""

import pytest

from app.features.accounts import credentials, service
from app.features.accounts.errors import LoginTakenError, WrongNameOrPasswordError
from app.features.accounts.password_keys import StoredCode
from app.features.accounts.session_keys import NewSession
from tests.support.cast import PASSWORDS

LOGIN = "/api/v1/auth/login"
TOKEN = "/api/v1/auth/token"
COOKIES = {"ebb_half", "ebb_refresh"}


def fields(answer):
    return {problem["field"] for problem in answer.json()["errors"]}


def set_cookies(answer):
    return {line.split("=")[0]: line for line in answer.headers.get_list("set-cookie")}


def test_an_unknown_name_and_a_wrong_password_are_answered_alike(sqlite_cast):  # attack 1
    alice = sqlite_cast("alice")
    alice.sign_up()
    stranger = sqlite_cast("mallory")

    unknown = stranger.http.post(LOGIN, json={"login": "nobody-here-1", "password": PASSWORDS["alice"]})
    wrong = stranger.http.post(LOGIN, json={"login": alice.login, "password": PASSWORDS["mallory"]})

    assert (unknown.status_code, unknown.json()["type"]) == (401, "wrong-name-or-password")
    assert unknown.content == wrong.content
    assert dict(unknown.headers) == dict(wrong.headers)
    assert unknown.headers["www-authenticate"] == "Bearer"


def test_the_token_form_answers_unknown_and_wrong_alike(sqlite_cast):  # attack 1
    alice = sqlite_cast("alice")
    alice.sign_up()
    stranger = sqlite_cast("mallory")
    form = {"grant_type": "password", "password": PASSWORDS["mallory"]}

    unknown = stranger.http.post(TOKEN, data={**form, "username": "nobody-here-1"})
    wrong = stranger.http.post(TOKEN, data={**form, "username": alice.login})

    assert (unknown.status_code, unknown.content) == (wrong.status_code, wrong.content) == (401, wrong.content)


@pytest.mark.parametrize(
    "password",
    ["", "nul\0byte", "\ufdfa" * 1024, "x" * 1024, "\U0001f9a6", "\ufdd0"],
    ids=["empty", "NUL", "18 times longer once normalised", "longest", "emoji", "no character"],
)
def test_a_password_no_account_can_have_is_a_wrong_password(sqlite_cast, password):  # attack 7
    alice = sqlite_cast("alice")
    alice.sign_up()

    answer = alice.http.post(LOGIN, json={"login": alice.login, "password": password})

    assert (answer.status_code, answer.json()["type"]) == (401, "wrong-name-or-password")


@pytest.mark.parametrize("spelling", [str.upper, str.title, lambda login: f" {login} "])
def test_the_name_may_be_typed_in_any_case(sqlite_cast, spelling):
    alice = sqlite_cast("alice")
    alice.sign_up()
    alice.login = spelling(alice.login)

    assert alice.log_in().status_code == 200


def test_logging_in_gives_the_same_device_keys_as_before(cast):
    alice = cast("alice")
    device = alice.sign_up().json()["device"]

    answer = alice.log_in()

    assert answer.json()["device"] == device
    assert set(set_cookies(answer)) == COOKIES
    assert all("Max-Age=2592000" in line for line in set_cookies(answer).values())


def test_on_a_borrowed_device_nothing_is_left(sqlite_cast):
    alice = sqlite_cast("alice")
    alice.sign_up()

    answer = alice.log_in(not_my_device=True)
    refreshed = alice.refresh()

    for one in (answer, refreshed):
        assert one.json()["device"] is None
        assert all("max-age" not in line.lower() for line in set_cookies(one).values())
        assert all("expires" not in line.lower() for line in set_cookies(one).values())


@pytest.mark.parametrize("value", ["yes", 1, None])
def test_not_my_device_is_true_or_false(sqlite_cast, value):
    answer = sqlite_cast("alice").http.post(LOGIN, json={"login": "a-b-c", "password": "x", "not_my_device": value})

    assert answer.status_code == 422
    assert fields(answer) == {"not_my_device"}


def test_an_api_session_needs_no_cookie_and_sets_none(cast):
    alice = cast("alice")
    alice.sign_up()
    script = cast("alice")

    answer = script.take_api_token()

    assert set(answer.json()) == {"access_token", "token_type", "expires_in", "refresh_token"}
    assert "set-cookie" not in answer.headers
    assert script.call("GET", "/account").json()["login"] == alice.login


def test_a_refresh_token_gives_the_next_pair(cast):
    alice = cast("alice")
    alice.sign_up()
    first = alice.take_api_token().json()

    answer = alice.http.post(TOKEN, data={"grant_type": "refresh_token", "refresh_token": first["refresh_token"]})

    assert answer.status_code == 200
    assert answer.json()["refresh_token"] != first["refresh_token"]
    alice.token = answer.json()["access_token"]
    assert alice.call("GET", "/account").status_code == 200


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ({}, "grant_type"),
        ({"grant_type": "password"}, "username password"),
        ({"grant_type": "password", "username": "a-b-c"}, "password"),
        ({"grant_type": "password", "username": "a-b-c", "password": ""}, "password"),
        ({"grant_type": "refresh_token"}, "refresh_token"),
        ({"grant_type": "password", "username": "a", "password": "b", "canary": "1"}, "*"),
        ({"grant_type": "password", "username": "a" * 257, "password": "b"}, "username"),
    ],
    ids=["empty", "neither", "no password", "empty password", "no token", "unknown", "long"],
)
def test_a_form_with_something_missing_or_unknown_names_it(sqlite_cast, form, expected):
    answer = sqlite_cast("alice").http.post(TOKEN, data=form)

    assert answer.status_code == 422
    assert fields(answer) == set(expected.split())
    assert "canary" not in answer.text


@pytest.mark.parametrize("grant", ["client_credentials", "PASSWORD", "canary"])
def test_another_grant_is_refused(sqlite_cast, grant):
    answer = sqlite_cast("alice").http.post(TOKEN, data={"grant_type": grant, "username": "a", "password": "b"})

    assert (answer.status_code, answer.json()["type"]) == (400, "unsupported-grant-type")
    assert "canary" not in answer.text


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (b'{"grant_type":"password","username":"canary","password":"canary"}', "application/json"),
        (b"not multipart canary", "multipart/form-data; boundary=x"),
        (b"grant_type=password&username=%ED%A0%80&password=%ff%fe", "application/x-www-form-urlencoded"),
        (b"grant_type=password;username=canary", "application/x-www-form-urlencoded"),
        (b"", "application/x-www-form-urlencoded"),
    ],
)
def test_a_body_that_is_no_form_is_refused(sqlite_cast, content, content_type):
    answer = sqlite_cast("alice").http.post(TOKEN, content=content, headers={"content-type": content_type})

    assert 400 <= answer.status_code < 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "canary" not in answer.text


def test_who_writes_for_an_account_deleted_meanwhile_is_told_so(cast, harness):
    cast("alice")
    nobody = bytes(16)
    session = NewSession(nobody, nobody, True, False, b"", b"", created_at=0, expires_at=0, sealed_label=b"")
    db, run = harness.app.state.desk.db, cast("alice").http.portal.call

    async def log_in():
        await db.write(service.add_another_session, session)

    async def register_again():
        await db.write(credentials.register_again, nobody, StoredCode(nobody, b"", b""), session)

    with pytest.raises(WrongNameOrPasswordError):
        run(log_in)
    with pytest.raises(LoginTakenError):
        run(register_again)
