"""Journals in a folder, for tests of backup and restore: the real app over them, and the real commands."""

import contextlib
import io
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from starlette.testclient import TestClient

from app.cli import storage
from app.cli.assembly import build_app
from app.cli.main import main
from app.db import deletion_ledger
from app.db.backup_archive import describe, unpack, write
from app.db.engine import open_engine
from app.kernel.settings import Settings
from tests.cli.command import Ended
from tests.support.app import CHEAP
from tests.support.cast import ORIGIN, Person, entry, new_uuid

PASSPHRASE = "velvet quarry lantern otter"


@contextmanager
def opened(folder: Path) -> Iterator[Callable[[str], Person]]:
    """The app at work over `folder`, as `ebb serve` sets it up; calls for people by name."""
    settings = Settings(data_dir=folder)
    with storage.held(settings):
        app = build_app(settings, storage.prepare(settings), argon2_cost=CHEAP)
        with TestClient(app, base_url=ORIGIN) as client:
            yield lambda name: Person(name, app, client)


def ebb_here(folder: Path, *words: str | Path) -> Ended:
    """A command in this process: the same code without a second of start-up."""
    out, err = io.StringIO(), io.StringIO()
    given = mock.patch.dict(os.environ, {"EBB_DATA_DIR": str(folder)})
    with given, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(word) for word in words])
    return Ended(code, out.getvalue(), err.getvalue())


def make_journal(folder: Path, entries: int = 3) -> dict[str, str]:
    """Alice and mallory with an account each; alice's notes by entry id."""
    notes = {new_uuid(): f"note {number}" for number in range(entries)}
    with opened(folder) as person:
        alice, mallory = person("alice"), person("mallory")
        alice.sign_up()
        mallory.sign_up()
        for entry_id, note in notes.items():
            assert alice.put(entry(note=note), entry_id).status_code == 201
        assert mallory.put(entry(note="mallory's")).status_code == 201
    return notes


def notes_of(folder: Path, name: str = "alice") -> dict[str, str] | None:
    """What a person reads after logging in with the password; None when there is no such account."""
    with opened(folder) as person:
        someone = person(name)
        if someone.log_in().status_code != 200:
            return None
        return {found["id"]: found["note"] for found in someone.list(limit=100).json()["entries"]}


def rows(database: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(database)) as driver:
        return driver.execute(sql).fetchall()


def delete_account(folder: Path, user_id: bytes, *, crash_before_the_file: bool = False) -> None:
    """As the app does it: rows and ledger in one transaction, then the file, then the answer."""
    engine = open_engine(f"sqlite:///{folder}/ebb.db")
    with engine.begin() as connection:
        deletion_ledger.replay(connection, [user_id])
    engine.dispose()
    if not crash_before_the_file:
        deletion_ledger.keep(folder / "deletions", [user_id])


def user_ids(database: Path) -> set[bytes]:
    return {bytes(row[0]) for row in rows(database, "SELECT id FROM users")}


def passphrase_file(folder: Path, words: str = PASSPHRASE) -> Path:
    file = folder / "passphrase"
    file.write_text(words + "\n")
    return file


def rewritten(
    backup: Path, target: Path, work: Path, *, sql: str = "", recount: bool = True, **changes: object
) -> Path:
    """Another backup with a right checksum: its database changed by `sql`, its description by `changes`."""
    work.mkdir()
    manifest = unpack(backup, work)
    if sql:
        with closing(sqlite3.connect(work / "ebb.db")) as driver, driver:
            driver.executescript(sql)
    files = [work / name for name in manifest.parts]
    parts = {file.name: describe(file) for file in files} if recount else manifest.parts
    made = manifest.model_copy(update={"parts": parts, **changes})
    with target.open("wb") as archive:
        write(archive, made, files)
    return target
