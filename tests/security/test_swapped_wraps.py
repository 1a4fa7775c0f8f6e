"""Attack 60: a wrapped key put in another place opens there for nobody, and nobody sees a 5xx."""

from collections.abc import Callable

import httpx2
import pytest

from tests.conftest import Cast
from tests.security.editing import edit, rows
from tests.support.app import Harness
from tests.support.cast import PASSWORDS, Person, entry, new_uuid

SESSIONS = "SELECT id, wrapped_data_key, refresh_wrap FROM sessions WHERE user_id = :user"


@pytest.fixture
def harness(sqlite_harness: Harness) -> Harness:
    """SQLite alone: what opens does not depend on the engine."""
    return sqlite_harness


@pytest.fixture
def cast(sqlite_cast: Cast) -> Cast:
    return sqlite_cast


def user_of(harness: Harness, person: Person) -> bytes:
    """Whose account this is: the only one until the next person signs up."""
    box, now = harness.app.state.desk.tokens, int(harness.clock().timestamp())
    return bytes(box.verify(person.token, now=now).user_id)


def account(person: Person) -> httpx2.Response:
    return person.call("GET", "/account")


def test_wraps_of_two_sessions_of_a_person_swapped(harness, alice):
    user, first_token = user_of(harness, alice), alice.token
    ((first, wrap_one, _),) = rows(harness.url, SESSIONS, user=user)
    half = alice.http.cookies["ebb_half"]
    alice.log_in()
    second, wrap_two = next((row[0], row[1]) for row in rows(harness.url, SESSIONS, user=user) if row[0] != first)

    put = "UPDATE sessions SET wrapped_data_key = :wrap WHERE id = :id"
    edit(harness.url, put, wrap=wrap_two, id=first)
    edit(harness.url, put, wrap=wrap_one, id=second)

    assert account(alice).status_code == 401
    alice.token = first_token
    alice.http.cookies.clear()
    assert alice.call("GET", "/account", headers={"cookie": f"ebb_half={half}"}).status_code == 401


def test_a_session_row_given_to_another_person(harness, alice, mallory):
    """The thief keeps a valid token of their own and points their session at alice's key."""
    hers, theirs = user_of(harness, alice), user_of(harness, mallory)
    ((_, wrap, _),) = rows(harness.url, SESSIONS, user=hers)

    edit(harness.url, "UPDATE sessions SET wrapped_data_key = :wrap WHERE user_id = :user", wrap=wrap, user=theirs)

    assert account(mallory).status_code == 401


@pytest.mark.parametrize(
    ("table", "target", "source"),
    [
        ("sessions", "wrapped_data_key", "SELECT refresh_wrap FROM sessions WHERE user_id = :user"),
        ("sessions", "wrapped_data_key", "SELECT wrapped_data_key FROM credentials WHERE user_id = :user"),
        ("sessions", "wrapped_data_key", "SELECT wrapped_data_key FROM recovery_codes WHERE user_id = :user"),
        ("credentials", "wrapped_data_key", "SELECT wrapped_data_key FROM recovery_codes WHERE user_id = :user"),
        ("credentials", "wrapped_data_key", "SELECT wrapped_data_key FROM sessions WHERE user_id = :user"),
        ("sessions", "refresh_wrap", "SELECT wrapped_data_key FROM sessions WHERE user_id = :user"),
    ],
)
def test_a_wrap_of_another_purpose(harness, alice, table, target, source):
    user = user_of(harness, alice)
    ((wrap,),) = rows(harness.url, source, user=user)

    edit(harness.url, f"UPDATE {table} SET {target} = :wrap WHERE user_id = :user", wrap=wrap, user=user)

    attempts: dict[str, Callable[[Person], httpx2.Response]] = {"sessions": account, "credentials": Person.log_in}
    attempt = Person.refresh if target == "refresh_wrap" else attempts[table]
    assert attempt(alice).status_code == 401


def test_the_password_wrap_of_another_person(harness, alice, mallory):
    hers, theirs = user_of(harness, alice), user_of(harness, mallory)
    ((wrap, salt),) = rows(
        harness.url, "SELECT wrapped_data_key, salt FROM credentials WHERE user_id = :user", user=theirs
    )

    edit(
        harness.url,
        "UPDATE credentials SET wrapped_data_key = :wrap, salt = :salt WHERE user_id = :user",
        wrap=wrap,
        salt=salt,
        user=hers,
    )
    alice.password = PASSWORDS["mallory"]

    assert alice.log_in().status_code == 401


