"""Opening a link as SMART Health Links (STU 1) have it."""

import asyncio
from typing import Any
from urllib.parse import urlsplit

import pytest

from app.crypto.openings import OpeningsPair
from app.features.sharing import answers
from app.kernel import base64url
from tests.conftest import Cast
from tests.features.sharing.sharing import PASSCODE, bundle, come, direct, link_id, listed, log_of, make
from tests.security.editing import edit
from tests.support.app import Harness
from tests.support.cast import Json

UNKNOWN = base64url.encode(bytes(32))


@pytest.fixture
def harness(sqlite_harness: Harness) -> Harness:
    """SQLite alone: where both engines matter is in test_both_engines.py."""
    return sqlite_harness


@pytest.fixture
def cast(sqlite_cast: Cast) -> Cast:
    return sqlite_cast


@pytest.fixture
def carol(cast):
    return cast("carol")


def the_file(answer) -> Json:
    assert answer.status_code == 200, answer.text
    (file,) = answer.json()["files"]
    return dict(file)


def test_a_link_opens_to_a_bundle_in_the_answer_itself(alice, carol):
    made = make(alice)

    answer = come(carol, link_id(made))

    assert answer.headers["content-type"] == "application/json"
    assert set(answer.json()) == {"status", "files"}
    file = the_file(answer)
    assert set(file) == {"contentType", "embedded", "lastUpdated", "status", "fhirVersion"}
    assert (file["contentType"], file["status"], file["fhirVersion"]) == ("application/fhir+json", "finalized", "4.0.1")
    assert file["lastUpdated"] == "2026-11-22T21:00:00Z"
    read = bundle(made, file["embedded"])
    assert (read["resourceType"], read["type"]) == ("Bundle", "collection")


def test_a_file_longer_than_the_viewer_takes_is_elsewhere_for_some_minutes(alice, carol, harness):
    made = make(alice)
    length = len(the_file(come(carol, link_id(made)))["embedded"])

    fits = the_file(come(carol, link_id(made), embeddedLengthMax=length))
    file = the_file(come(carol, link_id(made), embeddedLengthMax=length - 1))

    assert "location" not in fits
    assert "embedded" not in file
    place = urlsplit(file["location"])
    assert (place.scheme, place.netloc) == ("http", "127.0.0.1:8000")
    fetched = [carol.http.get(place.path) for _ in range(2)]
    assert [answer.status_code for answer in fetched] == [200, 200]
    assert fetched[0].headers["content-type"] == "application/jose"
    assert fetched[0].text == fits["embedded"]
    harness.clock.advance(minutes=10)
    assert carol.http.get(place.path).status_code == 404


def test_where_a_file_is_holds_for_one_link_and_until_its_end(alice, carol):
    made, other = make(alice), make(alice)
    path = urlsplit(the_file(come(carol, link_id(made), embeddedLengthMax=0))["location"]).path
    word = path.rpartition("/")[2]

    elsewhere = carol.http.get(f"/shl/{link_id(other)}/files/{word}")
    changed = carol.http.get(f"{path[:-1]}{'A' if path[-1] != 'A' else 'Q'}")
    made_up = carol.http.get(f"/shl/{link_id(made)}/files/{base64url.encode(bytes(24))}")
    alice.call("DELETE", f"/shares/{made['id']}")
    ended = carol.http.get(path)

    assert {answer.status_code for answer in (elsewhere, changed, made_up, ended)} == {404}
    assert len({answer.content for answer in (elsewhere, changed, made_up, ended)}) == 1


def test_a_whole_number_is_one_however_a_program_writes_it(alice, carol):
    assert "location" in the_file(come(carol, link_id(make(alice)), embeddedLengthMax=10.0))


def test_members_and_names_a_server_does_not_know_are_ignored(alice, carol):
    """ "SHALL ignore parameters and headers they don't recognize" (SMART Health Links STU 1, Protocol Versioning)."""
    made, code = make(alice), make(alice, mode="clinic")

    assert come(carol, link_id(made), purpose="visit", aud={"x": [1]}).status_code == 200
    scanned = carol.http.get(f"/shl/{link_id(code)}", params={"recipient": "Clinic", "purpose": "visit"})
    assert scanned.status_code == 200


UNREADABLE: list[Any] = [
    {},
    {"recipient": ""},
    {"recipient": 7},
    {"recipient": None},
    {"recipient": "x" * 201},
    {"recipient": "Dr R", "embeddedLengthMax": -1},
    {"recipient": "Dr R", "embeddedLengthMax": "10"},
    {"recipient": "Dr R", "embeddedLengthMax": 1.5},
    {"recipient": "Dr R", "passcode": 1234},
    ["recipient"],
]


def test_a_request_without_a_readable_recipient_is_refused_and_not_written_down(alice, carol):
    made = make(alice)

    answers = [carol.http.post(f"/shl/{link_id(made)}", json=said) for said in UNREADABLE]

    assert [answer.status_code for answer in answers] == [422] * len(UNREADABLE)
    assert listed(alice, made["id"])["openings"] == 0


def test_a_link_whose_file_is_gone_opens_nothing(alice, carol, harness):
    made = make(alice)
    edit(harness.url, "DELETE FROM share_files")

    assert come(carol, link_id(made)).status_code == 404


