"""Signing in as an attacker sees it: no oracle in words or work, no foreign cookie, no name or password that tricks."""

import statistics
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from typing_extensions import override

from app.crypto.argon2_gate import Argon2Gate
from app.crypto.passwords import DEFAULT_COST, Argon2Cost
from tests.conftest import Cast
from tests.support.app import CHEAP, Harness, make_harness
from tests.support.cast import ORIGIN, PASSWORDS, Person, entry, new_uuid
from tests.support.statements import shapes_of

LOGIN, TOKEN, REFRESH = "/api/v1/auth/login", "/api/v1/auth/token", "/api/v1/auth/refresh"
NOBODY = ["nobody-here-1", "a", "", "quiet\u200briver", "\u202erevir", "x" * 256, "\ufdfa" * 256, "no\0body"]
UNUSABLE_PASSWORDS = [
    "x" * 1025,
    "\u20ac" * 342,  # 1,026 bytes
    "fern lantern\0copper tide",
    "fern lantern \u0378 copper",  # unassigned
    "4@$5" * 250,  # every letter in disguise: zxcvbn would read it in more ways than there is time
]
INVISIBLE_NAMES = ["quiet\u200briver", "quiet\u202eriver", "quiet\u2066river", "quiet\ufeffriver", "\u3164\u3164\u3164"]


class WatchedGate(Argon2Gate):
    """The gate as it is, noting what went through it."""

    def __init__(self, cost: Argon2Cost) -> None:
        super().__init__(cost)
        self.runs: list[tuple[str, Argon2Cost]] = []

    @override
    async def run(self, function: Any, *args: Any, **kwargs: Any) -> Any:
        self.runs.append((function.__name__, args[-1]))
        return await super().run(function, *args, **kwargs)


def watch(harness: Harness, cost: Argon2Cost = CHEAP) -> WatchedGate:
    gate = WatchedGate(cost)
    harness.app.state.desk = replace(harness.app.state.desk, gate=gate)
    return gate


def attempt(person: Person, login: str, password: str) -> Any:
    return person.http.post(LOGIN, json={"login": login, "password": password})


@pytest.mark.parametrize("login", NOBODY, ids=ascii)
def test_no_name_that_is_unknown_or_impossible_is_answered_in_its_own_way(sqlite_cast: Cast, login: str) -> None:
    """Attack 1."""
    alice = sqlite_cast("alice")
    alice.sign_up()
    stranger = sqlite_cast("mallory")

    unknown, wrong = attempt(stranger, login, "x"), attempt(stranger, alice.login, "x")

    assert (unknown.status_code, unknown.content) == (401, wrong.content)
    assert dict(unknown.headers) == dict(wrong.headers)


@pytest.mark.parametrize("password", ["fern lantern copper tyde", "", "x" * 1024, "\ufdfa" * 1024])
def test_an_unknown_name_takes_the_same_work_as_a_wrong_password(
    statements: list[str], sqlite_harness: Harness, sqlite_cast: Cast, password: str
) -> None:
    """Attack 2: as many Argon2 runs, of the same cost, and the same statements."""
    alice, stranger = sqlite_cast("alice"), sqlite_cast("mallory")
    alice.sign_up()
    gate = watch(sqlite_harness)
    took = []
    for login in (alice.login, "nobody-here-1"):
        gate.runs.clear()
        statements.clear()
        assert attempt(stranger, login, password).status_code == 401
        took.append((list(gate.runs), shapes_of(statements)))

    wrong, unknown = took
    assert unknown == wrong
    assert wrong[0] == [("password_root", CHEAP)]
    assert wrong[1]


