"""`ebb backup` and `ebb restore` on PostgreSQL, with its own tools of the server's version and of an older one."""

import os
import shutil
import stat
import subprocess
import tarfile
import threading
from pathlib import Path
from unittest import mock

import psycopg
import pytest

from app.db import deletion_ledger
from tests.cli.backup_journal import ebb_here
from tests.cli.postgres_journal import ask, ebb, entries_of, opened, write_journal
from tests.features.sharing.sharing import come, link_id, make
from tests.support.cast import entry
from tests.support.postgres import plain

pytestmark = pytest.mark.timeout(120)


def test_everything_but_sessions_and_deleted_accounts_comes_back(
    urls: tuple[str, str], tools: Path, tmp_path: Path
) -> None:
    here, there = urls
    ids = write_journal(here, tmp_path / "ebb")
    made = ebb(here, tmp_path / "ebb", tools, "backup", tmp_path / "copy.tar")
    (tmp_path / "place").mkdir(mode=0o700)
    shutil.copy(tmp_path / "ebb" / "secrets.json", tmp_path / "place")
    with psycopg.connect(plain(here)) as connection:
        (gone,) = connection.execute("SELECT id FROM users WHERE id NOT IN (SELECT user_id FROM entries)").fetchone()  # type: ignore[misc]
    deletion_ledger.keep(tmp_path / "place" / "deletions", [bytes(gone)])

    done = ebb(there, tmp_path / "place", tools, "restore", tmp_path / "copy.tar")

    assert made.code == 0, made.err
    assert stat.S_IMODE((tmp_path / "copy.tar").stat().st_mode) == 0o600
    assert done.code == 0, done.err
    assert ask(there, "SELECT count(*) FROM sessions") == [(0,)]
    assert ask(there, "SELECT count(*) FROM users") == [(1,)]
    assert sorted(entries_of(there, tmp_path / "place") or []) == sorted(ids)
    assert entries_of(there, tmp_path / "place", "mallory") is None


def test_no_share_comes_back(urls: tuple[str, str], tools: Path, tmp_path: Path) -> None:
    """Attack 70."""
    here, there = urls
    write_journal(here, tmp_path / "ebb")
    with opened(here, tmp_path / "ebb") as person:
        alice = person("alice")
        alice.log_in()
        made = make(alice)
        assert come(person("carol"), link_id(made)).status_code == 200
        ebb(here, tmp_path / "ebb", tools, "backup", tmp_path / "copy.tar")
        alice.call("DELETE", f"/shares/{made['id']}")
    (tmp_path / "place").mkdir(mode=0o700)
    shutil.copy(tmp_path / "ebb" / "secrets.json", tmp_path / "place")

    done = ebb(there, tmp_path / "place", tools, "restore", tmp_path / "copy.tar")

    assert done.code == 0, done.err
    with opened(there, tmp_path / "place") as person:
        assert come(person("carol"), link_id(made)).status_code == 404
    for table in ("shares", "share_files", "share_openings", "share_attempts"):
        assert ask(there, f"SELECT count(*) FROM {table}") == [(0,)]


def test_dump_holds_no_row_of_a_session(urls: tuple[str, str], tools: Path, tmp_path: Path) -> None:
    write_journal(urls[0], tmp_path / "ebb")
    ebb(urls[0], tmp_path / "ebb", tools, "backup", tmp_path / "copy.tar")
    with tarfile.open(tmp_path / "copy.tar") as archive:
        archive.extract("ebb.dump", tmp_path, filter="data")

    command = [str(tools / "pg_restore"), "--file=-", str(tmp_path / "ebb.dump")]
    script = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert ask(urls[0], "SELECT count(*) FROM sessions") == [(2,)]
    assert "COPY public.users" in script
    assert "CREATE TABLE public.sessions" in script
    assert "COPY public.sessions" not in script
    assert "COPY public.share" not in script


