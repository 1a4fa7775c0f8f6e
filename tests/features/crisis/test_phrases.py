"""Words of danger: how well they are found in notes, the same on the phone, in linear time."""

import random
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.features.crisis.phrases import Machine, Part, PhraseData, Sign, load_phrases
from app.features.crisis.points import Stretch, all_kinds, kinds_of, load_points
from app.features.crisis.spelling import Speller
from app.features.crisis.verdict import crisis_tier
from app.features.crisis.wording import Token, tokens_of
from tests.features.crisis.crisis_notes import PINNED, SETS, notes_of, teaching_notes
from tests.features.crisis.crisis_points import Reader, data_of, learn
from tests.features.crisis.node import on_the_phone

ALL = [note for name in SETS for note in notes_of(name)]
KINDS = {
    *("true", "overdose_now", "hopeless", "negation", "third_person", "past", "quote", "conditional"),
    *("idiom", "ordinary"),
}
LONGEST = 20_000  # characters of a journal entry


def test_there_are_enough_notes_of_every_kind_and_a_third_is_held_apart():
    apart = notes_of("held_apart")

    assert len(ALL) >= 400
    assert len(apart) * 3 >= len(apart) + len(notes_of("written_against"))
    assert {note.kind for note in ALL} == {note.kind for note in apart} == KINDS
    assert len({note.text for note in ALL}) == len(ALL)


def test_the_phone_reads_every_note_as_the_server_does():
    texts = [note.text for note in [*ALL, *notes_of(PINNED)]]

    assert on_the_phone("lib/verdict.ts", "crisisTier", texts) == [crisis_tier(text) for text in texts]


def _written(data: PhraseData) -> list[str]:
    of_groups = [phrase for group in data.groups.values() for phrase in group.phrases]
    return of_groups + [phrase for guard in data.guards.values() for phrase in guard.phrases]


def _made_up(count: int) -> list[str]:
    """Texts of words from the phrases and the notes in any order, with marks and letters of all sorts between."""
    chance = random.Random(4)
    data = load_phrases()
    said = " ".join([*_written(data), *data.words.values(), *load_points().alone.values()])
    words = [*said.replace("|", " ").replace("?", "").split(), *" ".join(n.text for n in ALL).split()]
    marks = [*"   !-*\n\u2019\u0301\U0001f62d\u00a0", ", ", ". ", "... ", "\n\n", ' "', '" ', "(\u201c"]
    odd = [
        "\u0130",
        "\u00df",
        "\ufdfa",
        "\U0001d404",
        "\u017f",
        "\u212a",
        "\ufb01",
        "\uff11",
        "\u2460",
        "\ud7ff",
        "\U0010ffff",
        "ñ",
        "Ñ",
    ]
    return [
        "".join(
            chance.choice([str.lower, str.upper, str.title])(chance.choice(words if chance.random() < 0.95 else odd))
            + chance.choice(marks)
            for _ in range(chance.choice([3, 8, 14, 60]))
        )
        for _ in range(count)
    ]


def test_the_phone_reads_thousands_of_made_up_texts_as_the_server_does():
    texts = _made_up(3_000)

    verdicts = [crisis_tier(text) for text in texts]

    assert on_the_phone("lib/verdict.ts", "crisisTier", texts) == verdicts
    assert all(count > 30 for count in Counter(verdicts).values())
    assert set(verdicts) == {0, 1, 2}


@settings(max_examples=5, deadline=None)
@given(st.lists(st.text(max_size=200), min_size=100, max_size=200))
def test_the_phone_reads_any_texts_as_the_server_does(texts):
    assert on_the_phone("lib/verdict.ts", "crisisTier", texts) == [crisis_tier(text) for text in texts]


