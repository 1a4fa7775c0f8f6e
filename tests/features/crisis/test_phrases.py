"""Words of danger: how well they are found in notes, the same on the phone, in linear time."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.features.crisis.phrases import Machine, Part, PhraseData, crisis_tier, load_phrases
from app.features.crisis.wording import tokens_of
from tests.features.crisis.crisis_notes import LANGUAGES, SETS, figures, notes_of, table, written_table
from tests.features.crisis.node import on_the_phone

ALL = [note for name in SETS for note in notes_of(name)]
KINDS = {
    *("true", "overdose_now", "hopeless", "negation", "third_person", "past", "quote", "conditional"),
    *("idiom", "ordinary"),
}
TAUGHT = [name for name in SETS if name != "read_once"]
LONGEST = 20_000  # characters of a journal entry


def test_there_are_enough_notes_of_every_kind_and_a_third_is_held_apart():
    apart = notes_of("held_apart")

    assert len(ALL) >= 400
    assert len(apart) * 3 >= len(apart) + len(notes_of("written_against"))
    assert {note.kind for note in ALL} == {note.kind for note in apart} == KINDS
    assert len({note.text for note in ALL}) == len(ALL)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TAUGHT)
def test_what_is_urgent_is_found_and_seldom_cried_out_wrongly(name, language):
    found = figures([note for note in notes_of(name) if note.language == language], 1)

    assert found.precision >= 0.95
    assert found.recall >= 0.9


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TAUGHT)
def test_what_is_hard_is_mostly_found_too(name, language):
    found = figures([note for note in notes_of(name) if note.language == language], 2)

    assert found.precision >= 0.9
    assert found.recall >= 0.85


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_taught_nothing_is_mostly_found_and_seldom_cried_out_wrongly(language):
    found = figures([note for note in notes_of("read_once") if note.language == language], 1)

    assert found.precision >= 0.9
    assert found.recall >= 0.75


def test_the_figures_in_the_document_are_those_of_today():
    assert written_table() == table(), "python -m tests.features.crisis.crisis_notes"


def test_the_phone_reads_every_note_as_the_server_does():
    texts = [note.text for note in ALL]

    assert on_the_phone("lib/phrases.ts", "crisisTier", texts) == [crisis_tier(text) for text in texts]


def _written(data: PhraseData) -> list[str]:
    of_groups = [phrase for group in data.groups.values() for phrase in group.phrases]
    return of_groups + [phrase for guard in data.guards.values() for phrase in guard.phrases]


def _made_up(count: int) -> list[str]:
    """Texts of words from the phrases and the notes in any order, with marks and letters of all sorts between."""
    chance = random.Random(4)
    data = load_phrases()
    said = " ".join([*_written(data), *data.words.values()])
    words = [*said.replace("|", " ").replace("?", "").split(), *" ".join(n.text for n in ALL).split()]
    marks = [" ", " ", " ", ", ", ". ", "... ", "\n", "\n\n", "!", "-", "\u2019", "\u0301", "\U0001f62d", "\u00a0", "*"]
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
            for _ in range(chance.randint(1, 14))
        )
        for _ in range(count)
    ]


def test_the_phone_reads_thousands_of_made_up_texts_as_the_server_does():
    texts = _made_up(3_000)

    verdicts = [crisis_tier(text) for text in texts]

    assert on_the_phone("lib/phrases.ts", "crisisTier", texts) == verdicts
    assert all(count > 30 for count in Counter(verdicts).values())
    assert set(verdicts) == {0, 1, 2}


def test_the_phone_takes_words_apart_as_the_server_does():
    texts = [*_made_up(1_000), "", " ", "''", "a" * 100, "1 2 3", "K1LL", "no...more", "no.more", "a;b", "(a) b"]

    apart = on_the_phone("lib/wording.ts", "tokensOf", texts)

    assert [[(each["word"], each["gap"]) for each in tokens] for tokens in apart] == [
        [tuple(token) for token in tokens_of(text)] for text in texts
    ]


@given(st.text(max_size=300))
def test_any_text_can_be_read(text):
    assert crisis_tier(text) in {0, 1, 2}


def _steps(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How often a part of a phrase is held against a word: what the work consists of."""
    machine, steps, takes = Machine(load_phrases()), [0], Part.takes

    def counted(part: Part, word: str) -> bool:
        steps[0] += 1
        return takes(part, word)

    with monkeypatch.context() as patch:
        patch.setattr(Part, "takes", counted)
        machine.read(text)
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
        Machine(PhraseData.model_validate({"words": {}, "guards": {}, "groups": {"wide": group}}))


def test_every_list_and_guard_is_used_and_known():
    data = load_phrases()
    written = " ".join(_written(data))

    capitals = {name for part in written.split() for name in part.rstrip("?").split("|") if name.isupper()}

    assert capitals == set(data.words)
    assert {name for group in data.groups.values() for name in group.guards} == set(data.guards)
    assert all(len(phrase.split()) <= 12 for group in data.groups.values() for phrase in group.phrases)
