"""Names and passwords may be tried so often and no more, and nobody is locked out of their journal (attacks 3, 4)."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from app.features.accounts import budgets
from tests.features.accounts.neighbours import (
    CAFE,
    ELSEWHERE,
    HOME,
    WRONG,
    Street,
    by_login,
    by_registration,
    by_token_form,
    hammer,
)
from tests.support.app import make_harness
from tests.support.cast import ORIGIN

HERE = budgets.NAME_HERE.tries
NOBODY = "nobody-of-the-test"


@pytest.fixture
def street(sqlite_file) -> Iterator[Street]:
    harness = make_harness(f"sqlite:///{sqlite_file}")
    with TestClient(harness.app, base_url=ORIGIN) as stage:
        yield Street(harness, stage)


@pytest.fixture
def alice(street):
    person = street.person("alice")
    person.sign_up()
    return person


def everywhere(count):
    """Addresses that are nobody's neighbours."""
    return [f"2001:db8:{number:x}::1" for number in range(1, count + 1)]


@pytest.mark.parametrize("attempt", [by_login, by_token_form])
def test_wrong_passwords_for_a_name_end_in_429(street, alice, attempt):  # attack 4
    stranger = street.browser(CAFE)

    assert hammer(stranger, alice.login, HERE + 2, attempt) == [401] * HERE + [429] * 2
    assert attempt(stranger, alice.login, alice.password) == 429


def test_log_in_token_form_and_registration_spend_the_same_tries(street, alice):  # attack 4
    stranger = street.browser(CAFE)
    ways = [by_login, by_token_form, by_registration] * HERE

    answers = [way(stranger, alice.login, WRONG) for way in ways[: HERE + 3]]

    assert 429 not in answers[:HERE]
    assert answers[HERE:] == [429] * 3


def test_an_unknown_name_is_answered_the_same_to_the_last_byte(street, alice):  # attacks 1 and 4
    answers = []
    for address, login in ((CAFE, alice.login), (ELSEWHERE, NOBODY)):
        browser = street.browser(address)
        body = {"login": login, "password": WRONG}
        answers.append([browser.post("/api/v1/auth/login", json=body) for _ in range(HERE + 1)])

    known, unknown = answers
    assert [answer.status_code for answer in known] == [401] * HERE + [429]
    assert [answer.content for answer in known] == [answer.content for answer in unknown]
    assert [dict(answer.headers) for answer in known] == [dict(answer.headers) for answer in unknown]


def test_the_refusal_is_a_problem_that_says_when_and_repeats_nothing(street, alice):
    stranger = street.browser(CAFE)
    hammer(stranger, alice.login, HERE)
    street.harness.clock.advance(seconds=100)

    answer = stranger.post("/api/v1/auth/login", json={"login": alice.login, "password": WRONG})

    assert (answer.status_code, answer.json()["type"]) == (429, "rate-limited")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["retry-after"] == str(budgets.NAME_HERE.seconds - 100)
    assert answer.headers["cache-control"] == "no-store"
    for word in (alice.login, WRONG, CAFE):
        assert word not in answer.text


def test_a_refused_try_runs_no_argon2_even_with_the_right_password(street, alice, monkeypatch):  # attack 4
    stranger = street.browser(CAFE)
    hammer(stranger, alice.login, HERE)
    gate = street.harness.app.state.desk.gate
    runs = []
    real = type(gate).root

    async def watched(*args):
        runs.append(1)
        return await real(*args)

    monkeypatch.setattr(type(gate), "root", watched)

    answers = [by_login(stranger, alice.login, alice.password), by_login(stranger, alice.login, WRONG)]

    assert (answers, runs) == ([429, 429], [])
    assert by_login(street.browser(ELSEWHERE), alice.login, WRONG) == 401
    assert runs == [1]


def test_honest_log_ins_lock_nobody_out(street, alice):  # attack 4
    phone = street.browser(CAFE)

    assert {by_login(phone, alice.login, alice.password) for _ in range(3 * HERE)} == {200}
    assert by_login(phone, alice.login, WRONG) == 401


def test_a_stranger_who_hammers_a_name_uses_up_only_their_own_tries(street, alice):  # attack 4
    hammer(street.browser(CAFE), alice.login, HERE + 5)

    assert by_login(street.browser(ELSEWHERE), alice.login, alice.password) == 200