@pytest.mark.proof
def test_an_unknown_name_takes_as_long_as_a_wrong_password(sqlite_file: Path) -> None:
    """Attack 2: medians within 10 %, at the real cost. CPU time, so that a busy machine says nothing."""
    harness = make_harness(f"sqlite:///{sqlite_file}", rate_limits="off")
    watch(harness, DEFAULT_COST)
    with TestClient(harness.app, base_url=ORIGIN) as stage:
        alice, stranger = Person("alice", harness.app, stage), Person("mallory", harness.app, stage)
        alice.sign_up()
        took: dict[str, list[float]] = {alice.login: [], "nobody-here-1": []}
        for _ in range(25):
            for login, seconds in took.items():
                before = time.process_time()
                assert attempt(stranger, login, "not her password at all").status_code == 401
                seconds.append(time.process_time() - before)

    wrong, unknown = (statistics.median(seconds) for seconds in took.values())
    assert abs(unknown / wrong - 1) < 0.10, (unknown, wrong)


@pytest.mark.parametrize("password", UNUSABLE_PASSWORDS, ids=lambda password: ascii(password[:16]))
def test_an_unusable_password_is_refused_wherever_one_is_set(sqlite_cast: Cast, password: str) -> None:
    """Attack 7, at the two other doors than registration."""
    alice = sqlite_cast("alice")
    alice.sign_up()
    started = time.process_time()

    change = {"current_password": alice.password, "new_password": password}
    changed = alice.call("PUT", "/auth/password", json=change)
    recovered = alice.http.post(
        "/api/v1/auth/recover", json={"recovery_code": alice.recovery_code, "new_password": password}
    )

    for answer in (changed, recovered):
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "new_password")
        assert password not in answer.text
    assert time.process_time() - started < 2
    assert alice.log_in().status_code == 200


SIMPLE = ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", None]


@pytest.mark.parametrize("content_type", SIMPLE)
def test_no_form_of_another_site_signs_a_browser_in(sqlite_cast: Cast, content_type: str | None) -> None:
    """Attack 10: an old browser sends no Origin with a form; but a form cannot say that it is JSON."""
    mallory, victim = sqlite_cast("mallory"), sqlite_cast("carol")
    mallory.sign_up()
    body = f'{{"login": "{mallory.login}", "password": "{mallory.password}"}}'.encode()
    headers = {"content-type": content_type} if content_type else {}

    answers = [victim.http.post(path, content=body, headers=headers) for path in (LOGIN, "/api/v1/auth/register")]

    assert {answer.status_code for answer in answers} == {415}
    assert dict(victim.http.cookies) == {}


def test_the_form_that_signs_in_sets_no_cookie_for_anybody(sqlite_cast: Cast) -> None:
    """Attack 10: the one route that takes a form, as another site can send it, leaves the browser as it was."""
    mallory, victim = sqlite_cast("mallory"), sqlite_cast("carol")
    mallory.sign_up()
    victim.sign_up()
    before = dict(victim.http.cookies)
    form = {"grant_type": "password", "username": mallory.login, "password": mallory.password}

    answer = victim.http.post(TOKEN, data=form, headers={"origin": "https://evil.example"})

    assert "set-cookie" not in answer.headers
    assert dict(victim.http.cookies) == before


def cookies(person: Person) -> dict[str, str]:
    return {cookie.name: cookie.value or "" for cookie in person.http.cookies.jar}


def header(*pairs: tuple[str, str]) -> dict[str, str]:
    return {"cookie": "; ".join(f"{name}={value}" for name, value in pairs)}


def test_signing_in_over_tossed_cookies_takes_nothing_of_theirs(sqlite_cast: Cast) -> None:
    """Attack 11: a neighbouring host planted its own session's cookies before the victim signs in."""
    mallory, victim = sqlite_cast("mallory"), sqlite_cast("carol")
    victim.sign_up()
    mallory.sign_up()
    tossed = cookies(mallory)
    victim.http.cookies.clear()
    body = {"login": victim.login, "password": victim.password}

    answer = victim.http.post(LOGIN, json=body, headers=header(*tossed.items()))

    victim.token = answer.json()["access_token"]
    assert not set(cookies(victim).values()) & set(tossed.values())
    assert victim.put(entry(), new_uuid()).status_code == 201
    assert mallory.list().json()["entries"] == []
    with_tossed = victim.http.get(
        "/api/v1/account",
        headers={"authorization": f"Bearer {victim.token}", "cookie": f"ebb_half={tossed['ebb_half']}"},
    )
    assert with_tossed.status_code == 401


