"""Which day a moment belongs to."""

from datetime import datetime

import pytest

from app.features.trends.days import Days, text_of


@pytest.mark.parametrize(
    ("moment", "boundary", "day"),
    [
        ("2026-11-22T03:59:59+00:00", "04:00", "2026-11-21"),
        ("2026-11-22T04:00:00+00:00", "04:00", "2026-11-22"),
        ("2026-11-22T23:30:00-05:00", "04:00", "2026-11-22"),
        ("2026-11-23T00:10:00-05:00", "00:00", "2026-11-23"),
        ("2026-01-01T05:00:00+00:00", "05:30", "2025-12-31"),
    ],
)
def test_days_begin_at_the_persons_own_boundary(moment, boundary, day):
    assert text_of(Days(boundary).of(datetime.fromisoformat(moment))) == day
