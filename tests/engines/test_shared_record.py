"""A link opens in the three families of browsers, by a press, and no longer once it was ended."""

import json
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import free_port, serving_on
from tests.engines.engine import Engine, Visitor

pytestmark = [pytest.mark.proof, pytest.mark.timeout(300)]

Json = dict[str, Any]
PASSWORD = "copper tide lantern fern"
PASSCODE = "harbour 77"


class Owner:
    """Somebody with a program of their own."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._token = ""
        login = self._json("GET", "/auth/name-suggestion")["login"]
        self._json("POST", "/auth/register", {"login": login, "password": PASSWORD})
        form = urllib.parse.urlencode({"grant_type": "password", "username": login, "password": PASSWORD}).encode()
        with urllib.request.urlopen(f"{address}/api/v1/auth/token", form, timeout=30) as answer:
            self._token = json.load(answer)["access_token"]

    def _json(self, method: str, path: str, body: Json | None = None) -> Any:
        headers = {"Content-Type": "application/json"} if body is not None else {}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        content = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self._address}/api/v1{path}", content, headers, method=method)
        with urllib.request.urlopen(request, timeout=30) as answer:
            raw = answer.read()
        return json.loads(raw) if raw else None

    def records(self) -> None:
        for number, intensity in enumerate((3, 8, 5, 6)):
            entry = {"kind": "craving", "occurred_at": f"2026-11-0{number + 1}T12:00:00-05:00", "intensity": intensity}
            body = {**entry, "schema": 1, "mutation_id": f"00000000-0000-4000-8000-00000000000{number}"}
            self._json("PUT", f"/entries/00000000-0000-4000-9000-00000000000{number}", body)

    def shares(self) -> Json:
        asked = {"mode": "link", "include": ["craving"], "from": "2026-11-01", "to": "2026-11-10", "passcode": PASSCODE}
        made: Json = self._json("POST", "/shares", asked)
        return made

    def ends(self, share: Json) -> None:
        self._json("DELETE", f"/shares/{share['id']}")


def path_of(share: Json) -> str:
    return "/s/" + str(share["link"]).partition("/s/")[2]


def test_a_link_opens_in_every_engine_until_it_is_ended(engine: Engine, tmp_path: Path) -> None:
    with serving_on(free_port(), tmp_path / "ebb") as server:
        owner = Owner(server.address)
        owner.records()
        share = owner.shares()
        carol = Visitor(engine, server.address)

        carol.open(path_of(share))
        carol.fills("Passcode", PASSCODE)
        carol.tap("Open the record")
        carol.sees("not verified")
        carol.sees("Craving")
        carol.sees("Save as PDF")
        assert carol.findings() == []
        complaints = engine.complaints()

        owner.ends(share)
        carol.open("/help.html")  # an address of its own, so that the link is loaded and not only another part of it
        carol.open(path_of(share))
        carol.fills("Passcode", PASSCODE)
        carol.tap("Open the record")
        carol.sees("This link does not open")
    assert complaints == []
