"""POST /auth/refresh: an honest phone on a bad network stays signed in; a thief ends the session (attack 23)."""

import copy
from concurrent.futures import ThreadPoolExecutor

import pytest

REFRESH = "/api/v1/auth/refresh"
TOKEN = "/api/v1/auth/token"


def jar(person):
    return {cookie.name: copy.copy(cookie) for cookie in person.http.cookies.jar}


def use(person, cookies, **values):
    """Puts these cookies into the person's empty jar, some of them with another value."""
    person.http.cookies.clear()
    for name, cookie in cookies.items():
        changed = copy.copy(cookie)
        changed.value = values.get(name, cookie.value)
        person.http.cookies.jar.set_cookie(changed)


def is_signed_in(person):
    return person.call("GET", "/account").status_code == 200


def problem(answer):
    return answer.status_code, answer.json()["type"]


def test_a_stranger_has_nothing_to_refresh(sqlite_cast):
    assert problem(sqlite_cast("mallory").refresh()) == (401, "session-expired")


def test_a_reload_loses_the_token_and_not_the_session(cast):
    alice = cast("alice")
    device = alice.sign_up().json()["device"]

    answer = alice.refresh()

    assert answer.status_code == 200
    assert answer.json()["device"] == device
    assert is_signed_in(alice)


def test_three_tabs_that_wake_together_agree(cast, harness):
    alice = cast("alice")
    alice.sign_up()
    harness.clock.advance(minutes=20)
    tabs = [cast("alice") for _ in range(3)]
    for tab in tabs:
        use(tab, jar(alice))

    with ThreadPoolExecutor(3) as threads:
        answers = list(threads.map(lambda tab: tab.refresh(), tabs))

    assert {answer.status_code for answer in answers} == {200}
    assert len({jar(tab)["ebb_refresh"].value for tab in tabs}) == 1
    assert all(is_signed_in(tab) for tab in tabs)


@pytest.mark.parametrize("minutes", [0.5, 2, 60 * 24])
def test_a_lost_answer_is_no_loss(cast, harness, minutes):
    alice = cast("alice")
    alice.sign_up()
    before = jar(alice)
    alice.refresh()
    use(alice, before)  # the answer never came

    harness.clock.advance(minutes=minutes)
    again = alice.refresh()

    assert again.status_code == 200
    harness.clock.advance(minutes=5)
    assert alice.refresh().status_code == 200


def test_answers_out_of_order_are_no_loss(cast, harness):
    alice = cast("alice")
    alice.sign_up()
    alice.refresh()
    late = jar(alice)
    harness.clock.advance(minutes=5)
    alice.refresh()
    use(alice, late)  # an older answer arrives last

    harness.clock.advance(minutes=5)

    assert alice.refresh().status_code == 200
    assert is_signed_in(alice)


def steal(cast, alice):
    thief = cast("mallory")
    use(thief, jar(alice))
    return thief


def test_a_secret_replayed_after_two_rotations_ends_the_session(cast, harness):
    alice = cast("alice")
    alice.sign_up()
    thief = steal(cast, alice)
    for _ in range(2):
        harness.clock.advance(minutes=5)
        alice.refresh()

    replay = thief.refresh()

    assert problem(replay) == (401, "session-revoked")
    assert problem(alice.call("GET", "/account")) == (401, "session-revoked")
    assert problem(alice.refresh()) == (401, "session-revoked")


def test_a_thief_who_is_first_loses_the_session_when_the_owner_comes_back(cast, harness):
    alice = cast("alice")
    alice.sign_up()
    harness.clock.advance(minutes=5)
    alice.refresh()
    harness.clock.advance(minutes=5)
    thief = steal(cast, alice)
    thief.refresh()

    harness.clock.advance(minutes=5)
    owner = alice.refresh()  # looks like a lost answer, and takes the thief's secret out of use
    harness.clock.advance(minutes=5)
    stolen = thief.refresh()

    assert owner.status_code == 200
    assert problem(stolen) == (401, "session-revoked")
    assert not is_signed_in(alice)


