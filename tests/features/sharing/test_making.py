"""Shares as their owners make, see, change and end them."""

import io
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.features.sharing import rules
from app.features.sharing.budgets import HOUR
from app.throttle.budgets import Budget
from tests.conftest import Cast
from tests.features.sharing.sharing import (
    PASSCODE,
    key_of,
    link_id,
    listed,
    make,
    payload,
    wanted,
)
from tests.support.app import Harness
from tests.support.cast import entry, new_uuid

ROOT = Path(__file__).resolve().parents[3]
SHOWN = {
    *("id", "mode", "label", "include", "from", "to", "created_at", "expires_at", "as_of", "state", "keep_fresh"),
    *("hold_back", "has_passcode", "attempts_left", "openings", "last_opened_at"),
}


@pytest.fixture
def harness(sqlite_harness: Harness) -> Harness:
    """SQLite alone: where both engines matter is in test_both_engines.py."""
    return sqlite_harness


@pytest.fixture
def cast(sqlite_cast: Cast) -> Cast:
    return sqlite_cast


def test_a_share_is_made_listed_and_shown_again(alice):
    made = make(alice, label="Dr R", include=["craving", "sleep"])

    shown = alice.call("GET", f"/shares/{made['id']}").json()
    assert shown == made
    assert set(made) == SHOWN | {"link", "shlink", "qr_svg", "warning"}
    assert listed(alice, made["id"]) == {name: made[name] for name in SHOWN}
    assert (made["label"], made["include"], made["from"], made["to"]) == (
        *("Dr R", ["craving", "sleep"], "2026-11-01", "2026-11-22"),
    )
    assert (made["state"], made["openings"], made["last_opened_at"]) == ("open", 0, None)
    assert (made["has_passcode"], made["attempts_left"], made["warning"]) == (False, None, None)


def test_a_link_ends_after_seven_days_if_nobody_says_otherwise(alice):
    assert make(alice)["expires_at"] == "2026-11-29T21:00:00+00:00"


@pytest.mark.parametrize(
    ("expires_at", "shown"),
    [
        ("2026-11-23T00:00:00-05:00", "2026-11-23T05:00:00+00:00"),
        ("2027-02-20T21:00:00Z", "2027-02-20T21:00:00+00:00"),  # 90 days to the second
    ],
)
def test_a_link_ends_when_its_owner_says(alice, expires_at, shown):
    assert make(alice, expires_at=expires_at)["expires_at"] == shown


REFUSED: list[tuple[str, Any]] = [
    ("expires_at", "2026-11-22T21:00:00Z"),  # now
    ("expires_at", "2026-11-01T00:00:00Z"),
    ("expires_at", "2027-02-20T21:00:01Z"),  # a second more than 90 days
    ("expires_at", "2026-12-01T00:00:00"),
    ("expires_at", "tomorrow"),
    ("expires_at", 1_795_986_000),
    ("passcode", "abc"),
    ("passcode", "    "),
    ("passcode", " abc "),
    ("passcode", "x" * 65),
    ("passcode", "line\nbreak"),
    ("label", "x" * 81),
    ("label", "two\nlines"),
    ("mode", "email"),
    ("include", []),
    ("include", ["everything"]),
    ("paper", "A3"),
    ("hold_back", ["not an id"]),
    ("from", "2026-11-23"),  # after its end
    ("mutation_id", "1"),
]


def test_what_a_share_cannot_be_is_refused_by_field(alice):
    answers = [(field, alice.call("POST", "/shares", json=wanted(**{field: value}))) for field, value in REFUSED]

    for field, answer in answers:
        assert (answer.status_code, answer.json().get("type")) == (422, "invalid-input"), field
    assert alice.call("GET", "/shares").json() == {"shares": [], "unreadable": []}


def test_the_payload_says_what_the_standard_asks_and_nothing_of_what_is_shared(alice):
    made = make(alice, label="Dr R", passcode=PASSCODE)

    said = payload(made)
    assert list(said) == ["url", "key", "exp", "flag", "label"]
    assert len(said["url"]) <= 128
    assert said["url"] == f"http://127.0.0.1:8000/shl/{link_id(made)}"
    assert (len(link_id(made)), len(said["key"])) == (43, 43)
    assert (said["exp"], said["flag"], said["label"]) == (1_795_986_000, "P", "Health summary")
    assert made["link"] == f"http://127.0.0.1:8000/s/#{made['shlink']}"


@pytest.mark.parametrize(
    ("fields", "flag"),
    [
        ({}, None),
        ({"passcode": PASSCODE}, "P"),
        ({"keep_fresh": True}, "L"),
        ({"keep_fresh": True, "passcode": PASSCODE}, "LP"),
        ({"mode": "clinic"}, "U"),
    ],
)
def test_flags_stand_in_alphabetical_order(alice, fields, flag):
    assert payload(make(alice, **fields)).get("flag") == flag


def test_the_label_in_the_link_is_in_the_language_of_the_report(alice):
    assert payload(make(alice, language="es"))["label"] == "Resumen de salud"


def test_no_two_links_have_an_id_or_a_key_in_common(alice):
    made = [make(alice) for _ in range(20)]

    assert len({link_id(one) for one in made}) == len({key_of(one).raw for one in made}) == 20


