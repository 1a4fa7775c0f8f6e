"""Attacks 8, 9, 22, 24, 67, 68 and 69: every ending of a session, every route, every slip in a code."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.crypto import key_rings
from app.crypto.recovery_code import new_recovery_code
from tests.conftest import Cast
from tests.security.editing import rows
from tests.security.test_ownership import BODIES, PASSWORD, PRIVATE, call
from tests.support.app import Harness
from tests.support.cast import Person, entry, new_uuid

NEW = "harbor thimble ochre vine"
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base32, of which codes are made
GONE_WITHIN_SECONDS = 15.0  # the log is emptied within two (app/db/checkpoints.py); the rest is for a busy machine


def recover(person: Person, code: str, password: str = NEW):
    person.token = ""
    return person.call("POST", "/auth/recover", json={"recovery_code": code, "new_password": password})


def log_out(_owner: Person, phone: Person) -> None:
    assert phone.call("POST", "/auth/logout").status_code == 204


def change_password(owner: Person, _phone: Person) -> None:
    body = {"current_password": owner.password, "new_password": NEW}
    assert owner.call("PUT", "/auth/password", json=body).status_code == 200


def recover_account(owner: Person, _phone: Person) -> None:
    assert recover(owner, owner.recovery_code).status_code == 200


def delete_account(owner: Person, _phone: Person) -> None:
    assert owner.call("DELETE", "/account", json={"current_password": owner.password}).status_code == 204


def end_other_sessions(owner: Person, _phone: Person) -> None:
    assert owner.call("DELETE", "/auth/sessions").status_code == 204


def end_this_session(owner: Person, phone: Person) -> None:
    (mine,) = [one["id"] for one in phone.call("GET", "/auth/sessions").json()["sessions"] if one["current"]]
    assert owner.call("DELETE", f"/auth/sessions/{mine}").status_code == 204


Ending = Callable[[Person, Person], None]
ENDINGS = (log_out, change_password, recover_account, delete_account, end_other_sessions, end_this_session)


@pytest.mark.parametrize("is_browser", [True, False], ids=["browser", "API"])
@pytest.mark.parametrize("ending", ENDINGS, ids=lambda ending: ending.__name__)
def test_attack_22_a_token_opens_nothing_after_its_session_ended(
    cast: Cast, alice: Person, ending: Ending, is_browser: bool
) -> None:
    phone = cast("alice")
    answer = phone.log_in() if is_browser else phone.take_api_token()
    token, cookies = phone.token, dict(phone.http.cookies)
    assert phone.put(entry()).status_code == 201

    ending(alice, phone)

    phone.token = token  # whoever kept them still holds both halves and the refresh secret
    phone.http.cookies.update(cookies)
    tries = [phone.put(entry()), phone.list(), phone.call("GET", "/account"), phone.call("GET", "/changes")]
    phone.token = ""
    if is_browser:
        tries.append(phone.call("POST", "/auth/refresh"))
    else:
        form = {"grant_type": "refresh_token", "refresh_token": answer.json()["refresh_token"]}
        tries.append(phone.call("POST", "/auth/token", data=form))
    assert {(one.status_code, one.json()["type"]) for one in tries} == {(401, "session-revoked")}


def test_attack_24_a_deleted_users_token_is_refused_by_every_route(alice: Person) -> None:
    cookies = dict(alice.http.cookies)
    delete_account(alice, alice)
    alice.http.cookies.update(cookies)

    answers = {route: call(alice, route, new_uuid()) for route in PRIVATE}

    assert {(one.status_code, one.json()["type"]) for one in answers.values()} == {(401, "session-revoked")}
    assert len(answers) > 10


def password_wrap(file: Path) -> bytes:
    (wrap,) = rows(f"sqlite:///{file}", "SELECT wrapped_data_key FROM credentials")[0]
    return bytes(wrap)


def is_on_disk(file: Path, wrap: bytes) -> bool:
    return any(wrap in path.read_bytes() for path in file.parent.glob("ebb.db*"))


def test_attack_8_the_old_wrap_leaves_the_file_after_a_recovery_too(sqlite_cast: Cast, sqlite_file: Path) -> None:
    alice = sqlite_cast("alice")
    alice.sign_up()
    old = password_wrap(sqlite_file)
    assert is_on_disk(sqlite_file, old)

    recover_account(alice, alice)

    assert not is_on_disk(sqlite_file, old)
    assert is_on_disk(sqlite_file, password_wrap(sqlite_file))


def test_attack_8_what_an_old_pepper_opened_leaves_the_file_once_its_owner_logged_in(
    sqlite_cast: Cast, sqlite_harness: Harness, sqlite_file: Path
) -> None:
    alice = sqlite_cast("alice")
    alice.sign_up()
    old = password_wrap(sqlite_file)
    desk = sqlite_harness.app.state.desk
    sqlite_harness.app.state.desk = replace(desk, secrets=key_rings.with_new_pepper(desk.secrets))

    assert alice.log_in().status_code == 200

    assert password_wrap(sqlite_file) != old
    deadline = time.monotonic() + GONE_WITHIN_SECONDS
    while is_on_disk(sqlite_file, old) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not is_on_disk(sqlite_file, old)


def slips(code: str) -> list[str]:
    """Another character at each place, and two neighbours the other way round."""
    changed = [
        code[:place] + ALPHABET[(ALPHABET.index(letter) + 1) % 32] + code[place + 1 :]
        for place, letter in enumerate(code)
        if letter != "-"
    ]
    swapped = [
        code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        for place in range(len(code) - 1)
        if "-" not in code[place : place + 2] and code[place] != code[place + 1]
    ]
    return changed + swapped


def test_attack_9_a_slip_in_a_code_and_a_code_of_nobody_are_answered_alike_and_change_nothing(
    sqlite_cast: Cast,
) -> None:
    alice, stranger = sqlite_cast("alice"), sqlite_cast("mallory")
    alice.sign_up()
    unknown = recover(stranger, new_recovery_code().spelled())

    answers = [recover(stranger, code) for code in slips(alice.recovery_code)]

    assert (unknown.status_code, unknown.json()["type"]) == (401, "wrong-recovery-code")
    assert {(one.status_code, one.json()["type"]) for one in answers} == {(401, "wrong-recovery-code")}
    assert all("set-cookie" not in one.headers for one in (unknown, *answers))
    assert alice.call("GET", "/account").status_code == 200
    assert alice.log_in().status_code == 200
    assert recover(stranger, alice.recovery_code).status_code == 200


def test_attack_9_a_code_that_was_used_up_opens_nothing_while_its_successor_does(alice: Person) -> None:
    used = alice.recovery_code
    answer = recover(alice, used)
    fresh, alice.token = answer.json()["recovery_code"], answer.json()["access_token"]
    assert alice.call("POST", "/auth/recovery-code/confirm", json={"last_group": fresh[-4:]}).status_code == 204

    again = recover(alice, used, "saddle pepper glacier oak")

    assert (again.status_code, again.json()["type"]) == (401, "wrong-recovery-code")
    alice.password = NEW
    assert alice.log_in().status_code == 200
    assert recover(alice, fresh).status_code == 200


ASKING = {
    ("PUT", "/api/v1/auth/password"): {"new_password": NEW},
    ("PUT", "/api/v1/auth/login-name"): {"login": "mine-now"},
    ("POST", "/api/v1/auth/recovery-code"): {},
    ("DELETE", "/api/v1/account"): {},
    ("POST", "/api/v1/export/permits"): {},
}


@pytest.mark.parametrize("given", [{}, {"current_password": ""}, {"current_password": None}, PASSWORD], ids=str)
@pytest.mark.parametrize("route", ASKING, ids=" ".join)
def test_attack_67_an_open_phone_without_the_password_changes_nothing(
    sqlite_cast: Cast, sqlite_harness: Harness, route: tuple[str, str], given: dict[str, str]
) -> None:
    alice = sqlite_cast("alice")
    alice.sign_up()
    before = account_rows(sqlite_harness)
    method, path = route

    answer = alice.call(method, path.removeprefix("/api/v1"), json={**ASKING[route], **given})

    assert answer.status_code == (403 if given.get("current_password") is not None else 422)
    assert account_rows(sqlite_harness) == before


def account_rows(harness: Harness) -> list[list[tuple[object, ...]]]:
    tables = ("users", "credentials", "recovery_codes", "sessions")
    return [rows(harness.url, f"SELECT * FROM {table}") for table in tables]


def test_attack_67_every_route_that_takes_the_password_is_asked_here() -> None:
    assert {route for route, body in BODIES.items() if "current_password" in body()} == set(ASKING)


def test_attack_68_a_repeated_registration_with_another_password_changes_nothing(
    sqlite_cast: Cast, sqlite_harness: Harness
) -> None:
    alice, mallory = sqlite_cast("alice"), sqlite_cast("mallory")
    alice.sign_up()
    before = account_rows(sqlite_harness)

    answers = [
        mallory.http.post("/api/v1/auth/register", json={"login": alice.login, "password": password})
        for password in (NEW, alice.password.upper(), alice.password + " ")
    ]

    assert {(one.status_code, one.json()["type"]) for one in answers} == {(409, "login-taken")}
    assert account_rows(sqlite_harness) == before


def test_attack_68_a_repeated_registration_with_the_same_password_keeps_the_journal(alice: Person) -> None:
    entry_id, code = new_uuid(), alice.recovery_code
    alice.put(entry(intensity=6), entry_id)

    again = alice.sign_up()

    assert again.status_code == 200
    assert alice.get(entry_id).json()["intensity"] == 6
    assert recover(alice, code).status_code == 200


def test_attack_69_the_code_alone_recovers_after_the_pepper_was_dropped(harness: Harness, alice: Person) -> None:
    entry_id = new_uuid()
    alice.put(entry(intensity=2), entry_id)
    desk = harness.app.state.desk
    lost = key_rings.without_older_peppers(key_rings.with_new_pepper(desk.secrets))
    harness.app.state.desk = replace(desk, secrets=lost)
    assert alice.log_in().status_code == 401

    answer = recover(alice, alice.recovery_code)

    assert (answer.status_code, answer.json()["login"]) == (200, alice.login)
    alice.password = NEW
    assert alice.log_in().status_code == 200
    assert alice.get(entry_id).json()["intensity"] == 2
