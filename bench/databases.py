"""The same seeded database twice, once for Ebb and once for the floor, on either engine."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlalchemy import make_url

from bench.seed import Person, seed
from bench.servers import Place
from tests.support.postgres import create_database, own_server

Engine = Literal["sqlite", "postgresql"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Where each server finds its copy, and the people in both."""

    ebb: Place
    floor: Place
    people: list[Person]


@contextmanager
def seeded(engine: Engine, folder: Path) -> Iterator[Pair]:
    """Both copies, gone afterwards."""
    with _on_postgres(folder) if engine == "postgresql" else _on_sqlite(folder) as pair:
        yield pair


@contextmanager
def _on_sqlite(folder: Path) -> Iterator[Pair]:
    ebb, floor = folder / "ebb", folder / "floor"
    people = seed(ebb, _sqlite_url(ebb))
    shutil.copytree(ebb, floor)
    yield Pair(Place(ebb, _sqlite_url(ebb)), Place(floor, _sqlite_url(floor)), people)


@contextmanager
def _on_postgres(folder: Path) -> Iterator[Pair]:
    server = own_server()
    try:
        url = make_url(server.url)
        ebb, floor = (url.set(database=name).render_as_string(hide_password=False) for name in ("ebb", "floor"))
        create_database(server.url, "ebb")
        people = seed(folder, ebb)
        create_database(server.url, "floor", template="ebb")
        yield Pair(Place(folder, ebb), Place(folder, floor), people)
    finally:
        server.delete()


def _sqlite_url(folder: Path) -> str:
    return f"sqlite:///{folder / 'ebb.db'}"
