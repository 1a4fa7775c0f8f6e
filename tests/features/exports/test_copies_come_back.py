"""A JSON copy taken back: on both engines, through the API alone, and nothing is lost or added."""

import json

from tests.features.exports.recorded import ENTRIES
from tests.features.exports.taking import copy_of, everything_of, record_everything, take_back
from tests.support.cast import entry, new_uuid


def test_nobody_elses_entries_are_in_a_copy(alice, mallory):
    record_everything(alice)

    copy = copy_of(mallory).json()

    assert copy["entries"] == []
    assert len(copy_of(alice).json()["entries"]) == len(ENTRIES) + 4


def test_a_copy_taken_back_into_another_journal_gives_the_same_entries_and_settings(alice, mallory):
    record_everything(alice)
    gone = new_uuid()
    alice.put(entry(note="no longer here"), gone)
    alice.delete(gone)
    copy = copy_of(alice).json()

    take_back(mallory, copy)

    assert everything_of(mallory) == everything_of(alice)
    assert {one["kind"] for one in everything_of(mallory)} == {"journal", "craving", "side_effects", "intake"}
    views = [person.call("GET", "/settings").json()["settings"] for person in (mallory, alice)]
    assert views[0] == views[1]
    assert views[0]["safety_plan"]["reasons"] == ["Mi hermana", "La mañana"]
    assert gone not in json.dumps(copy)
    assert "no longer here" not in json.dumps(copy)
    again = copy_of(mallory).json()
    assert [one["entry"] for one in again["entries"]] == [one["entry"] for one in copy["entries"]]
