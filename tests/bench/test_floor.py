"""The floor does the app's own work: what it stores, the app reads, on both engines."""

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.crypto.server_secrets import load
from app.db.gateway import open_gateway
from app.kernel.settings import Settings
from app.main import create_app
from bench.drive import Answer, Request
from bench.floor_server import Floor
from bench.seed import Person, seed
from bench.traffic import Row, Traffic
from tests.support.app import is_ready


class Stage:
    """A seeded database under the floor, and the app that reads what the floor left."""

    def __init__(self, folder: Path, url: str) -> None:
        self._folder, self._url = folder, url
        self.people = seed(folder, url, people=2, entry_count=60)
        self.traffic = Traffic(self.people)

    def ask_floor(self, row: Row, *, times: int = 1) -> tuple[Request, Answer]:
        """What the last of some requests was, and how the floor answered it."""
        floor = Floor(self._folder, self._url)
        client = self.traffic.clients(row, 1)[0]
        asked = []
        for _ in range(times):
            asked.append((client.request, _ask(TestClient(floor), client.request)))
            client.learn(asked[-1][1])
        floor.close()
        return asked[-1]

    def ask_app(self, request: Request) -> Answer:
        app = create_app(
            Settings(data_dir=self._folder),
            secrets=load(self._folder / "secrets.json"),
            gateway=open_gateway(self._url),
            readiness=is_ready,
        )
        with TestClient(app, base_url="http://127.0.0.1") as client:
            return _ask(client, request)


def _ask(client: TestClient, request: Request) -> Answer:
    client.cookies.clear()
    answer = client.request(request.method, request.path, content=request.body, headers=request.headers)
    head = "\r\n".join(f"{name}: {value}" for name, value in answer.headers.items()).encode()
    assert answer.status_code < 300, answer.text
    return Answer(answer.status_code, head, answer.content)


@pytest.fixture
def stage(tmp_path: Path, migrated_url: str) -> Stage:
    return Stage(tmp_path, migrated_url)


def read(person: Person, path: str) -> Request:
    return Request("GET", path, {"authorization": f"Bearer {person.token}"})


def test_what_the_floor_lists_is_what_the_app_lists(stage):
    request, answer = stage.ask_floor("latest 50")

    listed = json.loads(answer.body)["entries"]
    assert len(listed) == 50
    assert listed == json.loads(stage.ask_app(request).body)["entries"]


def test_what_the_floor_puts_the_app_reads(stage):
    request, _ = stage.ask_floor("PUT")

    stored = json.loads(stage.ask_app(read(stage.people[0], request.path)).body)
    assert stored["note"] == "x" * 120
    assert stored["revision"] == 1


def test_a_batch_on_the_floor_is_fifty_entries_for_the_app(stage):
    request, answer = stage.ask_floor("batch of 50")

    assert len(json.loads(answer.body)["results"]) == 50
    last = json.loads(request.body)["operations"][-1]
    assert stage.ask_app(read(stage.people[0], f"/api/v1/entries/{last['id']}")).body


def test_a_session_refreshed_on_the_floor_goes_on_in_the_app(stage):
    stage.ask_floor("refresh", times=2)

    answer = stage.ask_app(stage.traffic.clients("refresh", 1)[0].request)

    assert json.loads(answer.body)["access_token"]


@pytest.mark.parametrize("row", ["latest 50", "PUT", "batch of 50", "refresh"])
def test_the_app_takes_the_same_traffic(stage, row):
    assert stage.ask_app(stage.traffic.clients(row, 2)[1].request).body
