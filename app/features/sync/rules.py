"""Arithmetic of sync: how long things are remembered, and how much is kept for one person."""

from datetime import datetime

# At least 90 days (DESIGN 5) after the last day of its month, whole months so that no row dates an entry. Four would
# be 89 days for the evening of 31 January.
MUTATION_MONTHS = 5
_MONTHS_A_YEAR = 12
MOST_ENTRIES = 200_000  # 55 a day for ten years: nobody who records by hand gets there
MOST_BYTES = 512 * 2**20  # over 2.5 KiB for each of them; a short note takes 541 bytes
PRUNED_AT_ONCE = 50  # rows of a kind per write, so that no write waits for what a whole month left


def month_number(now: datetime) -> int:
    """Months since year 0."""
    return now.year * _MONTHS_A_YEAR + now.month - 1


def expiry_month(now: datetime) -> int:
    """The first month in which a mutation or a tombstone made now may be forgotten, as months since year 0."""
    return month_number(now) + MUTATION_MONTHS


def month_made(expires_month: int) -> int:
    """The month in which something that expires then was made."""
    return expires_month - MUTATION_MONTHS


def is_over_quota(entries: int, stored_bytes: int) -> bool:
    """Whether this is more than is kept for one person."""
    return entries > MOST_ENTRIES or stored_bytes > MOST_BYTES
