"""The last step of a restore: prepared files take their places, also after a crash. Refuses to delete what was there."""

import shutil
from pathlib import Path

from app.cli.places import Places
from app.db.backup_files import alone, sync, write_private

PREPARED = "restoring"
DECIDED = "restored"
_ASIDE = "aside"
_DATABASE_FILES = ("", "-wal", "-shm", "-journal")


def prepared_folder(places: Places) -> Path:
    """An empty, private folder on the database's disk. What an interrupted restore left in it is gone."""
    folder = places.database.parent / PREPARED
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    return folder


def decide(places: Places, *, aside: str) -> None:
    """From here on the restore happens: one rename, and everything after it can be repeated."""
    prepared = places.database.parent / PREPARED
    write_private(prepared / _ASIDE, aside.encode())
    prepared.rename(places.database.parent / DECIDED)
    sync(places.database.parent)


def is_waiting(places: Places) -> bool:
    """Whether a restore was decided and not finished."""
    return (places.database.parent / DECIDED).is_dir()


def finish_if_waiting(places: Places) -> bool:
    """What every command that touches the data does first; whether there was something to do.

    Raises:
        BusyError: a server works with the database.
    """
    if not is_waiting(places):
        return False
    with alone(places.database):
        finish(places)
    return True


def finish(places: Places) -> None:
    """Put the files in place, the old ones aside. The caller is `alone`."""
    decided = places.database.parent / DECIDED
    aside = places.database.parent / (decided / _ASIDE).read_text()
    aside.mkdir(mode=0o700, exist_ok=True)
    _replace_text(decided / "deletions", places.ledger, None)
    _replace_text(decided / "secrets.json", places.secrets, aside)
    _replace_text(decided / "secrets-copied", places.copied, None)
    _replace_database(decided / "ebb.db", places.database, aside)
    shutil.rmtree(decided)
    if not any(aside.iterdir()):
        aside.rmdir()
    sync(places.database.parent)


def _replace_text(source: Path, target: Path, aside: Path | None) -> None:
    """By content, since the target may lie on another disk."""
    if not source.exists():
        return
    content = source.read_bytes()
    if aside is not None and target.exists() and target.read_bytes() != content:
        write_private(aside / target.name, target.read_bytes())
    write_private(target, content)


def _replace_database(source: Path, target: Path, aside: Path) -> None:
    if not source.exists():  # an interrupted `finish` came past here
        return
    for ending in _DATABASE_FILES:  # all of them: an old WAL would be played into the new file
        old = target.with_name(target.name + ending)
        if old.exists():
            old.rename(aside / old.name)
    sync(aside)
    source.rename(target)
    sync(target.parent)
