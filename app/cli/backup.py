"""`ebb backup`: one file that holds everything but sessions and secrets. Refuses to overwrite; checks what it wrote."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from app.cli import ledger, passphrase, secrets_copy, switching
from app.cli.places import Places, places_of
from app.cli.say import say
from app.cli.storage import is_sqlite, make_private_folder
from app.db import backup_archive, backup_postgres, backup_sqlite, deletion_ledger
from app.db.backup_archive import BackupError, Engine, Manifest
from app.db.backup_files import PRIVATE, in_use, one_at_a_time, sync, write_private
from app.kernel.clock import utc_now
from app.kernel.settings import Settings

DATABASE_PARTS: dict[Engine, str] = {"sqlite": "ebb.db", "postgresql": "ebb.dump"}
_WORK = "backing-up"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asked for on the command line."""

    file: Path | None = None
    with_secrets: bool = False
    passphrase_file: Path | None = None


def run(settings: Settings, wanted: Wanted) -> int:
    """Makes a backup; the server may go on working."""
    places = places_of(settings)
    switching.finish_if_waiting(places)
    if is_sqlite(settings.resolved_database_url) and not places.database.is_file():
        raise BackupError(f"there is no database at {places.database}: there is nothing to back up")
    make_private_folder(places.data)
    target = _target(places, wanted.file)
    sealed = target.with_name(target.name + ".secrets") if wanted.with_secrets else None
    for path in filter(None, (target, sealed)):
        if path.exists():
            raise BackupError(f"{path} is there already: choose another name")
    phrase = passphrase.choose(wanted.passphrase_file) if wanted.with_secrets else ""
    with one_at_a_time(places.data), in_use(places.database):
        manifest = _make(settings, places, target)
        if sealed is not None:
            secrets_copy.write_sealed(places, sealed, phrase)
    _tell(target, sealed, manifest, places)
    return 0


def engine_of(settings: Settings) -> Engine:
    """Which database the settings name."""
    return "sqlite" if is_sqlite(settings.resolved_database_url) else "postgresql"


def _target(places: Places, file: Path | None) -> Path:
    if file is not None:
        if not file.absolute().parent.is_dir():
            raise BackupError(f"there is no folder {file.absolute().parent}")
        return file.absolute()
    make_private_folder(places.backups)
    return places.backups.absolute() / f"ebb-{utc_now():%Y%m%dT%H%M%SZ}.tar"


def _make(settings: Settings, places: Places, target: Path) -> Manifest:
    work = places.data / _WORK  # a fixed name: what a killed backup left is removed by the next one
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(mode=0o700)
    for left in places.backups.glob(".ebb-*.partial"):
        left.unlink()
    try:
        manifest, files = _collect(settings, places, work)
        _write_checked(target, manifest, files, work)
    finally:
        shutil.rmtree(work)
    return manifest


def _collect(settings: Settings, places: Places, work: Path) -> tuple[Manifest, list[Path]]:
    url = settings.resolved_database_url
    engine = engine_of(settings)
    deleted = work / "deletions"
    database = work / DATABASE_PARTS[engine]
    os.close(os.open(database, os.O_CREAT | os.O_EXCL, PRIVATE))  # both makers keep an empty file's mode
    snapshot = (backup_sqlite.copy if engine == "sqlite" else backup_postgres.dump)(url, database)
    write_private(deleted, deletion_ledger.render(ledger.known(url, places)))
    files = [database, deleted]
    manifest = Manifest(
        engine=engine,
        made_on=f"{utc_now():%Y-%m-%d}",
        revision=snapshot.revision,
        timeline=snapshot.timeline,
        rows=snapshot.rows,
        parts={path.name: backup_archive.describe(path) for path in files},
    )
    return manifest, files


def _write_checked(target: Path, manifest: Manifest, files: list[Path], work: Path) -> None:
    """Under another name until it was read back, opened and found right."""
    partial = target.with_name(f".{target.name}.partial")
    partial.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE), "wb") as archive:
            backup_archive.write(archive, manifest, files)
            archive.flush()
            os.fsync(archive.fileno())
        check(partial, work / "check")
        partial.rename(target)
    finally:
        partial.unlink(missing_ok=True)
    sync(target.parent)


def check(file: Path, folder: Path) -> Manifest:
    """Unpack a backup into a new folder and look into it.

    Raises:
        BackupError: it is not whole.
    """
    folder.mkdir(mode=0o700, exist_ok=True)
    manifest = backup_archive.unpack(file, folder)
    if set(manifest.parts) != {DATABASE_PARTS[manifest.engine], "deletions"}:
        raise BackupError("this backup's parts are not the ones of this version")
    maker = backup_sqlite if manifest.engine == "sqlite" else backup_postgres
    maker.require_whole(folder / DATABASE_PARTS[manifest.engine], manifest.rows)
    return manifest


def _tell(target: Path, sealed: Path | None, manifest: Manifest, places: Places) -> None:
    accounts = manifest.rows.get("users", 0)
    say(f"The backup is at {target}, checked: {accounts} account{'' if accounts == 1 else 's'}, no sessions.")
    if sealed is not None:
        say(f"The server secrets are at {sealed}. They open with the passphrase alone: keep it apart from both files.")
        return
    say(f"The server secrets are not in it. Without {places.secrets} only recovery codes open anything.")
    if not secrets_copy.is_copied(places):
        say("No copy of these secrets is known yet: `ebb backup --with-secrets` makes one.")
