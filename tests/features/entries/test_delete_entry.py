"""DELETE /entries/{id}: a tombstone once, 204 for ever after."""

from tests.support.cast import entry, new_uuid


def kept(person):
    entry_id = new_uuid()
    person.put(entry(), entry_id)
    return entry_id


def test_a_stranger_deletes_nothing(cast, alice):
    entry_id = kept(alice)

    assert cast("mallory").delete(entry_id).status_code == 401
    assert alice.get(entry_id).status_code == 200


def test_mallory_deletes_nothing_of_alice(alice, mallory):  # attack 25
    entry_id = kept(alice)

    answer, unknown = mallory.delete(entry_id), mallory.delete(new_uuid())

    assert (answer.status_code, answer.content) == (404, unknown.content)
    assert alice.get(entry_id).status_code == 200


def test_deleting_twice_answers_204_twice(alice):
    entry_id = kept(alice)

    answers = [alice.delete(entry_id) for _ in range(2)]

    assert [(answer.status_code, answer.headers["etag"]) for answer in answers] == [(204, '"2"')] * 2
    assert alice.get(entry_id).status_code == 404


def test_what_never_was_answers_404(alice):
    assert alice.delete(new_uuid()).json()["type"] == "not-found"


def test_a_stale_revision_deletes_nothing(alice):
    entry_id = kept(alice)
    alice.put(entry(intensity=1), entry_id, revision=1)

    stale = alice.delete(entry_id, **{"if-match": '"1"'})
    current = alice.delete(entry_id, **{"if-match": '"2"'})

    assert (stale.status_code, stale.headers["etag"], current.status_code) == (412, '"2"', 204)


def test_a_lost_answer_to_a_delete_is_no_conflict(alice):
    entry_id, headers = kept(alice), {"if-match": '"1"', "mutation-id": new_uuid()}
    alice.delete(entry_id, **headers)
    alice.put(entry(intensity=9), entry_id, revision=2)

    again = alice.delete(entry_id, **headers)

    assert (again.status_code, again.headers["etag"]) == (204, '"2"')
    assert alice.get(entry_id).json()["intensity"] == 9


def test_one_mutation_id_for_two_deletes_answers_409(alice):
    mutation_id = new_uuid()
    alice.delete(kept(alice), **{"mutation-id": mutation_id})
    other = kept(alice)

    answer = alice.delete(other, **{"mutation-id": mutation_id})

    assert (answer.status_code, answer.json()["type"]) == (409, "mutation-reused")
    assert alice.get(other).status_code == 200


def test_a_mutation_id_that_is_no_random_uuid_is_named(alice):
    entry_id = kept(alice)

    answer = alice.delete(entry_id, **{"mutation-id": "canary"})

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "mutation-id")
    assert "canary" not in answer.text
    assert alice.get(entry_id).status_code == 200
