"""The app as a whole: its rings stand in order."""

import asyncio
from typing import Any

import pytest
from starlette.types import Message

from app.web.problems import CatchAll
from tests.support.web import CANARY, ask, make_app


def test_a_bug_before_the_answer_is_a_problem_and_the_next_request_works(app):
    assert ask(app, "GET", "/api/v1/boom").status_code == 500
    assert ask(app, "GET", "/healthz").status_code == 200


def test_a_bug_after_the_answer_began_leaves_it_unfinished(capsys):
    sent: list[Message] = []

    async def half(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError(CANARY)

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    asyncio.run(CatchAll(half)({"type": "http", "request_id": "1"}, receive, send))

    assert [message["type"] for message in sent] == ["http.response.start"]
    assert "unexpected-error" in capsys.readouterr().err


def test_a_bug_of_the_life_span_still_stops_the_start():
    async def broken(scope, receive, send):
        raise RuntimeError(CANARY)

    async def nothing(*_: object) -> Any:
        return {}

    with pytest.raises(RuntimeError):
        asyncio.run(CatchAll(broken)({"type": "lifespan"}, nothing, nothing))


def test_a_websocket_is_turned_away():
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    scope = {"type": "websocket", "path": "/anything", "headers": [], "query_string": b"", "subprotocols": []}
    asyncio.run(make_app()(scope, receive, send))

    assert sent[0]["type"] == "websocket.close"
