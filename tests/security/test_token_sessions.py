"""Tokens at the door of the app: each needs the other half of its own session (attacks 12 to 22, end to end)."""

import time
from typing import Any

import httpx2
import pytest

from app.features.accounts.tokens import TokenBox
from tests.conftest import Cast
from tests.security.forge import signed, text
from tests.support.app import Harness
from tests.support.cast import Person

HALF = "ebb_half"


@pytest.fixture
def cast(sqlite_cast: Cast) -> Cast:
    """SQLite alone: what a token says does not depend on the engine."""
    return sqlite_cast


def account(person: Person, *, token: str | None = None, half: str | None = None) -> httpx2.Response:
    """GET /account with exactly this token and this half."""
    person.http.cookies.clear()
    headers = {} if half is None else {"cookie": f"{HALF}={half}".encode()}
    if token is not None:
        person.token = token
    return person.call("GET", "/account", headers=headers)


def half_of(person: Person) -> str:
    return str(person.http.cookies[HALF])


def assert_refused(answer: httpx2.Response) -> None:
    assert (answer.status_code, answer.json()["type"]) == (401, "invalid-token")
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_browser_token_opens_with_its_own_half_only(alice, mallory):  # attack 18
    own, foreign = half_of(alice), half_of(mallory)

    assert account(alice, half=own).json()["login"] == "alice-of-the-test"
    for half in (None, "", foreign, own[:-1], own + "A", "\u00e9", "=" * 43, text(bytes(32))):
        assert_refused(account(alice, half=half))


def test_halves_of_two_sessions_of_one_person_do_not_mix(alice):  # attack 18
    first_token, first_half = alice.token, half_of(alice)
    alice.log_in()
    second_token, second_half = alice.token, half_of(alice)

    assert_refused(account(alice, token=first_token, half=second_half))
    assert_refused(account(alice, token=second_token, half=first_half))
    assert account(alice, token=first_token, half=first_half).is_success
    assert account(alice, token=second_token, half=second_half).is_success


def test_an_api_token_ignores_cookies(alice, mallory):  # attack 18
    foreign = half_of(alice)
    token = mallory.take_api_token().json()["access_token"]

    for half in (None, foreign, "garbage"):
        assert account(mallory, token=token, half=half).json()["login"] == "mallory-of-the-test"


def test_an_api_token_does_not_open_a_browser_session(alice, mallory):
    half = half_of(alice)
    token = mallory.take_api_token().json()["access_token"]

    assert account(alice, token=token, half=half).json()["login"] == "mallory-of-the-test"


def test_cookies_alone_open_nothing(alice):
    alice.token = ""

    assert_refused(alice.call("GET", "/account"))


def test_a_token_in_the_address_or_in_a_cookie_counts_for_nothing(alice):
    token, alice.token = alice.token, ""

    assert_refused(alice.call("GET", "/account", params={"access_token": token}))
    assert_refused(alice.call("GET", "/account", headers={"cookie": f"access_token={token}; token={token}"}))


def test_another_scheme_is_refused(alice):
    for scheme in ("Basic", "bearer  x", "Token", ""):
        assert_refused(alice.call("GET", "/account", headers={"authorization": f"{scheme} {alice.token}".strip()}))


def stolen_signature(harness: Harness, alice: Person, **claims: Any) -> str:
    """A token made with the stolen signing key, for alice's own session, without her secret."""
    key_id = harness.secrets.signing_key_id
    key = harness.secrets.signing_keys[key_id]
    box = TokenBox(harness.secrets.signing_keys, key_id)
    now = int(harness.clock().timestamp())
    access = box.verify(alice.token, now=now)
    good = {
        "iss": "ebb",
        "aud": "ebb-api",
        "sub": text(access.user_id),
        "sid": text(access.session_id),
        "jti": text(bytes(16)),
        "iat": now,
        "nbf": now,
        "exp": now + 600,
        "sk": text(access.secret),
    }
    return signed({"alg": "HS256", "typ": "at+jwt", "kid": key_id}, {**good, **claims}, key=key)


def test_the_signing_key_alone_opens_nothing(sqlite_harness, alice):
    half = half_of(alice)

    assert account(alice, token=stolen_signature(sqlite_harness, alice), half=half).is_success
    forged = stolen_signature(sqlite_harness, alice, sk=text(bytes(32)))
    assert_refused(account(alice, token=forged, half=half))
    assert_refused(account(alice, token=forged))


def test_a_token_for_another_person_or_session_opens_nothing(sqlite_harness, alice, mallory):
    half = half_of(alice)
    for claims in ({"sub": text(bytes(16))}, {"sid": text(bytes(16))}):
        forged = stolen_signature(sqlite_harness, alice, **claims)
        answer = account(alice, token=forged, half=half)
        assert (answer.status_code, answer.json()["type"]) == (401, "session-revoked")


def test_a_token_and_its_memory_end_after_ten_minutes(sqlite_harness, alice):  # attack 21
    half = half_of(alice)
    assert account(alice, half=half).is_success

    sqlite_harness.clock.advance(seconds=599)
    assert account(alice, half=half).is_success
    sqlite_harness.clock.advance(seconds=1)

    assert_refused(account(alice, half=half))


def test_a_remembered_token_ends_with_log_out(alice):  # attack 22
    token, half = alice.token, half_of(alice)
    assert alice.call("GET", "/account").is_success
    alice.call("POST", "/auth/logout")

    answer = account(alice, token=token, half=half)

    assert (answer.status_code, answer.json()["type"]) == (401, "session-revoked")


def test_nonsense_is_answered_fast_and_alike(alice):  # attack 20
    for token in ("x", "a.b.c", "...", "[" * 1000, "." * 5000, "e30.e30.", "a" * 10_000):
        alice.token = token
        before = time.monotonic()

        answer = alice.call("GET", "/account")

        assert time.monotonic() - before < 1
        assert_refused(answer)


def test_a_token_of_a_megabyte_never_reaches_the_box(alice):
    alice.token = "a" * 1_000_000

    assert alice.call("GET", "/account").status_code == 431


def test_bytes_beyond_ascii_in_the_header_are_refused(alice):
    assert_refused(alice.call("GET", "/account", headers={"authorization": b"Bearer \xff\xfe.\xe9.\xe9"}))
