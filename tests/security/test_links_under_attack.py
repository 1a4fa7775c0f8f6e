"""Links as an attacker sees them: one answer for every reason, nothing left behind, nothing borrowed from a header."""

import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
from starlette.testclient import TestClient

from app.features.accounts.budgets import by_place
from app.features.sharing import budgets
from app.kernel import base64url
from app.throttle.places import place_of
from tests.conftest import Cast
from tests.features.accounts.neighbours import CAFE, HOME, Street
from tests.features.sharing.counting import watch
from tests.features.sharing.sharing import (
    PASSCODE,
    come,
    direct,
    key_of,
    link_id,
    listed,
    log_of,
    make,
    payload,
    wanted,
)
from tests.support.app import Harness, make_harness
from tests.support.cast import ORIGIN, Json, Person
from tests.support.statements import shapes_of

UNKNOWN = base64url.encode(bytes(32))
BODY = {"recipient": "Dr Reyes", "passcode": "wrong one"}


@pytest.fixture
def harness(sqlite_harness: Harness) -> Harness:
    """SQLite alone, where statements can be counted; tests/features/sharing/test_both_engines.py has both."""
    return sqlite_harness


@pytest.fixture
def cast(sqlite_cast: Cast) -> Cast:
    return sqlite_cast


@pytest.fixture
def carol(cast: Cast) -> Person:
    return cast("carol")


def closed_links(alice: Person, carol: Person, harness: Harness, **fields: Any) -> dict[str, str]:
    """A link of every kind that opens nothing."""
    short = "2026-11-22T21:05:00Z"
    expired = make(alice, expires_at=short, **fields)
    harness.clock.advance(minutes=6)
    ended, used_up = make(alice, **fields), make(alice, passcode=PASSCODE)
    alice.call("DELETE", f"/shares/{ended['id']}")
    for number in range(10):
        come(carol, link_id(used_up), passcode=f"wrong {number}")
    return {
        "unknown": UNKNOWN,
        "no link at all": "x",
        "expired": link_id(expired),
        "ended": link_id(ended),
        "used up": link_id(used_up),
    }


