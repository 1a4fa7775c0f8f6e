"""Words of danger, a word at a time: slips, short ways of writing, numbers, beginnings, points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.features.crisis.phrases import Sign
from app.features.crisis.points import Stretch, kind_of, points_of
from app.features.crisis.spelling import Speller
from app.features.crisis.verdict import SPELLER, crisis_tier
from app.features.crisis.wording import Token, tokens_of


@pytest.mark.parametrize(
    ("text", "tier"),
    [
        ("took 10 capsules today", 0),
        ("bought a bottle and poured it out", 0),
        ("bought a bottle of wine and emptied it down the sink", 0),
        ("I took my pills", 0),
        ("compré una botella y la tiré", 0),
        ("I took all my pills", 1),
        ("my brother wont wake up, his lips are blue", 1),
        ("mi hermano no despierta y tiene los labios azules", 1),
        ("I am not safe", 1),
        ("I am safe now", 0),
    ],
)
def test_an_everyday_count_and_what_was_poured_away_are_not_cried_out(text, tier):
    assert crisis_tier(text) == tier


@pytest.mark.parametrize(
    ("number", "kind"),
    [("9", "FEW"), ("10", "TENS"), ("14", "TENS"), ("30", "LOTS"), ("500", "AMOUNT"), ("2019", "YEAR")],
)
def test_a_number_is_read_by_how_many_it_counts(number, kind):
    assert kind_of(number, {}) == kind


def test_a_word_has_the_kind_of_its_longest_listed_beginning():
    kinds = {"tir*": "THROW", "tirad*": "LYING", "tiro": "SHOT"}

    assert [kind_of(word, kinds) for word in ("tirado", "tirar", "tiro", "tio", "")] == [
        "LYING",
        "THROW",
        "SHOT",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("n", "and"), ("thinkin", "thinking"), ("cansao", "cansado"), ("drain", "drain"), ("q", "que")],
)
def test_short_and_spoken_ways_of_writing_are_read_as_the_long(written, meant):
    assert SPELLER.repaired([Token(written, 0)]) == [Token(meant, 0)]


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("miyself", "myself"),
        ("suicde", "suicide"),
        ("overdsoe", "overdose"),
        ("tonihht", "tonight"),
        ("suicidio", "suicidio"),
    ],
)
def test_a_slip_of_the_thumb_is_read_as_it_was_meant(slip, meant):
    speller = Speller(["myself", "suicide", "overdose", "tonight"], frozenset({"suicidio"}), {})

    assert speller.repaired([Token(slip, 1)]) == [Token(meant, 1)]


@pytest.mark.parametrize("word", ["himself", "tonic", "self", "", "overalls"])
def test_another_word_is_left_as_it_is(word):
    speller = Speller(["myself", "suicide", "overdose", "tonight"], frozenset(), {})

    assert speller.repaired([Token(word, 0)]) == [Token(word, 0)]


def test_a_right_word_is_not_taken_for_a_slip_of_a_dangerous_one():
    said = "overdone overdoing breathless overdid despertaron"

    assert SPELLER.repaired(tokens_of(said)) == tokens_of(said)


@pytest.mark.parametrize(("letter", "points"), [(".", 0), ("a", 1), ("z", 26), ("A", -1), ("Z", -26)])
def test_a_letter_stands_for_its_points(letter, points):
    assert points_of(letter) == points


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 3)), max_size=30))
def test_a_stretch_that_was_left_weighs_nothing(signs):
    stretch = Stretch({"a": 3, "b": -2})

    for name, start in signs:
        stretch.enter(Sign(name, start))
    weighed = stretch.total
    for start in range(4):
        stretch.leave(start)

    assert weighed == sum({"a": 3, "b": -2, "c": 0}[name] for name in {name for name, _ in signs})
    assert stretch.total == 0
