"""Rows for migration tests: what each revision must carry through, up and down."""

from collections.abc import Callable

from sqlalchemy import Connection

Loader = Callable[[Connection], None]

LOADERS: dict[str, Loader] = {}
