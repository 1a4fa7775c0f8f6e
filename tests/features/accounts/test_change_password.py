"""PUT /auth/password: other sessions end, the old password fails, the old wrap leaves the file (attacks 7, 8, 22)."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.support.cast import entry, new_uuid
from tests.support.together import together

NEW = "harbor thimble ochre vine"


def change(person, current=None, new=NEW):
    body = {"current_password": current or person.password, "new_password": new}
    return person.call("PUT", "/auth/password", json=body)


def wrapped_data_key(path: Path) -> bytes:
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        found: bytes = connection.execute(text("SELECT wrapped_data_key FROM credentials")).scalar_one()
    engine.dispose()
    return found


def test_without_a_token_it_answers_401(cast):
    assert change(cast("alice")).status_code == 401


def test_a_wrong_current_password_changes_nothing(alice):  # attack 67
    answer = change(alice, current="not the password at all")

    assert (answer.status_code, answer.json()["type"]) == (403, "wrong-password")
    assert alice.log_in().status_code == 200


@pytest.mark.parametrize("weak", ["short", "password1234", "x" * 1025, "aaaaaaaaaaaaaaaa", "alice-of-the-test"])
def test_a_weak_new_password_is_refused_by_name(alice, weak):
    answer = change(alice, new=weak)

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "new_password"
    assert weak not in answer.text


def test_the_new_password_opens_the_old_entries_and_the_old_one_opens_nothing(alice):  # attack 8
    entry_id = new_uuid()
    alice.put(entry(intensity=4), entry_id)
    change(alice)

    old = alice.log_in()
    alice.password = NEW
    new = alice.log_in()

    assert (old.status_code, new.status_code) == (401, 200)
    assert alice.get(entry_id).json()["intensity"] == 4


def test_this_session_goes_on_and_every_other_one_ends(cast, alice):  # attacks 8, 22
    phone = cast("alice")
    phone.log_in()
    old_token = alice.token

    answer = change(alice)

    assert phone.call("GET", "/account").json()["type"] == "session-revoked"
    assert phone.refresh().json()["type"] == "session-revoked"
    assert alice.call("GET", "/account", headers={"authorization": f"Bearer {old_token}"}).status_code == 401
    alice.token = answer.json()["access_token"]
    assert alice.call("GET", "/account").status_code == 200
    assert alice.refresh().status_code == 200


def test_an_api_session_gets_an_api_session_back(alice):
    alice.take_api_token()

    answer = change(alice).json()

    assert "refresh_token" in answer
    assert "device" not in answer


def test_the_old_wrap_is_gone_from_the_file(sqlite_cast, sqlite_file):  # attack 8
    alice = sqlite_cast("alice")
    alice.sign_up()
    old = wrapped_data_key(sqlite_file)

    change(alice)

    left = b"".join(path.read_bytes() for path in sqlite_file.parent.glob("ebb.db*"))
    assert old not in left
    assert wrapped_data_key(sqlite_file) in left


def test_nfc_and_nfd_are_one_password(alice):
    change(alice, new="caf\u00e9 lantern tide quarry")
    alice.password = "cafe\u0301 lantern tide quarry"

    assert alice.log_in().status_code == 200


def test_two_changes_at_once_leave_one_password(alice):
    choices = ("harbor thimble ochre vine", "saddle pepper glacier oak")

    answers = together(*(lambda new=new: change(alice, new=new) for new in choices))

    assert min(answer.status_code for answer in answers) == 200
    assert {answer.status_code for answer in answers} <= {200, 401, 403, 409}
    works = []
    for password in choices:
        alice.password = password
        works.append(alice.log_in().status_code)
    assert sorted(works) == [200, 401]


def test_on_a_borrowed_device_nothing_lasts_after_the_change_either(alice):
    alice.log_in(not_my_device=True)

    answer = change(alice)

    assert answer.json()["device"] is None
    assert "max-age" not in answer.headers["set-cookie"].lower()
