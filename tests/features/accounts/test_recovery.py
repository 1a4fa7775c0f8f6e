"""POST /auth/recover and new codes (attacks 9, 67, 69): nobody is locked out, nobody gets in."""

import pytest
from starlette.testclient import TestClient

from tests.support.app import make_harness
from tests.support.cast import ORIGIN, Person, entry, new_uuid

NEW = "harbor thimble ochre vine"


def recover(person, code=None, password=NEW, **fields):
    body = {"recovery_code": code or person.recovery_code, "new_password": password, **fields}
    return person._remember(person.call("POST", "/auth/recover", json=body))


def new_code(person, password=None):
    return person.call("POST", "/auth/recovery-code", json={"current_password": password or person.password})


def confirm(person, code):
    return person.call("POST", "/auth/recovery-code/confirm", json={"last_group": code[-4:]})


def test_the_code_alone_finds_and_opens_the_journal(cast, alice):
    entry_id = new_uuid()
    alice.put(entry(intensity=3), entry_id)
    stranger = cast("alice")

    answer = recover(stranger, alice.recovery_code)

    assert answer.status_code == 200
    assert answer.json()["login"] == alice.login
    assert stranger.get(entry_id).json()["intensity"] == 3


def test_recovering_ends_every_session_and_the_old_password(cast, alice):
    recover(cast("alice"), alice.recovery_code)

    assert alice.call("GET", "/account").json()["type"] == "session-revoked"
    assert alice.log_in().status_code == 401


def test_a_lost_answer_is_repeated_with_the_same_code(alice):  # attack 9
    first = recover(alice).json()

    again = recover(alice)

    assert again.status_code == 200
    assert again.json()["recovery_code"] != first["recovery_code"]
    # The person may have copied either answer's code: both open, until one is confirmed.
    assert recover(alice, first["recovery_code"], "saddle pepper glacier oak").status_code == 200


def test_the_used_code_ends_when_the_new_one_is_confirmed(alice):  # attack 9
    old = alice.recovery_code
    fresh = recover(alice).json()["recovery_code"]

    assert confirm(alice, fresh).status_code == 204
    assert recover(alice, old).status_code == 401
    assert recover(alice, fresh).status_code == 200


def test_a_new_code_replaces_the_old_one_only_once_confirmed(alice):  # attack 9
    old = alice.recovery_code
    confirm(alice, old)
    fresh = new_code(alice).json()["recovery_code"]

    assert recover(alice, old).status_code == 200
    assert recover(alice, fresh, "saddle pepper glacier oak").status_code == 200
    assert recover(alice, old).status_code == 401  # using the new one confirmed it


def test_using_an_unconfirmed_code_confirms_it(alice):  # attack 9
    recover(alice)

    alice.password, alice.token = NEW, ""
    again = alice.sign_up()  # only an account without a confirmed code can be registered again
    assert (again.status_code, again.json()["type"]) == (409, "login-taken")


@pytest.mark.parametrize(
    "text", [" ", "hello", "00-0000-0000-0000-0000-0000-0000-0000-0000", "\u00e9" * 34, "0" * 128, "\U0001f600" * 9]
)
def test_what_is_no_code_answers_401_like_an_unknown_code(alice, text):  # attack 9
    answer = recover(alice, text)

    assert (answer.status_code, answer.json()["type"]) == (401, "wrong-recovery-code")


def test_it_is_read_as_people_copy_it(alice):
    sloppy = alice.recovery_code.lower().replace("-", " ").replace("0", "o").replace("1", "l")

    assert recover(alice, sloppy).status_code == 200


def test_another_name_can_be_chosen_on_the_way(alice, mallory):
    taken = recover(alice, new_login=mallory.login)
    chosen = recover(alice, new_login="willow-0002")

    assert (taken.status_code, taken.json()["type"]) == (409, "login-taken")
    assert chosen.json()["login"] == "willow-0002"
    alice.login, alice.password = "willow-0002", NEW
    assert alice.log_in().status_code == 200


def test_a_weak_new_password_is_refused_by_its_own_name(alice):
    answer = recover(alice, password="short")

    assert [error["field"] for error in answer.json()["errors"]] == ["new_password"]


def test_a_borrowed_phone_cannot_mint_a_code_without_the_password(alice):  # attack 67
    answer = new_code(alice, "not the password at all")

    assert (answer.status_code, answer.json()["type"]) == (403, "wrong-password")


def test_the_code_opens_the_journal_after_the_server_secrets_are_lost(harness, alice):  # attack 69
    entry_id = new_uuid()
    alice.put(entry(intensity=5), entry_id)
    fresh = make_harness(harness.url)
    assert fresh.secrets.peppers != harness.secrets.peppers

    with TestClient(fresh.app, base_url=ORIGIN) as stage:
        again = Person("alice", fresh.app, stage)
        assert again.log_in().status_code == 401
        assert recover(again, alice.recovery_code).status_code == 200
        assert again.get(entry_id).json()["intensity"] == 5
        again.password = NEW
        assert again.log_in().status_code == 200
