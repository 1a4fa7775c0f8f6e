"""The cast: alice owns the data, carol is her provider, mallory is a stranger. Each has a browser of their own."""

import uuid
from typing import Any

import httpx2
from fastapi import FastAPI
from starlette.testclient import TestClient

ORIGIN = "http://localhost"
PASSWORDS = {
    "alice": "fern lantern copper tide",
    "carol": "meadow quarry violet hinge",
    "mallory": "granite opera seldom wharf",
}
Json = dict[str, Any]


def new_uuid() -> str:
    return str(uuid.uuid4())


def entry(kind: str = "craving", **fields: Any) -> Json:
    """A valid entry of a kind, with a mutation id of its own; `fields` replace what it says."""
    return {
        "kind": kind,
        "occurred_at": "2026-11-22T15:14:00-05:00",
        "time_zone": "America/New_York",
        "schema": 1,
        "mutation_id": new_uuid(),
        **_PAYLOADS[kind],
        **fields,
    }


_PAYLOADS: dict[str, Json] = {
    "journal": {"text": "The lake was quiet.", "mood": 6, "tags": ["walk"]},
    "craving": {
        "intensity": 7,
        "substance": "kratom_leaf",
        "triggers": ["stress"],
        "coping": ["walk"],
        "outcome": "passed",
        "note": "It took an hour.",
    },
    "side_effects": {
        "schema": 2,
        "ratings": {"nausea": 2, "insomnia": 0, "anxiety": 1},
        "trackers": {"own:5c1d7e52-93aa-4b0e-9d0f-3b7f6d2a90c4": "3"},
        "sleep_hours": 5.5,
        "none": False,
        "note": "Slept badly.",
    },
    "intake": {
        "substance": "kratom_leaf",
        "product": "from the corner shop",
        "amount": "2",
        "unit": "capsule",
        "strength": {"amount": "500", "unit": "mg"},
        "estimated": False,
        "planned": None,
        "prescribed": None,
        "route": None,
        "reasons": ["pain"],
        "none": False,
        "note": "With tea.",
    },
}


class Person:
    """Somebody with a browser (cookies) and, once signed up, an access token."""

    def __init__(self, name: str, app: FastAPI, stage: TestClient) -> None:
        self.name = name
        self.login = f"{name}-of-the-test"
        self.password = PASSWORDS[name]
        self.recovery_code = ""
        self.token = ""
        # As from this machine, where limits per address do not count: tests of those bring addresses of their own.
        here = ("127.0.0.1", 50_000)
        self.http = TestClient(app, base_url=ORIGIN, raise_server_exceptions=True, client=here)
        self.http.portal = stage.portal  # one event loop for everybody, as in one server

    def call(self, method: str, path: str, **kwargs: Any) -> httpx2.Response:
        """A request as this person, with the token if there is one."""
        headers = dict(kwargs.pop("headers", {}))
        if self.token:
            headers.setdefault("authorization", f"Bearer {self.token}")
        return self.http.request(method, f"/api/v1{path}", headers=headers, **kwargs)

    def sign_up(self) -> httpx2.Response:
        answer = self.call("POST", "/auth/register", json={"login": self.login, "password": self.password})
        self._remember(answer)
        self.recovery_code = answer.json().get("recovery_code", "")
        return answer

    def log_in(self, **fields: Any) -> httpx2.Response:
        self.token = ""
        body = {"login": self.login, "password": self.password, **fields}
        return self._remember(self.call("POST", "/auth/login", json=body))

    def refresh(self) -> httpx2.Response:
        self.token = ""
        return self._remember(self.call("POST", "/auth/refresh"))

    def take_api_token(self) -> httpx2.Response:
        self.token = ""
        form = {"grant_type": "password", "username": self.login, "password": self.password}
        return self._remember(self.call("POST", "/auth/token", data=form))

    def put(self, body: Json, entry_id: str | None = None, revision: int | None = None) -> httpx2.Response:
        headers = {} if revision is None else {"if-match": f'"{revision}"'}
        return self.call("PUT", f"/entries/{entry_id or new_uuid()}", json=body, headers=headers)

    def get(self, entry_id: str) -> httpx2.Response:
        return self.call("GET", f"/entries/{entry_id}")

    def list(self, **query: Any) -> httpx2.Response:
        return self.call("GET", "/entries", params=query)

    def delete(self, entry_id: str, **headers: str) -> httpx2.Response:
        return self.call("DELETE", f"/entries/{entry_id}", headers=headers)

    def _remember(self, answer: httpx2.Response) -> httpx2.Response:
        if answer.is_success:
            self.token = answer.json()["access_token"]
        return answer
