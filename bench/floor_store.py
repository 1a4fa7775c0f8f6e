"""The floor's SQL: the statements of the app's hot paths, as text, on a bare driver. Knows both engines."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg

_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON")
_SQLITE = "sqlite:///"
SQL = {
    "session": "SELECT wrapped_data_key, is_browser, expires_at FROM sessions WHERE user_id = ? AND id = ?",
    "turn": "UPDATE users SET change = change + 1, entry_count = entry_count + 1, stored_bytes = stored_bytes + ? "
    "WHERE id = ? RETURNING change, entry_count, stored_bytes, pruned_month",
    "seen": "SELECT target_id, revision, change, body_mac, sealed_receipt FROM mutations "
    "WHERE user_id = ? AND mutation_id = ?",
    "create": "INSERT INTO entries (user_id, id, revision, change, tag, sealed_body) VALUES (?, ?, 1, ?, ?, ?) "
    "ON CONFLICT DO NOTHING RETURNING revision",
    "remember": "INSERT INTO mutations (user_id, mutation_id, target_id, revision, change, body_mac, sealed_receipt, "
    "expires_month) VALUES (?, ?, ?, 1, ?, ?, ?, ?)",
    "month": "SELECT id, revision, change, sealed_body FROM entries WHERE user_id = ? AND tag = ? ORDER BY id",
    "refresh": "SELECT is_browser, is_borrowed, wrapped_data_key, refresh_wrap, previous_refresh_wrap, generation, "
    "rotated_at, created_at, expires_at FROM sessions WHERE user_id = ? AND id = ?",
    "rotate": "UPDATE sessions SET refresh_wrap = ?, previous_refresh_wrap = ?, generation = generation + 1, "
    "rotated_at = ?, expires_at = ? WHERE user_id = ? AND id = ? AND generation = ? RETURNING generation",
}


class FloorStore:
    """One connection, used by one thread at a time."""

    def __init__(self, url: str) -> None:
        self._db: Any
        if url.startswith(_SQLITE):
            self._db = sqlite3.connect(url.removeprefix(_SQLITE), isolation_level=None, check_same_thread=False)
            for pragma in _PRAGMAS:
                self._db.execute(f"PRAGMA {pragma}")
            self._begin, self._sql = "BEGIN IMMEDIATE", SQL
        else:
            self._db = psycopg.connect(url.replace("+psycopg", ""), autocommit=True)
            self._begin, self._sql = "BEGIN", {name: text.replace("?", "%s") for name, text in SQL.items()}

    def rows(self, name: str, *values: object) -> list[tuple[Any, ...]]:
        """Every row of a statement that returns some."""
        rows: list[tuple[Any, ...]] = self._db.execute(self._sql[name], values).fetchall()
        return rows

    def run(self, name: str, *values: object) -> None:
        """A statement that returns none."""
        self._db.execute(self._sql[name], values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """One commit. No way back: whatever goes wrong on the floor ends the benchmark."""
        self._db.execute(self._begin)
        yield
        self._db.execute("COMMIT")

    def close(self) -> None:
        self._db.close()
