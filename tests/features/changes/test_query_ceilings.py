"""How many statements reading changes and sending a batch may take, however much there is."""

import pytest

from tests.support.cast import entry, new_uuid
from tests.support.statements import counted
from tests.support.syncing import batch, changes, delete_op, put_op


@pytest.fixture
def alice(statements, sqlite_cast):
    person = sqlite_cast("alice")
    person.sign_up()
    return person


@pytest.mark.parametrize("number", [1, 60])
def test_a_page_of_changes_takes_seven_statements(alice, statements, number):
    batch(alice, *(put_op(entry()) for _ in range(number)))
    changes(alice)
    statements.clear()

    changes(alice, limit=500)

    assert len(counted(statements)) == 7  # session, timeline, account, sizes, rows, settings, answers to flags


@pytest.mark.parametrize("number", [1, 60])
def test_a_batch_of_new_entries_takes_four_statements_each(alice, statements, number):
    statements.clear()

    batch(alice, *(put_op(entry()) for _ in range(number)))

    pruned = 4  # once a month: two deletions that find nothing, one note of the month, and the session
    assert len(counted(statements)) == 4 * number + pruned  # turn, mutation, entry, receipt


def test_replacing_takes_two_statements_more_and_deleting_three(alice, statements):
    ids = [new_uuid(), new_uuid()]
    batch(alice, *(put_op(entry(), entry_id) for entry_id in ids))
    statements.clear()

    batch(alice, put_op(entry(), ids[0], 1), delete_op(ids[1], 1, new_uuid()))

    assert len(counted(statements)) == 1 + 6 + 7  # of them one for the digest of the month
