"""Databases for the tests of the db room."""

from tests.support.engines import database_url, postgres_server_url, postgres_url, sqlite_url

__all__ = ["database_url", "postgres_server_url", "postgres_url", "sqlite_url"]
