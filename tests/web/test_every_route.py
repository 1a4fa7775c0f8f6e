"""What holds for every route there is, read from the description: later routes are covered without a line here."""

import re

import pytest

from app.kernel.settings import Settings
from app.main import ROUTERS, create_app
from app.web.body import StrictRoute
from app.web.headers import TABLE, route_class
from tests.support.web import CANARY, ask, is_ready

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
OVERRIDES = {"X-HTTP-Method-Override": "DELETE", "X-HTTP-Method": "DELETE", "X-Method-Override": "DELETE"}
UUID = "b3a8f6a0-1111-4222-8333-444444444444"


@pytest.fixture(scope="module")
def plain():
    """The app as it is, without planted routes. Nothing is stored: no request here gets as far as a database."""
    return create_app(Settings(), readiness=is_ready)


def described():
    """Every path with the methods it declares."""
    paths = create_app(Settings(), readiness=is_ready).openapi()["paths"]
    return [
        (re.sub(r"\{[^}]+\}", UUID, path), {method.upper() for method in item if method.upper() in METHODS})
        for path, item in sorted(paths.items())
    ]


DESCRIBED = described()
UNDECLARED = [(method, path, declared) for path, declared in DESCRIBED for method in METHODS if method not in declared]


@pytest.mark.parametrize(("method", "path", "declared"), UNDECLARED)
def test_undeclared_methods_answer_405_with_allow(plain, method, path, declared):  # attack 50
    answer = ask(plain, method, path)

    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == declared


@pytest.mark.parametrize(("path", "declared"), DESCRIBED)
def test_method_overrides_are_ignored(plain, path, declared):  # attack 50
    method = next(method for method in METHODS if method not in declared)

    plainly, overridden = ask(plain, method, path), ask(plain, method, f"{path}?_method=DELETE", headers=OVERRIDES)

    assert overridden.status_code == plainly.status_code == 405


@pytest.mark.parametrize(("path", "declared"), DESCRIBED)
def test_every_route_carries_the_headers_of_its_class(plain, path, declared):  # attacks 64, 66
    undeclared = next(method for method in METHODS if method not in declared)
    answer = ask(plain, undeclared, path)

    for name, value in TABLE[route_class(path, answer.status_code)].items():
        assert answer.headers.get_list(name) == [value]


@pytest.mark.parametrize(("path", "declared"), DESCRIBED)
@pytest.mark.parametrize("suffix", ["/x.css", "/", "%00", "/..", ";x", ".js"])
def test_a_path_dressed_up_as_another_is_unknown(plain, path, declared, suffix):  # attack 48
    answer = ask(plain, "GET", path + suffix)

    # A parameter may take the suffix as part of itself; then the route refuses it, and nothing is ever stored.
    assert answer.status_code in {404, 405} or UUID in path
    assert answer.status_code >= 400
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("path", "declared"), DESCRIBED)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH"])
def test_a_broken_body_is_a_4xx_problem_everywhere(plain, path, declared, method):  # attack 40
    headers = {"Content-Type": "application/json"}

    answer = ask(plain, method, path, content=f'{{"{CANARY}":NaN}}'.encode(), headers=headers)

    assert 400 <= answer.status_code < 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert CANARY not in answer.text


def test_every_router_reads_json_strictly():
    for router in ROUTERS:
        for route in router.routes:
            assert isinstance(route, StrictRoute) or not getattr(route, "include_in_schema", True)


def test_no_route_starts_outside_the_api_but_the_probes():
    assert {path for path, _ in DESCRIBED if not path.startswith("/api/v1/")} <= {"/healthz", "/readyz"}
