"""Time. The only reader of the wall clock; everything else is given an instant."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The current instant, with zone UTC."""
    return datetime.now(UTC)


def epoch_seconds(instant: datetime) -> int:
    """Whole seconds since 1970-01-01T00:00:00Z; fractions are cut off."""
    return int(instant.timestamp())


monotonic_seconds = time.monotonic
"""Seconds on a clock that never goes back; for durations and deadlines only."""
