"""Rows of shares edited outside Ebb: named, never shown as something else, and still closed by their owner."""

import pytest

from tests.conftest import Cast
from tests.features.sharing.sharing import come, link_id, log_of, make
from tests.security.editing import edit, rows
from tests.support.app import Harness
from tests.support.cast import Person


@pytest.fixture
def harness(sqlite_harness: Harness) -> Harness:
    """SQLite alone: what is sealed is the same on both engines."""
    return sqlite_harness


@pytest.fixture
def cast(sqlite_cast: Cast) -> Cast:
    return sqlite_cast


@pytest.fixture
def carol(cast: Cast) -> Person:
    return cast("carol")


def test_a_damaged_share_is_named_and_can_be_ended(alice, carol, harness):
    """Attack 51: a row that was edited does not hide the others, and its owner can still close it."""
    kept, broken = make(alice), make(alice)
    ((sealed,),) = rows(harness.url, "SELECT sealed_share FROM shares WHERE number = 2")
    edit(harness.url, "UPDATE shares SET sealed_share = :value WHERE number = 2", value=bytes(sealed)[:-1] + b"\0")

    found = alice.call("GET", "/shares").json()
    shown = alice.call("GET", f"/shares/{broken['id']}")
    ended = alice.call("DELETE", f"/shares/{broken['id']}")

    assert ([one["id"] for one in found["shares"]], found["unreadable"]) == ([kept["id"]], [broken["id"]])
    assert (shown.status_code, shown.json()["type"]) == (409, "share-damaged")
    assert ended.status_code == 204
    assert come(carol, link_id(broken)).status_code == 404


def test_lines_of_a_log_that_were_swapped_between_shares_are_not_shown(alice, carol, harness):
    """Attack 53."""
    one, other = make(alice), make(alice)
    come(carol, link_id(one), recipient="Dr Reyes")
    come(carol, link_id(other), recipient="somebody else")
    ((share_id, line),) = rows(
        harness.url,
        "SELECT share_id, sealed_opening FROM share_openings WHERE share_id = (SELECT id FROM shares WHERE number = 2)",
    )

    edit(
        harness.url,
        "UPDATE share_openings SET sealed_opening = :line WHERE share_id != :other",
        line=bytes(line),
        other=bytes(share_id),
    )

    assert log_of(alice, one["id"]) == {"openings": [], "forgotten": 0, "unreadable": 1}
    assert [line["recipient"] for line in log_of(alice, other["id"])["openings"]] == ["somebody else"]
