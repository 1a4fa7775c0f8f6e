"""GET /trends over real rows on both engines: whose they are, which period, and what is refused."""

import gzip
import json
import random

import pytest
from sqlalchemy import create_engine, text

from app.features.trends.schemas import Trends
from tests.support.cast import entry, new_uuid
from tests.support.trends import days_from, on

TRACKER = "tracker:own:5c1d7e52-93aa-4b0e-9d0f-3b7f6d2a90c4"  # of the cast
PERIOD = {"from": "2026-10-01", "to": "2026-11-22"}


def trends(person, **query):
    return person.call("GET", "/trends", params={**PERIOD, **query})


def put_all(person, entries):
    operations = [{"op": "put", "id": new_uuid(), "if_match": None, "entry": each} for each in entries]
    for start in range(0, len(operations), 500):
        answer = person.call("POST", "/entries/batch", json={"operations": operations[start : start + 500]})
        assert {result["status"] for result in answer.json()["results"]} == {201}


def test_a_stranger_gets_nothing(cast):
    assert trends(cast("mallory")).status_code == 401


def test_nobody_elses_entries_count(alice, mallory):
    alice.put(entry(intensity=8))

    assert trends(mallory).json()["series"]["craving"]["days"] == []
    assert trends(alice).json()["series"]["craving"]["max"] == [8]


def test_the_answer_is_what_its_description_says(alice):
    alice.put(entry())
    alice.put(entry("side_effects"))
    alice.put(entry("intake"))
    alice.put(entry("journal"))

    answer = trends(alice).json()

    Trends.model_validate(answer)  # strict: no field more, none less, none of another type
    assert set(answer["series"]) == {
        "craving",
        "gi",
        "insomnia",
        "anxiety",
        "sleep",
        "mood",
        "intake:kratom_leaf",
        TRACKER,
    }
    assert answer["recorded"] == {"days": ["2026-11-22"], "n": [4]}
    assert answer["series"]["mood"]["mean"] == [6]
    assert answer["unreadable"] == []


def test_a_day_begins_where_the_person_says(alice):
    alice.put(entry(occurred_at="2026-11-21T05:30:00-05:00"))

    before = trends(alice).json()["series"]["craving"]["days"]
    alice.call("PUT", "/settings", json={"settings": {"day_boundary": "06:00"}})
    after = trends(alice).json()["series"]["craving"]["days"]

    assert (before, after) == (["2026-11-21"], ["2026-11-20"])


def test_an_entry_is_found_in_the_day_it_belongs_to_also_across_the_end_of_a_month(alice):
    alice.put(entry(occurred_at="2026-11-01T02:00:00-05:00"))
    alice.put(entry(occurred_at="2026-11-01T05:00:00Z", time_zone="Pacific/Kiritimati", intensity=3))

    october = trends(alice, to="2026-10-31").json()["series"]["craving"]
    november = trends(alice, **{"from": "2026-11-01"}).json()["series"]["craving"]

    assert (october["days"], october["max"]) == (["2026-10-31"], [7])
    assert (november["days"], november["max"]) == (["2026-11-01"], [3])


def test_without_dates_the_period_is_the_last_ninety_days_where_the_person_is(alice):
    here = alice.call("GET", "/trends").json()
    there = alice.call("GET", "/trends", params={"time_zone": "Pacific/Kiritimati"}).json()

    assert (here["from"], here["to"]) == ("2026-08-25", "2026-11-22")
    assert there["to"] == "2026-11-23"


def test_tracked_series_come_first_and_untracked_words_never(alice):
    alice.call("PUT", "/settings", json={"settings": {"substances": ["alcohol"], "symptoms": ["tremor", "nausea"]}})

    answer = trends(alice)

    assert list(answer.json()["series"])[6:] == ["intake:alcohol", "tremor"]
    assert b"kratom" not in answer.content


def test_more_than_forty_series_are_named_and_not_computed(alice):
    ratings = {f"symptom_{number}": 1 for number in range(60)}
    alice.put(entry("side_effects", ratings=ratings, trackers={}))

    answer = trends(alice).json()

    assert (len(answer["series"]), len(answer["left_out"])) == (40, 26)
    named = trends(alice, series=answer["left_out"][0]).json()
    assert list(named["series"]) == answer["left_out"][:1]


def test_sentences_come_in_the_persons_language(alice):
    alice.call("PUT", "/settings", json={"settings": {"language": "es"}})

    assert trends(alice).json()["series"]["mood"]["sentence"].startswith("Aún no hay")


