"""Migrations, with toy revisions and with the real ones: whole or not at all, on both engines."""

import itertools
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, event, inspect, make_url, text

from app.db import locks, migrations
from app.db.engine import UnsupportedDatabaseError, open_engine
from tests.db import toy_migrations
from tests.db.ledger import path_of
from tests.support import migration_data
from tests.support.migration_data import Loader

CATALOGUE = {
    "sqlite": ("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2",),
    "postgresql": (
        """SELECT table_name, column_name, data_type, is_nullable, column_default
           FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2""",
        """SELECT conname, pg_get_constraintdef(oid)
           FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1""",
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
    ),
}


class InjectedError(Exception):
    pass


@pytest.fixture(params=["toy", "real"])
def scripts(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "toy":
        return toy_migrations.write_toy_scripts(tmp_path / "toy")
    return migrations.find_scripts()


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    return toy_migrations.write_toy_scripts(tmp_path / "toy")


def test_upgrade_reaches_the_head_and_then_has_nothing_to_do(database_url: str, scripts: Path) -> None:
    first = upgrade(database_url, scripts)
    second = upgrade(database_url, scripts)

    assert migrations.current(database_url) == migrations.head(scripts)
    assert first is bool(revisions(scripts))
    assert not second


def test_up_down_and_up_again_with_rows_at_each_revision(database_url: str, scripts: Path) -> None:
    loaders = toy_migrations.LOADERS if "toy" in scripts.parts else migration_data.LOADERS

    climb(database_url, scripts, loaders)
    top = contents(database_url)
    for before, revision in reversed(pairs(scripts)):
        downgrade(database_url, scripts, before or "base")
        upgrade(database_url, scripts, revision)
        downgrade(database_url, scripts, before or "base")
    bottom = contents(database_url)
    climb(database_url, scripts, loaders)

    assert set(bottom) <= {"alembic_version"}
    assert contents(database_url) == top
    assert migrations.current(database_url) == migrations.head(scripts)


def test_every_real_revision_has_rows_to_be_tested_with() -> None:
    assert set(migration_data.LOADERS) == set(revisions(migrations.find_scripts()))


def test_rebuilding_a_parent_table_keeps_its_children(database_url: str, toy: Path) -> None:
    upgrade(database_url, toy, "0001")
    load(database_url, toy_migrations.LOADERS["0001"])

    upgrade(database_url, toy)

    assert query(database_url, "SELECT id, person, words FROM pages ORDER BY id") == [(10, 1, 3), (11, 2, 3)]
    assert query(database_url, "SELECT id, name, mood FROM people ORDER BY id") == [(1, "alice", 5), (2, "carol", 5)]


def test_failure_at_any_statement_leaves_the_old_schema_whole(database_url: str, scripts: Path) -> None:
    for revision in revisions(scripts):
        assert break_everywhere(database_url, scripts, revision) > 1


def test_failure_in_a_late_revision_undoes_the_earlier_ones_too(database_url: str, toy: Path) -> None:
    upgrade(database_url, toy, "0001")

    statements = break_everywhere(database_url, toy, "head")

    assert statements > 5
    assert migrations.current(database_url) == "0003"


def test_models_and_revisions_agree(database_url: str) -> None:
    upgrade(database_url, migrations.find_scripts())

    with connected(database_url) as connection:
        command.check(migrations.config(connection=connection))

    assert migrations.is_current(database_url)


def test_two_processes_migrate_once(database_url: str, toy: Path) -> None:
    program = (
        "import sys, pathlib; from app.db.migrations import upgrade; "
        "print(upgrade(sys.argv[1], backup_dir=None, scripts=pathlib.Path(sys.argv[2])))"
    )
    command_line = [sys.executable, "-c", program, database_url, str(toy)]

    processes = [subprocess.Popen(command_line, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    answers = sorted(process.communicate(timeout=50)[0].strip() for process in processes)

    assert answers == ["False", "True"]
    assert migrations.current(database_url) == "0003"


def test_migration_waits_for_one_that_is_running(database_url: str, toy: Path) -> None:
    with ThreadPoolExecutor() as threads:
        with another_migration(database_url):
            waiting = threads.submit(upgrade, database_url, toy)
            time.sleep(0.5)
            early = migrations.current(database_url)
        assert waiting.result(20)

    assert early is None
    assert migrations.current(database_url) == "0003"


@contextmanager
def another_migration(url: str) -> Iterator[None]:
    if url.startswith("sqlite"):
        with locks.lock_file(Path(path_of(url) + ".migrating")):
            yield
    else:
        with connected(url) as connection:
            locks.hold_postgres_lock(connection)
            yield


def test_database_of_a_newer_program_is_left_alone(database_url: str, toy: Path, tmp_path: Path) -> None:
    upgrade(database_url, toy)
    older = toy_migrations.write_toy_scripts(tmp_path / "older", {"0001": toy_migrations.FIRST})
    before = schema(database_url)

    with pytest.raises(UnsupportedDatabaseError, match="newer Ebb"):
        upgrade(database_url, older)

    assert schema(database_url) == before


def test_current_of_an_empty_database_is_none(database_url: str) -> None:
    assert migrations.current(database_url) is None


def test_asking_for_the_revision_creates_no_file(tmp_path: Path) -> None:
    assert migrations.current(f"sqlite:///{tmp_path}/none.db") is None
    assert not list(tmp_path.iterdir())


def test_revision_that_leaves_dangling_rows_changes_nothing(sqlite_url: str, toy: Path) -> None:
    broken = toy_migrations.SECOND + '    op.execute("DELETE FROM people WHERE id = 1")\n'
    broken = broken.replace("def downgrade", "    op.execute('DELETE FROM people WHERE id = 1')\ndef downgrade")
    upgrade(sqlite_url, toy, "0001")
    load(sqlite_url, toy_migrations.LOADERS["0001"])
    before = schema(sqlite_url)
    (toy / "versions" / "0002.py").write_text(broken)

    with pytest.raises(RuntimeError, match="point nowhere"):
        upgrade(sqlite_url, toy)

    assert schema(sqlite_url) == before
    assert query(sqlite_url, "SELECT count(*) FROM people") == [(2,)]


def upgrade(url: str, scripts: Path, target: str = "head") -> bool:
    return migrations.upgrade(url, backup_dir=None, scripts=scripts, target=target)


def downgrade(url: str, scripts: Path, target: str) -> None:
    with connected(url) as connection:
        command.downgrade(migrations.config(scripts, connection), target)


def revisions(scripts: Path) -> list[str]:
    found = ScriptDirectory.from_config(migrations.config(scripts)).walk_revisions()
    return [script.revision for script in reversed(list(found))]


def pairs(scripts: Path) -> list[tuple[str | None, str]]:
    names = revisions(scripts)
    return list(zip([None, *names], names, strict=False))


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    engine = open_engine(url, foreign_keys=False)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def load(url: str, loader: Loader | None) -> None:
    if loader is not None:
        with connected(url) as connection:
            loader(connection)


def climb(url: str, scripts: Path, loaders: dict[str, Loader]) -> None:
    for revision in revisions(scripts):
        upgrade(url, scripts, revision)
        load(url, loaders.get(revision))


def query(url: str, sql: str) -> list[tuple[Any, ...]]:
    with connected(url) as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def contents(url: str) -> dict[str, tuple[list[str], int]]:
    """The columns and the number of rows of each table."""
    with connected(url) as connection:
        looker = inspect(connection)
        return {
            name: (
                sorted(column["name"] for column in looker.get_columns(name)),
                connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one(),
            )
            for name in looker.get_table_names()
        }


def schema(url: str) -> list[tuple[Any, ...]]:
    """All the engine itself knows about the schema, and the revision it thinks it is at."""
    with connected(url) as connection:
        found = [tuple(row) for sql in CATALOGUE[connection.dialect.name] for row in connection.execute(text(sql))]
    return [*found, (migrations.current(url),)]


def break_everywhere(url: str, scripts: Path, target: str) -> int:
    """Upgrade with the first statement failing, then the second, and so on until one upgrade gets through."""
    before = schema(url)
    for position in itertools.count():
        try:
            with failing_at(url, position):
                upgrade(url, scripts, target)
        except InjectedError:
            assert schema(url) == before, f"statement {position} left traces"
        else:
            break
    assert schema(url) != before
    return position


@contextmanager
def failing_at(url: str, position: int) -> Iterator[None]:
    """Of the statements that change something in this database, let the one at `position` fail."""
    countdown = itertools.count(position, -1)

    def refuse(connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        changes = statement.split(maxsplit=1)[0].upper() not in {"SELECT", "PRAGMA", "SET", "SHOW"}
        if changes and connection.engine.url.database == make_url(url).database and next(countdown) == 0:
            raise InjectedError

    event.listen(Engine, "before_cursor_execute", refuse)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", refuse)
