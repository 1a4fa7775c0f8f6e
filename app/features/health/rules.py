"""What ready means. Pure: knows neither the disk nor the database it is told about."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

MIN_FREE_BYTES = 100 * 1024 * 1024


@dataclass(frozen=True)
class Readiness:
    """What was found out about the server just now."""

    database_answers: bool
    migrations_current: bool
    free_bytes: int
    counts_shared: bool = True


ReadinessProbe = Callable[[], Awaitable[Readiness]]


def reasons_against(found: Readiness) -> list[str]:
    """Every reason not to send requests here; empty when ready."""
    checks = (
        (found.database_answers, "The database does not answer."),
        (found.migrations_current, "The database needs its migrations."),
        (found.free_bytes >= MIN_FREE_BYTES, "Less than 100 MiB of disk space is left."),
    )
    return [reason for holds, reason in checks if not holds]


def notes_on(found: Readiness) -> list[str]:
    """What an operator should know about a server that is ready all the same."""
    if found.counts_shared:
        return []
    return ["The counts of EBB_RATE_LIMIT_URL do not answer: each process limits tries by its own."]