def test_a_damaged_row_is_named_and_the_rest_counts(alice, harness):
    hers = new_uuid()
    alice.put(entry(intensity=9), hers)
    alice.put(entry(intensity=2))
    engine = create_engine(harness.url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE entries SET revision = revision + 1 WHERE change = 1"))
    engine.dispose()

    answer = trends(alice).json()

    assert answer["series"]["craving"]["max"] == [2]
    assert answer["unreadable"] == [{"id": hers, "revision": 2}]


def test_a_row_filed_as_something_else_is_named_and_not_counted(alice, harness):
    hers = new_uuid()
    alice.put(entry(intensity=9), hers)
    alice.put(entry("journal"))
    engine = create_engine(harness.url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE entries SET tag = (SELECT tag FROM entries WHERE change = 2) WHERE change = 1"))
    engine.dispose()

    answer = trends(alice).json()

    assert (answer["series"]["craving"]["days"], answer["recorded"]["n"]) == ([], [1])
    assert answer["unreadable"] == [{"id": hers, "revision": 1}]


def test_settings_that_do_not_open_are_a_problem_and_no_guess(alice, harness):
    alice.call("PUT", "/settings", json={"settings": {}})
    engine = create_engine(harness.url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE settings SET revision = revision + 1"))
    engine.dispose()

    answer = trends(alice)

    assert (answer.status_code, answer.json()["type"]) == (409, "settings-damaged")


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"from": "2026-11-23"}, "from"),
        ({"from": "2005-01-01", "to": "2026-01-01"}, "from"),
        ({"from": "1999-12-31"}, "from"),
        ({"to": "2027-11-25"}, "to"),
        ({"to": "9999-12-31"}, "to"),
        ({"to": "2026-02-30"}, "to"),
        ({"to": "soon"}, "to"),
        ({"series": "craving,astrology"}, "series"),
        ({"series": "intake:"}, "series"),
        ({"series": ""}, "series"),
        (
            {"series": "craving," + ",".join(f"own:{number:08x}-0000-4000-8000-000000000000" for number in range(40))},
            "series",
        ),
        ({"series": "x" * 4_001}, "series"),
        ({"time_zone": "Mars/Olympus_Mons"}, "time_zone"),
        ({"from_day": "2026-11-01"}, "*"),
    ],
)
def test_what_cannot_be_answered_is_a_problem_that_names_the_field(sqlite_cast, query, field):
    person = sqlite_cast("alice")
    person.sign_up()

    answer = trends(person, **query)

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert answer.headers["content-type"] == "application/problem+json"
    assert "astrology" not in answer.text
    assert "Olympus" not in answer.text


def test_what_was_recorded_is_known_though_nobody_offers_it(alice):
    alice.put(entry("side_effects", ratings={"astrology": 2}))

    assert trends(alice, series="astrology").json()["series"]["astrology"]["max"] == [2]


def test_a_year_is_forty_kilobytes_at_most(sqlite_cast):
    """Eight entries a day, twelve symptoms, three substances: more than anybody records by hand."""
    chance = random.Random("a year")
    person = sqlite_cast("alice")
    person.sign_up()
    symptoms = [f"symptom_{number}" for number in range(12)]
    entries = []
    for day in days_from("2025-11-23", 365):
        ratings = {symptom: chance.randint(0, 3) for symptom in symptoms}
        sleep = chance.randint(40, 90) / 10
        entries.append(
            entry("side_effects", occurred_at=on(day, "08:00"), ratings=ratings, sleep_hours=sleep, trackers={})
        )
        entries.append(entry("journal", occurred_at=on(day, "21:00"), mood=chance.randint(0, 10)))
        for substance in ("kratom_leaf", "alcohol", "caffeine"):
            at = on(day, f"{chance.randint(9, 20):02d}:{chance.randint(0, 59):02d}")
            amount = str(chance.randint(1, 99) / 10)
            entries.append(entry("intake", occurred_at=at, substance=substance, amount=amount))
        entries += [entry(occurred_at=on(day, f"{hour}:00"), intensity=chance.randint(0, 10)) for hour in (10, 14, 18)]
    put_all(person, entries)

    year = trends(person, **{"from": "2025-11-23"})
    decades = trends(person, **{"from": "2006-11-23"})

    assert len(year.json()["series"]) == 6 + 12 + 3
    assert len(gzip.compress(year.content)) <= 40 * 1024
    assert len(gzip.compress(decades.content)) <= 40 * 1024
    assert json.loads(decades.content)["by"] == "week"