def test_the_phone_takes_words_apart_as_the_server_does():
    alone = [
        "",
        " ",
        "''",
        "a" * 100,
        "1 2 3",
        "K1LL",
        "no...more",
        "no.more",
        "a;b",
        "(a) b",
        'he: "di',
        '"a "b" c."d',
    ]
    texts = [*_made_up(1_000), *alone]

    apart = on_the_phone("lib/wording.ts", "tokensOf", texts)

    assert [[(each["word"], each["gap"]) for each in tokens] for tokens in apart] == [
        [tuple(token) for token in tokens_of(text)] for text in texts
    ]


@given(st.text(max_size=300))
def test_any_text_can_be_read(text):
    assert crisis_tier(text) in {0, 1, 2}


def _steps(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often a part of a phrase is held against a word, a sign is weighed, or a slip is looked up."""
    steps, takes, enter, meant = [0], Part.takes, Stretch.enter, Speller.repaired

    def counted_takes(part: Part, word: str) -> bool:
        steps[0] += 1
        return takes(part, word)

    def counted_enter(stretch: Stretch, sign: Sign) -> None:
        steps[0] += 1
        enter(stretch, sign)

    def counted_repair(speller: Speller, tokens: Sequence[Token]) -> list[Token]:
        steps[0] += sum(len(token.word) for token in tokens)
        return meant(speller, tokens)

    with monkeypatch.context() as patch:
        patch.setattr(Part, "takes", counted_takes)
        patch.setattr(Stretch, "enter", counted_enter)
        patch.setattr(Speller, "repaired", counted_repair)
        crisis_tier(text)
    return steps[0]


@pytest.mark.parametrize(
    "hostile",
    [
        "i ",
        "want to want to want ",
        "no puedo no ",
        "a",
        "I'll ",
        "want " * 7 + "to ",
        "\u0301",
        "\ufdfa ",
        ".",
        "took too took too much of ",
    ],
)
def test_the_work_grows_with_the_length_and_no_faster(hostile, monkeypatch):
    short, long = (hostile * times for times in (100, 400))

    assert _steps(long, monkeypatch) <= 4.2 * _steps(short, monkeypatch) + 100


def test_the_longest_note_is_read():
    assert crisis_tier("want to " * (LONGEST // 8)) == 0


@pytest.mark.parametrize("text", ["want to die", "I want to kill myself.", "he is not breathing"])
def test_a_whisper_in_a_long_note_is_heard(text):
    assert crisis_tier("We had tea and talked about the garden. " * 400 + text) == 1


def test_a_phrase_that_begins_with_anything_is_refused():
    group = {"tier": 1, "guards": [], "phrases": ["_2 die"]}

    with pytest.raises(ValueError, match="begins with anything"):
        Machine(
            PhraseData.model_validate(
                {"words": {}, "slips": "tonight", "short": {}, "guards": {}, "groups": {"wide": group}}
            )
        )


def test_every_list_and_guard_is_known_and_used():
    data, points = load_phrases(), load_points()
    written = " ".join([*_written(data), *data.words.values()])
    alone = {sign for listed in points.alone.values() for sign in listed.split()}

    capitals = {name for part in written.split() for name in part.rstrip("?").split("|") if name.isupper()}
    named = {name for group in data.groups.values() for name in group.guards}

    assert capitals <= set(data.words)
    assert set(data.words) - capitals <= set(all_kinds(kinds_of(data.words)))
    assert len(points.pairs) == len(all_kinds(kinds_of(data.words)))
    assert named <= set(data.guards)
    assert {f"@{guard}" for guard in set(data.guards) - named} <= alone
    assert all(len(phrase.split()) <= 12 for group in data.groups.values() for phrase in group.phrases)


@pytest.mark.proof
@pytest.mark.timeout(900)  # two minutes of learning on a calm processor
def test_the_points_are_those_that_the_notes_teach():
    reader = Reader(load_phrases())

    taught = data_of(learn(teaching_notes(), reader), kinds_of(load_phrases().words))

    assert taught == load_points().model_dump()
