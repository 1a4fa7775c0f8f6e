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
    """Stores a payload of version 2 with a field version 1 does not know, as a newer server would have."""
    vault, raw_id = vault_of(person, harness), bytes.fromhex(entry_id.replace("-", ""))
    draft = draft_put(vault, raw_id, CravingEntry(**entry()), seen_revision=None, now=START)
    document = vault.open_record(raw_id, 1, draft.sealed_body)
    newer = document.replace(b'"schema":1,', b'"schema":2,', 1).replace(b"{", b'{"weather":"rain",', 1)
    draft = replace(draft, sealed_body=vault.seal_record(raw_id, 1, newer), schema_version=2)
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
