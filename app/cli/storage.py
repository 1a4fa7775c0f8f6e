"""Getting storage ready: the data folder, the schema, the server secrets. Owns the order of a first start."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.cli import ledger, peppers, switching
from app.cli.places import places_of
from app.cli.say import say
from app.crypto.server_secrets import ServerSecrets, load
from app.db import migrations
from app.db.backup_files import in_use
from app.db.engine import require_durable_commits
from app.kernel.settings import Settings

BACKUPS = "backups"


def prepare(settings: Settings) -> ServerSecrets:
    """Folder, secrets, schema: made if missing, brought up to date after a backup copy. Called while `held`.

    Raises:
        SecretsFileError: the secrets cannot be used, or are older than the database.
        UnsupportedDatabaseError: another engine, commits that could be lost, or a newer Ebb has been here.
        AppError: storage is busy, full or away; nothing was changed.
    """
    url = settings.resolved_database_url
    require_durable_commits(url)
    if settings.resolved_secrets_file.exists():
        load(settings.resolved_secrets_file)  # refused before anything is changed
    if migrations.upgrade(url, backup_dir=settings.data_dir / BACKUPS):
        say("The database was brought to this version.")
    ledger.write_out(url, places_of(settings))  # a deletion whose answer a crash swallowed
    return peppers.fitting_secrets(url, settings.resolved_secrets_file)


@contextmanager
def held(settings: Settings) -> Iterator[None]:
    """Keep restores away while a command works; before that, finish one that was interrupted.

    Raises:
        BusyError: a restore is going on.
    """
    places = places_of(settings)
    for folder in (places.data, places.database.parent):
        make_private_folder(folder)
    if switching.finish_if_waiting(places):
        say("A restore that had been interrupted is finished.")
    with in_use(places.database):
        yield


def make_private_folder(folder: Path) -> None:
    """Makes a folder only its owner can enter; one that is there already is left as it is."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def is_sqlite(url: str) -> bool:
    """Whether this is the one-file engine."""
    return url.startswith("sqlite")
