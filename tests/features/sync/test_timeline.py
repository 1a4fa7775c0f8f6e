"""The timeline of a database: made once, replaced by restore."""

from sqlalchemy import text

from app.features.sync.service import new_timeline, start_timeline
from tests.support.syncing import read_on, storage


def timelines(harness):
    with storage(harness) as connection:
        return connection.execute(text("SELECT timeline_id FROM timelines")).scalars().all()


def test_it_is_made_when_a_device_first_asks(alice, harness):
    before = timelines(harness)

    read_on(alice)
    made = timelines(harness)
    read_on(alice)

    assert before == []
    assert len(made) == 1
    assert timelines(harness) == made


def test_starting_leaves_an_existing_one_alone(harness):
    with storage(harness) as connection:
        start_timeline(connection, b"a" * 16)
        start_timeline(connection, b"b" * 16)

    assert timelines(harness) == [b"a" * 16]


def test_restore_replaces_it_whether_or_not_there_was_one(harness):
    with storage(harness) as connection:
        new_timeline(connection, b"a" * 16)
        new_timeline(connection, b"b" * 16)

    assert timelines(harness) == [b"b" * 16]
