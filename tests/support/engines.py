"""Fixtures that give a test a real, empty database on each engine. Import them into a conftest."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.postgres import fresh_database, shared_server_url

ENGINES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgres_server_url() -> Iterator[str]:
    """The server of this run; started at the first test that asks for it."""
    url, server = shared_server_url()
    yield url
    if server is not None:
        server.delete()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/ebb.db"


@pytest.fixture
def postgres_url(postgres_server_url: str) -> Iterator[str]:
    with fresh_database(postgres_server_url) as url:
        yield url


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database, once on SQLite and once on PostgreSQL."""
    name = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    url: str = request.getfixturevalue(name)
    return url
