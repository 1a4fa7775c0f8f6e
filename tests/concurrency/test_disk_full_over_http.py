"""No space left, seen from the phone: 507, nothing acknowledged is lost, reading goes on, service returns by itself."""

import os

from tests.support.cast import entry, new_uuid

CANARY = "canary-of-the-coal-mine"


def allow_pages(connection, more):
    (pages,) = connection.exec_driver_sql("PRAGMA page_count").one()
    connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + more}").fetchall()


def limit(person, harness, more):
    async def write():
        await harness.app.state.desk.db.write(allow_pages, more)

    person.http.portal.call(write)


def note():
    return entry("journal", text=CANARY + os.urandom(8_000).hex())


def test_a_full_disk_answers_507_loses_nothing_and_recovers(sqlite_cast, sqlite_harness, capfd):
    alice = sqlite_cast("alice")
    alice.sign_up()
    limit(alice, sqlite_harness, 40)
    answers = {entry_id: alice.put(note(), entry_id) for entry_id in (new_uuid() for _ in range(30))}
    refused = [answer for answer in answers.values() if answer.status_code != 201]
    acknowledged = {entry_id for entry_id, answer in answers.items() if answer.status_code == 201}

    listed = alice.list(limit=200)
    limit(alice, sqlite_harness, 10_000)
    again = alice.put(note())

    assert acknowledged
    assert {(answer.status_code, answer.json()["type"]) for answer in refused} == {(507, "storage-full")}
    assert all(answer.headers["retry-after"] for answer in refused)
    assert CANARY not in "".join(answer.text for answer in refused) + capfd.readouterr().err
    assert {one["id"] for one in listed.json()["entries"]} == acknowledged
    assert again.status_code == 201


def test_a_refused_write_may_be_sent_again_as_it_was(sqlite_cast, sqlite_harness):
    alice = sqlite_cast("alice")
    alice.sign_up()
    limit(alice, sqlite_harness, 0)
    body, entry_id = note(), new_uuid()

    refused = alice.put(body, entry_id)
    limit(alice, sqlite_harness, 1_000)
    answers = [alice.put(body, entry_id).status_code for _ in range(2)]

    assert (refused.status_code, answers) == (507, [201, 200])


def test_signing_up_on_a_full_disk_leaves_no_half_account(sqlite_cast, sqlite_harness):
    alice, carol = sqlite_cast("alice"), sqlite_cast("carol")
    alice.sign_up()
    while True:
        limit(alice, sqlite_harness, 0)
        if alice.put(note()).status_code == 507 and carol.sign_up().status_code == 507:
            break
        carol = sqlite_cast("carol")
        carol.login = f"carol-{new_uuid()[:8]}"

    limit(alice, sqlite_harness, 1_000)

    assert carol.sign_up().status_code == 201
