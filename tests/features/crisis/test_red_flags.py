"""Red-flag symptoms: one list for the server and the phone, and the same verdict from both."""

import pytest

from app.features.crisis.red_flags import SAME_DAY_SYMPTOMS, URGENT_SYMPTOMS, alarm_of
from tests.features.crisis.node import on_the_phone

SYMPTOMS = [*URGENT_SYMPTOMS, *SAME_DAY_SYMPTOMS, "nausea"]


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
