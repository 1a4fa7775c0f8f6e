"""PUT /entries/{id}: created, replaced, repeated, refused."""

import pytest

from tests.support.cast import entry, new_uuid

KINDS = ["journal", "craving", "side_effects", "intake"]


def test_without_a_token_it_answers_401(cast):
    answer = cast("alice").put(entry())

    assert answer.status_code == 401
    assert answer.json()["type"] == "invalid-token"


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_comes_back_as_it_was_sent(alice, kind):
    body, entry_id = entry(kind), new_uuid()

    stored = alice.put(body, entry_id)

    assert stored.status_code == 201
    assert stored.headers["etag"] == '"1"'
    back = alice.get(entry_id).json()
    sent = {name: value for name, value in body.items() if name != "mutation_id"}
    assert back == {**sent, **stored.json()}


def test_a_replacement_needs_the_revision_it_replaces(alice):
    entry_id = new_uuid()
    alice.put(entry(), entry_id)

    without = alice.put(entry(intensity=2), entry_id)
    stale = alice.put(entry(intensity=2), entry_id, revision=7)
    replaced = alice.put(entry(intensity=2), entry_id, revision=1)

    assert (without.status_code, without.json()["type"]) == (428, "revision-required")
    assert (stale.status_code, stale.json()["type"], stale.headers["etag"]) == (412, "revision-conflict", '"1"')
    assert (replaced.status_code, replaced.json()["revision"]) == (200, 2)


def test_the_same_mutation_again_is_answered_with_its_first_result(alice):
    body, entry_id = entry(), new_uuid()
    first = alice.put(body, entry_id)
    alice.put(entry(intensity=1), entry_id, revision=1)

    again = alice.put(body, entry_id)

    assert again.status_code == 200
    assert again.json() == first.json()
    assert alice.get(entry_id).json()["intensity"] == 1


def test_a_lost_answer_to_a_replacement_is_no_conflict(alice):
    entry_id = new_uuid()
    alice.put(entry(), entry_id)
    edit = entry(intensity=3)
    alice.put(edit, entry_id, revision=1)

    again = alice.put(edit, entry_id, revision=1)

    assert (again.status_code, again.json()["revision"]) == (200, 2)


def test_one_mutation_id_for_two_things_answers_409(alice):
    body, entry_id = entry(), new_uuid()
    alice.put(body, entry_id)

    other_body = alice.put({**body, "intensity": 1}, entry_id)
    other_entry = alice.put(body, new_uuid())

    assert {other_body.status_code, other_entry.status_code} == {409}
    assert other_body.json()["type"] == "mutation-reused"


def test_a_deleted_entry_comes_back_only_with_its_last_revision(alice):
    entry_id = new_uuid()
    alice.put(entry(), entry_id)
    gone = alice.delete(entry_id)

    without = alice.put(entry(), entry_id)
    restored = alice.put(entry(intensity=9), entry_id, revision=2)

    assert gone.headers["etag"] == '"2"'
    assert without.status_code == 428
    assert (restored.status_code, restored.json()["revision"]) == (200, 3)
    assert alice.get(entry_id).json()["intensity"] == 9


def test_change_numbers_grow_with_every_write(alice):
    changes = [alice.put(entry()).json()["change"] for _ in range(3)]

    assert changes == sorted(set(changes))


def test_two_people_may_use_one_id_and_learn_nothing(alice, mallory):  # attack 26
    entry_id = new_uuid()
    alice.put(entry(intensity=8), entry_id)

    taken = mallory.put(entry(intensity=1), entry_id)

    assert (taken.status_code, taken.json()["revision"]) == (201, 1)
    assert alice.get(entry_id).json()["intensity"] == 8
    assert mallory.get(entry_id).json()["intensity"] == 1
