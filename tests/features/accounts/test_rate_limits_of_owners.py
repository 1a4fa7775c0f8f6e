"""The password asked for again, and recovery codes: wrong ones are counted, right ones get in (attacks 4, 9, 67)."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from app.crypto.recovery_code import new_recovery_code
from app.features.accounts import budgets
from tests.features.accounts.neighbours import CAFE, ELSEWHERE, WRONG, Street
from tests.support.app import make_harness
from tests.support.cast import ORIGIN

ASKED_AGAIN = [
    ("PUT", "/auth/password", {"new_password": "harbor violin thimble moss"}),
    ("PUT", "/auth/login-name", {"login": "another-name-1"}),
    ("POST", "/auth/recovery-code", {}),
    ("DELETE", "/account", {}),
    ("POST", "/export/permits", {}),
]
NEW_PASSWORD = "harbor violin thimble moss"
TRIES = budgets.OWN_PASSWORD.tries


@pytest.fixture
def street(sqlite_file) -> Iterator[Street]:
    harness = make_harness(f"sqlite:///{sqlite_file}")
    with TestClient(harness.app, base_url=ORIGIN) as stage:
        yield Street(harness, stage)


@pytest.fixture
def alice(street):
    person = street.person("alice")
    person.sign_up()
    return person


def recover(browser, code):
    body = {"recovery_code": code, "new_password": NEW_PASSWORD}
    return browser.post("/api/v1/auth/recover", json=body)


def wrong_code():
    return new_recovery_code().spelled()


def test_all_that_asks_for_the_password_again_shares_one_count(alice):  # attack 67
    def ask(number):
        method, path, body = ASKED_AGAIN[number % len(ASKED_AGAIN)]
        return alice.call(method, path, json={"current_password": WRONG, **body}).status_code

    answers = [ask(number) for number in range(TRIES + len(ASKED_AGAIN))]

    assert answers == [403] * TRIES + [429] * len(ASKED_AGAIN)


def test_a_borrowed_phone_that_guessed_too_often_changes_nothing_and_later_the_owner_can(street, alice):  # attack 67
    body = {"current_password": WRONG, "new_password": NEW_PASSWORD}
    for _ in range(TRIES):
        alice.call("PUT", "/auth/password", json=body)

    right = {**body, "current_password": alice.password}
    at_once = alice.call("PUT", "/auth/password", json=right)
    reading_goes_on = alice.call("GET", "/account")
    street.harness.clock.advance(seconds=budgets.OWN_PASSWORD.seconds)
    alice.refresh()
    later = alice.call("PUT", "/auth/password", json=right)

    assert [answer.status_code for answer in (at_once, reading_goes_on, later)] == [429, 200, 200]


def test_one_persons_wrong_passwords_are_not_anothers(street, alice):
    mallory = street.person("mallory", CAFE)
    mallory.sign_up()
    for _ in range(TRIES + 1):
        mallory.call("POST", "/auth/recovery-code", json={"current_password": WRONG})

    answer = alice.call("POST", "/auth/recovery-code", json={"current_password": alice.password})

    assert answer.status_code == 201


def test_right_passwords_are_asked_for_as_often_as_one_likes(alice):
    body = {"current_password": alice.password}

    assert {alice.call("POST", "/auth/recovery-code", json=body).status_code for _ in range(2 * TRIES)} == {201}


def test_the_end_of_a_code_may_be_guessed_a_few_times_only(alice):
    tries = budgets.LAST_GROUP.tries
    last_group = {"last_group": alice.recovery_code[-4:]}

    wrong = [
        alice.call("POST", "/auth/recovery-code/confirm", json={"last_group": "UUUU"}).status_code
        for _ in range(tries + 1)
    ]

    assert wrong == [422] * tries + [429]
    assert alice.call("POST", "/auth/recovery-code/confirm", json=last_group).status_code == 429


def test_wrong_recovery_codes_are_stopped_by_address(street, alice):  # attack 9
    tries = budgets.RECOVER_NARROW.tries
    guesser = street.browser(CAFE)

    guessed = [recover(guesser, wrong_code()).status_code for _ in range(tries + 1)]

    assert guessed == [401] * tries + [429]
    assert recover(guesser, alice.recovery_code).status_code == 429
    assert recover(street.browser(ELSEWHERE), alice.recovery_code).status_code == 200


def test_a_mistyped_code_spends_nothing(street, alice):  # attack 9
    mistyped = alice.recovery_code[:-1] + ("0" if alice.recovery_code[-1] != "0" else "1")

    answers = {recover(alice.http, mistyped).status_code for _ in range(2 * budgets.RECOVER_NARROW.tries)}

    assert answers == {401}
    assert recover(alice.http, alice.recovery_code).status_code == 200


def test_however_many_guess_codes_everywhere_a_right_one_gets_in(street, alice):  # attack 9
    tries = budgets.RECOVER_NARROW.tries
    places = [f"2001:db8:{number:x}::1" for number in range(1, budgets.RECOVER_WHOLE.tries // tries + 2)]

    guessed = [recover(street.browser(place), wrong_code()).status_code for place in places for _ in range(tries)]

    assert guessed == [401] * budgets.RECOVER_WHOLE.tries + [429] * tries
    assert recover(street.browser(ELSEWHERE), alice.recovery_code).status_code == 200


def test_the_description_names_the_refusal_where_it_can_come_and_nowhere_else(street):
    paths = street.harness.app.openapi()["paths"]

    limited = {
        (method, path.removeprefix("/api/v1"))
        for path, operations in paths.items()
        for method, operation in operations.items()
        if "rate-limited" in operation["responses"].get("429", {}).get("description", "")
    }

    asked_again = {(method.lower(), path) for method, path, _ in ASKED_AGAIN}
    others = {"/auth/register", "/auth/login", "/auth/token", "/auth/recover", "/auth/recovery-code/confirm"}
    copies = {"/shares", "/shares/preview", "/shares/paper", "/shares/{share_id}/refresh", "/shl/{link_id}"}
    asked = {"/auth/name-suggestion", "/export", "/shl/{link_id}", "/shl/{link_id}/files/{file}"}
    assert limited == asked_again | {("post", path) for path in others | copies} | {("get", path) for path in asked}
