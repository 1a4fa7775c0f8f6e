"""Counts of one process: windows that end, memory that is bounded, tries that are given back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.throttle.budgets import Budget, Slot
from app.throttle.counts import _MAX_KEYS, own_counts
from tests.support.app import FakeClock

THREE = Budget("three", 3, 60)
FIVE = Budget("five", 5, 600)


def slot(key="somebody", budget=THREE):
    return Slot(budget, key)


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def counts(clock):
    return own_counts(clock.seconds)


def test_a_budget_allows_its_tries_and_then_says_how_long_to_wait(counts, clock):
    waits = [counts.take([slot()]) for _ in range(3)]
    clock.advance(seconds=17.5)

    assert waits == [0, 0, 0]
    assert counts.take([slot()]) == 43  # 42.5, and never too early


def test_going_on_trying_does_not_prolong_a_window(counts, clock):
    for _ in range(3):
        counts.take([slot()])
    for _ in range(59):
        clock.advance(seconds=1)
        assert counts.take([slot()]) > 0
    clock.advance(seconds=1)

    assert counts.take([slot()]) == 0


def test_a_refused_try_takes_nothing_from_any_budget(counts):
    for _ in range(3):
        counts.take([slot()])

    for _ in range(20):
        assert counts.take([slot("innocent", FIVE), slot()]) > 0

    assert [counts.take([slot("innocent", FIVE)]) for _ in range(5)] == [0] * 5


def test_a_try_given_back_may_be_taken_again(counts):
    for _ in range(50):
        assert counts.take([slot()]) == 0
        counts.give_back([slot()])


def test_a_try_given_back_after_its_window_makes_no_room_for_more(counts, clock):
    counts.take([slot()])
    clock.advance(seconds=61)
    counts.give_back([slot()])

    assert [counts.take([slot()]) > 0 for _ in range(4)] == [False, False, False, True]


def test_two_people_and_two_budgets_do_not_share_tries(counts):
    for _ in range(4):
        counts.take([slot()])

    assert counts.take([slot("another")]) == 0
    assert counts.take([slot(budget=FIVE)]) == 0


@given(
    st.lists(
        st.tuples(st.sampled_from(["take", "back"]), st.floats(0, 30), st.sampled_from([THREE, FIVE])), max_size=60
    )
)
def test_after_the_window_everyone_can_try_again(steps):  # attack 4: no permanent lock-out
    clock = FakeClock()
    counts = own_counts(clock.seconds)
    taken = []
    for step, seconds, budget in steps:
        clock.advance(seconds=seconds)
        if step == "take":
            wait = counts.take([slot(budget=budget)])
            assert 0 <= wait <= budget.seconds
            taken += [budget] if wait == 0 else []
        elif taken:
            counts.give_back([slot(budget=taken.pop())])

    clock.advance(seconds=FIVE.seconds)

    assert [counts.take([slot(budget=FIVE)]) for _ in range(5)] == [0] * 5
    assert [counts.take([slot()]) for _ in range(3)] == [0] * 3


def test_a_flood_of_keys_is_bounded_and_leaves_other_budgets_alone(counts):
    for _ in range(5):
        counts.take([slot("victim", FIVE)])
    for number in range(_MAX_KEYS + 10):
        counts.take([slot(f"flood-{number}")])

    sizes = {name: len(family) for name, family in counts._storage._families.items()}

    assert sizes["three"] <= _MAX_KEYS
    assert counts.take([slot("victim", FIVE)]) > 0


def test_windows_that_are_over_go_first_when_memory_is_short(counts, clock):
    for number in range(_MAX_KEYS):
        counts.take([slot(f"old-{number}")])
    clock.advance(seconds=61)
    for _ in range(3):
        counts.take([slot()])

    assert len(counts._storage._families["three"]) == 1
    assert counts.take([slot()]) > 0
