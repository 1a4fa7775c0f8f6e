"""POST /entries/batch: many operations, each answered as by itself, all or nothing only within each one."""

import json

import pytest
from sqlalchemy import text

from tests.support.cast import entry, new_uuid
from tests.support.syncing import batch, delete_op, put_op, read_on, send_batch, storage


def statuses(results):
    return [result["status"] for result in results]


def kinds(results):
    return [result["problem"]["type"] if "problem" in result else None for result in results]


def test_without_a_token_it_answers_401(cast):
    assert send_batch(cast("alice"), []).status_code == 401


def test_mallory_deletes_nothing_of_alice(alice, mallory):  # attack 25
    entry_id = new_uuid()
    alice.put(entry(), entry_id)

    results = batch(mallory, delete_op(entry_id, 1, new_uuid()), put_op(entry(), entry_id, 1))

    assert statuses(results) == [404, 412]
    assert alice.get(entry_id).status_code == 200


def test_results_stand_in_the_order_of_the_operations(alice):
    ids = [new_uuid() for _ in range(3)]

    results = batch(alice, *(put_op(entry(), entry_id) for entry_id in ids))

    assert [result["id"] for result in results] == ids
    assert statuses(results) == [201] * 3
    assert [result["change"] for result in results] == [1, 2, 3]
    assert {name: value for name, value in results[0].items() if name != "status"}.items() <= alice.get(
        ids[0]
    ).json().items()


def test_one_id_several_times_works_in_order(alice):
    entry_id = new_uuid()

    results = batch(
        alice,
        put_op(entry(intensity=1), entry_id),
        put_op(entry(intensity=2), entry_id, 1),
        delete_op(entry_id, 2),
        put_op(entry(intensity=4), entry_id, 3),
        put_op(entry(intensity=5), entry_id),
    )

    assert statuses(results) == [201, 200, 204, 200, 428]
    assert [result["revision"] for result in results] == [1, 2, 3, 4, 4]
    assert (alice.get(entry_id).json()["intensity"], alice.get(entry_id).json()["revision"]) == (4, 4)


def test_every_failure_stays_with_its_operation(alice):
    known, reused = new_uuid(), entry()
    alice.put(entry(intensity=3), known)
    alice.put(reused)
    good = [new_uuid(), new_uuid()]

    results = batch(
        alice,
        put_op(entry(), good[0]),
        put_op(entry(intensity=11)),
        put_op(entry(occurred_at="2027-11-22T15:14:00Z")),
        put_op(entry(), known),
        put_op(entry(), known, 9),
        put_op({**reused, "intensity": 1}),
        delete_op(new_uuid(), 1),
        delete_op(known, 9),
        put_op(entry(), "not-a-uuid"),
        {"op": "shout", "id": known},
        {"op": "put", "id": known},
        "junk",
        None,
        [],
        put_op(entry(), good[1]),
    )

    assert statuses(results) == [201, 422, 422, 428, 412, 409, 404, 412, 422, 422, 422, 422, 422, 422, 201]
    assert kinds(results)[3:8] == [
        "revision-required",
        "revision-conflict",
        "mutation-reused",
        "not-found",
        "revision-conflict",
    ]
    assert [result["id"] for result in results[8:14]] == [None, known, known, None, None, None]
    assert {alice.get(entry_id).status_code for entry_id in good} == {200}
    assert alice.get(known).json()["intensity"] == 3


def test_a_refused_entry_is_told_the_same_as_by_itself(alice):
    bodies = [
        entry(intensity=11, surprise="alice was here"),
        {**entry("craving"), "kind": "journal"},
        {**entry(), "kind": "poem"},
        entry(occurred_at="2027-11-22T15:14:00Z"),
    ]

    alone = [alice.put(body).json() for body in bodies]
    together = [result["problem"] for result in batch(alice, *map(put_op, bodies))]

    assert together == alone
    assert "alice was here" not in json.dumps(together)


