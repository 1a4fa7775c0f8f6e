"""`ebb doctor`: looks, changes nothing, and says in plain words what is not as it should be."""

import asyncio
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.cli import peppers, secrets_copy, switching
from app.cli.assembly import disk_folder
from app.cli.places import Places, places_of
from app.cli.say import say
from app.crypto.server_secrets import SecretsFileError, load
from app.db import deletion_ledger, migrations
from app.db.deletion_ledger import LedgerDamagedError
from app.db.engine import UnsupportedDatabaseError, open_engine, parse_url, require_durable_commits, sqlite_path
from app.features.crisis.dataset import DATASET
from app.features.health.rules import MIN_FREE_BYTES
from app.kernel.errors import AppError
from app.kernel.settings import Settings
from app.throttle.limiter import MissingPackageError, open_limiter
from app.web.static import STATIC_DIR

Finding = tuple[bool, str]


def run(settings: Settings, *, secrets_copied: bool = False) -> int:
    """Prints one line per check; exit code 1 if any is not as it should be.

    `secrets_copied`: somebody says that they keep a copy of the secrets; this alone is written down.
    """
    places = places_of(settings)
    if secrets_copied:
        load(places.secrets)
        secrets_copy.note_copied(places)
    findings = list(_look(settings))
    for is_well, words in findings:
        say(f"{'ok  ' if is_well else 'LOOK'}  {words}")
    return 0 if all(is_well for is_well, _ in findings) else 1


def _look(settings: Settings) -> Iterator[Finding]:
    yield _data_folder(settings.data_dir)
    is_well, words = _secrets(settings.resolved_secrets_file)
    yield is_well, words
    if is_well:
        yield _copy_of_secrets(places_of(settings))
    if switching.is_waiting(places_of(settings)):
        yield False, "a restore was interrupted; `ebb serve` or `ebb migrate` finishes it"
    yield from _database(settings)
    yield from _rate_limits(settings)
    yield _ledger(places_of(settings).ledger)
    yield _disk(settings)
    yield _app_files()
    yield True, f"the help numbers of {len(DATASET.countries)} countries are there"  # unreadable ones stop the import


def _data_folder(folder: Path) -> Finding:
    if not folder.is_dir():
        return False, f"there is no data folder at {folder} yet; `ebb serve` makes it"
    others = stat.S_IMODE(folder.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO)
    return not others, f"only you can enter {folder}" if not others else f"others can enter {folder}: chmod 700 it"


def _secrets(path: Path) -> Finding:
    try:
        load(path)
    except FileNotFoundError:
        return False, f"there are no server secrets at {path} yet; `ebb serve` makes them"
    except SecretsFileError as error:
        return False, str(error)
    except OSError:
        return False, f"the server secrets at {path} cannot be read"
    return True, f"the server secrets at {path} are readable, and only by you"


def _copy_of_secrets(places: Places) -> Finding:
    if secrets_copy.is_copied(places):
        return True, "a copy of the server secrets was made"
    return False, (
        "no copy of the server secrets is known, and without them no password opens anything: run "
        "`ebb backup --with-secrets`, or `ebb doctor --secrets-copied` if you keep one in another place"
    )


def _ledger(path: Path) -> Finding:
    try:
        deletion_ledger.read(path)
    except LedgerDamagedError as error:
        return False, f"{error}, as its part `deletions`, to {path}"
    return True, "the list of deleted accounts can be read"


def _database(settings: Settings) -> Iterator[Finding]:
    url = settings.resolved_database_url
    if url.startswith("sqlite") and not sqlite_path(parse_url(url)).is_file():
        yield False, "there is no database yet; `ebb serve` makes it"
        return
    try:
        require_durable_commits(url)
        is_current = migrations.is_current(url)
        yield is_current, "the database has this version's tables" if is_current else "the database needs `ebb migrate`"
        if is_current:
            yield from _peppers(url, settings.resolved_secrets_file)
        if is_current and url.startswith("sqlite"):
            yield _whole(url)
    except UnsupportedDatabaseError as error:
        yield False, str(error)
    except (AppError, DBAPIError):
        yield False, "the database cannot be reached, or is not one of Ebb's"


def _rate_limits(settings: Settings) -> Iterator[Finding]:
    if settings.rate_limits == "off":
        yield False, "tries are not limited (EBB_RATE_LIMITS=off): for tests only"
    if settings.rate_limit_url:
        yield _shared_counts(settings)
    if settings.is_https and not settings.trusted_proxies:
        yield (
            False,
            (
                "EBB_TRUSTED_PROXIES names no proxy: if one stands before Ebb, everybody seems to come from it, "
                "and limits per address hit all of them or nobody"
            ),
        )


def _shared_counts(settings: Settings) -> Finding:
    try:
        is_there = asyncio.run(open_limiter(settings, b"").is_sharing())
    except MissingPackageError as error:
        return False, str(error)
    if is_there:
        return True, "the shared counts of EBB_RATE_LIMIT_URL answer"
    return False, "the shared counts of EBB_RATE_LIMIT_URL do not answer; each process limits tries by its own"


def _peppers(url: str, path: Path) -> Iterator[Finding]:
    use = peppers.in_database(url)
    try:
        secrets = load(path)
    except (OSError, SecretsFileError):
        return  # said where the secrets are looked at
    if use.newest > secrets.pepper_id:
        yield False, peppers.older(use, secrets)
    elif lost := use.needing(peppers.missing(use, secrets)):
        yield False, f"accounts whose pepper is not in the server secrets, so that only a recovery code opens: {lost}"
    else:
        waiting = use.needing(peppers.replaced(secrets))
        yield True, f"every pepper is here; accounts that move to the newest at their next log-in: {waiting}"


def _whole(url: str) -> Finding:
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            lines = connection.execute(text("PRAGMA integrity_check")).scalars().all()
    finally:
        engine.dispose()
    if list(lines) == ["ok"]:
        return True, "the database file is whole (integrity check)"
    return False, "the database file is damaged (integrity check): stop Ebb and put back a backup"


def _disk(settings: Settings) -> Finding:
    folder = disk_folder(settings)
    free_bytes = shutil.disk_usage(folder if folder.is_dir() else Path("/")).free
    if free_bytes >= MIN_FREE_BYTES:
        return True, f"{free_bytes // 2**20} MiB of disk are free"
    return False, f"only {free_bytes // 2**20} MiB of disk are free; Ebb needs {MIN_FREE_BYTES // 2**20} MiB"


def _app_files() -> Finding:
    if (STATIC_DIR / "index.html").is_file():
        return True, "the app's own files are there"
    return False, "the app's own files are missing: only the API is served; `make front` builds them"
