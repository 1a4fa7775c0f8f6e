"""GET /changes: everything once, in order, and honest about what it cannot say."""

import base64

import pytest

from app.features.sync.cursors import ChangeCursor, seal_change_cursor
from app.features.sync.service import new_timeline
from app.kernel.ids import new_id
from tests.support.cast import entry, new_uuid
from tests.support.syncing import changes, read_on, storage, vault_of


def cursor_at(person, harness, change, *, timeline_id=None, floor=0):
    """A cursor of this person's as the server would seal it."""
    vault = vault_of(person, harness)
    with storage(harness) as connection:
        found = connection.exec_driver_sql("SELECT timeline_id FROM timelines").scalar_one()
    return seal_change_cursor(vault, ChangeCursor(timeline_id or found, change, floor))


def test_without_a_token_it_answers_401(cast):
    assert changes(cast("alice")).status_code == 401


def test_mallory_reads_nothing_of_alice(alice, mallory):
    alice.put(entry())

    assert read_on(mallory)["entries"] == []


def test_the_first_reading_gives_everything_as_get_would(alice):
    ids = [new_uuid() for _ in range(3)]
    for entry_id in ids:
        alice.put(entry(), entry_id)
    alice.delete(ids[1])

    page = read_on(alice)

    assert page["entries"] == [alice.get(ids[0]).json(), alice.get(ids[2]).json()]
    assert page["deleted"] == [{"id": ids[1], "revision": 2, "change": 4}]
    assert (page["more"], page["settings_revision"], page["unreadable"]) == (False, 0, [])


def test_a_cursor_gives_only_what_came_after_it(alice):
    alice.put(entry())
    cursor = read_on(alice)["cursor"]
    later = new_uuid()
    alice.put(entry("journal"), later)

    page = read_on(alice, cursor)

    assert [one["id"] for one in page["entries"]] == [later]
    assert read_on(alice, page["cursor"])["entries"] == []


def test_an_entry_changed_twice_comes_once_at_its_last_change(alice):
    first, second = new_uuid(), new_uuid()
    alice.put(entry(), first)
    alice.put(entry(), second)
    alice.put(entry(intensity=1), first, revision=1)

    page = read_on(alice)

    assert [(one["id"], one["revision"]) for one in page["entries"]] == [(second, 1), (first, 2)]


def test_a_row_changed_while_paging_is_read_again_behind_the_rest(alice):
    ids = [new_uuid() for _ in range(5)]
    for entry_id in ids:
        alice.put(entry(), entry_id)
    page = changes(alice, limit=2).json()
    alice.put(entry(intensity=1), ids[0], revision=1)
    alice.put(entry(intensity=2), ids[3], revision=1)

    rest = read_on(alice, page["cursor"], limit=2)

    assert page["more"]
    assert [one["id"] for one in rest["entries"]] == [ids[2], ids[4], ids[0], ids[3]]


def test_pages_end_before_they_grow_heavy(alice):
    long = "ä" * 20_000
    for _ in range(40):
        alice.put(entry("journal", text=long))

    page = changes(alice, limit=500).json()

    assert page["more"]
    assert 20 < len(page["entries"]) < 30
    assert len(read_on(alice, limit=500)["entries"]) == 40


def test_settings_are_told_by_their_revision(alice):
    alice.call("PUT", "/settings", json={"settings": {}}, headers={"if-match": '"0"'})

    assert read_on(alice)["settings_revision"] == 1


def test_a_damaged_row_is_named_and_hides_nothing_else(alice, harness):
    broken, whole = new_uuid(), new_uuid()
    alice.put(entry(), broken)
    alice.put(entry(), whole)
    with storage(harness) as connection:
        connection.exec_driver_sql("UPDATE entries SET sealed_body = tag WHERE change = 1")

    page = read_on(alice)

    assert page["unreadable"] == [{"id": broken, "revision": 1}]
    assert [one["id"] for one in page["entries"]] == [whole]


def test_another_timeline_answers_410(alice, harness):  # attack 27
    alice.put(entry())
    cursor = read_on(alice)["cursor"]
    with storage(harness) as connection:
        new_timeline(connection, new_id())

    answer = changes(alice, cursor=cursor)

    assert (answer.status_code, answer.json()["type"]) == (410, "resync-required")
    assert len(read_on(alice)["entries"]) == 1


@pytest.mark.parametrize("change", [2, 2**40, 2**64 - 1])
def test_a_cursor_ahead_of_the_account_answers_410(alice, harness, change):  # attack 27
    alice.put(entry())
    read_on(alice)

    answer = changes(alice, cursor=cursor_at(alice, harness, change))

    assert (answer.status_code, answer.json()["type"]) == (410, "resync-required")


def test_a_cursor_of_somebody_else_answers_400(alice, mallory):  # attack 27
    alice.put(entry())
    cursor = read_on(alice)["cursor"]

    answer = changes(mallory, cursor=cursor)

    assert (answer.status_code, answer.json()["type"]) == (400, "invalid-cursor")


def spoilt(cursor):
    """What is no cursor: made up, spelled otherwise, cut, changed, longer."""
    padding = "=" * (len(cursor) - len(cursor.rstrip("=")))
    raw = base64.urlsafe_b64decode(cursor.rstrip("=") + "=" * (-len(cursor.rstrip("=")) % 4))

    def spell(changed):
        text = base64.urlsafe_b64encode(changed).decode()
        return text if padding else text.rstrip("=")

    yield from ("", "-1", "\u00e4", "0" * 512, f"{cursor} ", f"{cursor}A", f"{cursor}====")
    yield cursor.rstrip("=") if padding else f"{cursor}="
    yield from (spell(raw[:length]) for length in (0, 1, 28, 29, len(raw) - 1))
    yield from (spell(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]) for at in (0, 5, 40))
    yield spell(raw + b"\0")


def test_junk_answers_400(alice):  # attack 27
    cursor = read_on(alice)["cursor"]

    answers = [changes(alice, cursor=text) for text in spoilt(cursor)]

    assert {(answer.status_code, answer.json()["type"]) for answer in answers} == {(400, "invalid-cursor")}
    assert all(text not in answer.text for text, answer in zip(spoilt(cursor), answers, strict=True) if len(text) > 2)


def test_the_cursor_of_a_list_is_not_one_of_changes(alice):
    for _ in range(3):
        alice.put(entry())
    cursor = alice.list(limit=1).json()["next_cursor"]

    assert changes(alice, cursor=cursor).json()["type"] == "invalid-cursor"


@pytest.mark.parametrize("limit", ["0", "501", "-1", "many"])
def test_a_limit_outside_its_bounds_answers_422(alice, limit):
    assert changes(alice, limit=limit).status_code == 422


def test_a_misspelled_parameter_answers_422(alice):
    assert changes(alice, after="x").status_code == 422


def test_a_deleted_account_reads_nothing_more(alice, harness):
    with storage(harness) as connection:
        connection.exec_driver_sql("DELETE FROM users")

    assert changes(alice).json()["type"] == "session-revoked"