def test_every_opening_is_written_down_with_its_time_and_its_name(alice, carol, harness):
    made = make(alice)
    come(carol, link_id(made), recipient="Dr Reyes")
    harness.clock.advance(minutes=5)
    come(carol, link_id(made), recipient="St. Mary's, Zürich — 2")

    assert log_of(alice, made["id"]) == {
        "openings": [
            {"at": "2026-11-22T21:05:00+00:00", "recipient": "St. Mary's, Zürich — 2"},
            {"at": "2026-11-22T21:00:00+00:00", "recipient": "Dr Reyes"},
        ],
        "forgotten": 0,
        "unreadable": 0,
    }
    shown = listed(alice, made["id"])
    assert (shown["openings"], shown["last_opened_at"]) == (2, "2026-11-22T21:05:00+00:00")


def test_of_a_long_log_the_newest_are_kept_and_the_others_counted(alice, carol, harness):
    made = make(alice)
    for number in (1, 2, 3):
        come(carol, link_id(made), recipient=f"viewer {number}")
    edit(harness.url, "UPDATE shares SET openings = 501")

    come(carol, link_id(made), recipient="viewer 502")

    found = log_of(alice, made["id"])
    assert [line["recipient"] for line in found["openings"]] == ["viewer 502", "viewer 3"]
    assert found["forgotten"] == 500


def test_lines_are_opened_and_pictures_drawn_beside_the_event_loop(alice, carol, monkeypatch):
    made = make(alice, keep_fresh=True)
    come(carol, link_id(made))
    drawn_in, opened_in = (
        _noting_loops(monkeypatch, answers, "qr_svg"),
        _noting_loops(monkeypatch, OpeningsPair, "open"),
    )

    assert log_of(alice, made["id"])["openings"]
    assert listed(alice, made["id"])["last_opened_at"]
    assert opened_in == [False, False]
    make(alice)
    assert alice.call("GET", f"/shares/{made['id']}").status_code == 200
    assert alice.call("PATCH", f"/shares/{made['id']}", json={"label": "Dr R"}).status_code == 200
    assert alice.call("POST", f"/shares/{made['id']}/refresh").status_code == 200
    assert drawn_in == [False] * 4


def _noting_loops(monkeypatch, owner, name) -> list[bool]:
    """Whether a loop runs where something is called, call by call."""
    noted, called = [], getattr(owner, name)

    def noting(*args):
        noted.append(asyncio._get_running_loop() is not None)
        return called(*args)

    monkeypatch.setattr(owner, name, noting)
    return noted


def test_a_clinic_code_is_written_down_too(alice, carol):
    made = make(alice, mode="clinic")

    direct(carol, link_id(made), "Clinic scanner")

    assert [line["recipient"] for line in log_of(alice, made["id"])["openings"]] == ["Clinic scanner"]


def test_a_link_is_opened_the_way_it_was_made_for_and_no_other(alice, carol):
    link, code = make(alice), make(alice, mode="clinic")

    assert direct(carol, link_id(link)).status_code == 404
    assert come(carol, link_id(code)).status_code == 404
    assert (listed(alice, link["id"])["openings"], listed(alice, code["id"])["openings"]) == (0, 0)


def test_a_clinic_code_opens_for_nobody_without_a_name(alice, carol):
    made = make(alice, mode="clinic")
    asked = [{}, {"recipient": ""}, {"recipient": "a\nb"}, {"recipient": "x" * 201}]

    answers = [carol.http.get(f"/shl/{link_id(made)}", params=params) for params in asked]

    assert [answer.status_code for answer in answers] == [404, 422, 422, 422]
    assert listed(alice, made["id"])["openings"] == 0


@pytest.mark.parametrize("path", [f"/shl/{UNKNOWN}", f"/shl/{UNKNOWN}/files/{UNKNOWN}"])
def test_any_origin_may_ask_first_whether_it_may_ask(cast, path):
    asked = {
        "origin": "https://viewer.example",
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
    }

    answer = cast("carol").http.options(path, headers=asked)

    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["access-control-allow-headers"] == "content-type"
    assert "access-control-allow-credentials" not in answer.headers


def test_any_origin_may_read_every_answer_of_a_link(alice, carol):
    made = make(alice, passcode=PASSCODE)
    origin = {"origin": "https://viewer.example"}
    body = {"recipient": "Dr R", "passcode": PASSCODE}
    path = f"/shl/{link_id(made)}"

    answers = [
        carol.http.post(path, json=body, headers=origin),
        carol.http.post(path, json={"recipient": "Dr R"}, headers=origin),
        carol.http.post(f"/shl/{UNKNOWN}", json=body, headers=origin),
        carol.http.post(path, content=b"{", headers={**origin, "content-type": "application/json"}),
        carol.http.delete(path, headers=origin),
    ]

    assert [answer.status_code for answer in answers] == [200, 401, 404, 400, 405]
    assert {answer.headers["access-control-allow-origin"] for answer in answers} == {"*"}
    assert {answer.headers["cache-control"] for answer in answers} == {"no-store"}


def test_nothing_else_allows_another_origin(alice):
    asked = {"origin": "https://viewer.example"}

    for method, path in (("GET", "/shares"), ("GET", "/entries"), ("OPTIONS", "/shares")):
        assert "access-control-allow-origin" not in alice.call(method, path, headers=asked).headers