def rows(harness):
    """Everything stored but the change numbers, which may have gaps."""
    with storage(harness) as connection:
        tables = ("SELECT * FROM entries ORDER BY id", "SELECT * FROM mutations ORDER BY mutation_id")
        usage = connection.execute(text("SELECT entry_count, stored_bytes FROM users")).all()
        return [connection.execute(text(table)).all() for table in tables], usage


def test_refused_operations_leave_nothing_behind(alice, harness):
    known, reused = new_uuid(), entry()
    alice.put(entry(), known)
    alice.put(reused)
    before = rows(harness)

    batch(
        alice,
        put_op(entry(), known),
        put_op(entry("journal", text="long " * 1000), known, 7),
        put_op({**reused, "intensity": 1}),
        delete_op(new_uuid(), mutation_id=new_uuid()),
        delete_op(known, 9, new_uuid()),
    )

    assert rows(harness) == before


def test_the_same_batch_again_gives_the_first_results(alice, harness):
    first, second = new_uuid(), new_uuid()
    operations = [
        put_op(entry(), first),
        put_op(entry(intensity=1), first, 1),
        put_op(entry(), second),
        delete_op(second, 1, new_uuid()),
    ]
    once = batch(alice, *operations)
    stored = rows(harness)

    again = batch(alice, *operations)

    assert statuses(once) == [201, 200, 201, 204]
    assert statuses(again) == [200, 200, 200, 204]
    assert [(one["revision"], one["change"]) for one in again] == [(one["revision"], one["change"]) for one in once]
    assert rows(harness) == stored


def test_an_operation_can_be_repeated_outside_its_batch(alice):
    body, entry_id, mutation_id = entry(), new_uuid(), new_uuid()
    batch(alice, put_op(body, entry_id), delete_op(entry_id, 1, mutation_id))

    again = alice.put(body, entry_id)
    gone = alice.delete(entry_id, **{"if-match": '"1"', "mutation-id": mutation_id})

    assert (again.status_code, again.json()["revision"]) == (200, 1)
    assert (gone.status_code, gone.headers["etag"]) == (204, '"2"')


def test_one_mutation_twice_in_a_batch_is_applied_once(alice):
    operation = put_op(entry())

    results = batch(alice, operation, operation)

    assert statuses(results) == [201, 200]
    assert results[0]["change"] == results[1]["change"]
    assert len(read_on(alice)["entries"]) == 1


@pytest.mark.parametrize("body", [{}, [], {"operations": None}, {"operations": {}}, {"operations": "put"}])
def test_no_list_of_operations_answers_422(alice, body):
    assert alice.call("POST", "/entries/batch", json=body).status_code == 422


def test_unknown_fields_beside_the_operations_answer_422(alice):
    assert alice.call("POST", "/entries/batch", json={"operations": [], "atomic": True}).status_code == 422


def test_an_empty_batch_is_answered(alice):
    assert batch(alice) == []


def test_500_operations_fit_and_one_more_does_not(alice):
    operations = [put_op(entry(note="")) for _ in range(501)]

    refused = send_batch(alice, operations)
    results = batch(alice, *operations[:500])

    assert refused.status_code == 422
    assert set(statuses(results)) == {201}


def test_a_batch_of_a_deleted_account_answers_401(alice, harness):
    with storage(harness) as connection:
        connection.execute(text("DELETE FROM users"))

    assert send_batch(alice, [put_op(entry())]).json()["type"] == "session-revoked"


def test_a_batch_over_4_mib_answers_413(alice):
    assert send_batch(alice, [put_op(entry("journal", text="x" * 20_000)) for _ in range(210)]).status_code == 413


def test_a_repeated_deletion_leaves_what_was_brought_back_since(alice):
    entry_id, again = new_uuid(), new_uuid()
    alice.put(entry(), entry_id)
    alice.delete(entry_id)
    alice.delete(entry_id, **{"mutation-id": again})
    alice.put(entry(), entry_id, revision=2)

    repeated = alice.delete(entry_id, **{"mutation-id": again})

    assert (repeated.status_code, repeated.headers["etag"]) == (204, '"2"')
    assert alice.get(entry_id).status_code == 200
