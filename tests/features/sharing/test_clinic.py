"""The clinic code: one file for one scanner, for a quarter of an hour."""

import pytest

from tests.conftest import Cast
from tests.features.sharing.sharing import (
    PASSCODE,
    bundle,
    direct,
    link_id,
    make,
    payload,
    wanted,
)
from tests.support.app import Harness


@pytest.fixture
def harness(sqlite_harness: Harness) -> Harness:
    """SQLite alone: where both engines matter is in test_both_engines.py."""
    return sqlite_harness


@pytest.fixture
def cast(sqlite_cast: Cast) -> Cast:
    return sqlite_cast


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


def test_a_clinic_code_does_not_become_kept_fresh(alice):
    made = make(alice, mode="clinic")

    answer = alice.call("PATCH", f"/shares/{made['id']}", json={"keep_fresh": True})

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "keep_fresh")


def test_a_clinic_code_that_was_ended_is_not_renewed(alice):
    made = make(alice, mode="clinic")
    alice.call("DELETE", f"/shares/{made['id']}")

    assert alice.call("POST", f"/shares/{made['id']}/refresh").status_code == 404


def test_a_clinic_code_says_when_programs_outside_cannot_reach_this_server(alice):
    assert make(alice, mode="clinic")["warning"] == "not_reachable"
