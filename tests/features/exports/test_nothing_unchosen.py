"""Attack 29: what was not chosen is nowhere. Two diaries alike in what is chosen give the same, word for word."""

import json
from dataclasses import asdict, replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.features.exports.report import build_report
from app.features.exports.schemas import Report
from app.features.exports.words import label_of
from tests.support.chosen import chosen, id_of
from tests.support.twins import ALONE, FIRST, LAST, PARTS, Choice, Twin

ENTRIES = 40
CHOICES = st.sets(st.sampled_from([*ALONE, *PARTS]), min_size=1, max_size=16).map(frozenset)
HELD_BACK = st.sets(st.integers(0, ENTRIES - 1), max_size=4).map(frozenset)


def record_of(twin, choice):
    return chosen(
        twin.entries(ENTRIES),
        sorted(choice.include),
        (FIRST.isoformat(), LAST.isoformat()),
        settings=twin.settings(),
        hold_back=[id_of(place) for place in choice.hold_back],
    )


def without_flags(record):
    """Flags need all of a record behind them: of what is hidden they may keep silent."""
    return replace(record, include=record.include - {"flags"}, events=())


def all_of(record, report):
    return json.dumps([asdict(record), report], default=str)


def names_of(include):
    """Ids as JSON spells them, and what offered things are called; own ones carry the mark of their twin."""
    for name in sorted(set(PARTS) - include):
        part = name.partition(":")[2]
        yield from (f'"{name}"', f'"{part}"')
        if not part.startswith("own:"):
            yield label_of(name, "en", {})


@settings(max_examples=150, deadline=None)
@given(include=CHOICES, hold_back=HELD_BACK, seed=st.integers(0, 10**6))
@example(include=frozenset(PARTS), hold_back=frozenset(), seed=1)
@example(include=frozenset({*ALONE, *PARTS}), hold_back=frozenset(range(ENTRIES)), seed=2)
@example(include=frozenset({"before", "text", "plan", "flags"}), hold_back=frozenset(), seed=3)
def test_attack_29_what_was_not_chosen_is_in_no_part_of_what_leaves(include, hold_back, seed):
    choice = Choice(include, hold_back)

    ours, theirs = (record_of(Twin(choice, seed, number), choice) for number in (1, 2))

    assert without_flags(ours) == without_flags(theirs)
    assert build_report(without_flags(ours)) == build_report(without_flags(theirs))
    for record in (ours, theirs):
        report = build_report(record)
        Report.model_validate(report)
        said = all_of(record, {**report, "notices": []})  # a notice speaks of alcohol to everybody
        assert "secret" not in said
        assert [name for name in names_of(include) if name in said] == []
        kept = {one.entry_id for one in record.entries}
        assert all(kept >= set(event.entry_ids) for event in record.events)


@pytest.mark.parametrize("name", [*ALONE, *PARTS])
def test_each_choice_alone_says_something_when_it_is_made(name):
    """The property above would hold for a gate that lets nothing through."""
    choice = Choice(frozenset({name, "craving"} if name == "before" else {name, "substance:alcohol"}))
    record = record_of(Twin(choice, 5, 1), choice)

    without = record_of(Twin(choice, 5, 1), Choice(choice.include - {name}))

    assert build_report(record) != build_report(without)
