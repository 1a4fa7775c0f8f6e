"""Words of danger: how well each set of notes is read, no worse than it was when the floors were written down."""

import pytest

from tests.features.crisis.crisis_notes import (
    BLIND,
    LANGUAGES,
    OTHER_HANDS,
    SEEN,
    SETS,
    TAUGHT,
    UNREAD,
    Figures,
    figures,
    notes_of,
    table,
    written_table,
)

# Precision and recall of tier 1, then of tier 2: each set's own figures, rounded down.
FLOORS = {
    ("written_against", "en"): (0.97, 0.99, 0.90, 0.91),
    ("written_against", "es"): (1.00, 0.93, 0.86, 0.86),
    ("unseen_at_first", "en"): (0.97, 0.93, 0.86, 0.91),
    ("unseen_at_first", "es"): (0.95, 0.96, 0.95, 0.95),
    ("held_apart", "en"): (1.00, 0.97, 0.92, 0.92),
    ("held_apart", "es"): (1.00, 1.00, 1.00, 1.00),
    ("taught_points", "en"): (0.95, 0.83, 0.72, 0.70),
    ("taught_points", "es"): (0.93, 0.84, 0.75, 0.61),
    ("fresh_dev", "en"): (1.00, 0.85, 0.75, 0.80),
    ("fresh_dev", "es"): (1.00, 0.95, 0.90, 0.83),
    ("fresh_held", "en"): (0.98, 0.92, 0.92, 0.76),
    ("fresh_held", "es"): (0.95, 0.95, 0.76, 0.76),
    ("last_held", "en"): (0.97, 0.93, 0.87, 0.70),
    ("last_held", "es"): (1.00, 1.00, 1.00, 0.82),
    ("voices_taught", "en"): (0.99, 0.89, 0.87, 0.59),
    ("voices_taught", "es"): (0.98, 0.97, 0.94, 0.63),
    ("voices_held", "en"): (0.97, 0.87, 0.95, 0.51),
    ("voices_held", "es"): (0.98, 0.98, 0.90, 0.58),
    ("everyday_more", "en"): (0.98, 0.91, 0.67, 0.47),
    ("everyday_more", "es"): (1.00, 1.00, 0.73, 0.42),
    ("everyday_again", "en"): (0.97, 0.90, 0.72, 0.34),
    ("everyday_again", "es"): (1.00, 0.95, 0.78, 0.42),
    ("everyday_third", "en"): (0.98, 0.93, 0.83, 0.47),
    ("everyday_third", "es"): (0.95, 0.90, 0.86, 0.56),
    ("hands_first", "en"): (0.98, 0.88, 0.86, 0.41),
    ("hands_first", "es"): (0.97, 0.89, 0.88, 0.34),
    ("hands_second", "en"): (0.99, 0.90, 0.92, 0.42),
    ("hands_second", "es"): (0.99, 0.90, 0.91, 0.43),
    ("hands_third", "en"): (0.98, 0.92, 0.90, 0.42),
    ("hands_third", "es"): (0.98, 0.87, 0.92, 0.40),
    ("hands_fourth", "en"): (0.97, 0.85, 0.89, 0.51),
    ("hands_fourth", "es"): (0.97, 0.89, 0.94, 0.42),
    ("hands_fifth", "en"): (0.97, 0.90, 0.93, 0.20),
    ("hands_fifth", "es"): (0.97, 0.89, 0.97, 0.23),
    ("seen_first", "en"): (0.98, 0.85, 0.75, 0.81),
    ("seen_first", "es"): (0.94, 0.89, 0.80, 0.88),
    ("seen_second", "en"): (1.00, 0.88, 0.88, 0.94),
    ("seen_second", "es"): (1.00, 1.00, 0.90, 1.00),
    ("voices_last", "en"): (0.93, 0.81, 1.00, 0.63),
    ("voices_last", "es"): (0.95, 0.90, 0.94, 0.75),
    ("voices_fresh", "en"): (0.90, 0.82, 0.93, 0.50),
    ("voices_fresh", "es"): (1.00, 0.87, 1.00, 0.50),
    ("other_hand", "en"): (0.88, 0.84, 0.65, 0.47),
    ("other_hand", "es"): (0.81, 0.90, 0.81, 0.40),
    ("other_hand_again", "en"): (0.96, 0.90, 0.84, 0.82),
    ("other_hand_again", "es"): (1.00, 0.88, 0.82, 0.69),
    ("other_hand_third", "en"): (0.92, 0.90, 0.85, 0.75),
    ("other_hand_third", "es"): (0.94, 0.88, 0.90, 0.69),
    ("blind", "en"): (0.92, 0.84, 0.90, 0.73),
    ("blind", "es"): (0.95, 0.86, 0.89, 0.67),
}


def _read(name: str, language: str, tier: int) -> Figures:
    return figures([note for note in notes_of(name) if note.language == language], tier)


@pytest.mark.parametrize(("name", "language"), FLOORS)
def test_no_set_is_read_worse_than_it_was(name, language):
    urgent, gentle = _read(name, language, 1), _read(name, language, 2)

    found = (urgent.precision, urgent.recall, gentle.precision, gentle.recall)

    assert all(share >= floor for share, floor in zip(found, FLOORS[name, language], strict=True)), found


def test_every_set_has_a_floor_in_both_languages():
    assert set(FLOORS) == {(name, language) for name in SETS for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", TAUGHT)
def test_what_taught_is_urgent_where_it_should_be(name, language):
    found = _read(name, language, 1)

    assert found.precision >= 0.85
    assert found.recall >= 0.8


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_nobody_has_read_is_mostly_found_and_seldom_cried_out_wrongly(language):
    found = figures([note for name in UNREAD for note in notes_of(name) if note.language == language], 1)

    assert found.precision >= 0.9
    assert found.recall >= 0.8


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("names", [BLIND, OTHER_HANDS, SEEN + UNREAD + OTHER_HANDS + BLIND], ids=",".join)
def test_notes_held_apart_meet_what_was_promised(names, language):
    found = figures([note for name in names for note in notes_of(name) if note.language == language], 1)

    assert found.precision >= 0.9
    assert found.recall >= 0.8


def test_no_voice_stands_on_both_sides():
    taught = {note.voice for name in TAUGHT for note in notes_of(name)} - {""}
    apart = {note.voice for name in UNREAD for note in notes_of(name)}

    assert len(taught) >= 25
    assert len(apart) >= 8
    assert not taught & apart


def test_the_figures_in_the_document_are_those_of_today():
    assert written_table() == table(), "python -m tests.features.crisis.crisis_notes"
