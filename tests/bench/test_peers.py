"""Another server by a map: here the floor plays the peer, as a real process."""

import json
from functools import partial
from typing import Any

import pytest
from pydantic import ValidationError

from bench.drive import RefusedError, compare, measure
from bench.peers import Peer, PeerMap, read_peer
from bench.seed import seed
from bench.servers import Place, floor

AUTHORIZATION = {"authorization": "Bearer {token}"}
PUT: dict[str, Any] = {
    "method": "PUT",
    "path": "/api/v1/entries/{uuid}",
    "json": {"kind": "craving", "occurred_at": "{moment}", "mutation_id": "{uuid}", "intensity": 3},
}


def described(**changes: Any) -> PeerMap:
    return PeerMap.model_validate({"name": "peer", "base": "http://127.0.0.1:9", "rows": {}, **changes})


def test_the_floor_as_a_peer_of_itself_costs_what_it_costs(tmp_path):
    url = f"sqlite:///{tmp_path}/ebb.db"
    (person, *_) = seed(tmp_path, url, people=1, entry_count=60)
    with floor(Place(tmp_path, url)) as server:
        map_file = tmp_path / "map.json"
        headers = {"authorization": f"Bearer {person.token}"}
        latest = {"path": "/api/v1/entries?limit=50"}
        peer_map = {
            "name": "floor",
            "base": f"http://127.0.0.1:{server.port}",
            "pid": server.pid,
            "headers": headers,
            "setup": [{**PUT, "headers": headers, "times": 2, "save": {"first": "id"}}],
            "rows": {"PUT": PUT, "latest 50": latest},
        }
        map_file.write_text(json.dumps(peer_map))

        peer = read_peer(map_file)
        rounds = {row: partial(measure_for, peer, peer.clients(row, connections=2)) for row in ("PUT", "latest 50")}
        pairs = compare(rounds["PUT"], rounds["latest 50"], rounds=2, seconds=0.1)

    assert all(figures.cpu_us and figures.per_second > 1 for pair in pairs for figures in pair)


def measure_for(peer, clients, seconds):
    return measure(peer.server.port, peer.server.pid, clients, seconds=seconds)


def test_a_refused_set_up_ends_the_run(tmp_path):
    url = f"sqlite:///{tmp_path}/ebb.db"
    seed(tmp_path, url, people=1, entry_count=1)
    with floor(Place(tmp_path, url)) as server, pytest.raises(RefusedError, match="500"):
        Peer(described(base=f"http://127.0.0.1:{server.port}", setup=[{"path": "/without-a-token"}]))


def test_placeholders_are_filled_and_every_uuid_is_another():
    peer = Peer(described(rows={"PUT": PUT}))

    request = peer.request(peer.rows["PUT"], 1, {"x-number": "{number}"})

    body = json.loads(request.body)
    assert len(body["mutation_id"]) == 36
    assert body["mutation_id"] not in request.path
    assert body["occurred_at"].endswith("+00:00")
    assert request.headers == {"content-type": "application/json", "x-number": "1"}


def test_a_placeholder_nobody_saved_stays_as_it_is():
    peer = Peer(described())

    assert peer.request(described(rows={"PUT": {"path": "/{nothing}"}}).rows["PUT"], 1, {}).path == "/{nothing}"


def test_a_form_is_sent_as_a_form():
    peer = Peer(described(rows={"refresh": {"method": "POST", "path": "/", "form": {"name": "a b"}}}))

    request = peer.request(peer.rows["refresh"], 1, {})

    assert request.body == b"name=a+b"
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    "changes",
    [
        {"base": "http://example.org:80"},
        {"base": "https://127.0.0.1"},
        {"base": "http://127.0.0.1/api"},
        {"rows": {"an unknown row": {"path": "/"}}},
        {"an unknown member": 1},
    ],
)
def test_a_map_that_is_none_or_leads_elsewhere_is_refused(changes):
    with pytest.raises(ValidationError):
        described(**changes)
