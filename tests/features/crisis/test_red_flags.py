"""Red-flag symptoms: one list for the server and the phone, and the same verdict from both."""

from pathlib import Path

import pytest

from app.features.crisis.red_flags import SAME_DAY_SYMPTOMS, URGENT_SYMPTOMS, alarm_of
from tests.architecture.source_tree import ROOT
from tests.features.crisis.node import on_the_phone

SYMPTOMS = [*URGENT_SYMPTOMS, *SAME_DAY_SYMPTOMS, "nausea"]


def test_the_list_is_the_whole_of_what_the_sources_name():
    """Written out: a sign that went missing from the file would take its tests with it."""
    assert set(URGENT_SYMPTOMS) == {
        *("slow_breathing", "blue_lips", "cannot_be_woken", "seizure", "chest_pain", "fainting", "confusion"),
        "suicidal_thoughts",
    }
    assert set(SAME_DAY_SYMPTOMS) == {
        *("yellow_skin_or_eyes", "dark_urine", "light_stool", "itching_skin", "fever_belly_pain", "palpitations"),
        *("vomiting_persistent", "bloody_stool", "pregnancy"),
    }


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_sign_has_a_name_in_the_checklist(language):
    words = (Path(ROOT) / "frontend/src/locales" / language / "entry.ts").read_text(encoding="utf-8")

    assert [each for each in (*URGENT_SYMPTOMS, *SAME_DAY_SYMPTOMS) if f"  {each}: " not in words] == []


@pytest.mark.parametrize("symptom", URGENT_SYMPTOMS)
def test_an_urgent_sign_outweighs_one_for_the_same_day(symptom):
    assert alarm_of({symptom: 1, "dark_urine": 3}) == "urgent"


@pytest.mark.parametrize("symptom", SAME_DAY_SYMPTOMS)
def test_a_sign_for_the_same_day_is_told_whatever_its_severity(symptom):
    assert alarm_of({symptom: 1, "nausea": 3}) == "same-day"


@pytest.mark.parametrize("ratings", [{}, {"chest_pain": 0}, {"nausea": 3}])
def test_nothing_a_zero_and_an_ordinary_symptom_raise_no_alarm(ratings):
    assert alarm_of(ratings) is None


def test_the_phone_comes_to_the_same_verdict():
    cases = [{first: high, second: 1} for first in SYMPTOMS for second in SYMPTOMS for high in (0, 1, 3)]

    verdicts = on_the_phone("lib/red-flags.ts", "alarmOf", cases)

    assert verdicts == [alarm_of(ratings) for ratings in cases]
    assert {None, "urgent", "same-day"} == set(verdicts)
