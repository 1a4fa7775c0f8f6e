"""One question to a database nobody has to be serving. Opens it, asks, closes it; whatever goes wrong is in words."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection

from app.db.engine import open_engine
from app.db.failures import raise_translated

T = TypeVar("T")


def ask(address: str, question: Callable[[Connection], T]) -> T:
    """The answer, in one transaction.

    Raises:
        AppError: the database is busy, full or away.
    """
    engine = open_engine(address)
    try:
        with engine.connect() as connection, connection.begin():
            return question(connection)
    except Exception as error:  # noqa: BLE001 - translated, never hidden
        raise_translated(error)
    finally:
        engine.dispose()
