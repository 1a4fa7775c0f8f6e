"""Copies of the server secrets: sealed with a passphrase, and remembered by fingerprint. Refuses plain copies."""

from pathlib import Path

from app.cli.places import Places
from app.crypto import sealed_file, server_secrets
from app.crypto.sealed_file import NotSealedFileError
from app.crypto.wraps import WrongKeyError
from app.db.backup_archive import BackupError
from app.db.backup_files import write_private

MAX_SEALED_BYTES = 1024 * 1024


def write_sealed(places: Places, target: Path, passphrase: str) -> None:
    """The secrets into `target`, then read back and opened; from then on they count as copied.

    Raises:
        SecretsFileError: the secrets cannot be used.
    """
    server_secrets.load(places.secrets)
    content = places.secrets.read_bytes()
    write_private(target, sealed_file.seal(content, passphrase))
    if open_sealed(target, passphrase) != content:
        raise BackupError("the copy of the secrets does not read back as it was written: try another disk")
    note_copied(places)


def open_sealed(source: Path, passphrase: str) -> bytes:
    """The secrets in a sealed copy.

    Raises:
        BackupError: it cannot be opened.
    """
    try:
        with source.open("rb") as file:
            return sealed_file.open_sealed(file.read(MAX_SEALED_BYTES), passphrase)
    except FileNotFoundError:
        raise BackupError(f"there is no file {source}") from None
    except NotSealedFileError:
        raise BackupError(f"{source} is not a copy of secrets, or it is damaged") from None
    except WrongKeyError:
        raise BackupError(f"{source} does not open: another passphrase, or it is damaged") from None


def note_copied(places: Places) -> None:
    """Remember that there is a copy of the secrets as they are now."""
    write_private(places.copied, sealed_file.fingerprint(places.secrets.read_bytes()).encode())


def is_copied(places: Places) -> bool:
    """Whether somebody has a copy of the secrets as they are now."""
    try:
        return places.copied.read_text() == sealed_file.fingerprint(places.secrets.read_bytes())
    except FileNotFoundError:
        return False
