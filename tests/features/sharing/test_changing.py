"""Shares after they were made: changed, brought up to date, ended, and never anybody else's."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.features.sharing.errors import ShareChangedError
from tests.conftest import Cast
from tests.features.sharing.sharing import (
    PASSCODE,
    bundle,
    come,
    link_id,
    listed,
    make,
    payload,
)
from tests.support.app import Harness
from tests.support.cast import entry, new_uuid
from tests.support.zones import set_unknown_zone


@pytest.fixture
def harness(sqlite_harness: Harness) -> Harness:
    """SQLite alone: where both engines matter is in test_both_engines.py."""
    return sqlite_harness


@pytest.fixture
def cast(sqlite_cast: Cast) -> Cast:
    return sqlite_cast


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


def test_a_kept_fresh_link_goes_on_when_its_period_has_grown_beyond_a_year(alice, harness):
    made = make(alice, keep_fresh=True, **{"from": "2025-11-22"})
    harness.clock.advance(days=2)
    alice.log_in()

    refreshed = alice.call("POST", f"/shares/{made['id']}/refresh").json()

    assert (refreshed.get("from"), refreshed.get("to")) == ("2025-11-22", "2026-11-24")


def test_a_kept_fresh_link_goes_on_when_what_it_names_was_taken_out_of_the_settings(alice, cast):
    jaw = {"id": f"own:{new_uuid()}", "name": "Tight jaw"}
    alice.call("PUT", "/settings", json={"settings": {"own_symptoms": [jaw]}})
    alice.put(entry(intensity=3, substance=None))
    made = make(alice, include=["craving", f"symptom:{jaw['id']}"], keep_fresh=True)
    removed = alice.call("PUT", "/settings", json={"settings": {}}, headers={"If-Match": '"1"'})
    assert removed.status_code == 200, removed.text

    refreshed = alice.call("POST", f"/shares/{made['id']}/refresh")

    assert (refreshed.status_code, refreshed.json()["include"]) == (200, made["include"])
    assert _intensities(made, come(cast("carol"), link_id(made))) == [3]


def test_a_kept_fresh_link_goes_on_where_this_machine_does_not_know_the_zone(alice, monkeypatch):
    set_unknown_zone(alice, monkeypatch)
    made = make(alice, keep_fresh=True)

    refreshed = alice.call("POST", f"/shares/{made['id']}/refresh")

    assert (refreshed.status_code, refreshed.json()["as_of"]) == (200, "2026-11-22T21:00:00+00:00")


@pytest.mark.parametrize(
    ("zone", "offset", "hours", "expected"),
    [("Australia/Sydney", "+11:00", 24, "2026-11-24"), ("America/New_York", "-05:00", 7.5, "2026-11-22")],
    ids=["in the morning there, still yesterday in UTC", "before midnight there, already tomorrow in UTC"],
)
def test_a_kept_fresh_link_goes_on_to_today_where_its_newest_entry_was_written(
    alice, harness, zone, offset, hours, expected
):
    alice.put(entry(occurred_at=f"2026-11-22T15:00:00{offset}", time_zone=zone))
    made = make(alice, keep_fresh=True, to=f"{harness.clock().astimezone(ZoneInfo(zone)):%Y-%m-%d}")
    harness.clock.advance(hours=hours)
    alice.log_in()
    written = (harness.clock() - timedelta(minutes=30)).astimezone(ZoneInfo(zone)).isoformat()
    alice.put(entry(occurred_at=written, time_zone=zone))

    refreshed = alice.call("POST", f"/shares/{made['id']}/refresh").json()

    assert refreshed["to"] == written[:10] == expected


def test_a_link_that_shows_one_moment_is_not_refreshed(alice):
    answer = alice.call("POST", f"/shares/{make(alice)['id']}/refresh")

    assert (answer.status_code, answer.json()["type"]) == (409, "not-kept-fresh")


def test_an_entry_held_back_is_not_in_the_next_file(alice, cast):
    carol, held = cast("carol"), new_uuid()
    alice.put(entry(intensity=3, substance=None))
    alice.put(entry(intensity=9, substance=None), held)
    made = make(alice, keep_fresh=True)
    before = _intensities(made, come(carol, link_id(made)))

    changed = alice.call("PATCH", f"/shares/{made['id']}", json={"hold_back": [held]}).json()
    alice.call("POST", f"/shares/{made['id']}/refresh")

    after = _intensities(made, come(carol, link_id(made)))
    assert changed["hold_back"] == [held]
    assert (before, after) == ([3, 9], [3])


def _intensities(made: Any, answer: Any) -> list[int]:
    resources = [each["resource"] for each in bundle(made, answer.json()["files"][0]["embedded"])["entry"]]
    return sorted(each["valueInteger"] for each in resources if "valueInteger" in each)


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


def test_a_share_that_others_keep_changing_is_left_as_it_is(alice, monkeypatch):
    made = make(alice)

    def raced(*_args: Any, **_named: Any) -> None:
        raise ShareChangedError

    monkeypatch.setattr("app.features.sharing.service.change_share", raced)

    answer = alice.call("PATCH", f"/shares/{made['id']}", json={"label": "x"})

    assert (answer.status_code, answer.json()["type"]) == (409, "share-changed")
    assert alice.call("GET", f"/shares/{made['id']}").json() == made


def test_what_is_no_id_is_unknown(alice):
    assert alice.call("GET", "/shares/not-an-id").status_code == 404
    assert alice.call("GET", f"/shares/{new_uuid()}").status_code == 404


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
