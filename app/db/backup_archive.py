"""The backup file: a tar whose last member is a checksum of all before it. Refuses any file that differs in one bit."""

import hashlib
import os
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.db.backup_files import sync

MANIFEST = "manifest.json"
CHECKSUM = "checksum"
MAX_MANIFEST_BYTES = 1024 * 1024
_BLOCK = tarfile.BLOCKSIZE
_TAIL_BYTES = 4 * _BLOCK  # the checksum's header and text, and the two empty blocks that end a tar
_CHUNK_BYTES = 1024 * 1024


class BackupError(Exception):
    """A backup cannot be made or used; the message says why and what can be done."""


Engine = Literal["sqlite", "postgresql"]


class Part(BaseModel):
    """One file inside a backup."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    bytes: int = Field(ge=0)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


# Parts become files of this name, so a name can be nothing but a name.
PartName = Annotated[str, Field(pattern=r"^[a-z]{1,20}([.][a-z]{1,10})?$")]


class Manifest(BaseModel):
    """What a backup says about itself. Nothing in it is about a person."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    format: Literal[1] = 1
    engine: Engine
    made_on: str = Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
    revision: str
    timeline: str | None
    rows: dict[str, int]
    parts: dict[PartName, Part]


def describe(path: Path) -> Part:
    """Size and SHA-256 of a file."""
    with path.open("rb") as file:
        return Part(bytes=path.stat().st_size, sha256=hashlib.file_digest(file, "sha256").hexdigest())


def write(target: BinaryIO, manifest: Manifest, files: Sequence[Path]) -> None:
    """The archive of `files`, which are the manifest's parts in its order."""
    digest = hashlib.sha256()
    for block in _body(manifest, files):
        digest.update(block)
        target.write(block)
    target.write(_tail(digest.hexdigest()))


def read_manifest(path: Path) -> Manifest:
    """What a whole, undamaged backup says about itself.

    Raises:
        BackupError: it is damaged, cut short, not a backup, or of a newer Ebb.
    """
    with _opened(path) as archive:
        return _manifest(archive)


def unpack(path: Path, folder: Path) -> Manifest:
    """The parts as files in `folder`, mode 0600 and on disk.

    Raises:
        BackupError: as `read_manifest`, or a part is not the one the manifest names.
    """
    with _opened(path) as archive:
        manifest = _manifest(archive)
        for name, part in manifest.parts.items():
            _unpack_part(archive, folder / name, part)
        if archive.next() is None or archive.next() is not None:  # the checksum, then nothing
            raise BackupError("this backup holds something that does not belong there")
    return manifest


def _body(manifest: Manifest, files: Sequence[Path]) -> Iterator[bytes]:
    text = manifest.model_dump_json(indent=1).encode()
    yield _header(MANIFEST, len(text)) + _padded(text)
    for path in files:
        size = path.stat().st_size
        yield _header(path.name, size)
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK_BYTES):
                yield chunk
        yield bytes(-size % _BLOCK)


def _header(name: str, size: int) -> bytes:
    info = tarfile.TarInfo(name)
    info.size, info.mode = size, 0o600
    return info.tobuf(tarfile.PAX_FORMAT)


def _padded(content: bytes) -> bytes:
    return content + bytes(-len(content) % _BLOCK)


def _tail(digest: str) -> bytes:
    text = f"{digest}\n".encode()
    return _header(CHECKSUM, len(text)) + _padded(text) + bytes(2 * _BLOCK)


@contextmanager
def _opened(path: Path) -> Iterator[tarfile.TarFile]:
    """The tar, once its checksum was found right; what is read from it afterwards is what was checked."""
    try:
        with path.open("rb") as file:
            _require_whole(file)
            with tarfile.open(fileobj=file, mode="r:") as archive:
                yield archive
    except FileNotFoundError:
        raise BackupError(f"there is no file {path}") from None
    except (tarfile.TarError, ValueError, EOFError):
        raise BackupError("this is not a backup of Ebb") from None


def _require_whole(file: BinaryIO) -> None:
    length = os.fstat(file.fileno()).st_size - _TAIL_BYTES
    if length < _BLOCK:
        raise BackupError("this file is too short to be a backup")
    digest, left = hashlib.sha256(), length
    while left:
        chunk = file.read(min(left, _CHUNK_BYTES))
        if not chunk:
            raise BackupError("this file changed while it was read")
        digest.update(chunk)
        left -= len(chunk)
    if file.read() != _tail(digest.hexdigest()):
        raise BackupError("this file is damaged, cut short, or not a backup of Ebb: its checksum does not match")
    file.seek(0)


def _manifest(archive: tarfile.TarFile) -> Manifest:
    info = archive.next()
    if info is None or info.name != MANIFEST or info.type != tarfile.REGTYPE or info.size > MAX_MANIFEST_BYTES:
        raise BackupError("this is not a backup of Ebb")
    file = archive.extractfile(info)
    assert file is not None
    text = file.read()
    try:
        return Manifest.model_validate_json(text)
    except ValidationError as error:
        if any(problem["loc"] == ("format",) for problem in error.errors(include_input=False, include_url=False)):
            raise BackupError("this backup was made by a newer Ebb: update Ebb, then restore") from None
        raise BackupError("this backup's description cannot be read") from None


def _unpack_part(archive: tarfile.TarFile, target: Path, wanted: Part) -> None:
    info = archive.next()
    # The type, not isreg(): a sparse member could unfold to any size.
    if info is None or info.type != tarfile.REGTYPE or info.name != target.name or info.size != wanted.bytes:
        raise BackupError("this backup's parts are not the ones its description names")
    source = archive.extractfile(info)
    assert source is not None
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        while chunk := source.read(_CHUNK_BYTES):
            file.write(chunk)
    sync(target)
    if describe(target) != wanted:
        raise BackupError("this backup's parts are not the ones its description names")
