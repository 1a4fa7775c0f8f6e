"""Journals on PostgreSQL, for tests of backup and restore: the real app over them, and the real commands."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import psycopg
from starlette.testclient import TestClient

from app.cli import storage
from app.cli.assembly import build_app
from app.kernel.settings import Settings
from tests.cli.backup_journal import ebb_here
from tests.cli.command import Ended
from tests.support.app import CHEAP
from tests.support.cast import ORIGIN, Person, entry, new_uuid
from tests.support.postgres import plain


@contextmanager
def opened(url: str, folder: Path) -> Iterator[Callable[[str], Person]]:
    settings = Settings(data_dir=folder, database_url=url)
    with storage.held(settings):
        app = build_app(settings, storage.prepare(settings), argon2_cost=CHEAP)
        with TestClient(app, base_url=ORIGIN) as client:
            yield lambda name: Person(name, app, client)


def ebb(url: str, folder: Path, tools: Path | None, *words: str | Path) -> Ended:
    path = f"{tools}:{os.environ['PATH']}" if tools else ""
    with mock.patch.dict(os.environ, {"EBB_DATABASE_URL": url, "PATH": path}):
        return ebb_here(folder, *words)


def ask(url: str, sql: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(plain(url), autocommit=True) as connection:
        answer = connection.execute(sql.encode())
        return answer.fetchall() if answer.description else []


def write_journal(url: str, folder: Path) -> list[str]:
    ids = [new_uuid() for _ in range(3)]
    with opened(url, folder) as person:
        alice, mallory = person("alice"), person("mallory")
        alice.sign_up()
        mallory.sign_up()
        for entry_id in ids:
            alice.put(entry(note="a note\twith\ttabs\n\\.\nand a line that ends a copy"), entry_id)
    return ids


def entries_of(url: str, folder: Path, name: str = "alice") -> list[str] | None:
    with opened(url, folder) as person:
        someone = person(name)
        if someone.log_in().status_code != 200:
            return None
        return [found["id"] for found in someone.list().json()["entries"]]
