"""After a new pepper an account moves at its owner's next log-in, and no change made meanwhile is undone."""

from dataclasses import replace
from functools import partial

import pytest

from app.crypto import key_rings
from app.features.accounts import credentials, peppers
from app.features.accounts.errors import CredentialChangedError
from tests.support.app import Harness
from tests.support.cast import Person, entry, new_uuid
from tests.support.syncing import storage, vault_of
from tests.support.together import together

NEW = "harbor thimble ochre vine"


def rotate(harness: Harness, *, keep_old: bool = True) -> None:
    """As a restart of the server after `ebb rotate pepper` (and `--retire`)."""
    desk = harness.app.state.desk
    turned = key_rings.with_new_pepper(desk.secrets)
    kept = turned if keep_old else key_rings.without_older_peppers(turned)
    harness.app.state.desk = replace(desk, secrets=kept)


def pairs(harness: Harness) -> dict[tuple[int, int], int]:
    with storage(harness) as connection:
        return peppers.count_pepper_use(connection).accounts


def change_password(person: Person) -> None:
    body = {"current_password": person.password, "new_password": NEW}
    answer = person.call("PUT", "/auth/password", json=body)
    person.token, person.password = answer.json()["access_token"], NEW


def rename(person: Person, login: str) -> int:
    body = {"current_password": person.password, "login": login}
    return person.call("PUT", "/auth/login-name", json=body).status_code


def test_a_log_in_under_the_old_pepper_works_and_moves_wrap_and_name(harness, alice, mallory):
    entry_id = new_uuid()
    alice.put(entry(intensity=4), entry_id)
    rotate(harness)

    assert alice.log_in().status_code == 200

    assert pairs(harness) == {(2, 2): 1, (1, 1): 1}
    assert alice.log_in().status_code == 200
    assert alice.get(entry_id).json()["intensity"] == 4


def test_whoever_logged_in_meanwhile_needs_the_old_pepper_no_more(harness, alice, mallory):
    rotate(harness)
    alice.log_in()
    harness.app.state.desk = replace(
        harness.app.state.desk, secrets=key_rings.without_older_peppers(harness.app.state.desk.secrets)
    )

    assert alice.log_in().status_code == 200
    assert mallory.log_in().status_code == 401


def test_after_a_new_password_the_name_moves_at_the_next_log_in_too(harness, alice):
    rotate(harness)
    change_password(alice)
    assert pairs(harness) == {(2, 1): 1}

    assert alice.log_in().status_code == 200

    assert pairs(harness) == {(2, 2): 1}
    assert alice.log_in().status_code == 200


def test_after_a_new_name_the_password_moves_at_the_next_log_in_too(harness, alice):
    rotate(harness)
    assert rename(alice, "willow-0009") == 204
    assert pairs(harness) == {(1, 2): 1}
    alice.login = "willow-0009"

    assert alice.log_in().status_code == 200

    assert pairs(harness) == {(2, 2): 1}


def test_a_log_in_that_moves_the_name_late_does_not_bring_the_old_name_back(harness, alice):
    """The log-in read the old name; its owner took another one; then the log-in writes."""
    rotate(harness)
    desk, run, old_login = harness.app.state.desk, alice.http.portal.call, alice.login
    found = run(desk.db.peek, credentials.find_account, desk.login_tags(old_login))
    vault = vault_of(alice, harness)  # this logs in, and so moves the account
    assert rename(alice, "willow-0009") == 204

    async def renew() -> None:
        revision = (await desk.db.peek(credentials.find_own_credential, vault.user_id)).revision + 1
        fresh = await desk.new_credential(vault.user_id, vault.data_key, alice.password, revision=revision)
        await desk.db.write(peppers.renew, fresh, peppers.NewTag(found.login_tag, *desk.login_tag(old_login)))

    run(renew)

    assert alice.log_in().status_code == 401
    alice.login = "willow-0009"
    assert alice.log_in().status_code == 200
    assert alice.call("GET", "/account").json()["login"] == "willow-0009"


def test_a_log_in_that_moves_the_password_late_does_not_bring_the_old_password_back(harness, alice):
    rotate(harness)
    desk, run = harness.app.state.desk, alice.http.portal.call
    found = run(desk.db.peek, credentials.find_account, desk.login_tags(alice.login))
    vault = vault_of(alice, harness)
    change_password(alice)

    async def renew() -> None:
        fresh = await desk.new_credential(vault.user_id, vault.data_key, "old", revision=found.credential.revision + 1)
        await desk.db.write(peppers.renew, fresh, peppers.NewTag(found.login_tag, *desk.login_tag(alice.login)))

    with pytest.raises(CredentialChangedError):
        run(renew)

    assert alice.log_in().status_code == 200


def test_log_ins_and_a_new_name_at_once_leave_the_new_name(cast, harness, alice):
    for number in range(4):
        rotate(harness)
        phones = [cast("alice") for _ in range(3)]
        for phone in phones:
            phone.login = alice.login
        new_login = f"willow-{number:04}"

        answers = together(partial(rename, alice, new_login), *(phone.log_in for phone in phones))

        assert answers[0] == 204
        assert {answer.status_code for answer in answers[1:]} <= {200, 401}  # 401: the new name was first
        assert cast("alice").log_in().status_code == 401
        alice.login = new_login
        assert alice.log_in().status_code == 200
        assert alice.log_in().status_code == 200


def test_many_log_ins_at_once_after_a_new_pepper_all_succeed(cast, harness, alice):
    rotate(harness)
    phones = [cast("alice") for _ in range(6)]

    answers = together(*(phone.log_in for phone in phones))

    assert {answer.status_code for answer in answers} == {200}
    assert pairs(harness) == {(2, 2): 1}
    assert {phone.call("GET", "/account").status_code for phone in phones} == {200}


def test_the_code_alone_brings_back_whoever_was_left_behind(harness, alice):
    rotate(harness, keep_old=False)
    assert alice.log_in().status_code == 401

    body = {"recovery_code": alice.recovery_code, "new_password": NEW}
    answer = alice.call("POST", "/auth/recover", json=body)

    assert (answer.status_code, answer.json()["login"]) == (200, alice.login)
    assert pairs(harness) == {(2, 2): 1}


def test_the_counts_know_every_pepper_and_the_newest(harness, alice, mallory):
    rotate(harness)
    change_password(alice)

    with storage(harness) as connection:
        use = peppers.count_pepper_use(connection)

    assert (use.newest, use.numbers) == (2, {1, 2})
    assert [use.needing(numbers) for numbers in ({1}, {2}, {1, 2}, {3}, set())] == [2, 1, 2, 0, 0]


def test_without_accounts_no_pepper_is_in_use(harness):
    with storage(harness) as connection:
        use = peppers.count_pepper_use(connection)

    assert (use.newest, use.numbers, use.needing({1})) == (0, set(), 0)
