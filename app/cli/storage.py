"""Getting storage ready: the data folder, the schema, the server secrets. Owns the order of a first start."""

from pathlib import Path

from app.cli.say import say
from app.crypto.server_secrets import ServerSecrets, load_or_create
from app.db import migrations
from app.db.engine import parse_url, require_durable_commits, sqlite_path
from app.kernel.settings import Settings

BACKUPS = "backups"


def prepare(settings: Settings) -> ServerSecrets:
    """Folder, secrets, schema: made if missing, brought up to date after a backup copy.

    Raises:
        SecretsFileError: the secrets cannot be used.
        UnsupportedDatabaseError: another engine, commits that could be lost, or a newer Ebb has been here.
        AppError: storage is busy, full or away; nothing was changed.
    """
    make_private_folder(settings.data_dir)
    url = settings.resolved_database_url
    if is_sqlite(url):
        make_private_folder(sqlite_path(parse_url(url)).parent)
    require_durable_commits(url)
    secrets = load_or_create(settings.resolved_secrets_file)
    if migrations.upgrade(url, backup_dir=settings.data_dir / BACKUPS):
        say("The database was brought to this version.")
    return secrets


def make_private_folder(folder: Path) -> None:
    """Makes a folder only its owner can enter; one that is there already is left as it is."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def is_sqlite(url: str) -> bool:
    """Whether this is the one-file engine."""
    return url.startswith("sqlite")
