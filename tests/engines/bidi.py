"""A small client of WebDriver BiDi (W3C), which Firefox speaks by itself: Debian 12 has no geckodriver."""

import json
import time
from collections.abc import Callable
from typing import Any

from websocket import WebSocket, create_connection

ANSWER_SECONDS = 30.0


class Refused(Exception):  # noqa: N818 - what the browser says, not an error of ours
    """The browser answered a command with an error."""


class Channel:
    """Commands and their answers over one connection; events go to whoever asked for them."""

    def __init__(self, address: str, on_event: Callable[[str, dict[str, Any]], None]) -> None:
        # Without an Origin: the browser refuses pages that would drive it.
        self._socket: WebSocket = create_connection(address, timeout=ANSWER_SECONDS, suppress_origin=True)
        self._last = 0
        self._on_event = on_event

    def ask(self, method: str, **params: object) -> dict[str, Any]:
        self._last += 1
        self._socket.send(json.dumps({"id": self._last, "method": method, "params": params}))
        end = time.monotonic() + ANSWER_SECONDS
        while time.monotonic() < end:
            answer = json.loads(self._socket.recv())
            if answer["type"] == "event":
                self._on_event(answer["method"], answer["params"])
            elif answer["id"] == self._last:
                return self._result(method, answer)
        raise TimeoutError(method)

    @staticmethod
    def _result(method: str, answer: dict[str, Any]) -> dict[str, Any]:
        if answer["type"] == "error":
            raise Refused(f"{method}: {answer['error']}: {answer['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def close(self) -> None:
        self._socket.close()
