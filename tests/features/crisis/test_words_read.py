"""Words of danger, a word and a short sentence at a time: slips, short ways of writing, numbers, beginnings, points."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.features.crisis.phrases import Sign
from app.features.crisis.points import Stretch, kind_of, points_of
from app.features.crisis.spelling import Speller
from app.features.crisis.verdict import SPELLER, crisis_tier
from app.features.crisis.wording import Token, tokens_of
from tests.features.crisis.crisis_notes import LANGUAGES, PINNED, notes_of


def test_enough_short_sentences_are_pinned_in_both_languages():
    many = Counter((note.language, note.tier) for note in notes_of(PINNED))

    assert all(many[language, 1] >= 45 for language in LANGUAGES)
    assert all(many[language, 0] >= 19 for language in LANGUAGES)
    assert all(many[language, 2] >= 5 for language in LANGUAGES)


@pytest.mark.parametrize("note", notes_of(PINNED), ids=lambda note: note.text)
def test_a_short_sentence_is_read_exactly_so(note):
    assert crisis_tier(note.text) == note.tier


@pytest.mark.parametrize("around", ["Doctor upped my dose. {}. Bought milk.", "took 10 capsules today. {}"])
@pytest.mark.parametrize("text", ["I want to die", "quiero matarme", "he is not breathing"])
def test_what_is_said_around_it_does_not_unsay_it(text, around):
    assert crisis_tier(around.format(text)) == 1


@pytest.mark.parametrize("text", ["i want to kill myself tonight", "i want to die", "quiero matarme"])
@pytest.mark.parametrize("times", [1, 2, 10])
def test_danger_is_heard_where_full_stops_are_left_out(text, times):
    around = (
        "we had tea and talked about the garden and then my sister came by with the kids and we cooked rice " * times
    )

    assert crisis_tier(around) == 0
    assert crisis_tier(around + text) == crisis_tier(f"{text} {around}") == 1


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
    said = "overdone overdoing breathless overdid despertaron respira despierta suicidar"

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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('he said: "die"', ["he", "said", "quot", "die"]),
        ("\u201cI do not go on.\u201d", ["quot", "i", "do", "not", "go", "on"]),
        ('six" of rain', ["six", "of", "rain"]),
    ],
)
def test_where_a_quotation_begins_is_a_word_and_where_it_ends_is_none(text, words):
    assert [token.word for token in tokens_of(text)] == words


@pytest.mark.parametrize(
    ("text", "tier"), [('"I want to die," he said', 2), ('They say "it gets better". I want to die', 1)]
)
def test_words_that_others_said_are_a_question_and_ones_own_beside_them_are_urgent(text, tier):
    assert crisis_tier(text) == tier
