"""The last step of a restore: files take their places, also after a crash. Refuses to delete what was there."""

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
    prepared = places.database.parent / PREPARED
    if not (is_waiting(places) or prepared.exists()):
        return False
    with alone(places.database):
        shutil.rmtree(prepared, ignore_errors=True)  # never decided, and it may hold secrets
        return finish(places)


def finish(places: Places) -> bool:
    """Put decided files in place, the old ones aside; False when there are none. The caller is `alone`."""
    if not is_waiting(places):
        return False
    decided = places.database.parent / DECIDED
    aside = places.database.parent / (decided / _ASIDE).read_text()
    aside.mkdir(mode=0o700, exist_ok=True)
    _replace_text(decided / "deletions", places.ledger, None)
    _replace_text(decided / "secrets.json", places.secrets, aside)
    _replace_text(decided / "secrets-copied", places.copied, None)
    _replace_database(decided / "ebb.db", places.database, aside)
    if not any(aside.iterdir()):
        aside.rmdir()
    done = decided.rename(places.database.parent / PREPARED)  # removing it takes more than one step
    sync(places.database.parent)
    shutil.rmtree(done)
    return True


def _replace_text(source: Path, target: Path, aside: Path | None) -> None:
    """By content, since the target may lie on another disk."""
    if not source.exists():
        return
    content = source.read_bytes()
    before = target.read_bytes() if target.exists() else None
    if before == content:  # also when it lies where nothing can be written
        return
    if aside is not None and before is not None:
        write_private(aside / target.name, before)
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
