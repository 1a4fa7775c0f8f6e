"""The made-up year: the same every time, believable, and holding what the screens have to cope with."""

import json
import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import TypeAdapter

from app.cli import demo_story, demo_year
from app.features.entries.schemas import EntryBody
from app.features.patterns.rules.diary import diary_of
from app.features.patterns.rules.engine import find_all
from app.features.patterns.service import choices_of
from app.features.settings.schemas import SettingsDocument
from tests.architecture import wording
from tests.support.cast import new_uuid

NOW = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
BODY: TypeAdapter[Any] = TypeAdapter(EntryBody)
# New Year's night, both changes of the clock, a leap day, an hour before and after the day begins at home.
INSTANTS = [
    datetime.fromisoformat(text)
    for text in (
        "2027-01-01T04:59:00+00:00",
        "2027-03-14T07:30:00+00:00",
        "2026-11-01T06:30:00+00:00",
        "2028-02-29T12:00:00+00:00",
        "2026-11-22T08:30:00+00:00",
        "2026-11-22T09:30:00+00:00",
    )
]


@pytest.fixture(scope="module")
def year() -> list[demo_year.Entry]:
    return demo_year.entries(NOW)


def own_day(entry: demo_year.Entry) -> date:
    """Cut at four, by the clock it was written with."""
    return (datetime.fromisoformat(entry["occurred_at"]) - timedelta(hours=4)).date()


def amounts(year: list[demo_year.Entry], unit: str) -> list[Decimal]:
    return [Decimal(entry["amount"]) for entry in year if entry.get("unit") == unit]


@pytest.mark.parametrize("now", INSTANTS)
def test_whenever_it_is_shown_every_entry_is_one_a_phone_could_have_sent(now: datetime) -> None:
    entries = demo_year.entries(now)

    for entry in entries:
        BODY.validate_json(json.dumps({**entry, "mutation_id": new_uuid()}))
    instants = [datetime.fromisoformat(entry["occurred_at"]) for entry in entries]
    assert instants == sorted(instants)
    assert instants[-1] <= now
    assert now - instants[-1] < timedelta(days=2)
    assert timedelta(days=360) < now - instants[0] < timedelta(days=367)


@pytest.mark.parametrize("now", INSTANTS)
def test_it_is_the_same_every_time(now: datetime) -> None:
    assert demo_year.entries(now) == demo_year.entries(now)


def test_the_settings_are_ones_a_phone_could_have_sent() -> None:
    document = SettingsDocument.model_validate_json(json.dumps(demo_year.settings(date(2026, 11, 22))))

    assert document.plan.goal_from == "2026-02-01"
    assert document.plan.bounds == []


@pytest.mark.parametrize("now", [*INSTANTS, *(NOW + timedelta(days=41 * step, hours=7 * step) for step in range(12))])
def test_on_any_day_a_calm_flag_stands_on_its_last_days(now: datetime) -> None:
    here = now.astimezone(ZoneInfo(demo_story.HOME))
    written = {str(place): entry for place, entry in enumerate(demo_year.entries(now))}
    choices = choices_of(demo_year.settings((here - timedelta(hours=4)).date()))

    said = find_all(diary_of(written.items(), choices, here))

    assert [(one.rule, one.severity) for one in said] == [("insomnia_run", "medium")]
    assert len(said[0].evidence) >= 4
    behind = [written[entry_id] for entry_id in said[0].evidence]
    assert all(entry["ratings"]["insomnia"] >= 2 and entry["sleep_hours"] <= 7 for entry in behind)
    assert all(now - datetime.fromisoformat(entry["occurred_at"]) < timedelta(days=9) for entry in behind)


def test_days_are_missing_in_a_row_and_here_and_there(year: list[demo_year.Entry]) -> None:
    days = sorted({own_day(entry) for entry in year})
    missing = [(later - earlier).days - 1 for earlier, later in pairwise(days)]

    assert max(missing) >= 9
    assert sum(length >= 3 for length in missing) >= 3
    assert missing.count(1) >= 10
    assert 270 < len(days) < 345


def test_there_is_a_taper_a_lapse_and_a_hard_month(year: list[demo_year.Entry]) -> None:
    drinks: Counter[int] = Counter()
    worst: dict[int, int] = {}
    for entry in year:
        day = 364 - (date(2026, 11, 22) - own_day(entry)).days
        if entry.get("unit") == "drink":
            drinks[day] += int(entry["amount"])
        if entry["kind"] == "craving":
            worst[day] = max(worst.get(day, 0), entry["intensity"])

    assert median(drinks[day] for day in range(70)) > median(drinks[day] for day in range(150, 200))
    assert {day for day in drinks if day > 215} == {262, 263, 264, 265}
    hard, late = ([worst[day] for day in days if day in worst] for days in (range(252, 280), range(330, 365)))
    assert median(hard) >= 7 > median(late)


def test_there_is_a_trip_a_new_unit_a_slip_of_two_zeros_and_a_medicine(year: list[demo_year.Entry]) -> None:
    zones = Counter(entry["time_zone"] for entry in year)
    grams, milligrams = amounts(year, "g"), amounts(year, "mg")
    by_prescription = Counter(entry.get("prescribed") for entry in year)
    after_midnight = [entry for entry in year if re.search("T0[0-3]", entry["occurred_at"])]

    assert zones["Europe/Lisbon"] > 20
    assert min(len(grams), len(milligrams)) > 20
    assert max(milligrams) > 50 * median(milligrams)
    assert sum(amount > 8 * median(milligrams) for amount in milligrams) == 1
    assert by_prescription["taken"] > 100 > by_prescription["missed"] > 0
    assert by_prescription["different"] > 0
    assert {entry["kind"] for entry in after_midnight} == {"craving"}


def test_none_is_said_on_days_without_use_only(year: list[demo_year.Entry]) -> None:
    used = {own_day(entry) for entry in year if entry.get("substance") in {"alcohol", "cannabis"} and "amount" in entry}
    none = {own_day(entry) for entry in year if entry["kind"] == "intake" and entry.get("none")}

    assert len(none) > 40
    assert used & none == set()


def test_its_words_are_calm_and_praise_nothing(year: list[demo_year.Entry]) -> None:
    written = " ".join(f"{entry.get('text', '')} {entry.get('note', '')}" for entry in year)

    assert wording.UNKIND.search(written) is None
    assert not re.search("kratom|7-OH|mitragyn", json.dumps(year), re.IGNORECASE)