def test_a_login_tag_moved_to_another_account_opens_only_the_thiefs_own(harness, alice, mallory):
    """Whoever can write rows can take a name; what was written under it stays shut."""
    hers, theirs = user_of(harness, alice), user_of(harness, mallory)
    ((tag,),) = rows(harness.url, "SELECT login_tag FROM users WHERE id = :user", user=hers)
    edit(harness.url, "UPDATE users SET login_tag = :tag WHERE id = :user", tag=bytes(16), user=hers)
    edit(harness.url, "UPDATE users SET login_tag = :tag WHERE id = :user", tag=tag, user=theirs)

    mallory.login = alice.login
    assert mallory.log_in().status_code == 200

    assert user_of(harness, mallory) == theirs
    assert account(mallory).json()["login"] == "mallory-of-the-test"


SEALED = {
    "session": ("sessions", "wrapped_data_key", account),
    "refresh": ("sessions", "refresh_wrap", Person.refresh),
    "password": ("credentials", "wrapped_data_key", Person.log_in),
    "profile": ("users", "sealed_profile", account),
    "code": (
        "recovery_codes",
        "sealed_last_group",
        lambda person: person.call("POST", "/auth/recovery-code/confirm", json={"last_group": "0000"}),
    ),
}


@pytest.mark.parametrize(("table", "column", "attempt"), SEALED.values(), ids=SEALED)
@pytest.mark.parametrize("position", [0, -1])
def test_an_account_row_with_a_bit_flipped_is_refused_not_a_bug(harness, alice, table, column, attempt, position):
    key = "id" if table == "users" else "user_id"
    user = user_of(harness, alice)
    ((value,),) = rows(harness.url, f"SELECT {column} FROM {table} WHERE {key} = :user", user=user)
    damaged = bytearray(value)
    damaged[position] ^= 1

    edit(harness.url, f"UPDATE {table} SET {column} = :value WHERE {key} = :user", value=bytes(damaged), user=user)

    answer = attempt(alice)
    assert (answer.status_code, answer.json()["type"]) in {
        (401, "invalid-token"),
        (401, "session-revoked"),
        (401, "session-expired"),
        (401, "wrong-name-or-password"),
        (409, "seal-broken"),
    }


@pytest.mark.parametrize("column", ["wrapped_data_key", "refresh_wrap"])
def test_a_damaged_session_wrap_is_a_session_that_ended(harness, alice, column):
    """What a phone can act on: sign in again. The password still opens, and so does what was written."""
    user, entry_id = user_of(harness, alice), new_uuid()
    alice.put(entry(), entry_id)
    ((value,),) = rows(harness.url, f"SELECT {column} FROM sessions WHERE user_id = :user", user=user)
    damaged = value[:-1] + bytes([value[-1] ^ 1])
    edit(harness.url, f"UPDATE sessions SET {column} = :value WHERE user_id = :user", value=damaged, user=user)
    is_key = column == "wrapped_data_key"

    answers = ([account(alice)] if is_key else []) + [alice.refresh()]

    assert {(answer.status_code, answer.json()["type"]) for answer in answers} == {(401, "session-expired")}
    assert alice.log_in().status_code == 200
    assert alice.get(entry_id).status_code == 200


def test_a_receipt_with_a_bit_flipped_is_refused_not_a_bug(harness, alice):
    body, entry_id = entry(), new_uuid()
    alice.put(body, entry_id)
    edit(harness.url, "UPDATE mutations SET sealed_receipt = :value", value=bytes(49))

    again = alice.put(body, entry_id)

    assert (again.status_code, again.json()["type"]) == (409, "seal-broken")


def test_a_password_nobody_could_have_is_refused_not_a_bug(alice):
    """U+FDFA becomes 33 bytes: more than the Argon2 library takes."""
    for password in ("\ufdfa" * 1024, "x" * 1024, "a\0b" * 100):
        alice.password = password

        answers = (alice.log_in(), alice.take_api_token())

        assert {answer.status_code for answer in answers} <= {401, 422}
        assert {answer.headers["content-type"] for answer in answers} == {"application/problem+json"}


def test_an_edited_cost_or_salt_is_refused_not_a_bug(harness, alice):
    for column, value in (("iterations", 0), ("memory_kib", 2**30), ("parallelism", 0), ("salt", b"")):
        user = user_of(harness, alice)
        ((before,),) = rows(harness.url, f"SELECT {column} FROM credentials WHERE user_id = :user", user=user)
        edit(harness.url, f"UPDATE credentials SET {column} = :value WHERE user_id = :user", value=value, user=user)

        answers = (alice.log_in(), alice.call("POST", "/auth/register", json=_name_and_password(alice)))

        assert {(answer.status_code, answer.json()["type"]) for answer in answers} == {(409, "seal-broken")}
        edit(harness.url, f"UPDATE credentials SET {column} = :value WHERE user_id = :user", value=before, user=user)
        assert alice.log_in().status_code == 200


def _name_and_password(person: Person) -> dict[str, str]:
    return {"login": person.login, "password": person.password}
