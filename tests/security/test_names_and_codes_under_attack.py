"""Names and codes against a stranger: after a new pepper, during a deletion, and after answers that were lost."""

from dataclasses import replace

import pytest

from app.features.accounts import credentials
from app.features.accounts.errors import SessionRevokedError
from app.features.accounts.password_keys import StoredCode
from tests.conftest import Cast
from tests.support.app import Harness
from tests.support.cast import Person, entry, new_uuid

NEW_PASSWORD = "quartz ladder mossy violin"


@pytest.fixture
def harness(sqlite_harness: Harness) -> Harness:
    """SQLite alone: the rules do not depend on the engine."""
    return sqlite_harness


@pytest.fixture
def cast(sqlite_cast: Cast) -> Cast:
    return sqlite_cast


def rotate_pepper(harness: Harness) -> None:
    desk = harness.app.state.desk
    peppers = {**desk.secrets.peppers, desk.secrets.pepper_id + 1: b"p" * 32}
    harness.app.state.desk = replace(desk, secrets=replace(desk.secrets, peppers=peppers))


def rename(person: Person, login: str) -> int:
    body = {"current_password": person.password, "login": login}
    return person.call("PUT", "/auth/login-name", json=body).status_code


def recover(person: Person, code: str, **fields: str):
    person.token = ""
    body = {"recovery_code": code, "new_password": NEW_PASSWORD, **fields}
    return person.call("POST", "/auth/recover", json=body)


def test_a_name_under_an_older_pepper_is_still_taken(harness, alice, mallory):
    """Else whoever takes it stands before its owner at every log-in."""
    rotate_pepper(harness)

    assert rename(mallory, alice.login) == 409
    assert recover(mallory, mallory.recovery_code, new_login=alice.login).status_code == 409
    assert (
        mallory.http.post("/api/v1/auth/register", json={"login": alice.login, "password": NEW_PASSWORD}).status_code
        == 409
    )
    assert alice.log_in().status_code == 200


def test_ones_own_name_is_not_taken_after_a_new_pepper(harness, alice):
    rotate_pepper(harness)

    assert rename(alice, alice.login.upper()) == 204
    assert alice.log_in().status_code == 200


def test_a_log_in_after_a_new_pepper_keeps_the_account_and_its_sessions(harness, alice):
    entry_id, token = new_uuid(), alice.token
    alice.put(entry(), entry_id)
    rotate_pepper(harness)

    assert alice.take_api_token().status_code == 200

    assert alice.get(entry_id).status_code == 200
    alice.token = token
    assert alice.get(entry_id).status_code == 200


def test_four_lost_answers_leave_every_code_that_was_shown_valid(alice):
    """Whichever a person managed to copy opens the journal, and the confirmed one stays."""
    entry_id, password = new_uuid(), {"current_password": alice.password}
    alice.put(entry(), entry_id)
    alice.call("POST", "/auth/recovery-code/confirm", json={"last_group": alice.recovery_code[-4:]})
    shown = [alice.call("POST", "/auth/recovery-code", json=password).json()["recovery_code"] for _ in range(4)]

    for code in (alice.recovery_code, shown[0]):
        answer = recover(alice, code)
        assert answer.status_code == 200
        alice.token = answer.json()["access_token"]
        assert alice.get(entry_id).status_code == 200


def test_a_lost_recovery_can_be_repeated_until_a_code_is_confirmed(alice):
    answers = [recover(alice, alice.recovery_code) for _ in range(8)]
    assert {answer.status_code for answer in answers} == {200}
    newest = answers[-1].json()
    alice.token = newest["access_token"]

    confirmed = alice.call("POST", "/auth/recovery-code/confirm", json={"last_group": newest["recovery_code"][-4:]})

    assert confirmed.status_code == 204
    used_up = [recover(alice, code) for code in (alice.recovery_code, answers[-2].json()["recovery_code"])]
    assert {(answer.status_code, answer.json()["type"]) for answer in used_up} == {(401, "wrong-recovery-code")}
    assert recover(alice, newest["recovery_code"]).status_code == 200


def test_a_code_asked_for_while_the_account_is_deleted_is_refused_not_a_bug(harness, alice):
    desk = harness.app.state.desk
    nobody = StoredCode(bytes(16), b"", b"")

    async def offer() -> None:
        await desk.db.write(credentials.offer_own_code, bytes(16), nobody)

    with pytest.raises(SessionRevokedError):
        alice.http.portal.call(offer)


def test_a_thief_of_the_unlocked_phone_ends_nothing_without_the_password(alice):  # attack 67
    wrong = {"current_password": "granite opera seldom wharf"}
    calls = {
        ("PUT", "/auth/password"): {**wrong, "new_password": NEW_PASSWORD},
        ("PUT", "/auth/login-name"): {**wrong, "login": "mine-now"},
        ("POST", "/auth/recovery-code"): wrong,
        ("DELETE", "/account"): wrong,
    }

    for (method, path), body in calls.items():
        answer = alice.call(method, path, json=body)
        assert (answer.status_code, answer.json()["type"]) == (403, "wrong-password")

    assert alice.log_in().status_code == 200
    assert recover(alice, alice.recovery_code).status_code == 200
