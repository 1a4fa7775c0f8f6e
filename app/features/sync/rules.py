"""Arithmetic of sync: how long a mutation is remembered."""

from datetime import datetime

# At least 90 days (DESIGN 5) after the last day of its month, whole months so that no row dates an entry. Four would
# be 89 days for the evening of 31 January.
MUTATION_MONTHS = 5
_MONTHS_A_YEAR = 12


def expiry_month(now: datetime) -> int:
    """The first month in which a mutation made now may be forgotten, as months since year 0."""
    return now.year * _MONTHS_A_YEAR + (now.month - 1) + MUTATION_MONTHS