ASKED: dict[str, Callable[[Person, str], httpx2.Response]] = {
    "manifest": lambda carol, link: carol.http.post(f"/shl/{link}", json=BODY),
    "without passcode": lambda carol, link: carol.http.post(f"/shl/{link}", json={"recipient": "Dr Reyes"}),
    "clinic": direct,
    "file": lambda carol, link: carol.http.get(f"/shl/{link}/files/{base64url.encode(bytes(24))}"),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_unknown_expired_ended_and_used_up_are_one_answer_and_one_work(alice, carol, harness, statements, ask):
    """Attack 30: status, body and headers, the statements that run, and no Argon2 for any of them."""
    links = closed_links(alice, carol, harness, passcode=PASSCODE)
    gate = watch(harness)
    found = {}
    for name, link in links.items():
        statements.clear()
        answer = ask(carol, link)
        found[name] = (answer.status_code, answer.content, dict(answer.headers), shapes_of(statements))

    assert found["unknown"][0] == 404
    assert json.loads(found["unknown"][1])["type"] == "not-found"
    for name, answered in found.items():
        assert answered == found["unknown"], name
    assert gate.evaluated == 0


@pytest.mark.proof
def test_unknown_expired_ended_and_used_up_take_as_long(sqlite_file: Path) -> None:
    """Attack 30: medians of CPU time, asked in turn, so that a busy machine says nothing."""
    harness = make_harness(f"sqlite:///{sqlite_file}", rate_limits="off")
    with TestClient(harness.app, base_url=ORIGIN) as stage:
        alice, carol = Person("alice", harness.app, stage), Person("carol", harness.app, stage)
        alice.sign_up()
        links = closed_links(alice, carol, harness, passcode=PASSCODE)
        took: dict[str, list[float]] = {name: [] for name in links if name != "no link at all"}
        for _ in range(300):
            for name, seconds in took.items():
                before = time.process_time()
                assert carol.http.post(f"/shl/{links[name]}", json=BODY).status_code == 404
                seconds.append(time.process_time() - before)

    medians = {name: statistics.median(seconds) for name, seconds in took.items()}
    assert max(medians.values()) / min(medians.values()) < 1.15, medians


def test_neither_link_nor_key_is_in_the_log_or_in_what_other_servers_hear(alice, carol, capfd):
    """Attack 32: the access log names the route and not the link; no page may be kept, nor say where it came from."""
    made, code = make(alice, passcode=PASSCODE), make(alice, mode="clinic")
    opened = come(carol, link_id(made), passcode=PASSCODE, embeddedLengthMax=0)
    place = opened.json()["files"][0]["location"]
    answers = [
        opened,
        come(carol, link_id(made), passcode="zq-wrong-passcode"),
        carol.http.get(urlsplit(place).path),
        direct(carol, link_id(code), "zq-recipient"),
        carol.http.get(f"/shl/{link_id(made)}/nowhere"),
        alice.call("GET", f"/shares/{made['id']}"),
    ]

    said = capfd.readouterr().err
    assert '"route":"/shl/{link_id}"' in said
    words = [link_id(made), link_id(code), payload(made)["key"], key_of(made).raw.hex(), place.rpartition("/")[2]]
    for word in (*words, PASSCODE, "zq-", "Reyes"):
        assert word not in said
    for answer in answers:
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"


def test_the_key_is_in_no_request_that_a_link_leads_to(alice):
    """Attack 32: it stands behind the #, and the address of the manifest says nothing of it."""
    made = make(alice)

    page, _, fragment = made["link"].partition("#")

    assert page == "http://127.0.0.1:8000/s/"
    assert fragment == made["shlink"]
    assert payload(made)["key"] not in payload(made)["url"]


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_nothing_can_be_written_through_a_link(alice, carol, method):
    """Attack 33: also not by its owner's session, which these routes do not know."""
    made = make(alice)
    opened = come(carol, link_id(made), embeddedLengthMax=0).json()["files"][0]["location"]
    token = {"authorization": f"Bearer {alice.token}"}

    answers = [
        person.http.request(method, path, json=wanted(), headers=token)
        for person in (carol, alice)
        for path in (f"/shl/{link_id(made)}", urlsplit(opened).path)
    ]
    answers.append(carol.http.post(urlsplit(opened).path, json=BODY))

    assert {answer.status_code for answer in answers} == {405}
    assert alice.call("GET", f"/shares/{made['id']}").json() == {**made, **counts(alice, made)}


def counts(person: Person, made: Json) -> Json:
    """What an opening changes in the list."""
    return {name: listed(person, made["id"])[name] for name in ("openings", "last_opened_at")}


FORGED = [
    '"}, {"at": "2020-01-01T00:00:00+00:00", "recipient": "Dr Reyes',
    "Dr Reyes, 2020-01-01T00:00:00+00:00",
    "<script>alert(1)</script>",
    "=HYPERLINK(1)",
    "' OR 1=1 --",
]


def test_a_viewer_says_its_own_name_in_the_log_and_nothing_else(alice, carol, harness):
    """Attack 34: each opening is one line, with the server's time, whatever the viewer calls itself."""
    made = make(alice)

    for name in FORGED:
        assert come(carol, link_id(made), recipient=name).status_code == 200

    found = log_of(alice, made["id"])["openings"]
    assert [line["recipient"] for line in found] == FORGED[::-1]
    assert {line["at"] for line in found} == {"2026-11-22T21:00:00+00:00"}
    assert log_of(alice, made["id"])["unreadable"] == 0


def test_a_robot_that_looks_at_an_address_opens_nothing(alice, carol):
    """Attack 35: what a messenger fetches to draw a preview, of the link and of the address inside it."""
    made, code = make(alice), make(alice, mode="clinic")
    robot = {"user-agent": "WhatsApp/2.23", "accept": "text/html,*/*"}
    paths = [f"/shl/{link_id(made)}", f"/shl/{link_id(made)}?recipient=preview", f"/shl/{link_id(code)}"]

    answers = [carol.http.get(path, headers=robot) for path in paths]
    heads = [carol.http.head(path, headers=robot) for path in paths]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert [answer.status_code for answer in heads] == [405, 405, 405]
    assert (listed(alice, made["id"])["openings"], listed(alice, code["id"])["openings"]) == (0, 0)


UNCLEAN = ["Dr\r\nReyes", "Dr\nReyes", "a\tb", "a\0b", "\x1b[2J", "\x85", "a\u2028b", "\u202eseyeR", "\u2066x"]


def test_a_recipient_is_one_line_of_plain_text(alice, carol):
    """Attack 46: line ends, escapes and signs that turn text around are refused, and nothing is written down."""
    made, code = make(alice), make(alice, mode="clinic")

    answers = [come(carol, link_id(made), recipient=name) for name in UNCLEAN]
    answers += [direct(carol, link_id(code), name) for name in UNCLEAN]

    assert {answer.status_code for answer in answers} == {422}
    assert (listed(alice, made["id"])["openings"], listed(alice, code["id"])["openings"]) == (0, 0)
    for answer in answers:
        assert "Reyes" not in answer.text


def test_a_link_begins_with_the_public_address_whatever_a_request_calls_this_server(sqlite_file: Path) -> None:
    """Attack 47: in the link, in its payload, and where a file is fetched."""
    harness = make_harness(f"sqlite:///{sqlite_file}", public_url="https://journal.example")
    forged = {"x-forwarded-host": "evil.example", "forwarded": "host=evil.example", "x-original-host": "evil.example"}
    with TestClient(harness.app, base_url="https://journal.example") as stage:
        alice = Person("alice", harness.app, stage)
        alice.http.base_url = "https://journal.example"
        alice.sign_up()
        made = alice.call("POST", "/shares", json=wanted(), headers=forged).json()
        on_loopback = alice.call("GET", f"/shares/{made['id']}", headers={**forged, "host": "127.0.0.1"}).json()
        asked = {"recipient": "Dr Reyes", "embeddedLengthMax": 0}
        opened = alice.http.post(f"/shl/{link_id(made)}", json=asked, headers={**forged, "host": "localhost"})
        foreign = alice.http.post(f"/shl/{link_id(made)}", json=asked, headers={"host": "evil.example"})

    for share in (made, on_loopback):
        assert share["link"].startswith("https://journal.example/s/#shlink:/")
        assert payload(share)["url"].startswith("https://journal.example/shl/")
    assert opened.json()["files"][0]["location"].startswith("https://journal.example/shl/")
    assert foreign.status_code == 421


def test_whoever_comes_too_often_is_asked_to_wait_whatever_the_link(alice, harness, cast):
    """By place: known and unknown links count alike, and the neighbours go on."""
    street = Street(harness, alice.http)
    made, robot, neighbour = make(alice), street.browser(HOME), street.browser(CAFE)
    links = [UNKNOWN, link_id(made)] * (budgets.OPEN_NARROW.tries // 2)

    statuses = [robot.post(f"/shl/{link}", json=BODY).status_code for link in links]
    late = [robot.post(f"/shl/{link}", json=BODY) for link in (UNKNOWN, link_id(made))]

    assert set(statuses) == {404, 200}
    assert [answer.status_code for answer in late] == [429, 429]
    assert late[0].content == late[1].content
    assert int(late[0].headers["retry-after"]) > 0
    assert neighbour.post(f"/shl/{link_id(made)}", json=BODY).status_code == 200


def test_this_machine_is_no_neighbourhood():
    here = place_of("127.0.0.1", [], [])

    assert by_place(here, budgets.OPEN_NARROW, budgets.OPEN_WIDE) == []