def test_the_picture_of_a_link_is_paths_alone(alice):
    """Nothing in it runs, loads or can be read as text; it is square, with a light border of its own."""
    picture = make(alice)["qr_svg"]

    assert picture.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ')
    tags = {part.split()[0].strip("/>") for part in picture.split("<")[1:]}
    assert tags == {"svg", "path"}
    assert "style" not in picture
    assert "href" not in picture


def test_the_same_mutation_again_is_answered_with_the_share_it_made(alice):
    body = wanted(mutation_id=new_uuid(), passcode=PASSCODE)

    first, again = alice.call("POST", "/shares", json=body), alice.call("POST", "/shares", json=body)

    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()
    assert len(alice.call("GET", "/shares").json()["shares"]) == 1


def test_the_same_mutation_with_another_body_or_after_the_end_is_refused(alice):
    body = wanted(mutation_id=new_uuid())
    made = alice.call("POST", "/shares", json=body).json()

    other = alice.call("POST", "/shares", json={**body, "include": ["sleep"]})
    alice.call("DELETE", f"/shares/{made['id']}")
    late = alice.call("POST", "/shares", json=body)

    assert [(one.status_code, one.json()["type"]) for one in (other, late)] == [(409, "mutation-reused")] * 2


def test_two_people_may_use_one_mutation_id(alice, mallory):
    body = wanted(mutation_id=new_uuid())

    hers, his = alice.call("POST", "/shares", json=body), mallory.call("POST", "/shares", json=body)

    assert (hers.status_code, his.status_code) == (201, 201)
    assert hers.json()["id"] != his.json()["id"]


def test_a_preview_is_what_a_provider_will_see_and_leaves_nothing(alice):
    answer = alice.call("POST", "/shares/preview", json=wanted(include=["craving"]))

    assert answer.status_code == 200
    assert (answer.json()["from"], answer.json()["to"]) == ("2026-11-01", "2026-11-22")
    assert alice.call("GET", "/shares").json()["shares"] == []


def test_the_paper_is_the_preview_in_print_and_leaves_nothing(alice):
    alice.put(entry(intensity=9))

    answer = alice.call("POST", "/shares/paper", json=wanted(paper="Letter"))

    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.headers["cache-control"] == "no-store"
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    title = alice.call("POST", "/shares/preview", json=wanted()).json()["title"]
    assert title in text
    assert alice.call("GET", "/shares").json()["shares"] == []


def test_nobody_on_a_report_is_yet_to_be_born(alice, harness):
    tomorrow = (harness.clock() + timedelta(days=1)).date().isoformat()

    answer = alice.call("POST", "/shares/preview", json=wanted(person={"birth_date": tomorrow}))

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "person.birth_date")


def test_what_was_recorded_in_a_period_can_be_chosen_and_nothing_is(alice):
    alice.put(entry())

    answer = alice.call("GET", "/shares/choices", params={"from": "2026-11-01", "to": "2026-11-22"})

    assert answer.status_code == 200
    assert {"include": "craving", "days": 1} in [
        {name: one[name] for name in ("include", "days")} for one in answer.json()["choices"]
    ]


def test_more_than_a_link_can_carry_is_refused(alice, monkeypatch):
    monkeypatch.setattr("app.features.sharing.rules.MAX_FILE_BYTES", 100)

    answer = alice.call("POST", "/shares", json=wanted())

    assert (answer.status_code, answer.json()["type"]) == (422, "share-too-large")
    assert alice.call("GET", "/shares").json()["shares"] == []


@pytest.mark.parametrize(
    ("mode", "name", "most"), [("link", "MAX_BUNDLE_BYTES", 20_000), ("clinic", "MAX_FILE_BYTES", 20_000)]
)
def test_what_no_viewer_would_inflate_is_refused_before_it_is_sealed(alice, monkeypatch, mode, name, most):
    """A link that our own page refuses to open must not be made, and nothing larger is ever held in memory."""
    monkeypatch.setattr(f"app.features.sharing.rules.{name}", most)
    sealed = []
    monkeypatch.setattr("app.features.sharing.making.seal_jwe", lambda *args, **_: sealed.append(args))

    answer = alice.call("POST", "/shares", json=wanted(mode=mode))

    assert (answer.status_code, answer.json()["type"], sealed) == (422, "share-too-large", [])


def test_our_viewer_inflates_as_much_as_a_link_may_carry():
    source = (ROOT / "frontend" / "src" / "viewer" / "jwe.ts").read_text()

    mebibytes = re.findall(r"MOST_BYTES = (\d+) \* 1024 \* 1024", source)

    assert [int(each) * 1024 * 1024 for each in mebibytes] == [rules.MAX_BUNDLE_BYTES]


def test_fifty_links_are_open_at_once_and_no_more(alice, monkeypatch):
    monkeypatch.setattr("app.features.sharing.service.MOST_OPEN", 3)
    made = [make(alice) for _ in range(3)]

    refused = alice.call("POST", "/shares", json=wanted())
    alice.call("DELETE", f"/shares/{made[0]['id']}")

    assert (refused.status_code, refused.json()["type"]) == (403, "share-limit")
    assert alice.call("POST", "/shares", json=wanted()).status_code == 201


def test_a_person_may_make_so_many_links_an_hour(alice, monkeypatch):
    monkeypatch.setattr("app.features.sharing.budgets.MAKE", Budget("share-make", 3, HOUR))

    statuses = [alice.call("POST", "/shares", json=wanted()).status_code for _ in range(4)]

    assert statuses == [201] * 3 + [429]
