"""Server secrets: peppers, signing keys, the refresh key. Owns their file (mode 0600); never in the database."""

import json
import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typing_extensions import override

from app.crypto import kdf
from app.crypto.keys import KEY_BYTES

_FORMAT = 1


class SecretsFileError(Exception):
    """The secrets file is there but cannot be used; the message says why and never what it holds."""


@dataclass(frozen=True, slots=True)
class ServerSecrets:
    """Rings of keys by id; the newest of each is used for new work, older ones still open what they made."""

    peppers: dict[int, bytes]
    signing_keys: dict[str, bytes]
    refresh_key: bytes
    signing_since: int = 0  # epoch seconds; when the newest signing key took over from the one before it

    @override
    def __repr__(self) -> str:
        return f"ServerSecrets(peppers={sorted(self.peppers)}, signing_keys={len(self.signing_keys)})"

    @property
    def pepper_id(self) -> int:
        """The pepper for new wraps and tags."""
        return max(self.peppers)

    @property
    def signing_key_id(self) -> str:
        """The key that signs new tokens: the last one in the file."""
        return next(reversed(self.signing_keys))

    @property
    def rate_limit_key(self) -> bytes:
        """Hashes whom tries are counted for, so that a counter tells nobody a name or an address."""
        return kdf.expand(self.refresh_key, label="ebb/v1/rate-limit")

    @property
    def share_file_key(self) -> bytes:
        """Signs for some minutes where a shared file may be fetched."""
        return kdf.expand(self.refresh_key, label="ebb/v1/share-file")

    def login_tag(self, login: str, pepper_id: int) -> bytes:
        """16 bytes in place of a login name: without the pepper nobody can tell who has an account."""
        key = kdf.expand(self.peppers[pepper_id], label="ebb/v1/login-tag")
        return kdf.mac(key, login.encode())[:16]

    def decoy_salt(self, login: str) -> bytes:
        """A stable salt for a name nobody has, so that a wrong name costs what a wrong password costs."""
        key = kdf.expand(self.peppers[self.pepper_id], label="ebb/v1/decoy-salt")
        return kdf.mac(key, login.encode())[:16]


def new_secrets(*, above: int = 0) -> ServerSecrets:
    """Fresh random secrets. `above`: the newest pepper a database knows, so that no number means two peppers."""
    return ServerSecrets(
        peppers={above + 1: secrets.token_bytes(KEY_BYTES)},
        signing_keys={secrets.token_hex(4): secrets.token_bytes(KEY_BYTES)},
        refresh_key=secrets.token_bytes(KEY_BYTES),
    )


def load_or_create(path: Path, *, above: int = 0) -> ServerSecrets:
    """The secrets in `path`, made on first start with mode 0600; `above` as in `new_secrets`.

    Raises:
        SecretsFileError: if others may read the file, or it is damaged.
    """
    try:
        return load(path)
    except FileNotFoundError:
        _write_new(path, new_secrets(above=above))
        return load(path)


def load(path: Path) -> ServerSecrets:
    """The secrets in `path`.

    Raises:
        FileNotFoundError: if there is no such file.
        SecretsFileError: if others may read the file, or it is damaged.
    """
    if stat.S_IMODE(path.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
        raise SecretsFileError(f"{path} can be read by others; run: chmod 600 {path}")
    try:
        return _parse(json.loads(path.read_bytes()))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise SecretsFileError(f"{path} is damaged; restore it from your copy of the secrets") from None


def _parse(document: dict[str, Any]) -> ServerSecrets:
    if document["format"] != _FORMAT:
        raise ValueError
    parsed = ServerSecrets(
        peppers={int(key): bytes.fromhex(value) for key, value in document["peppers"].items()},
        signing_keys={key: bytes.fromhex(value) for key, value in document["signing_keys"].items()},
        refresh_key=bytes.fromhex(document["refresh_key"]),
        signing_since=int(document.get("signing_since", 0)),
    )
    keys = [*parsed.peppers.values(), *parsed.signing_keys.values(), parsed.refresh_key]
    if not parsed.peppers or not parsed.signing_keys or any(len(key) != KEY_BYTES for key in keys):
        raise ValueError
    return parsed


def replace(path: Path, changed: ServerSecrets) -> None:
    """Puts `changed` in place of what is there: whoever reads finds the old file or the new one, also after a crash.

    Raises:
        FileNotFoundError: if there is nothing to replace.
    """
    place = path.resolve()  # what a link points at is replaced, and the link stays
    owner = place.stat()
    temporary = place.with_name(f".{place.name}.new")  # a fixed name: what a crash left goes with the next attempt
    temporary.unlink(missing_ok=True)
    try:
        _write(temporary, changed)
        os.chown(temporary, owner.st_uid, owner.st_gid)  # root may turn the keys of another user's server
        temporary.replace(place)
    finally:
        temporary.unlink(missing_ok=True)
    _sync_directory(place.parent)


def _write_new(path: Path, fresh: ServerSecrets) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    _write(temporary, fresh)
    try:
        os.link(temporary, path)  # fails if another process was first: its secrets win
    except FileExistsError:
        pass
    finally:
        temporary.unlink()
    _sync_directory(path.parent)


def _write(path: Path, content: ServerSecrets) -> None:
    document: dict[str, Any] = {
        "format": _FORMAT,
        "peppers": {str(key): value.hex() for key, value in content.peppers.items()},
        "signing_keys": {key: value.hex() for key, value in content.signing_keys.items()},
        "refresh_key": content.refresh_key.hex(),
    }
    if content.signing_since:
        document["signing_since"] = content.signing_since
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(document, file, indent=1)
        file.flush()
        os.fsync(file.fileno())


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
