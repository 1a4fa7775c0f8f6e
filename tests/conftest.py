"""Fixtures every test may take: a database per engine, the whole app over it, and the cast."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url
from starlette.testclient import TestClient

from app.db import migrations
from tests.support.app import Harness, make_harness
from tests.support.cast import ORIGIN, Person
from tests.support.engines import database_url, postgres_server_url, postgres_url, sqlite_url
from tests.support.postgres import create_database, fresh_database
from tests.support.statements import statements

__all__ = ["database_url", "postgres_server_url", "postgres_url", "sqlite_url", "statements"]

Cast = Callable[[str], Person]

# Whole processes and browsers: few tests, long files. Begun last, one of them would end alone on one processor.
LONG = ("tests/browser/", "tests/cli/", "tests/crash/", "tests/concurrency/")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files first; `make test` asks for no other order."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file at the newest schema, made by the real migrations once."""
    path = tmp_path_factory.mktemp("schema") / "ebb.db"
    migrations.upgrade(f"sqlite:///{path}", backup_dir=None)
    return path


@pytest.fixture(scope="session")
def migrated_template(postgres_server_url: str, worker_id: str) -> str:
    """A PostgreSQL database at the newest schema, to be copied."""
    name = f"ebb_schema_{worker_id}"
    create_database(postgres_server_url, name)
    url = make_url(postgres_server_url).set(database=name)
    migrations.upgrade(url.render_as_string(hide_password=False), backup_dir=None)
    return name


@pytest.fixture(params=["sqlite", "postgresql"])
def migrated_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A migrated, empty database, once on each engine."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "ebb.db")
        yield f"sqlite:///{tmp_path}/ebb.db"
        return
    server = request.getfixturevalue("postgres_server_url")
    with fresh_database(server, request.getfixturevalue("migrated_template")) as url:
        yield url


@pytest.fixture
def sqlite_file(migrated_file: Path, tmp_path: Path) -> Path:
    """A migrated, empty SQLite file, for tests that look at its bytes."""
    return Path(shutil.copy(migrated_file, tmp_path / "ebb.db"))


@pytest.fixture
def harness(migrated_url: str) -> Harness:
    """The whole app over each engine."""
    return make_harness(migrated_url)


@pytest.fixture
def sqlite_harness(sqlite_file: Path) -> Harness:
    """The whole app over SQLite alone, where the engine makes no difference."""
    return make_harness(f"sqlite:///{sqlite_file}")


@pytest.fixture
def cast(harness: Harness) -> Iterator[Cast]:
    """Calls for people by name: `cast("alice")`; on both engines."""
    with TestClient(harness.app, base_url=ORIGIN) as stage:
        yield lambda name: Person(name, harness.app, stage)


@pytest.fixture
def sqlite_cast(sqlite_harness: Harness) -> Iterator[Cast]:
    """As `cast`, on SQLite alone."""
    with TestClient(sqlite_harness.app, base_url=ORIGIN) as stage:
        yield lambda name: Person(name, sqlite_harness.app, stage)


@pytest.fixture
def alice(cast: Cast) -> Person:
    """Signed up and signed in."""
    person = cast("alice")
    person.sign_up()
    return person


@pytest.fixture
def mallory(cast: Cast) -> Person:
    """Signed up and signed in, and nobody to alice."""
    person = cast("mallory")
    person.sign_up()
    return person
