"""The file of the local authority (mode 0600): made once, replaced when it runs out. Refuses what others can read."""

import os
import secrets
import stat
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from app.crypto.local_authority import Authority, certificate_pem, key_pem, new_authority
from app.crypto.server_secrets import SecretsFileError


def load_or_create(path: Path, *, now: datetime) -> Authority:
    """The authority in `path`; a new one on first use, and when the old one could not sign for long enough.

    Raises:
        SecretsFileError: if others may read the file, or it is damaged.
    """
    found = load(path) if path.exists() else None
    if found is None or not found.outlives_its_work(now):
        _write(path, new_authority(now=now))
        found = load(path)
    return found


def load(path: Path) -> Authority:
    """The authority in `path`.

    Raises:
        SecretsFileError: if others may read the file, or it is damaged.
    """
    if stat.S_IMODE(path.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
        raise SecretsFileError(f"{path} can be read by others; run: chmod 600 {path}")
    authority = _parse(path.read_bytes())
    if authority is None:
        raise SecretsFileError(f"{path} is damaged; remove it, and your phone has to trust a new one")
    return authority


def _parse(content: bytes) -> Authority | None:
    try:
        key = serialization.load_pem_private_key(content, password=None)
        certificate = x509.load_pem_x509_certificate(content)
    except ValueError:
        return None
    if not isinstance(key, ec.EllipticCurvePrivateKey) or certificate.public_key() != key.public_key():
        return None
    return Authority(key, certificate)


def _write(path: Path, authority: Authority) -> None:
    """Whole or not at all: the key of an authority that a phone trusts is not to be half there."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(key_pem(authority.key) + certificate_pem(authority.certificate))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
