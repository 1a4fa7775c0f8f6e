"""Arithmetic of sync: how long a mutation is remembered."""

from datetime import datetime

MUTATION_MONTHS = (
    4  # at least 90 days after the month it was made in (DESIGN 5), rounded up so that no row dates an entry
)
_MONTHS_A_YEAR = 12


def expiry_month(now: datetime) -> int:
    """The first month in which a mutation made now may be forgotten, as months since year 0."""
    return now.year * _MONTHS_A_YEAR + (now.month - 1) + MUTATION_MONTHS
