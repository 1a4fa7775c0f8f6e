"""Editing a database behind the app's back, as a thief with write access would; on either engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, create_engine, text


@contextmanager
def behind_its_back(url: str) -> Iterator[Connection]:
    """One transaction past the app."""
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def rows(url: str, sql: str, **values: Any) -> list[tuple[Any, ...]]:
    with behind_its_back(url) as connection:
        return [tuple(row) for row in connection.execute(text(sql), values)]


def edit(url: str, sql: str, **values: Any) -> None:
    """Runs one statement that must change exactly one row."""
    with behind_its_back(url) as connection:
        assert connection.execute(text(sql), values).rowcount == 1


def swap(url: str, table: str, column: str, one: tuple[bytes, bytes], other: tuple[bytes, bytes]) -> None:
    """Exchanges a column of two rows named by (user_id, id)."""
    find = f"SELECT {column} FROM {table} WHERE user_id = :user AND id = :id"
    put = f"UPDATE {table} SET {column} = :value WHERE user_id = :user AND id = :id"
    values = [rows(url, find, user=user, id=row_id)[0][0] for user, row_id in (one, other)]
    for (user, row_id), value in zip((one, other), reversed(values), strict=True):
        edit(url, put, user=user, id=row_id, value=value)
