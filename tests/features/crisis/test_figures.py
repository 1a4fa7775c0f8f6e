"""Words of danger: how well each set of notes is read, no worse than it was when the floors were written down."""

import pytest

from tests.features.crisis.crisis_notes import (
    BLIND,
    LANGUAGES,
    LONG,
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
    ("written_against", "en"): (0.94, 0.99, 0.91, 0.91),
    ("written_against", "es"): (0.96, 1.00, 1.00, 0.86),
    ("unseen_at_first", "en"): (0.96, 0.95, 0.92, 0.91),
    ("unseen_at_first", "es"): (0.96, 0.98, 0.97, 0.95),
    ("held_apart", "en"): (0.97, 1.00, 0.94, 0.92),
    ("held_apart", "es"): (1.00, 1.00, 1.00, 1.00),
    ("taught_points", "en"): (0.92, 0.88, 0.75, 0.69),
    ("taught_points", "es"): (0.90, 0.85, 0.77, 0.59),
    ("fresh_dev", "en"): (1.00, 0.91, 0.80, 0.80),
    ("fresh_dev", "es"): (1.00, 0.95, 0.90, 0.83),
    ("fresh_held", "en"): (0.98, 0.97, 0.92, 0.76),
    ("fresh_held", "es"): (0.96, 1.00, 0.83, 0.76),
    ("last_held", "en"): (0.95, 0.91, 0.91, 0.70),
    ("last_held", "es"): (0.95, 1.00, 1.00, 0.82),
    ("voices_taught", "en"): (0.96, 0.92, 0.89, 0.59),
    ("voices_taught", "es"): (0.96, 0.98, 0.94, 0.63),
    ("voices_held", "en"): (0.92, 0.96, 0.94, 0.50),
    ("voices_held", "es"): (0.98, 0.96, 0.87, 0.58),
    ("everyday_more", "en"): (0.96, 0.97, 0.68, 0.46),
    ("everyday_more", "es"): (0.97, 1.00, 0.77, 0.42),
    ("everyday_again", "en"): (0.94, 0.90, 0.75, 0.32),
    ("everyday_again", "es"): (0.91, 0.95, 0.83, 0.38),
    ("everyday_third", "en"): (0.94, 0.94, 0.86, 0.48),
    ("everyday_third", "es"): (0.95, 0.90, 0.86, 0.56),
    ("hands_first", "en"): (0.94, 0.91, 0.89, 0.39),
    ("hands_first", "es"): (0.95, 0.90, 0.88, 0.32),
    ("hands_second", "en"): (0.97, 0.93, 0.93, 0.39),
    ("hands_second", "es"): (0.96, 0.91, 0.91, 0.40),
    ("hands_third", "en"): (0.95, 0.93, 0.92, 0.39),
    ("hands_third", "es"): (0.96, 0.90, 0.93, 0.38),
    ("hands_fourth", "en"): (0.93, 0.90, 0.90, 0.45),
    ("hands_fourth", "es"): (0.96, 0.89, 0.95, 0.42),
    ("hands_fifth", "en"): (0.95, 0.91, 0.93, 0.19),
    ("hands_fifth", "es"): (0.95, 0.91, 0.97, 0.21),
    ("hands_long", "en"): (0.77, 0.87, 0.40, 0.61),
    ("hands_long", "es"): (0.74, 0.83, 0.54, 0.66),
    ("seen_first", "en"): (0.98, 0.91, 0.78, 0.81),
    ("seen_first", "es"): (0.94, 0.94, 0.88, 0.88),
    ("seen_second", "en"): (1.00, 0.97, 1.00, 0.94),
    ("seen_second", "es"): (1.00, 1.00, 0.90, 1.00),
    ("voices_last", "en"): (0.87, 0.84, 1.00, 0.60),
    ("voices_last", "es"): (0.95, 0.90, 0.94, 0.75),
    ("voices_fresh", "en"): (0.93, 0.82, 0.93, 0.50),
    ("voices_fresh", "es"): (1.00, 0.87, 1.00, 0.50),
    ("other_hand", "en"): (0.87, 0.86, 0.72, 0.50),
    ("other_hand", "es"): (0.79, 0.88, 0.80, 0.36),
    ("other_hand_again", "en"): (0.96, 0.90, 0.84, 0.80),
    ("other_hand_again", "es"): (1.00, 0.91, 0.82, 0.69),
    ("other_hand_third", "en"): (0.92, 0.92, 0.87, 0.75),
    ("other_hand_third", "es"): (0.94, 0.83, 0.89, 0.69),
    ("blind", "en"): (0.92, 0.86, 0.90, 0.73),
    ("blind", "es"): (1.00, 0.90, 0.91, 0.68),
    ("other_hand_long", "en"): (0.71, 0.83, 1.00, 0.75),
    ("other_hand_long", "es"): (1.00, 1.00, 0.66, 1.00),
    ("blind_long", "en"): (0.85, 0.85, 0.60, 0.60),
    ("blind_long", "es"): (0.85, 0.75, 0.66, 0.50),
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
@pytest.mark.parametrize("name", [name for name in TAUGHT if name != "hands_long"])
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


def test_a_long_entry_is_no_danger_by_its_length():
    found = figures([note for name in LONG for note in notes_of(name)], 1)

    assert found.precision >= 0.8
    assert found.recall >= 0.75


def test_no_voice_stands_on_both_sides():
    taught = {note.voice for name in TAUGHT for note in notes_of(name)} - {""}
    apart = {note.voice for name in UNREAD for note in notes_of(name)}

    assert len(taught) >= 25
    assert len(apart) >= 8
    assert not taught & apart


def test_the_figures_in_the_document_are_those_of_today():
    assert written_table() == table(), "python -m tests.features.crisis.crisis_notes"
