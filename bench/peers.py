"""Another server, described by a map: how to sign in there and what to ask for each row. The README has the format."""

import http.client
import json
import re
import uuid
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlencode, urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator

from app.kernel.clock import utc_now
from bench.drive import FIRST_REFUSAL, Client, RefusedError, Request, Steps
from bench.seed import craving
from bench.servers import Server
from bench.traffic import Row, old_day

_LOOPBACK = frozenset({"127.0.0.1", "localhost"})
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class Ask(BaseModel):
    """One request. `json` or `form` is its body; `save` keeps members of the answer under a name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    method: str = "GET"
    path: str
    headers: dict[str, str] = {}
    content: Annotated[Any, Field(alias="json")] = None
    form: dict[str, str] = {}
    save: dict[str, str] = {}
    times: int = 1


class PeerMap(BaseModel):
    """The whole map. Without a `pid` there are no CPU figures."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    base: str
    pid: int | None = None
    headers: dict[str, str] = {}
    setup: tuple[Ask, ...] = ()
    rows: dict[Row, Ask]

    @field_validator("base")
    @classmethod
    def _on_this_machine(cls, base: str) -> str:
        # Load is never sent to anybody else's machine.
        parts = urlsplit(base)
        if parts.scheme != "http" or parts.hostname not in _LOOPBACK or parts.path.strip("/"):
            raise ValueError("the base of a peer is http://127.0.0.1:PORT")
        return base


class Peer:
    """A peer that is set up: its map and what its set-up saved."""

    def __init__(self, description: PeerMap) -> None:
        self.name = description.name
        self.rows = description.rows
        self.server = Server(urlsplit(description.base).port or 80, description.pid)
        self._headers = description.headers
        self._saved: dict[str, str] = {}
        for ask in description.setup:
            for number in range(ask.times):
                self._send(ask, number)

    def clients(self, row: Row, connections: int) -> list[Client]:
        return [Client(self._steps(self.rows[row], start * 100_000)) for start in range(connections)]

    def request(self, ask: Ask, number: int, common: dict[str, str]) -> Request:
        """The request with every placeholder filled."""
        headers = {name: self._fill(value, number) for name, value in {**common, **ask.headers}.items()}
        body = ""
        if ask.content is not None:
            body, headers = self._fill(json.dumps(ask.content), number), {"content-type": "application/json", **headers}
        elif ask.form:
            body = urlencode({name: self._fill(value, number) for name, value in ask.form.items()})
            headers = {"content-type": "application/x-www-form-urlencoded", **headers}
        return Request(ask.method, self._fill(ask.path, number), headers, body.encode())

    def _steps(self, ask: Ask, number: int) -> Steps:
        while True:
            number += 1
            yield self.request(ask, number, self._headers)

    def _send(self, ask: Ask, number: int) -> None:
        request = self.request(ask, number, {})
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        connection.request(request.method, request.path, request.body, request.headers)
        answer = connection.getresponse()
        if answer.status >= FIRST_REFUSAL:
            raise RefusedError(f"set-up of {self.name}: {request.path} was answered {answer.status}")
        body = answer.read()
        connection.close()
        self._saved |= {name: str(json.loads(body)[member]) for name, member in ask.save.items()}

    def _fill(self, text: str, number: int) -> str:
        """Every `{uuid}` is another one. What is no placeholder stays as it is."""

        def value(found: re.Match[str]) -> str:
            match found[1]:
                case "uuid":
                    return str(uuid.uuid4())
                case "number":
                    return str(number)
                case "moment":
                    return str(craving(number, old_day(number))["occurred_at"])
                case "today":
                    return utc_now().date().isoformat()
                case name:
                    return self._saved.get(name, found[0])

        return _PLACEHOLDER.sub(value, text)


def read_peer(path: Path) -> Peer:
    """The peer a map describes, signed in and seeded.

    Raises:
        pydantic.ValidationError: the map is none.
        RefusedError: the peer refused its set-up.
    """
    return Peer(PeerMap.model_validate_json(path.read_bytes()))
