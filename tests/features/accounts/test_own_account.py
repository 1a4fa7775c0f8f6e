"""Name, sessions and the end of an account (attacks 22, 24, 67)."""

import pytest
from sqlalchemy import create_engine, inspect, text

from app.features.accounts.labels import UNKNOWN, device_label
from tests.support.cast import entry, new_uuid

FIREFOX = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1"
CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36"
EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/156.0 Safari/537.36 Edg/156.0"


def rename(person, login, password=None):
    body = {"current_password": password or person.password, "login": login}
    return person.call("PUT", "/auth/login-name", json=body)


def delete(person, password=None):
    return person.call("DELETE", "/account", json={"current_password": password or person.password})


def test_a_new_name_signs_in_and_the_old_one_does_not(alice):
    assert rename(alice, "Quiet-Tide-0007").status_code == 204

    old = alice.log_in().status_code
    alice.login = "quiet-tide-0007"
    assert (old, alice.log_in().status_code) == (401, 200)
    assert alice.call("GET", "/account").json()["login"] == "quiet-tide-0007"


@pytest.mark.parametrize("login", ["ab", "a\u202eb-c", "a\u200bbc", "x" * 65, "a b c"])
def test_an_unusable_name_is_refused_by_name(alice, login):
    answer = rename(alice, login)

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "login"


def test_somebody_elses_name_is_taken(alice, mallory):
    assert rename(alice, mallory.login).status_code == 409


def test_the_name_needs_the_password(alice):  # attack 67
    assert rename(alice, "willow-0003", "not the password at all").status_code == 403


def test_the_list_says_where_you_are_signed_in(cast, alice):
    phone = cast("alice")
    phone.http.headers["user-agent"] = FIREFOX
    phone.log_in()

    listed = phone.call("GET", "/auth/sessions").json()["sessions"]

    assert {one["label"] for one in listed} == {"Firefox on Android", UNKNOWN}
    assert [one["label"] for one in listed if one["current"]] == ["Firefox on Android"]
    assert {one["created_on"] for one in listed} == {"2026-11-22"}


def test_one_session_can_be_ended_from_another(cast, alice):
    phone = cast("alice")
    phone.log_in()
    mine = [one["id"] for one in phone.call("GET", "/auth/sessions").json()["sessions"] if one["current"]]

    assert alice.call("DELETE", f"/auth/sessions/{mine[0]}").status_code == 204
    assert phone.call("GET", "/account").json()["type"] == "session-revoked"
    assert alice.call("DELETE", f"/auth/sessions/{mine[0]}").status_code == 404


def test_a_strangers_session_is_not_found(alice, mallory):
    hers = alice.call("GET", "/auth/sessions").json()["sessions"][0]["id"]

    assert mallory.call("DELETE", f"/auth/sessions/{hers}").status_code == 404
    assert alice.call("GET", "/account").status_code == 200


def test_every_other_session_can_be_ended_at_once(cast, alice):
    others = [cast("alice") for _ in range(3)]
    for other in others:
        other.log_in()

    assert alice.call("DELETE", "/auth/sessions").status_code == 204
    assert {other.call("GET", "/account").status_code for other in others} == {401}
    assert alice.call("GET", "/account").status_code == 200


def test_deleting_needs_the_password(alice):  # attack 67
    assert delete(alice, "not the password at all").status_code == 403
    assert alice.call("GET", "/account").status_code == 200


def test_a_deleted_account_is_gone_from_every_table(harness, alice):
    alice.put(entry("journal"), new_uuid())
    alice.call("PUT", "/settings", json={"settings": {"region": "US"}})

    assert delete(alice).status_code == 204

    engine = create_engine(harness.url)
    with engine.connect() as connection:
        kept = {
            "alembic_version",
            "deletions",
            "timelines",
        }  # the ledger: a random id, and no backup revives it
        tables = [name for name in inspect(connection).get_table_names() if name not in kept]
        counts = {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in tables}
    engine.dispose()
    assert set(counts.values()) == {0}


def test_a_deleted_users_token_answers_401_everywhere(alice):  # attack 24
    delete(alice)

    answers = [alice.put(entry()), alice.list(), alice.call("GET", "/settings"), alice.refresh()]
    assert {answer.status_code for answer in answers} == {401}
    assert alice.log_in().status_code == 401


def test_nothing_of_a_deleted_account_stays_in_the_file(sqlite_cast, sqlite_file):
    alice = sqlite_cast("alice")
    alice.sign_up()
    alice.put(entry("journal", text="x" * 3000))
    engine = create_engine(f"sqlite:///{sqlite_file}")
    with engine.connect() as connection:
        sealed = connection.execute(text("SELECT sealed_body FROM entries")).scalar_one()
    engine.dispose()

    delete(alice)

    left = b"".join(path.read_bytes() for path in sqlite_file.parent.glob("ebb.db*"))
    assert sealed[:64] not in left
    assert sealed[-64:] not in left


def test_the_name_is_free_again_after_deletion(alice):
    delete(alice)
    alice.token = ""

    assert alice.sign_up().status_code == 201


@pytest.mark.parametrize(
    ("user_agent", "label"),
    [
        (FIREFOX, "Firefox on Android"),
        (IPHONE, "Safari on iPhone"),
        (CHROME, "Chrome on Linux"),
        (EDGE, "Edge on Windows"),
        ("Linux", "Linux"),
        ("curl/8.9", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_labels_are_coarse(user_agent, label):
    assert device_label(user_agent) == label
