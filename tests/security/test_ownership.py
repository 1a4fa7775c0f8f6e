"""Attack 25: every route there is, called by nobody and with another person's id. Read from the description."""

import re
from collections.abc import Callable

import pytest

from tests.support.cast import Json, entry, new_uuid
from tests.support.web import described

PUBLIC = {
    ("GET", "/healthz"),
    ("GET", "/readyz"),
    ("GET", "/api/v1/crisis-resources"),
    ("GET", "/api/v1/auth/name-suggestion"),
    ("POST", "/api/v1/auth/register"),
    ("POST", "/api/v1/auth/login"),
    ("POST", "/api/v1/auth/token"),
    ("POST", "/api/v1/auth/recover"),  # the code is the key
    ("POST", "/api/v1/auth/logout"),  # 204 also when there is nothing to end
}
# Whoever has the link: no account is asked for, and an unknown one is a 404 (test_links_under_attack.py).
BY_LINK = {
    ("POST", "/shl/{link_id}"),
    ("GET", "/shl/{link_id}"),
    ("OPTIONS", "/shl/{link_id}"),
    ("GET", "/shl/{link_id}/files/{file}"),
    ("OPTIONS", "/shl/{link_id}/files/{file}"),
}
PASSWORD = {"current_password": "granite opera seldom wharf"}
SHARE = {"include": ["craving"], "from": "2026-11-01", "to": "2026-11-22"}
# What a private call needs to get as far as the question whose it is.
BODIES: dict[tuple[str, str], Callable[[], Json]] = {
    ("PUT", "/api/v1/entries/{entry_id}"): entry,
    ("POST", "/api/v1/entries/batch"): lambda: {"operations": []},
    ("POST", "/api/v1/entries/search"): lambda: {"text": "tea"},
    ("PUT", "/api/v1/settings"): lambda: {"settings": {}},
    ("PUT", "/api/v1/flags/responses"): lambda: {"flag_responses": {}},
    ("POST", "/api/v1/flags/{flag_id}/response"): lambda: {"response": "acknowledge"},
    ("PUT", "/api/v1/auth/password"): lambda: {**PASSWORD, "new_password": "quartz ladder mossy violin"},
    ("PUT", "/api/v1/auth/login-name"): lambda: {**PASSWORD, "login": "somebody-else"},
    ("POST", "/api/v1/auth/recovery-code"): lambda: PASSWORD,
    ("POST", "/api/v1/shares"): lambda: SHARE,
    ("POST", "/api/v1/shares/preview"): lambda: SHARE,
    ("POST", "/api/v1/shares/paper"): lambda: SHARE,
    ("PATCH", "/api/v1/shares/{share_id}"): lambda: {"label": "Dr R"},
    ("DELETE", "/api/v1/account"): lambda: PASSWORD,
    ("POST", "/api/v1/export/permits"): lambda: PASSWORD,
    ("POST", "/api/v1/auth/recovery-code/confirm"): lambda: {"last_group": "ABCD"},
}
# Client-made ids: a PUT with somebody else's id makes one's own row (attack 26).
MAKES_ONES_OWN = {("PUT", "/api/v1/entries/{entry_id}")}


ROUTES = sorted((method.upper(), path) for path, item in described()["paths"].items() for method in item)
PRIVATE = [route for route in ROUTES if route not in PUBLIC | BY_LINK]
WITH_AN_ID = [route for route in PRIVATE if "{" in route[1]]


def call(person, route, target):
    method, path = route
    path = re.sub(r"\{[^}]+\}", target, path).removeprefix("/api/v1")
    body = {"json": BODIES[route]()} if route in BODIES else {}
    return person.call(method, path, **body)


@pytest.mark.parametrize("route", PRIVATE, ids=" ".join)
def test_nobody_gets_401_and_nothing_else(sqlite_cast, route):
    answer = call(sqlite_cast("mallory"), route, new_uuid())

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.json()["type"] in {"invalid-token", "session-expired"}


@pytest.mark.parametrize("route", PRIVATE, ids=" ".join)
def test_a_route_that_takes_a_body_has_one_here(route):
    method, path = route
    operation = described()["paths"][path][method.lower()]

    assert ("requestBody" in operation) == (route in BODIES), "give this new route a body in BODIES"


@pytest.mark.parametrize("route", WITH_AN_ID, ids=" ".join)
def test_another_persons_id_is_as_unknown_as_any_other(alice, mallory, route):
    hers = new_uuid()
    alice.put(entry(intensity=8), hers)

    found, unknown = call(mallory, route, hers), call(mallory, route, new_uuid())

    if route in MAKES_ONES_OWN:
        assert found.status_code == unknown.status_code == 201
    else:
        assert (found.status_code, found.content) == (404, unknown.content)
    assert (alice.get(hers).json()["intensity"], alice.get(hers).json()["revision"]) == (8, 1)


def test_every_public_route_is_meant_to_be_public():
    assert set(ROUTES) >= PUBLIC | BY_LINK
    assert {"{" in path for _, path in PUBLIC} == {False}
