"""Schemathesis over the whole description: nothing undocumented, no bug, nothing refused that fits (issue 3)."""

import pytest
from fastapi import APIRouter, Response

from app.kernel.errors import BusyError
from app.web.problems import responses
from tests.security.fuzzing import People, fuzz
from tests.security.test_ownership import BY_LINK, PUBLIC, ROUTES
from tests.support.app import make_harness
from tests.support.web import live_server

lies = APIRouter(prefix="/planted", tags=["planted"])


# Nobody guesses a flag that stands, nor the revision of answers nobody gave: tests/features/patterns asks for both.
OUT_OF_REACH = {"POST /api/v1/flags/{flag_id}/response", "PUT /api/v1/flags/responses"}


@pytest.fixture
def unlimited(sqlite_file):
    """A server that answers however often it is asked. What one request stores, the next ones meet."""
    harness = make_harness(f"sqlite:///{sqlite_file}", rate_limits="off")
    with live_server(harness.app, head_seconds=15) as port:
        yield f"http://127.0.0.1:{port}"


@lies.get("/status")
async def undocumented_status() -> Response:
    return Response(status_code=418)


@lies.get("/shape", response_model=dict[str, int])
async def undocumented_shape() -> Response:
    return Response('{"number": "one"}', media_type="application/json")


@lies.get("/type", response_model=dict[str, int])
async def undocumented_type() -> Response:
    return Response("<p>one</p>", media_type="text/html")


@lies.get("/header", responses={200: {"headers": {"ETag": {"required": True, "schema": {"type": "string"}}}}})
async def missing_header() -> dict[str, int]:
    return {}


@lies.get("/bug", responses=responses(BusyError))
async def bug() -> None:
    raise RuntimeError("planted")


@pytest.mark.parametrize(
    ("path", "check"),
    [
        ("/planted/status", "status_code_conformance"),
        ("/planted/shape", "response_schema_conformance"),
        ("/planted/type", "content_type_conformance"),
        ("/planted/header", "response_headers_conformance"),
        ("/planted/bug", "not_a_server_error"),
    ],
)
def test_a_route_that_answers_something_undocumented_is_found(sqlite_harness, path, check):
    sqlite_harness.app.include_router(lies)

    with live_server(sqlite_harness.app) as port:
        found = fuzz(f"http://127.0.0.1:{port}", phases=("coverage", "fuzzing"), under=path)

    assert any(f"GET {path}: {check}" in failure for failure in found.failures)


@pytest.mark.proof
@pytest.mark.timeout(600)  # about a minute on a quiet machine
def test_five_thousand_requests_meet_nothing_undocumented(unlimited):
    with People(unlimited) as people:
        inside = fuzz(unlimited, people, examples=60)
    outside = fuzz(unlimited, examples=60, phases=("coverage",))

    assert inside.failures == outside.failures == []
    assert inside.requests + outside.requests >= 5_000, f"{inside.requests} and {outside.requests}"
    for method, path in ROUTES:
        operation = f"{method} {path}"
        if operation not in OUT_OF_REACH:
            assert inside.statuses(operation) & {200, 201, 204}, f"{operation} never got as far as its answer"
        if (method, path) not in PUBLIC | BY_LINK:
            assert not outside.statuses(operation) & {200, 201, 204}, f"{operation} answered a stranger"


@pytest.mark.proof
@pytest.mark.timeout(300)
def test_whoever_asks_too_often_is_refused_as_documented(sqlite_file):
    harness = make_harness(f"sqlite:///{sqlite_file}", trusted_proxies="127.0.0.1")
    with live_server(harness.app, head_seconds=15) as port:
        url = f"http://127.0.0.1:{port}"
        asked = fuzz(url, examples=200, phases=("fuzzing",), under="/api/v1/auth/login", address="203.0.113.9")

    assert asked.failures == []
    assert 429 in asked.statuses("POST /api/v1/auth/login")