def test_tables_in_the_way_are_moved_aside_and_stay_out_of_the_next_backup(
    urls: tuple[str, str], tools: Path, tmp_path: Path
) -> None:
    here, folder = urls[0], tmp_path / "ebb"
    ids = write_journal(here, folder)
    ebb(here, folder, tools, "backup", tmp_path / "copy.tar")
    with opened(here, folder) as person:
        alice = person("alice")
        alice.log_in()
        alice.put(entry())

    refused = ebb(here, folder, tools, "restore", tmp_path / "copy.tar")
    done = ebb(here, folder, tools, "restore", tmp_path / "copy.tar", "--replace")
    again = ebb(here, folder, tools, "backup", tmp_path / "again.tar")

    assert refused.code == 1
    assert "--replace" in refused.err
    assert (done.code, again.code) == (0, 0), done.err + again.err
    assert sorted(entries_of(here, folder) or []) == sorted(ids)
    (aside,) = ask(here, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'before-restore-%'")
    assert ask(here, f'SELECT count(*) FROM "{aside[0]}".entries') == [(4,)]
    with tarfile.open(tmp_path / "again.tar") as archive:
        archive.extract("ebb.dump", tmp_path, filter="data")
    listed = subprocess.run([tools / "pg_restore", "--list", tmp_path / "ebb.dump"], capture_output=True, check=True)
    assert b"before-restore" not in listed.stdout


def test_restore_that_breaks_off_leaves_the_database_as_it_was(
    urls: tuple[str, str], tools: Path, tmp_path: Path
) -> None:
    here, folder = urls[0], tmp_path / "ebb"
    write_journal(here, folder)
    ebb(here, folder, tools, "backup", tmp_path / "copy.tar")
    ask(here, "CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END'")
    ask(here, "CREATE EVENT TRIGGER refuse ON ddl_command_end WHEN TAG IN ('CREATE INDEX') EXECUTE FUNCTION refuse()")
    before = ask(here, "SELECT id, change FROM users ORDER BY id")

    refused = ebb(here, folder, tools, "restore", tmp_path / "copy.tar", "--replace")

    assert refused.code == 1
    assert refused.is_calm()
    assert ask(here, "SELECT id, change FROM users ORDER BY id") == before
    assert ask(here, "SELECT count(*) FROM sessions") == [(2,)]
    assert ask(here, "SELECT 1 FROM pg_namespace WHERE nspname LIKE 'before-restore-%'") == []


def test_restore_waits_for_nobody_while_somebody_uses_the_database(
    urls: tuple[str, str], tools: Path, tmp_path: Path
) -> None:
    here, there = urls
    write_journal(here, tmp_path / "ebb")
    ebb(here, tmp_path / "ebb", tools, "backup", tmp_path / "copy.tar")

    with psycopg.connect(plain(there)):
        refused = ebb(there, tmp_path / "place", tools, "restore", tmp_path / "copy.tar")

    assert refused.code == 1
    assert "stop it first" in refused.err
    assert ask(there, "SELECT 1 FROM pg_tables WHERE schemaname = 'public'") == []


def test_backup_while_others_write_is_one_moment(urls: tuple[str, str], tools: Path, tmp_path: Path) -> None:
    write_journal(urls[0], tmp_path / "ebb")
    stop = threading.Event()

    def write() -> None:
        with psycopg.connect(plain(urls[0]), autocommit=True) as connection:
            while not stop.is_set():
                connection.execute(
                    "INSERT INTO deletions SELECT uuid_send(gen_random_uuid()) FROM generate_series(1, 50)"
                )

    writer = threading.Thread(target=write)
    writer.start()
    made = ebb(urls[0], tmp_path / "ebb", tools, "backup", tmp_path / "copy.tar")
    stop.set()
    writer.join()

    assert made.code == 0, made.err


def test_missing_tools_are_named(urls: tuple[str, str], tmp_path: Path) -> None:
    write_journal(urls[0], tmp_path / "ebb")

    refused = ebb(urls[0], tmp_path / "ebb", None, "backup", tmp_path / "copy.tar")

    assert refused.code == 1
    assert refused.is_calm()
    assert "pg_dump is not on PATH" in refused.err


def test_tools_older_than_the_server_are_named(urls: tuple[str, str], tools: Path, tmp_path: Path) -> None:
    write_journal(urls[0], tmp_path / "ebb")
    old = tmp_path / "old"
    old.mkdir()
    (old / "pg_dump").write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.24'\n")
    (old / "pg_dump").chmod(0o755)

    refused = ebb(urls[0], tmp_path / "ebb", old, "backup", tmp_path / "copy.tar")

    assert refused.code == 1
    assert "pg_dump is version 9 and the server" in refused.err
    assert list(tmp_path.glob("copy*")) == []


def test_backup_of_one_engine_is_not_restored_into_the_other(
    urls: tuple[str, str], tools: Path, tmp_path: Path
) -> None:
    write_journal(urls[0], tmp_path / "ebb")
    ebb(urls[0], tmp_path / "ebb", tools, "backup", tmp_path / "copy.tar")

    with mock.patch.dict(os.environ, {"PATH": f"{tools}:{os.environ['PATH']}"}):
        refused = ebb_here(tmp_path / "place", "restore", tmp_path / "copy.tar")

    assert refused.code == 1
    assert "is of postgresql" in refused.err
