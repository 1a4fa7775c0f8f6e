"""Payload versions: an older app reads what a newer one wrote, and never overwrites it."""

from dataclasses import replace

import pytest

from app.features.entries import rules, service
from app.features.entries.drafts import draft_put
from app.features.entries.schemas import CravingEntry
from tests.support.app import START
from tests.support.cast import entry, new_uuid
from tests.support.syncing import batch, put_op, read_on, storage, vault_of


def write_newer(person, harness, entry_id):
    """Stores a payload of the next version with a field this one does not know, as a newer server would have."""
    vault, raw_id = vault_of(person, harness), bytes.fromhex(entry_id.replace("-", ""))
    body = entry(schema=rules.NEWEST_SCHEMA)
    draft = draft_put(vault, raw_id, CravingEntry(**body), seen_revision=None, now=START)
    document = vault.open_record(raw_id, 1, draft.sealed_body)
    mine, theirs = (b'"schema":%d,' % version for version in (rules.NEWEST_SCHEMA, rules.NEWEST_SCHEMA + 1))
    newer = document.replace(mine, theirs, 1).replace(b"{", b'{"weather":"rain",', 1)
    draft = replace(draft, sealed_body=vault.seal_record(raw_id, 1, newer), schema_version=rules.NEWEST_SCHEMA + 1)
    with storage(harness) as connection:
        service.put_entry(connection, vault, draft)


def test_an_older_app_reads_a_newer_payload_and_never_overwrites_it(alice, harness):
    entry_id = new_uuid()
    write_newer(alice, harness, entry_id)

    answer = alice.put(entry(intensity=1), entry_id, revision=1)
    results = batch(alice, put_op(entry(intensity=1), entry_id, 1))

    assert (answer.status_code, answer.json()["type"]) == (409, "newer-payload")
    assert results[0]["problem"] == answer.json()
    stored = alice.get(entry_id).json()
    assert (stored["revision"], stored["weather"], stored["intensity"]) == (1, "rain", 7)
    assert read_on(alice)["entries"] == [stored]


def test_an_app_without_trackers_never_writes_over_them(alice):
    entry_id = new_uuid()
    alice.put(entry("side_effects"), entry_id)
    older = {name: value for name, value in entry("side_effects", schema=1).items() if name != "trackers"}

    answer = alice.put(older, entry_id, revision=1)
    results = batch(alice, put_op({**older, "mutation_id": new_uuid()}, entry_id, 1))

    assert (answer.status_code, answer.json()["type"]) == (409, "newer-payload")
    assert results[0]["problem"]["type"] == "newer-payload"
    assert alice.get(entry_id).json()["trackers"] == entry("side_effects")["trackers"]


def test_what_an_app_without_trackers_wrote_is_taken_and_grows_with_a_newer_app(alice):
    entry_id, newer = new_uuid(), entry("side_effects")
    older = {name: value for name, value in entry("side_effects", schema=1).items() if name != "trackers"}

    stored = alice.put(older, entry_id)
    replaced = alice.put(newer, entry_id, revision=1)

    assert (stored.status_code, replaced.status_code) == (201, 200)
    assert alice.get(entry_id).json()["trackers"] == newer["trackers"]


def test_trackers_nobody_defined_are_kept_exactly(alice):
    # The settings that name them travel by themselves, and may come later.
    values = {f"own:{new_uuid()}": value for value in ("0", "10", "-3.5", "999999999.999999", "1.50")}
    entry_id = new_uuid()

    stored = alice.put(entry("side_effects", ratings={}, note="", sleep_hours=None, trackers=values), entry_id)

    assert stored.status_code == 201
    assert alice.get(entry_id).json()["trackers"] == values


def test_none_today_says_nothing_about_trackers(alice):
    assert alice.put(entry("side_effects", none=True, ratings={"nausea": 0})).status_code == 201


def test_words_of_a_tracker_are_not_looked_through(alice):
    alice.put(entry("side_effects", trackers={f"own:{new_uuid()}": "73.5"}))

    answer = alice.call("POST", "/entries/search", json={"text": "73.5"})

    assert answer.json()["entries"] == []


def test_a_newer_payload_can_still_be_deleted(alice, harness):
    entry_id = new_uuid()
    write_newer(alice, harness, entry_id)

    assert alice.delete(entry_id, **{"if-match": '"1"'}).status_code == 204
    assert alice.put(entry(), entry_id, revision=2).status_code == 200


def test_a_body_that_does_not_open_can_be_written_over(alice, harness):
    entry_id = new_uuid()
    alice.put(entry(), entry_id)
    with storage(harness) as connection:
        connection.exec_driver_sql("UPDATE entries SET sealed_body = tag")

    assert alice.put(entry(), entry_id, revision=1).status_code == 200
    assert alice.get(entry_id).json()["revision"] == 2


@pytest.mark.parametrize("schema", [0, -1, rules.NEWEST_SCHEMA + 1, 2**62, True, 1.0, "1", None])
def test_a_version_the_server_does_not_know_answers_422(alice, schema):  # attack 28
    answer = alice.put(entry(schema=schema))

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "schema")


@pytest.mark.parametrize(("newest", "oldest"), [(1, 1), (2, 1), (3, 1), (4, 2), (9, 7)])
def test_the_newest_version_and_the_two_before_are_taken(newest, oldest):
    assert rules.oldest_schema(newest) == oldest
