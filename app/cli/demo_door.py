"""A way into the app without a socket: the same HTTP, middleware and checks as for everybody."""

import json
from typing import Any

from fastapi import FastAPI
from starlette.types import Message

_OK = 300


class DemoRefusedError(Exception):
    """Words for the terminal; no request ever meets it."""


class Door:
    """Calls the app as a client on this machine would."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app
        self._carried: dict[str, str] = {}

    def carry(self, token: str) -> None:
        """Whose calls these are from now on."""
        self._carried["authorization"] = f"Bearer {token}"

    async def call(self, method: str, path: str, body: object) -> Any:
        """The answer's JSON, or None where there is none.

        Raises:
            DemoRefusedError: the app did not want it.
        """
        sent = json.dumps(body).encode()
        answer: list[Message] = []
        incoming = [{"type": "http.request", "body": sent, "more_body": False}]

        async def receive() -> Message:
            return incoming.pop() if incoming else {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            answer.append(message)

        await self._app(self._scope(method, f"/api/v1{path}", sent), receive, send)
        if answer[0]["status"] >= _OK:
            raise DemoRefusedError(f"The demonstration could not be filled: {method} {path} {answer[0]['status']}.")
        if cookies := [value.split(b";")[0].decode() for name, value in answer[0]["headers"] if name == b"set-cookie"]:
            self._carried["cookie"] = "; ".join(cookies)
        raw = b"".join(message.get("body", b"") for message in answer[1:])
        return json.loads(raw) if raw else None

    def _scope(self, method: str, path: str, sent: bytes) -> dict[str, Any]:
        headers = {
            "host": "localhost",
            "content-type": "application/json",
            "content-length": str(len(sent)),
            **self._carried,
        }
        return {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "root_path": "",
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
            "client": ("127.0.0.1", 0),
            "server": ("localhost", 80),
        }
