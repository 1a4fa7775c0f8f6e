"""What holds for every route there is, read from the description: later routes are covered without a line here."""

import re

import pytest

from app.main import ROUTERS
from app.web.body import StrictRoute
from app.web.headers import TABLE, route_class
from app.web.limits import body_limit
from tests.support.web import CANARY, ask, described, plain_app

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
OVERRIDES = {"X-HTTP-Method-Override": "DELETE", "X-HTTP-Method": "DELETE", "X-Method-Override": "DELETE"}
UUID = "b3a8f6a0-1111-4222-8333-444444444444"


@pytest.fixture(scope="module")
def plain():
    """The app as it is, without planted routes. Nothing is stored: no request here gets as far as a database."""
    return plain_app()


def operations():
    """Every path with its operations by method."""
    return [
        (re.sub(r"\{[^}]+\}", UUID, path), {name.upper(): operation for name, operation in item.items()})
        for path, item in sorted(described()["paths"].items())
    ]


DESCRIBED = operations()
BODIES = [
    (method, path)
    for path, declared in DESCRIBED
    for method, operation in declared.items()
    if "application/json" in operation.get("requestBody", {}).get("content", {})
]
UNDECLARED = [(method, path, declared) for path, declared in DESCRIBED for method in METHODS if method not in declared]


@pytest.mark.parametrize(("method", "path", "declared"), UNDECLARED)
def test_undeclared_methods_answer_405_with_allow(plain, method, path, declared):  # attack 50
    answer = ask(plain, method, path)

    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == set(declared)


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

    # A parameter may take the suffix as part of itself; then its route refuses it.
    assert answer.status_code in {401, 404, 405, 422}
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("method", "path"), BODIES)
@pytest.mark.parametrize(
    ("raw", "content_type", "status"),
    [
        (b'{"canary-of-the-coal-mine":NaN}', "application/json", 400),
        (b'{"a":1,"a":2}', "application/json", 400),
        (b"", "application/json", 400),
        (b"{}", "text/plain", 415),
    ],
    ids=["NaN", "twice", "empty", "text"],
)
def test_a_body_is_read_strictly_everywhere(plain, method, path, raw, content_type, status):  # attack 40
    answer = ask(plain, method, path, content=raw, headers={"Content-Type": content_type})

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert CANARY not in answer.text


@pytest.mark.parametrize(("method", "path"), BODIES)
def test_a_body_over_the_limit_is_refused_everywhere(plain, method, path):  # attack 36
    too_much = b" " * (body_limit(path) + 1)

    answer = ask(plain, method, path, content=too_much, headers={"Content-Type": "application/json"})

    assert answer.status_code == 413


def test_every_router_reads_json_strictly():
    for router in ROUTERS:
        for route in router.routes:
            assert isinstance(route, StrictRoute) or not getattr(route, "include_in_schema", True)


def test_no_route_starts_outside_the_api_but_the_probes_and_links():
    outside = {path for path, _ in DESCRIBED if not path.startswith("/api/v1/")}

    assert {path for path in outside if not path.startswith("/shl/")} <= {"/healthz", "/readyz"}