def test_a_tossed_refresh_secret_brings_nobody_into_another_journal(sqlite_cast: Cast) -> None:
    """Attack 11: `__Secure-` can be tossed, `__Host-` cannot; so mallory's secret meets the victim's half."""
    mallory, victim = sqlite_cast("mallory"), sqlite_cast("carol")
    victim.sign_up()
    mallory.sign_up()
    half, hers = cookies(victim)["ebb_half"], cookies(victim)["ebb_refresh"]
    tossed = ("ebb_refresh", cookies(mallory)["ebb_refresh"])

    for order in ([tossed], [tossed, ("ebb_refresh", hers)], [("ebb_refresh", hers), tossed]):
        browser = sqlite_cast("carol")
        answer = browser.http.post(REFRESH, headers=header(("ebb_half", half), *order))
        if answer.status_code == 200:
            browser.http.cookies.clear()
            token = {"authorization": f"Bearer {answer.json()['access_token']}"}
            account = browser.http.get("/api/v1/account", headers=token | header(("ebb_half", half)))
            assert account.json()["login"] == victim.login
        else:
            assert (answer.status_code, answer.json()["type"]) == (401, "session-expired")

    assert victim.call("GET", "/account").status_code == mallory.call("GET", "/account").status_code == 200


def test_on_https_a_cookie_without_its_prefix_is_nobodys(sqlite_file: Path) -> None:
    """Attack 11: what plain http or a neighbouring host could set is not read."""
    harness = make_harness(f"sqlite:///{sqlite_file}", public_url="https://ebb.test")
    with TestClient(harness.app, base_url="https://ebb.test") as browser:
        browser.post("/api/v1/auth/register", json={"login": "carol-1", "password": PASSWORDS["carol"]})
        own = dict(browser.cookies)
        browser.cookies.clear()
        bare = [(name.removeprefix("__Host-").removeprefix("__Secure-"), value) for name, value in own.items()]

        answer = browser.post(REFRESH, headers=header(*bare))

    assert {name for name, _ in bare} == {"ebb_half", "ebb_refresh"}
    assert (answer.status_code, answer.json()["type"]) == (401, "session-expired")


@pytest.mark.parametrize("name", INVISIBLE_NAMES, ids=ascii)
def test_an_invisible_name_is_refused_wherever_one_is_set(sqlite_cast: Cast, name: str) -> None:
    """Attack 45, at the two other doors than registration."""
    alice = sqlite_cast("alice")
    alice.sign_up()

    renamed = alice.call("PUT", "/auth/login-name", json={"current_password": alice.password, "login": name})
    code = {"recovery_code": alice.recovery_code, "new_password": PASSWORDS["carol"], "new_login": name}
    recovered = alice.http.post("/api/v1/auth/recover", json=code)

    assert (renamed.status_code, recovered.status_code) == (422, 422)
    assert name not in renamed.text + recovered.text
    assert alice.log_in().status_code == 200


@pytest.mark.parametrize(
    "twin", ["quiet-riv\u0435r", "qu\u0456et-river", "quiet\u2010river", "quiet-rive\u0280"], ids=ascii
)
def test_a_name_that_looks_like_anothers_opens_only_its_own_journal(sqlite_cast: Cast, twin: str) -> None:
    """Attack 45: homoglyphs are other names. Nobody is ever shown one, so none can pass for another."""
    alice, mallory = sqlite_cast("alice"), sqlite_cast("mallory")
    alice.login = "quiet-river"
    alice.sign_up()
    alice.put(entry())
    mallory.login = twin

    made = mallory.sign_up()

    assert made.status_code in {201, 422}
    assert attempt(mallory, twin, alice.password).status_code == 401
    if made.status_code == 201:
        assert mallory.list().json()["entries"] == []
    assert alice.log_in().status_code == 200
