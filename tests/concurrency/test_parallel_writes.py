"""Many at once over the whole HTTP stack, on both engines: no update lost, no mutation applied twice."""

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import text

from app.db.engine import open_engine
from tests.support.cast import entry, new_uuid

THREADS = 8
ROUNDS = 3


def phones(cast, alice):
    """Eight devices of alice, each with an API session of its own."""
    devices = [cast("alice") for _ in range(THREADS)]
    for device in devices:
        device.take_api_token()
    return devices


def add_one(device, entry_id):
    """Reads, adds one and writes, until nobody was faster; how often somebody was."""
    conflicts = 0
    while True:
        seen = device.get(entry_id).json()
        body = entry("journal", text=str(int(seen["text"]) + 1))
        answer = device.put(body, entry_id, revision=seen["revision"])
        if answer.status_code == 200:
            return conflicts
        assert answer.status_code in {412, 503}, answer.text
        conflicts += 1


def test_eight_devices_that_read_then_write_lose_no_update(cast, alice):
    entry_id = new_uuid()
    alice.put(entry("journal", text="0"), entry_id)

    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(lambda device: [add_one(device, entry_id) for _ in range(ROUNDS)], phones(cast, alice)))

    stored = alice.get(entry_id).json()
    assert stored["text"] == str(THREADS * ROUNDS)
    assert stored["revision"] == THREADS * ROUNDS + 1


def test_one_mutation_sent_eight_times_at_once_is_applied_once(cast, alice):
    entry_id, body = new_uuid(), entry()

    with ThreadPoolExecutor(THREADS) as threads:
        answers = list(threads.map(lambda device: device.put(body, entry_id), phones(cast, alice)))

    assert sorted(answer.status_code for answer in answers) == [200] * 7 + [201]
    assert len({answer.content for answer in answers}) == 1
    assert [one["id"] for one in alice.list().json()["entries"]] == [entry_id]


def test_writes_of_many_devices_get_change_numbers_of_their_own(cast, alice):
    with ThreadPoolExecutor(THREADS) as threads:
        answers = list(threads.map(lambda device: [device.put(entry()) for _ in range(ROUNDS)], phones(cast, alice)))

    changes = [answer.json()["change"] for per_device in answers for answer in per_device]
    assert len(set(changes)) == THREADS * ROUNDS
    assert len(alice.list().json()["entries"]) == THREADS * ROUNDS


def delete_users(harness, *, keep_sessions):
    """The account's row goes; with `keep_sessions` in the moment between the session's check and the write."""
    off = {"sqlite": "PRAGMA foreign_keys = OFF", "postgresql": "SET session_replication_role = replica"}
    engine = open_engine(harness.url)
    with engine.connect() as connection:
        if keep_sessions:
            connection.exec_driver_sql(off[connection.dialect.name])
        connection.execute(text("DELETE FROM users"))
        connection.commit()
    engine.dispose()


def every_write(person):
    return [
        person.put(entry()),
        person.delete(new_uuid()),
        person.call("PUT", "/settings", json={"settings": {}}),
    ]


def test_an_account_deleted_under_an_open_session_answers_401(harness, alice):  # attack 24
    alice.put(entry())
    delete_users(harness, keep_sessions=False)

    answers = [*every_write(alice), alice.list(), alice.call("GET", "/account"), alice.refresh()]

    assert {(answer.status_code, answer.json()["type"]) for answer in answers} == {(401, "session-revoked")}


def test_an_account_deleted_in_the_middle_of_a_write_answers_401(harness, alice):
    delete_users(harness, keep_sessions=True)

    answers = [*every_write(alice), alice.call("GET", "/account")]

    assert {(answer.status_code, answer.json()["type"]) for answer in answers} == {(401, "session-revoked")}
