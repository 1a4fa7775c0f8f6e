"""The copy made before a migration."""

import sqlite3
import stat
from pathlib import Path

import pytest

from app.db import migrations
from app.db.backup import back_up
from app.db.engine import open_engine
from app.db.locks import lock_file
from app.kernel.errors import BusyError
from tests.db.toy_migrations import FIRST, REVISIONS, write_toy_scripts


@pytest.fixture
def old_database(tmp_path: Path, sqlite_url: str) -> str:
    scripts = write_toy_scripts(tmp_path / "toy", {"0001": FIRST})
    migrations.upgrade(sqlite_url, backup_dir=tmp_path / "copies", scripts=scripts)
    return sqlite_url


def test_first_migration_of_an_empty_database_makes_no_copy(old_database: str, tmp_path: Path) -> None:
    assert migrations.current(old_database) == "0001"
    assert not (tmp_path / "copies").exists()


def test_copy_is_made_first_private_and_whole(old_database: str, tmp_path: Path) -> None:
    write_toy_scripts(tmp_path / "toy", REVISIONS)

    migrations.upgrade(old_database, backup_dir=tmp_path / "copies", scripts=tmp_path / "toy")

    (copy,) = (tmp_path / "copies").iterdir()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    connection = sqlite3.connect(copy)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()


def test_database_at_head_is_not_copied(old_database: str, tmp_path: Path) -> None:
    assert not migrations.upgrade(old_database, backup_dir=tmp_path / "copies", scripts=tmp_path / "toy")
    assert not (tmp_path / "copies").exists()


def test_only_the_newest_three_copies_stay(old_database: str, tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    copies.mkdir()
    for day in range(1, 6):
        (copies / f"2026010{day}T000000000000Z-at-0000.db").touch()
    write_toy_scripts(tmp_path / "toy", REVISIONS)

    migrations.upgrade(old_database, backup_dir=copies, scripts=tmp_path / "toy")

    names = sorted(copy.name for copy in copies.iterdir())
    assert names[:2] == ["20260104T000000000000Z-at-0000.db", "20260105T000000000000Z-at-0000.db"]
    assert len(names) == 3


def test_no_copy_means_no_migration(old_database: str, tmp_path: Path) -> None:
    blocked = tmp_path / "copies"
    blocked.write_text("a file where the folder should be")
    write_toy_scripts(tmp_path / "toy", REVISIONS)

    with pytest.raises(FileExistsError):
        migrations.upgrade(old_database, backup_dir=blocked, scripts=tmp_path / "toy")

    assert migrations.current(old_database) == "0001"


def test_lock_that_never_comes_free_is_busy(tmp_path: Path) -> None:
    lock = tmp_path / "ebb.db.migrating"

    with lock_file(lock), pytest.raises(BusyError), lock_file(lock, patience_seconds=0.1):
        pass


def test_no_session_is_in_a_copy(sqlite_url, tmp_path):
    engine = open_engine(sqlite_url)
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE sessions (wrap BLOB)")
        connection.exec_driver_sql("INSERT INTO sessions VALUES (x'" + b"canary-of-a-wrap".hex() + "')")
        connection.commit()
        copy = back_up(connection, tmp_path / "copies", "first")
    engine.dispose()

    assert b"canary-of-a-wrap" not in copy.read_bytes()
    assert [path.name for path in copy.parent.iterdir()] == [copy.name]
