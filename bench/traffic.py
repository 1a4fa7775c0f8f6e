"""What clients ask of our two servers: the steps behind each row of the report. Knows no server."""

import json
import re
import uuid
from collections.abc import Callable, Iterator
from typing import Literal

from bench.drive import Answer, Client, Request, Steps
from bench.seed import DAYS, Person, craving

Row = Literal["latest 50", "PUT", "batch of 50", "refresh"]
_BATCH = 50
_SET_REFRESH = re.compile(rb"ebb_refresh=([^;\r]+)")


class Traffic:
    """The clients of one server. They live as long as it does: a refresh secret is good for one round trip."""

    def __init__(self, people: list[Person]) -> None:
        self._people = people
        self._clients: dict[Row, list[Client]] = {}

    def clients(self, row: Row, connections: int) -> list[Client]:
        """One per connection. Lists are read from the one account that has entries, all else from its own."""
        if row not in self._clients:
            people = self._people[:1] * len(self._people) if row == "latest 50" else self._people
            self._clients[row] = [Client(_STEPS[row](person)) for person in people]
        return self._clients[row][:connections]


def _read_latest(person: Person) -> Steps:
    request = Request("GET", "/api/v1/entries?limit=50", _headers(person))
    while True:
        yield request


def _put(person: Person) -> Steps:
    for entry in _old_entries():
        yield Request("PUT", f"/api/v1/entries/{uuid.uuid4()}", _headers(person), json.dumps(entry).encode())


def _put_many(person: Person) -> Steps:
    old = _old_entries()
    while True:
        operations = [{"op": "put", "id": str(uuid.uuid4()), "entry": next(old)} for _ in range(_BATCH)]
        body = json.dumps({"operations": operations}).encode()
        yield Request("POST", "/api/v1/entries/batch", _headers(person), body)


def _refresh(person: Person) -> Steps:
    secret = person.refresh
    while True:
        cookie = f"ebb_half={person.half}; ebb_refresh={secret}"
        answer: Answer = yield Request("POST", "/api/v1/auth/refresh", {"cookie": cookie})
        found = _SET_REFRESH.search(answer.head)
        assert found
        secret = found[1].decode()


def _old_entries() -> Iterator[dict[str, object]]:
    """Old ones: the months that lists open must stay as they were seeded."""
    number = 0
    while True:
        number += 1
        yield craving(number, old_day(number))


def old_day(number: int) -> int:
    """Days ago, two to three years."""
    return 2 * DAYS + number % DAYS


def _headers(person: Person) -> dict[str, str]:
    return {"authorization": f"Bearer {person.token}", "content-type": "application/json"}


_STEPS: dict[Row, Callable[[Person], Steps]] = {
    "latest 50": _read_latest,
    "PUT": _put,
    "batch of 50": _put_many,
    "refresh": _refresh,
}
