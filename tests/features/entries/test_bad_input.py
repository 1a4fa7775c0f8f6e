"""Bad input to PUT /entries/{id}: a 4xx problem that names the field, echoes nothing, logs nothing, stores nothing."""

import json
import uuid

import pytest

from tests.features.entries.bad_fields import CANARY, CASES, LONG
from tests.support.cast import entry, new_uuid

KINDS = sorted({kind for kind, _, _ in CASES})


def send(person, raw, entry_id=None, **headers):
    headers = {"content-type": "application/json", **headers}
    return person.call("PUT", f"/entries/{entry_id or new_uuid()}", content=raw, headers=headers)


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_that_does_not_fit_is_named_and_nothing_is_echoed(sqlite_cast, capfd, kind):
    alice = sqlite_cast("alice")
    alice.sign_up()
    wrong = []

    for _, change, field in [case for case in CASES if case[0] == kind]:
        answer = alice.put({**entry(kind), **change})
        named = {problem["field"] for problem in answer.json().get("errors", [])}
        if (answer.status_code, named) != (422, set(field.split())) or CANARY in answer.text:
            wrong.append((str(change)[:60], answer.status_code, named))

    assert wrong == []
    assert CANARY not in capfd.readouterr().err
    assert alice.list().json()["entries"] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_without_a_default_is_needed(sqlite_cast, kind):
    alice = sqlite_cast("alice")
    alice.sign_up()
    needed = {"kind", "occurred_at", "mutation_id"} | {"journal": {"text"}, "craving": {"intensity"}}.get(kind, set())
    needed |= {"substance"} if kind == "intake" else set()

    for field in sorted(needed):
        answer = alice.put({name: value for name, value in entry(kind).items() if name != field})
        assert (answer.status_code, [problem["field"] for problem in answer.json()["errors"]]) == (422, [field])


@pytest.mark.parametrize(
    "raw",
    [
        b'{"intensity": NaN}',
        b'{"intensity": Infinity}',
        b'{"intensity": -Infinity}',
        b'{"intensity": 1e999}',
        b'{"intensity": 99999999999999999999}',
        b'{"note": "\\ud800 canary-of-the-coal-mine"}',
        b'{"note": "canary-of-the-coal-mine", "note": "twice"}',
        b'{"note": "canary-of-the-coal-mine"',
        b'\xef\xbb\xbf{"note": "canary-of-the-coal-mine"}',
        b'{"note": "canary-of-the-coal-mine\xff"}',
        b"[" * 100_000,
        b"",
        b"canary-of-the-coal-mine",
    ],
    ids=lambda raw: repr(raw[:60]),
)
def test_what_is_no_json_is_refused_whole(sqlite_cast, capfd, raw):
    alice = sqlite_cast("alice")
    alice.sign_up()

    answer = send(alice, raw)

    assert (answer.status_code, answer.json()["type"]) == (400, "malformed-json")
    assert CANARY not in answer.text + capfd.readouterr().err


@pytest.mark.parametrize("body", [[], "canary", 5, None, True, [{"kind": "craving"}]], ids=str)
def test_a_body_that_is_no_object_is_refused(sqlite_cast, body):
    alice = sqlite_cast("alice")
    alice.sign_up()

    answer = send(alice, json.dumps(body).encode())

    assert answer.status_code in {400, 422}
    assert "canary" not in answer.text


def test_text_of_the_longest_length_is_kept_whole(sqlite_cast):
    alice = sqlite_cast("alice")
    alice.sign_up()
    text, entry_id = "\U0001f9a6" * 20_000, new_uuid()

    stored = alice.put(entry("journal", text=text), entry_id)

    assert stored.status_code == 201
    assert alice.get(entry_id).json()["text"] == text


def test_more_than_an_entry_may_hold_is_refused_by_size(sqlite_cast):
    alice = sqlite_cast("alice")
    alice.sign_up()

    answer = alice.put(entry("journal", text=LONG * 20))

    assert answer.status_code == 413
    assert CANARY not in answer.text


@pytest.mark.parametrize("occurred_at", ["2026-11-24T21:00:00Z", "2026-11-25T11:00:00+14:00", "2000-01-01T00:00:00Z"])
def test_the_edges_of_time_are_accepted_and_kept_as_written(sqlite_cast, occurred_at):
    alice = sqlite_cast("alice")
    alice.sign_up()
    entry_id = new_uuid()

    assert alice.put(entry(occurred_at=occurred_at), entry_id).status_code == 201
    assert alice.get(entry_id).json()["occurred_at"] == occurred_at


@pytest.mark.parametrize("amount", ["0", "0.5", "2.50", "999999999.999999", "0.000001"])
def test_amounts_are_kept_to_the_last_digit(sqlite_cast, amount):
    alice = sqlite_cast("alice")
    alice.sign_up()
    entry_id = new_uuid()

    alice.put(entry("intake", amount=amount), entry_id)

    assert alice.get(entry_id).json()["amount"] == amount


@pytest.mark.parametrize(
    "entry_id",
    [
        str(uuid.UUID(int=0)),
        "b3a8f6a0-1111-1222-8333-444444444444",
        "0192f0a0-1111-7222-8333-444444444444",
        "b3a8f6a0-1111-4222-c333-444444444444",
        "{b3a8f6a0-1111-4222-8333-444444444444}",
        "urn:uuid:b3a8f6a0-1111-4222-8333-444444444444",
        "b3a8f6a0111142228333444444444444",
        "canary",
    ],
)
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_an_id_that_is_no_random_uuid_is_refused(sqlite_cast, method, entry_id):
    alice = sqlite_cast("alice")
    alice.sign_up()

    answer = alice.call(method, f"/entries/{entry_id}", **({"json": entry()} if method == "PUT" else {}))

    assert (answer.status_code, [problem["field"] for problem in answer.json()["errors"]]) == (422, ["entry_id"])
    assert "canary" not in answer.text


def test_an_id_in_upper_case_is_the_same_id(sqlite_cast):
    alice = sqlite_cast("alice")
    alice.sign_up()
    entry_id = new_uuid()

    stored = alice.put(entry(), entry_id.upper())

    assert stored.json()["id"] == entry_id
    assert alice.get(entry_id).status_code == 200


@pytest.mark.parametrize(
    "tag", ['W/"1"', "*", "1", '"1", "2"', '""', '"-1"', '"01"', '"1.0"', '"9223372036854775808"', '"' + "9" * 40 + '"']
)
@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_if_match_is_one_revision_or_a_400(sqlite_cast, method, tag):
    alice = sqlite_cast("alice")
    alice.sign_up()
    entry_id = new_uuid()
    alice.put(entry(), entry_id)

    body = {"json": entry()} if method == "PUT" else {}
    answer = alice.call(method, f"/entries/{entry_id}", headers={"if-match": tag}, **body)

    assert (answer.status_code, answer.json()["type"]) == (400, "invalid-if-match")
    assert alice.get(entry_id).json()["revision"] == 1


def test_a_revision_nobody_has_seen_is_a_conflict(sqlite_cast):
    alice = sqlite_cast("alice")
    alice.sign_up()
    entry_id = new_uuid()
    new = alice.put(entry(), entry_id, revision=0)

    huge, first = alice.put(entry(), entry_id, revision=2**63 - 1), alice.put(entry(), entry_id, revision=0)

    assert (new.status_code, huge.status_code, first.status_code) == (201, 412, 412)
    assert first.headers["etag"] == '"1"'