def test_a_crowd_that_hammers_a_name_is_stopped_but_not_its_owners_own_browser(street, alice):  # attack 4
    places = everywhere(budgets.NAME.tries // HERE + 1)
    tried = [status for place in places for status in hammer(street.browser(place), alice.login, HERE)]
    assert tried == [401] * budgets.NAME.tries + [429] * HERE

    assert by_login(street.browser(HOME), alice.login, alice.password) == 429
    assert alice.log_in().status_code == 200  # her browser still holds its refresh cookie


def test_the_exemption_outlives_the_session_but_not_its_end(street, alice):  # attack 4
    street.harness.clock.advance(days=15)  # longer than a session may idle
    for place in everywhere(budgets.NAME.tries // HERE):
        hammer(street.browser(place), alice.login, HERE)
    assert alice.refresh().json()["type"] == "session-expired"
    assert alice.log_in().status_code == 200

    stolen = dict(alice.http.cookies)
    assert alice.call("POST", "/auth/logout").status_code == 204
    alice.http.cookies.update(stolen)

    assert alice.log_in().status_code == 429


def test_a_known_device_may_not_guess_for_ever_either(street, alice):  # attack 4
    alice.token = ""

    assert hammer(alice.http, alice.login, HERE + 1) == [401] * HERE + [429]


def test_a_known_device_is_known_for_its_own_account_alone(street, alice):  # attack 4
    mallory = street.person("mallory", CAFE)
    mallory.sign_up()
    mallory.token = ""

    assert hammer(mallory.http, alice.login, HERE + 1) == [401] * HERE + [429]
    assert mallory.log_in().status_code == 200


@pytest.mark.parametrize("made_up", ["", "x", "A" * 107, "\u00e9"])
def test_a_made_up_refresh_cookie_exempts_nobody(street, alice, made_up):  # attack 4
    stranger = street.browser(CAFE)
    hammer(stranger, alice.login, HERE)

    answer = stranger.post(
        "/api/v1/auth/login",
        json={"login": alice.login, "password": alice.password},
        headers={"cookie": f"ebb_refresh={made_up}".encode()},
    )

    assert answer.status_code == 429


def test_after_the_window_everyone_can_try_again(street, alice):  # attack 4: no permanent lock-out
    stranger = street.browser(CAFE)
    for _ in range(3):
        assert hammer(stranger, alice.login, HERE + 5)[HERE:] == [429] * 5
        street.harness.clock.advance(seconds=budgets.NAME_HERE.seconds)

    assert by_login(stranger, alice.login, alice.password) == 200


@pytest.mark.parametrize(
    ("addresses", "allowed"),
    [
        ([CAFE], budgets.LOGIN_NARROW.tries),
        (["2001:db8:1:2::1", "2001:db8:1:2:ffff::9"], budgets.LOGIN_NARROW.tries),
        ([f"198.51.100.{n}" for n in range(1, 20)], budgets.LOGIN_WIDE.tries),
        ([f"2001:db8:1:{n:x}::1" for n in range(1, 20)], budgets.LOGIN_WIDE.tries),
    ],
    ids=["one IPv4", "one IPv6 /64", "an IPv4 /24", "an IPv6 /48"],
)
def test_one_guess_at_many_names_is_stopped_by_address(street, alice, addresses, allowed):  # attack 4
    browsers = [street.browser(address) for address in addresses]

    answers = [
        by_login(browsers[number % len(browsers)], f"name-{number}", WRONG) for number in range(allowed + len(browsers))
    ]

    assert answers == [401] * allowed + [429] * len(browsers)
    assert by_login(street.browser(ELSEWHERE), alice.login, alice.password) == 200


def test_on_the_machine_itself_names_are_limited_and_addresses_are_not(street, alice):
    here = street.browser("127.0.0.1")

    many_names = {by_login(here, f"name-{number}", WRONG) for number in range(budgets.LOGIN_WIDE.tries + 1)}

    assert many_names == {401}
    assert hammer(here, alice.login, HERE + 1) == [401] * HERE + [429]


def test_finding_names_taken_has_a_budget_of_its_own(street):  # attack 3
    people = [street.person("alice", place) for place in everywhere(3)]
    for number, person in enumerate(people):
        person.login = f"taken-{number}"
        assert person.sign_up().status_code == 201
    prober = street.browser(CAFE)
    tries = budgets.REGISTER_NARROW.tries

    found = [by_registration(prober, f"taken-{number % 3}", WRONG) for number in range(tries + 1)]
    free = by_registration(prober, "certainly-free", WRONG)

    assert found == [409] * tries + [429]
    assert free == 429  # the refusal says no more about a free name
    assert by_login(prober, "taken-0", people[0].password) == 200  # and signing in is another budget


def test_new_accounts_have_a_budget_by_address_and_for_the_whole_server(street):  # attack 3
    tries = budgets.REGISTER_NARROW.tries
    one_place = [by_registration(street.browser(CAFE), f"from-here-{n}", WRONG) for n in range(tries + 1)]
    places = everywhere(budgets.NEW_ACCOUNTS.tries // tries)

    everywhere_else = [
        by_registration(street.browser(place), f"from-{number}-{n}", WRONG)
        for number, place in enumerate(places)
        for n in range(tries)
    ]

    assert one_place == [201] * tries + [429]
    assert everywhere_else.count(201) == budgets.NEW_ACCOUNTS.tries - tries
    assert everywhere_else[-tries:] == [429] * tries
    street.harness.clock.advance(seconds=budgets.NEW_ACCOUNTS.seconds)
    assert by_registration(street.browser(CAFE), "tomorrow", WRONG) == 201


def test_choosing_a_weak_password_or_repeating_a_registration_spends_nothing(street):
    alice = street.person("alice")
    tries = 2 * budgets.REGISTER_NARROW.tries

    weak = {by_registration(alice.http, alice.login, "too-short") for _ in range(tries)}
    first = alice.sign_up().status_code
    again = {alice.sign_up().status_code for _ in range(tries)}

    assert (weak, first, again) == ({422}, 201, {200})


def test_name_suggestions_are_limited_by_address(street):
    tries = budgets.SUGGEST_NARROW.tries

    def ask(address):
        return street.browser(address).get("/api/v1/auth/name-suggestion").status_code

    assert [ask(CAFE) for _ in range(tries + 1)] == [200] * tries + [429]
    assert ask(HOME) == 200
