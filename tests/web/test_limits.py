"""Sizes by address, in process; sockets, slowness and framing are in test_sockets (attack 36)."""

import asyncio
from collections.abc import AsyncIterator

import httpx2
import pytest
from starlette.responses import Response

from app.kernel.errors import BusyError
from app.web.limits import KIB, BodyBudget, RequestLimits, body_limit, read_framing, refusal
from tests.support.web import ORIGIN, ask, make_app, pieces

JSON = {"Content-Type": "application/json"}
UNDER = b'{"text":"' + b"a" * (64 * KIB - 11) + b'"}'


@pytest.mark.parametrize(
    ("path", "kib"),
    [
        ("/api/v1/auth/login", 64),
        ("/api/v1/entries/b3a8f6a0-0000-4000-8000-000000000000", 256),
        ("/api/v1/entries/search", 256),
        ("/api/v1/settings", 256),
        ("/api/v1/entries/batch", 4096),
        ("/api/v1/import", 4096),
        ("/anything", 64),
    ],
)
def test_each_address_takes_what_it_needs(path, kib):
    assert body_limit(path) == kib * KIB


def test_a_body_of_exactly_the_limit_is_read(app):
    assert len(UNDER) == 64 * KIB

    assert ask(app, "POST", "/api/v1/planted", content=UNDER, headers=JSON).status_code == 200


def test_one_byte_more_answers_413_and_says_the_limit(app):
    answer = ask(app, "POST", "/api/v1/planted", content=UNDER + b" ", headers=JSON)

    assert answer.status_code == 413
    assert answer.json()["detail"] == "It takes 64 KiB at most."
    assert "connection" not in answer.headers  # it was read to its end, so the connection may live


def test_one_byte_more_in_chunks_answers_413(app):
    answer = ask(app, "POST", "/api/v1/planted", content=pieces(UNDER, b" "), headers=JSON)

    assert answer.status_code == 413


def test_a_chunked_body_under_the_limit_is_read(app):
    answer = ask(app, "POST", "/api/v1/planted", content=pieces(b'{"te', b'xt":', b'"abc"}'), headers=JSON)

    assert answer.json()["characters"] == 3


def test_an_entry_may_be_larger_than_the_default(app):
    larger = b'{"text":"' + b"a" * (200 * KIB) + b'"}'

    assert ask(app, "PUT", "/api/v1/entries/5/planted", content=larger, headers=JSON).status_code == 200


def test_far_too_much_closes_the_connection(app):
    answer = ask(app, "POST", "/api/v1/planted", content=pieces(*[b" " * 256 * KIB] * 8), headers=JSON)

    assert answer.status_code == 413
    assert answer.headers["connection"] == "close"


def test_a_body_that_stops_arriving_answers_408():
    async def stuck():
        yield b"{"
        await asyncio.sleep(5)

    answer = ask(make_app(body_seconds=0.05), "POST", "/api/v1/planted", content=stuck(), headers=JSON)

    assert answer.status_code == 408
    assert answer.json()["type"] == "slow-body"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ([], None),
        ([(b"content-length", b"5")], None),
        ([(b"transfer-encoding", b"chunked")], None),
        ([(b"content-encoding", b"identity")], None),
        ([(b"content-length", b"5"), (b"transfer-encoding", b"chunked")], 400),
        ([(b"content-length", b"5"), (b"content-length", b"5")], 400),
        ([(b"content-length", b"+5")], 400),
        ([(b"content-length", b"")], 400),
        ([(b"content-length", b"9" * 5000)], 400),
        ([(b"expect", b"200-ok")], 417),
        ([(b"content-encoding", b"br")], 415),
        ([(b"x", b"a" * 40_000)], 431),
    ],
)
def test_what_headers_announce_decides_whether_a_body_is_read(headers, status):
    error = refusal(read_framing(headers))

    assert (error.status if error else None) == status


async def post(limits: RequestLimits, body: bytes | AsyncIterator[bytes]) -> int:
    """The status that `body` gets, asked straight of the ring."""
    transport = httpx2.ASGITransport(app=limits)
    async with httpx2.AsyncClient(transport=transport, base_url=ORIGIN) as client:
        return (await client.post("/x", content=body)).status_code


def test_bodies_past_what_the_process_may_hold_answer_503_until_one_is_answered():
    held, may_end = asyncio.Event(), asyncio.Event()

    async def slow_app(scope, receive, send):
        held.set()
        await may_end.wait()
        await Response(status_code=204)(scope, receive, send)

    async def scenario() -> list[int]:
        limits = RequestLimits(slow_app, budget_bytes=10)
        first = asyncio.create_task(post(limits, b"a" * 8))
        await held.wait()
        too_much = await post(limits, b"b" * 3)
        may_end.set()
        return [too_much, await first, await post(limits, b"c" * 10)]

    assert asyncio.run(scenario()) == [503, 204, 204]


def test_a_body_that_was_refused_or_never_finished_holds_nothing():
    async def stuck():
        yield b"{" * 8
        await asyncio.sleep(5)

    async def empty_app(scope, receive, send):
        await Response(status_code=204)(scope, receive, send)

    async def scenario() -> list[int]:
        limits = RequestLimits(empty_app, body_seconds=0.05, budget_bytes=10)
        return [await post(limits, b"a" * 11), await post(limits, stuck()), await post(limits, b"b" * 10)]

    assert asyncio.run(scenario()) == [503, 408, 204]


def test_the_answer_for_a_full_process_says_when_to_come_again():
    share = BodyBudget(10).share()

    with pytest.raises(BusyError) as refused:
        share.take(11)

    assert refused.value.headers == {"Connection": "close", "Retry-After": "1"}
