"""Stolen everything, the rows: neither words nor kinds nor times can be read off them, on either engine (attack 61)."""

from typing import Any

from tests.security import markers
from tests.security.markers import ENTRIES, traces, written_markers
from tests.security.thief import Tables, every_row
from tests.support.cast import entry


def _values(tables: Tables) -> list[object]:
    return [value for rows in tables.values() for row in rows for value in row.values()]


def test_no_row_holds_a_word_of_a_person(loot):  # attack 61
    secrets = {marker.encode() for marker in written_markers()}

    for value in _values(loot.tables):
        text = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
        assert traces(secrets, text) == set()


def test_no_number_in_a_row_is_the_time_of_an_entry(loot):
    """Entries of 2019, written in 2026: days, seconds, milliseconds and months of 2019 stand nowhere."""
    epoch = markers.OCCURRED_EPOCH
    telling = {2019, 201903, 20190314, 2019 * 12 + 2, *range(epoch // 86400 - 31, epoch // 86400 + 31)}

    for value in _values(loot.tables):
        if isinstance(value, int):
            assert value not in telling
            assert abs(value - epoch) > 86400 * 365
            assert abs(value // 1000 - epoch) > 86400 * 365


def test_rows_of_all_four_kinds_look_alike(loot):
    """Columns, sizes and numbers: besides random bytes, only the order of changes differs."""
    found = loot.tables["entries"]
    by_kind = {len(bytes(row["sealed_body"])) for row in found}
    assert {name for row in found for name in row} == {
        *("user_id", "id", "revision", "change", "tag", "sealed_body", "tombstone_month")
    }
    assert len(found) == 4
    assert len({(row["revision"], row["tombstone_month"]) for row in found}) == 1
    assert sorted(row["change"] for row in found) == [1, 2, 3, 4]
    assert len({bytes(row["tag"]) for row in found}) == 4
    assert by_kind <= {512 + 29, 1024 + 29}


def test_quick_entries_of_all_four_kinds_have_one_size(harness, alice):
    """Also the barest and the fullest one-tap entry: 512 bytes hold each of them, 256 held some."""
    bare = [
        entry("craving", substance=None, triggers=[], coping=[], outcome=None, note="", time_zone=None),
        entry("journal", text="Tired.", mood=None, tags=[], time_zone=None),
        {**entry("side_effects", note="", time_zone=None), "ratings": {}, "none": True, "sleep_hours": None},
        {**entry("intake", note="", product=""), "none": True, "amount": None, "substance": None, "strength": None},
    ]
    for body in [*bare, *(entry(kind) for kind in ENTRIES)]:
        assert alice.put(body).status_code == 201

    tables = every_row(harness.url)

    assert {len(bytes(row["sealed_body"])) for row in tables["entries"]} == {512 + 29}
    assert (
        len({tuple(len(bytes(row[name])) for name in ("body_mac", "sealed_receipt")) for row in tables["mutations"]})
        == 1
    )


def test_tags_of_two_people_never_meet(harness, alice, mallory):
    """The same kinds in the same months: nobody sees from the rows who lives alike."""
    for person in (alice, mallory):
        for kind in ENTRIES:
            person.put(entry(kind))
            person.put(entry(kind))

    found = every_row(harness.url)["entries"]

    owners: dict[bytes, set[bytes]] = {}
    for row in found:
        owners.setdefault(bytes(row["tag"]), set()).add(bytes(row["user_id"]))
    assert len(owners) == 8
    assert all(len(users) == 1 for users in owners.values())


def test_months_in_little_of_all_four_kinds_have_one_size(harness, alice):
    """As many entries of each kind in a month, bare or full: their digests do not tell which is which."""
    full = {f"symptom_{number}": 3 for number in range(8)}
    written: dict[str, dict[str, Any]] = {
        "craving": {"substance": None, "triggers": []},
        "journal": {"mood": None},
        "side_effects": {"ratings": full, "note": ""},
        "intake": {"amount": "1234.567891"},
    }
    for kind, fields in written.items():
        for day in range(1, 13):
            at = f"2026-11-{day:02d}T15:14:00-05:00"
            assert alice.put(entry(kind, **{"occurred_at": at, **fields})).status_code == 201

    assert alice.call("GET", "/trends").status_code == 200

    digests = every_row(harness.url)["month_digests"]
    assert {name for row in digests for name in row} == {
        *("user_id", "tag", "row_count", "newest_change", "sealed_digest")
    }
    assert len({bytes(row["tag"]) for row in digests}) == 4
    assert len({(row["row_count"], len(bytes(row["sealed_digest"]))) for row in digests}) == 1
    words = {b"symptom_", b"kratom", b"capsule", b"America/New_York", b"1234567891"}
    assert [traces(words, bytes(row["sealed_digest"])) for row in digests] == [set()] * 4
