"""How sessions end: by whom, by what, and what is left of them. Noise and half a session end nothing."""

import base64

import pytest

from tests.conftest import Cast
from tests.security.editing import rows
from tests.security.forge import text
from tests.support.app import Harness
from tests.support.cast import Person

WRAPS = "SELECT wrapped_data_key, refresh_wrap, previous_refresh_wrap FROM sessions"
REFRESH = "/api/v1/auth/refresh"


@pytest.fixture
def harness(sqlite_harness: Harness) -> Harness:
    """SQLite alone: what ends a session does not depend on the engine."""
    return sqlite_harness


@pytest.fixture
def cast(sqlite_cast: Cast) -> Cast:
    return sqlite_cast


def raw(secret: str) -> bytes:
    return base64.urlsafe_b64decode(secret + "=" * (-len(secret) % 4))


def is_open(person: Person) -> bool:
    return person.call("GET", "/account").status_code == 200


def noises(secret: str) -> list[str]:
    """What a stranger could send who knows the ids of a session but never held its secret."""
    good = raw(secret)
    wrong_secret = good[:32] + bytes(32)
    return [
        text(wrong_secret + good[64:]),
        text(wrong_secret + bytes(16)),
        text(good[:64] + bytes(16)),
        text(good[:64]),  # as secrets were written before they had a mac
        text(good + b"x"),
        text(good[16:32] + good[:16] + good[32:]),
        text(bytes([good[0] ^ 1]) + good[1:]),
        secret + "=",
        secret.swapcase(),
        secret[:-1] + chr(ord(secret[-1]) + 1),  # the spare bits of the last letter
    ]


def test_noise_as_a_refresh_cookie_ends_no_session(alice):
    for noise in noises(alice.http.cookies["ebb_refresh"]):
        half = alice.http.cookies["ebb_half"]
        answer = alice.http.post(REFRESH, headers={"cookie": f"ebb_half={half}; ebb_refresh={noise}"})

        assert (answer.status_code, answer.json()["type"]) == (401, "session-expired")
        assert is_open(alice)


def test_noise_as_a_refresh_token_ends_no_session(cast):
    alice = cast("alice")
    alice.sign_up()
    secret = alice.take_api_token().json()["refresh_token"]

    for noise in noises(secret):
        answer = alice.http.post("/api/v1/auth/token", data={"grant_type": "refresh_token", "refresh_token": noise})

        assert (answer.status_code, answer.json()["type"]) == (401, "session-expired")
        assert is_open(alice)


def test_noise_at_log_out_ends_no_session(harness, alice):
    before = rows(harness.url, WRAPS)
    half = alice.http.cookies["ebb_half"]

    for noise in noises(alice.http.cookies["ebb_refresh"]):
        cookies = {"cookie": f"ebb_half={half}; ebb_refresh={noise}"}
        assert alice.http.post("/api/v1/auth/logout", headers=cookies).status_code == 204

    assert rows(harness.url, WRAPS) == before


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "foreign", "flipped"])
def test_a_token_that_is_not_ours_ends_nothing_and_the_cookie_is_not_looked_at(alice, mallory, token):
    own = alice.token
    head, claims, signature = own.split(".")
    spare = "B" if signature[0] == "A" else "A"
    given = {"foreign": mallory.token, "flipped": f"{head}.{claims}.{spare}{signature[1:]}"}.get(token, token)

    answer = alice.http.post("/api/v1/auth/logout", headers={"authorization": f"Bearer {given}"})

    assert (answer.status_code, answer.json()["type"]) == (401, "invalid-token")
    assert "set-cookie" not in answer.headers
    assert (is_open(alice), is_open(mallory)) == (True, True)


def test_an_expired_token_with_its_half_still_ends_its_session(harness, alice):
    harness.clock.advance(days=3)
    assert not is_open(alice)

    assert alice.call("POST", "/auth/logout").status_code == 204

    assert rows(harness.url, WRAPS) == []


def test_an_expired_token_without_its_half_ends_nothing(harness, alice):
    harness.clock.advance(days=3)
    half = alice.http.cookies["ebb_half"]
    bare = {"authorization": f"Bearer {alice.token}", "cookie": "ebb_half="}

    answer = alice.http.post("/api/v1/auth/logout", headers=bare)

    assert (answer.status_code, answer.json()["type"]) == (401, "invalid-token")
    assert alice.http.cookies["ebb_half"] == half
    assert alice.refresh().status_code == 200


@pytest.mark.parametrize("later", [Person.log_in, Person.take_api_token, Person.refresh])
def test_a_session_that_ran_out_loses_its_keys_at_the_next_sign_in_or_refresh(harness, alice, later):
    alice.refresh()
    ((*old, previous),) = rows(harness.url, WRAPS)
    assert all([*old, previous])
    harness.clock.advance(days=15)

    answer = later(alice)

    assert answer.status_code == (401 if later is Person.refresh else 200)
    left = rows(harness.url, WRAPS)
    assert (b"", b"", None) in left
    assert not {wrap for row in left for wrap in row} & {*old, previous}


def test_its_row_stays_thirty_days_to_say_that_it_ran_out(harness, alice):
    cookies = {name: alice.http.cookies[name] for name in ("ebb_half", "ebb_refresh")}
    header = {"cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    told = []

    for days in (15, 10, 30):
        harness.clock.advance(days=days)
        alice.log_in()
        alice.http.cookies.clear()
        told.append(alice.http.post(REFRESH, headers=header).json()["type"])

    assert told == ["session-expired", "session-expired", "session-revoked"]


def test_a_session_that_has_not_run_out_keeps_its_keys(harness, alice):
    before = rows(harness.url, WRAPS)
    harness.clock.advance(days=13)

    alice.take_api_token()

    assert set(before) < set(rows(harness.url, WRAPS))
