"""The evaluation itself: its people are always the same, its scores count what they say, its laws hold."""

from collections import Counter
from datetime import datetime, timedelta

import pytest

from app.features.patterns.rules.catalogue import RULES
from app.features.patterns.rules.diary import diary_of
from app.features.patterns.rules.engine import find_all
from app.features.patterns.rules.shapes import Finding
from evaluation import report
from evaluation.events import EVENTS
from evaluation.lives import QUIET, lives
from evaluation.replay import Evening, evenings
from evaluation.scoring import Score, add, alarms_of
from evaluation.writing import journal

FACTS = ("mixing", "above the own plan", "use after the own date")
PEOPLE = {life.name: life for life in lives("test", per_event=1, per_quiet=1)}


FOUR_WEEKS = timedelta(days=28)


def four_weeks_on(written):
    return (datetime.fromisoformat(written) + FOUR_WEEKS).isoformat()


def finding(rule, severity="low"):
    return Finding(rule, severity, "", 0, 0, {}, ("e",))


def said_of(rule, days):
    return [Evening(day, [finding(rule)] if day in days else []) for day in range(14, 60)]


def test_there_are_sixteen_events_and_fourteen_quiet_lives():
    assert (len(EVENTS), len(QUIET), len(PEOPLE)) == (16, 14, 30)
    assert {rule for event in EVENTS for rule in event.rules} <= set(RULES)


def test_the_same_name_gives_the_same_people_and_another_name_others():
    first = next(lives("test", per_event=1, per_quiet=0))
    other = next(lives("other", per_event=1, per_quiet=0))

    assert journal(first) == journal(PEOPLE[first.name])
    assert journal(first).entries != journal(other).entries


@pytest.mark.parametrize("name", FACTS)
def test_a_plain_fact_is_said_on_its_day_and_never_before(name):
    life = PEOPLE[name]
    assert life.event

    alarms = [one for one in alarms_of(evenings(journal(life))) if one.rule in life.event.rules]

    assert [one.first for one in alarms] == [life.onset]


def test_a_rule_that_comes_back_within_a_week_flickers_and_later_alarms_again():
    (flickering,) = alarms_of(said_of("dose_up", {20, 21, 25}))
    again = alarms_of(said_of("dose_up", {20, 21, 30}))

    assert (flickering.first, flickering.last, flickering.flickers) == (20, 25, 1)
    assert [(one.first, one.flickers) for one in again] == [(20, 0), (30, 0)]


def test_a_quiet_line_alarms_nobody_and_is_counted_apart():
    written = journal(PEOPLE["three hard days"])
    onset, score = written.life.onset, Score()
    lines = [Evening(day, [finding("craving_spike", "info")]) for day in (20, onset)]

    add(score, written, alarms_of(lines))

    assert (score.alarms, sum(score.false.values()), score.weekly, score.right) == (0, 0, [0.0], {})
    assert (score.false_lines, score.events["three hard days"].found) == (1, 1)


def test_an_alarm_before_the_event_is_false_and_one_after_it_is_right():
    written = journal(PEOPLE["amount +50 % in two weeks"])
    onset, score = written.life.onset, Score()

    add(score, written, alarms_of(said_of("dose_up", {20})) + alarms_of(said_of("dose_up", {onset, onset + 1})))

    assert (score.false, score.right["low"]) == (Counter(dose_up=1), Counter({False: 1, True: 1}))
    assert score.events[written.life.name].found == 1


def test_nothing_is_noticed_where_nothing_is_said():
    score = Score()
    for life in PEOPLE.values():
        add(score, journal(life), [])

    assert (score.people, sum(score.false.values()), report.macro(score)) == (30, 0, 0.0)


@pytest.mark.parametrize("name", ["more often", "cravings climb", "a journey", "uneven feelings"])
def test_order_whole_weeks_and_what_is_still_to_come_change_nothing(name):
    written = journal(PEOPLE[name])
    documents = [(one.entry_id, one.document) for one in written.entries]
    moment = written.entries[-1].arrived - timedelta(days=20)
    known = [(one.entry_id, one.document) for one in written.entries if one.arrived <= moment]

    said = find_all(diary_of(known, written.choices, moment))

    assert find_all(diary_of(reversed(known), written.choices, moment)) == said
    future = [(entry_id, {**one, "occurred_at": f"{moment + timedelta(hours=1)}"}) for entry_id, one in documents[:99]]
    assert find_all(diary_of([*known, *future], written.choices, moment)) == said
    later = [(entry_id, {**one, "occurred_at": four_weeks_on(one["occurred_at"])}) for entry_id, one in known]
    shifted = find_all(diary_of(later, written.choices, moment + FOUR_WEEKS))
    assert [(one.rule, one.since - 28, one.evidence) for one in shifted] == [
        (one.rule, one.since, one.evidence) for one in said
    ]
    assert {entry for one in said for entry in one.evidence} <= {entry_id for entry_id, _ in known}


def test_the_tables_of_the_document_are_those_of_the_evaluation():
    written = report.DOCUMENT.read_text().partition(report.BEGIN)[2].partition(report.END)[0]

    rows = [line.split("|")[1].strip() for line in written.splitlines() if line.startswith("| ")]

    assert {event.name for event in EVENTS} | {quiet.name for quiet in QUIET} <= set(rows)
