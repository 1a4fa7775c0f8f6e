"""How many statements a list of shares and an opening take, however many there are."""

import pytest

from tests.features.sharing.sharing import PASSCODE, come, link_id, make
from tests.support.statements import counted


@pytest.fixture
def alice(statements, sqlite_cast):
    person = sqlite_cast("alice")
    person.sign_up()
    return person


@pytest.mark.parametrize("number", [1, 12])
def test_the_list_takes_three_statements_and_reads_no_file(alice, sqlite_cast, statements, number):
    carol = sqlite_cast("carol")
    for _ in range(number):
        come(carol, link_id(make(alice)))
    statements.clear()

    found = alice.call("GET", "/shares").json()["shares"]

    assert len(found) == number
    assert len(counted(statements)) == 3  # session, shares, the last line of each log
    assert not [statement for statement in statements if "share_files" in statement]


def test_an_opening_takes_five_statements_and_a_passcode_five_more(alice, sqlite_cast, statements):
    carol, plain, guarded = sqlite_cast("carol"), make(alice), make(alice, passcode=PASSCODE)
    statements.clear()
    come(carol, link_id(plain))
    without = len(counted(statements))
    statements.clear()
    come(carol, link_id(guarded), passcode=PASSCODE)

    assert without == 5  # link; count, line, older lines; file
    assert len(counted(statements)) - without == 5  # hold, lapsed, places, place; and the place given back
