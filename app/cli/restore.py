"""`ebb restore`: a backup becomes the journal, wholly or not at all. Refuses to overwrite; --replace moves aside."""

import os
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, text

from app.cli import backup, ledger, passphrase, restore_postgres, secrets_copy, switching, timeline
from app.cli.places import Places, places_of
from app.cli.say import say
from app.cli.storage import is_sqlite, make_private_folder
from app.crypto import sealed_file, server_secrets
from app.db import backup_sqlite, deletion_ledger, migrations
from app.db.backup_archive import BackupError, Manifest
from app.db.backup_files import alone, sync, write_private
from app.db.backup_snapshot import LEFT_OUT
from app.db.deletion_ledger import LedgerDamagedError
from app.kernel.clock import utc_now
from app.kernel.errors import AppError
from app.kernel.settings import Settings


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asked for on the command line."""

    file: Path
    secrets: Path | None = None
    passphrase_file: Path | None = None
    deletions: Path | None = None
    replace: bool = False


def run(settings: Settings, wanted: Wanted) -> int:
    """Restores a backup into the storage the settings name. The server must be stopped."""
    places = places_of(settings)
    opened = _open_secrets(wanted)
    for folder in (places.data, places.database.parent, places.secrets.parent):
        make_private_folder(folder)
    with alone(places.database):
        switching.finish(places)
        _require_free(places, opened, wanted)
        aside = f"before-restore-{utc_now():%Y%m%dT%H%M%S%fZ}"
        folder = switching.prepared_folder(places)
        manifest = _prepare(settings, places, wanted, folder)
        _prepare_secrets(places, folder, opened)
        if manifest.engine == "postgresql":
            _load_postgres(settings, folder, manifest, aside if wanted.replace else None)
        switching.decide(places, aside=aside)
        switching.finish(places)
    _tell(places, manifest, aside, opened)
    return 0


def renew(connection: Connection, folder: Path) -> None:
    """Makes a copy of the past the present: no session, no deleted account, a history of its own."""
    for table in sorted(LEFT_OUT):
        connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - our own names
    deletion_ledger.replay(connection, deletion_ledger.read(folder / "deletions"))
    write_private(folder / "deletions", deletion_ledger.render(deletion_ledger.recorded(connection)))
    timeline.start_new(connection)


def _open_secrets(wanted: Wanted) -> bytes | None:
    if wanted.secrets is None:
        return None
    phrase = passphrase.ask(wanted.passphrase_file, "The passphrase of the copy of the secrets: ")
    return secrets_copy.open_sealed(wanted.secrets, phrase)


def _require_free(places: Places, opened: bytes | None, wanted: Wanted) -> None:
    """Nothing that is there may be in the way, unless it was said that it may be moved."""
    taken = [places.database.with_name(places.database.name + end) for end in ("", "-wal", "-journal")]
    taken = [path for path in taken if path.exists()]
    if opened is not None and places.secrets.exists() and not _is_in_place(places.secrets, opened):
        taken.append(places.secrets)
    if taken and not wanted.replace:
        raise BackupError(f"{taken[0]} is there already: --replace moves it aside, and nothing is deleted")


def _prepare(settings: Settings, places: Places, wanted: Wanted, folder: Path) -> Manifest:
    """Checks the backup and makes everything of it that needs no open database elsewhere."""
    manifest = backup.check(wanted.file.absolute(), folder)
    _require_fitting(manifest, settings)
    known = _deletions(settings, places, wanted, folder)
    write_private(folder / "deletions", deletion_ledger.render(known))
    if manifest.engine == "sqlite":
        _bring_up_to_date(folder / "ebb.db", folder)
    return manifest


def _require_fitting(manifest: Manifest, settings: Settings) -> None:
    here = backup.engine_of(settings)
    if manifest.engine != here:
        raise BackupError(f"this backup is of {manifest.engine} and the database here is {here}")
    if not migrations.knows(manifest.revision):
        raise BackupError("this backup was made by a newer Ebb: update Ebb, then restore")


def _deletions(settings: Settings, places: Places, wanted: Wanted, folder: Path) -> set[bytes]:
    """What the backup knows to be deleted, and this place, and a list brought from elsewhere."""
    try:
        files = [folder / "deletions", places.ledger, *filter(None, [wanted.deletions])]
        known: set[bytes] = set().union(*(deletion_ledger.read(file) for file in files))
    except LedgerDamagedError as error:
        raise BackupError(str(error)) from None
    return known | _deletions_here(settings, places)


def _deletions_here(settings: Settings, places: Places) -> set[bytes]:
    url = settings.resolved_database_url
    if is_sqlite(url) and not places.database.exists():
        return set()
    try:
        return ledger.in_database(url)
    except AppError:
        say("The database that is here cannot be read; which accounts were deleted is taken from the list beside it.")
        return set()


def _bring_up_to_date(database: Path, folder: Path) -> None:
    address = f"sqlite:///{database}"
    migrations.upgrade(address, backup_dir=None)
    with backup_sqlite.changing(database) as connection:
        renew(connection, folder)
    database.with_name(database.name + ".migrating").unlink(missing_ok=True)
    sync(database)


def _load_postgres(settings: Settings, folder: Path, manifest: Manifest, aside: str | None) -> None:
    dump = folder / backup.DATABASE_PARTS["postgresql"]
    address = settings.resolved_database_url
    restore_postgres.load(address, dump, manifest, renew=lambda connection: renew(connection, folder), aside=aside)
    dump.unlink()


def _prepare_secrets(places: Places, folder: Path, opened: bytes | None) -> None:
    if opened is None:
        return
    if not _is_in_place(places.secrets, opened) and not os.access(places.secrets.parent, os.W_OK):
        raise BackupError(f"nothing can be written in {places.secrets.parent}: put the secrets there another way")
    write_private(folder / "secrets.json", opened)
    server_secrets.load(folder / "secrets.json")
    write_private(folder / places.copied.name, sealed_file.fingerprint(opened).encode())


def _is_in_place(secrets: Path, opened: bytes) -> bool:
    return secrets.exists() and secrets.read_bytes() == opened


def _tell(places: Places, manifest: Manifest, aside: str, opened: bytes | None) -> None:
    say(f"The backup of {manifest.made_on} is in place. Everybody logs in again; phones then send what it lacks.")
    if (places.database.parent / aside).is_dir():
        say(f"What was there before lies in {places.database.parent / aside}. Delete it once you are sure.")
    if opened is None and not places.secrets.exists():
        say("There are no server secrets here: bring them back with --secrets before anybody logs in, or people can")
        say("only use their recovery codes.")
