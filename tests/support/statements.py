"""Which statements a test's SQLite connections run."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

# How a transaction begins and ends, which every one has.
_FRAME = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA")


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """Every statement any SQLite connection of this test runs."""
    seen: list[str] = []

    def listen(driver, _record):
        driver.set_trace_callback(seen.append)

    event.listen(Engine, "connect", listen)
    yield seen
    event.remove(Engine, "connect", listen)


def counted(statements: list[str]) -> list[str]:
    """Statements but for the frame of the transaction."""
    return [statement for statement in statements if not statement.lstrip().startswith(_FRAME)]


def shapes_of(statements: list[str]) -> list[str]:
    """Statements without their values, and without what tidies up by the clock."""
    return [re.sub(r"'[^']*'|[0-9]+", "?", one) for one in statements if "wal_checkpoint" not in one]
