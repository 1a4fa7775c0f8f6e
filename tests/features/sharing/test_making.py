"""Shares as their owners make, see, change and end them."""

from collections.abc import Callable
from typing import Any

import pytest

from app.features.sharing.budgets import HOUR
from app.throttle.budgets import Budget
from tests.conftest import Cast
from tests.features.sharing.sharing import (
    PASSCODE,
    bundle,
    come,
    direct,
    key_of,
    link_id,
    listed,
    make,
    payload,
    wanted,
)
from tests.support.app import Harness
from tests.support.cast import entry, new_uuid

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


def test_what_was_recorded_in_a_period_can_be_chosen_and_nothing_is(alice):
    alice.put(entry())

    answer = alice.call("GET", "/shares/choices", params={"from": "2026-11-01", "to": "2026-11-22"})

    assert answer.status_code == 200
    assert {"include": "craving", "days": 1} in [
        {name: one[name] for name in ("include", "days")} for one in answer.json()["choices"]
    ]


def test_an_ended_share_stays_in_the_list_and_opens_nothing(alice, cast):
    carol, made = cast("carol"), make(alice, label="Dr R")
    come(carol, link_id(made))

    answers = [alice.call("DELETE", f"/shares/{made['id']}") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [204, 204]
    assert (listed(alice, made["id"])["state"], listed(alice, made["id"])["label"]) == ("ended", "Dr R")
    assert listed(alice, made["id"])["openings"] == 1
    assert come(carol, link_id(made)).status_code == 404
    for call in (
        alice.call("GET", f"/shares/{made['id']}"),
        alice.call("PATCH", f"/shares/{made['id']}", json={"label": "x"}),
        alice.call("POST", f"/shares/{made['id']}/refresh"),
    ):
        assert call.status_code == 404


def test_a_share_changes_its_end_its_label_and_whether_it_is_kept_fresh(alice):
    made = make(alice, label="Dr R")
    change = {"expires_at": "2026-12-24T00:00:00Z", "label": "Dr Reyes", "keep_fresh": True}

    changed = alice.call("PATCH", f"/shares/{made['id']}", json=change)

    assert changed.status_code == 200
    shown = changed.json()
    assert (shown["expires_at"], shown["label"], shown["keep_fresh"]) == (
        *("2026-12-24T00:00:00+00:00", "Dr Reyes", True),
    )
    assert (payload(shown)["flag"], payload(shown)["exp"]) == ("L", 1_798_070_400)
    assert (payload(shown)["url"], payload(shown)["key"]) == (payload(made)["url"], payload(made)["key"])


def test_what_a_change_does_not_name_stays(alice):
    made = make(alice, label="Dr R", keep_fresh=True, passcode=PASSCODE)

    unchanged = alice.call("PATCH", f"/shares/{made['id']}", json={})

    assert (unchanged.status_code, unchanged.json()) == (200, made)


def test_what_a_share_cannot_become_is_refused(alice):
    made = make(alice)
    changes = [{"expires_at": "2026-11-22T20:00:00Z"}, {"label": "x" * 81}, {"passcode": "12345"}, {"hold_back": ["x"]}]

    answers = [alice.call("PATCH", f"/shares/{made['id']}", json=change) for change in changes]

    assert {answer.status_code for answer in answers} == {422}
    assert alice.call("GET", f"/shares/{made['id']}").json() == made


def test_a_shorter_end_holds_for_links_that_are_out(alice, cast, harness):
    made = make(alice)
    alice.call("PATCH", f"/shares/{made['id']}", json={"expires_at": "2026-11-22T22:00:00Z"})

    harness.clock.advance(hours=1)

    assert come(cast("carol"), link_id(made)).status_code == 404
    alice.log_in()
    assert listed(alice, made["id"])["state"] == "expired"


def test_a_longer_end_holds_for_links_that_are_out(alice, cast, harness):
    made = make(alice, expires_at="2026-11-22T22:00:00Z")
    alice.call("PATCH", f"/shares/{made['id']}", json={"expires_at": "2026-11-24T22:00:00Z"})

    harness.clock.advance(hours=2)

    assert come(cast("carol"), link_id(made)).status_code == 200


def test_a_kept_fresh_link_shows_today_under_the_same_key_and_another_nonce(alice, cast, harness):
    carol, made = cast("carol"), make(alice, keep_fresh=True)
    first = come(carol, link_id(made)).json()["files"][0]
    harness.clock.advance(days=2)
    alice.log_in()

    refreshed = alice.call("POST", f"/shares/{made['id']}/refresh")

    assert refreshed.status_code == 200
    second = come(carol, link_id(made)).json()["files"][0]
    assert bundle(made, second["embedded"])["resourceType"] == "Bundle"
    assert first["embedded"].split(".")[2] != second["embedded"].split(".")[2]
    assert (first["status"], second["status"]) == ("can-change", "can-change")
    assert (first["lastUpdated"], second["lastUpdated"]) == ("2026-11-22T21:00:00Z", "2026-11-24T21:00:00Z")
    assert refreshed.json()["as_of"] > made["as_of"]


@pytest.mark.parametrize(
    ("last_day", "expected"),
    [("2026-11-22", "2026-11-24"), ("2026-11-25", "2026-11-25"), ("2026-11-20", "2026-11-20")],
    ids=["up to today", "beyond today", "a closed period"],
)
def test_a_period_that_reached_the_day_of_making_goes_on_to_today(alice, harness, last_day, expected):
    made = make(alice, keep_fresh=True, to=last_day)
    harness.clock.advance(days=2)
    alice.log_in()

    refreshed = alice.call("POST", f"/shares/{made['id']}/refresh").json()

    assert (refreshed["from"], refreshed["to"]) == ("2026-11-01", expected)


def test_a_link_that_shows_one_moment_is_not_refreshed(alice):
    answer = alice.call("POST", f"/shares/{make(alice)['id']}/refresh")

    assert (answer.status_code, answer.json()["type"]) == (409, "not-kept-fresh")


def test_an_entry_held_back_is_not_in_the_next_file(alice, cast):
    carol, kept, held = cast("carol"), new_uuid(), new_uuid()
    alice.put(entry(intensity=3, substance=None), kept)
    alice.put(entry(intensity=9, substance=None), held)
    made = make(alice, keep_fresh=True)
    before = _text(made, come(carol, link_id(made)))

    changed = alice.call("PATCH", f"/shares/{made['id']}", json={"hold_back": [held]}).json()
    alice.call("POST", f"/shares/{made['id']}/refresh")

    after = _text(made, come(carol, link_id(made)))
    assert changed["hold_back"] == [held]
    assert (kept in before, held in before) == (True, True)
    assert (kept in after, held in after) == (True, False)


def _text(made: Any, answer: Any) -> str:
    return str(bundle(made, answer.json()["files"][0]["embedded"]))


def test_fifty_links_are_open_at_once_and_no_more(alice, monkeypatch):
    monkeypatch.setattr("app.features.sharing.service.MOST_OPEN", 3)
    made = [make(alice) for _ in range(3)]

    refused = alice.call("POST", "/shares", json=wanted())
    alice.call("DELETE", f"/shares/{made[0]['id']}")

    assert (refused.status_code, refused.json()["type"]) == (403, "share-limit")
    assert alice.call("POST", "/shares", json=wanted()).status_code == 201


def test_of_closed_shares_the_newest_fifty_are_kept(alice):
    first = [make(alice, mode="clinic")["id"] for _ in range(5)]
    for share_id in first:
        alice.call("DELETE", f"/shares/{share_id}")
    for _ in range(9):
        for _ in range(5):
            alice.call("DELETE", f"/shares/{make(alice, mode='clinic')['id']}")
    newest = [make(alice, mode="clinic")["id"] for _ in range(3)]
    for share_id in newest[:2]:
        alice.call("DELETE", f"/shares/{share_id}")

    make(alice)

    ids = [one["id"] for one in alice.call("GET", "/shares").json()["shares"]]
    assert len(ids) == 52
    assert set(newest) <= set(ids)
    assert len(set(first) & set(ids)) == 3


def test_a_person_may_make_so_many_links_an_hour(alice, monkeypatch):
    monkeypatch.setattr("app.features.sharing.budgets.MAKE", Budget("share-make", 3, HOUR))

    statuses = [alice.call("POST", "/shares", json=wanted()).status_code for _ in range(4)]

    assert statuses == [201] * 3 + [429]


OWN: list[tuple[str, str, Callable[[], Any] | None]] = [
    ("GET", "", None),
    ("GET", "/log", None),
    ("PATCH", "", lambda: {"label": "mine"}),
    ("POST", "/refresh", None),
    ("DELETE", "", None),
]


@pytest.mark.parametrize(("method", "rest", "body"), OWN, ids=lambda part: str(part)[:10])
def test_another_persons_share_is_as_unknown_as_none(alice, mallory, method, rest, body):
    """Attack 25, with ids of shares that are there."""
    made = make(alice, keep_fresh=True)
    sent = {"json": body()} if body else {}

    found = mallory.call(method, f"/shares/{made['id']}{rest}", **sent)
    unknown = mallory.call(method, f"/shares/{new_uuid()}{rest}", **sent)

    assert (found.status_code, found.content) == (404, unknown.content)
    assert alice.call("GET", f"/shares/{made['id']}").json() == made


def test_a_clinic_code_is_made_for_scanners(alice, cast):
    made = make(alice, mode="clinic")

    assert (payload(made)["flag"], payload(made)["exp"]) == ("U", 1_795_381_200 + 900)
    assert (made["mode"], made["expires_at"]) == ("clinic", "2026-11-22T21:15:00+00:00")
    answer = direct(cast("carol"), link_id(made))
    assert answer.headers["content-type"] == "application/jose"
    assert bundle(made, answer.text)["type"] == "collection"


def test_a_clinic_code_is_not_deflated(alice, cast):
    """Scanners of clinics often cannot inflate."""
    assert direct(cast("carol"), link_id(make(alice, mode="clinic"))).text.startswith(
        "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwiY3R5IjoiYXBwbGljYXRpb24vZmhpcitqc29uIn0."
    )


@pytest.mark.parametrize(
    "fields", [{"passcode": PASSCODE}, {"keep_fresh": True}, {"expires_at": "2026-11-22T21:15:01Z"}]
)
def test_a_clinic_code_has_no_passcode_and_no_longer_life(alice, fields):
    answer = alice.call("POST", "/shares", json=wanted(mode="clinic", **fields))

    assert answer.status_code == 422
    assert [one["field"] for one in answer.json()["errors"]] == list(fields)


def test_a_clinic_code_that_ran_out_is_renewed_for_a_quarter_of_an_hour(alice, cast, harness):
    carol, made = cast("carol"), make(alice, mode="clinic")
    harness.clock.advance(minutes=16)
    alice.refresh()
    assert direct(carol, link_id(made)).status_code == 404

    renewed = alice.call("POST", f"/shares/{made['id']}/refresh")

    assert renewed.status_code == 200
    assert payload(renewed.json())["exp"] == payload(made)["exp"] + 16 * 60
    assert direct(carol, link_id(made)).status_code == 200


def test_a_clinic_code_that_was_ended_is_not_renewed(alice):
    made = make(alice, mode="clinic")
    alice.call("DELETE", f"/shares/{made['id']}")

    assert alice.call("POST", f"/shares/{made['id']}/refresh").status_code == 404


def test_a_clinic_code_says_when_programs_outside_cannot_reach_this_server(alice):
    assert make(alice, mode="clinic")["warning"] == "not_reachable"