def test_a_guessed_secret_ends_no_session_without_the_half(sqlite_cast):
    alice = sqlite_cast("alice")
    alice.sign_up()
    good = jar(alice)
    use(alice, {"ebb_refresh": good["ebb_refresh"]}, ebb_refresh=good["ebb_refresh"].value[:-4] + "AAAA")

    answer = alice.refresh()

    assert problem(answer) == (401, "session-expired")
    use(alice, good)
    assert alice.refresh().status_code == 200


def test_the_refresh_cookie_alone_opens_nothing(cast):
    alice = cast("alice")
    alice.sign_up()
    good = jar(alice)

    use(alice, {"ebb_refresh": good["ebb_refresh"]})
    assert problem(alice.refresh()) == (401, "session-expired")
    for half in ("", "AAAA", "A" * 43, "?"):
        use(alice, good, ebb_half=half)
        assert problem(alice.refresh()) == (401, "session-expired")

    use(alice, good)
    assert alice.refresh().status_code == 200


def test_another_persons_half_does_not_fit(cast):
    alice, mallory = cast("alice"), cast("mallory")
    alice.sign_up()
    mallory.sign_up()
    use(mallory, jar(mallory), ebb_refresh=jar(alice)["ebb_refresh"].value)

    assert problem(mallory.refresh()) == (401, "session-expired")
    assert alice.refresh().status_code == 200


def test_a_refresh_token_is_no_cookie_and_a_cookie_no_refresh_token(cast):
    alice = cast("alice")
    alice.sign_up()
    browser = jar(alice)
    token = alice.take_api_token().json()["refresh_token"]
    use(alice, browser, ebb_refresh=token)

    as_cookie = alice.refresh()
    use(alice, {})
    as_token = alice.http.post(
        TOKEN, data={"grant_type": "refresh_token", "refresh_token": browser["ebb_refresh"].value}
    )

    assert problem(as_cookie) == problem(as_token) == (401, "session-expired")
    again = alice.http.post(TOKEN, data={"grant_type": "refresh_token", "refresh_token": token})
    assert again.status_code == 200


@pytest.mark.parametrize("secret", ["", "junk", "AAAA", "A" * 86, "A" * 2000, "=", "%00"])
def test_a_secret_that_is_none_answers_401(sqlite_cast, secret):
    alice = sqlite_cast("alice")
    alice.sign_up()
    use(alice, jar(alice), ebb_refresh=secret)

    answer = alice.refresh()

    assert answer.status_code == 401
    assert answer.json()["type"] in {"session-expired", "session-revoked"}


def test_a_session_nobody_used_for_fourteen_days_has_ended(cast, harness):
    alice = cast("alice")
    alice.sign_up()

    harness.clock.advance(days=13, hours=23)
    kept = alice.refresh()
    harness.clock.advance(days=14)
    ended = alice.refresh()

    assert kept.status_code == 200
    assert problem(ended) == (401, "session-expired")


def test_a_session_ends_after_thirty_days_however_often_it_is_used(cast, harness):
    alice = cast("alice")
    alice.sign_up()
    for _ in range(29):
        harness.clock.advance(days=1)
        assert alice.refresh().status_code == 200

    harness.clock.advance(days=1)
    ended = alice.refresh()

    assert problem(ended) == (401, "session-expired")


def test_an_access_token_never_outlives_its_session(cast, harness):
    alice = cast("alice")
    alice.sign_up()
    for _ in range(29):
        harness.clock.advance(days=1)
        alice.refresh()
    harness.clock.advance(hours=23, minutes=55)
    alice.refresh()

    harness.clock.advance(minutes=6)

    assert problem(alice.call("GET", "/account")) == (401, "session-expired")


def test_a_server_clock_that_jumps_back_ends_nothing(cast, harness):
    alice = cast("alice")
    alice.sign_up()
    harness.clock.advance(minutes=30)
    alice.refresh()

    harness.clock.advance(minutes=-20)

    assert alice.refresh().status_code == 200
