"""Rows for migration tests: what a populated database holds at each revision."""

from collections.abc import Callable

from sqlalchemy import Connection

Loader = Callable[[Connection], None]

# revision -> puts rows into the tables as they are at that revision, in plain SQL: the code's own tables move on.
LOADERS: dict[str, Loader] = {}
