"""How far apart days lie: the further, the less one carries over to the next, and the more each says."""

from app.features.patterns.rules.feelings import ANXIETY, level_up
from app.features.patterns.rules.series import Series, Window, compare


def anxious_lately(far_apart):
    """Fifteen weeks of reports, every so many days; in the last fortnight all are severe."""
    days = list(range(700, 806, far_apart))
    values = [3.0 if day > days[-1] - 14 else float(at % 3 == 0) for at, day in enumerate(days)]
    return Series(days, values, [(f"e{day}",) for day in days])


def test_four_severe_reports_in_a_fortnight_are_enough_for_whoever_reports_every_fourth_day():
    series = anxious_lately(4)

    said = level_up(series, series.days[-1], ANXIETY)

    assert said
    assert said.strength >= 1
    assert said.evidence == tuple(f"e{day}" for day in series.days[-4:])


def test_reports_far_apart_carry_less_over():
    far, near = (anxious_lately(days) for days in (4, 1))

    apart = [compare(one, one.days[-1], Window(14, 7, 63, 1.0), (4, 10)) for one in (far, near)]

    assert [one and one.apart for one in apart] == [4.0, 1.0]
