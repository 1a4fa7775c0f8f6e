"""A backup that differs from what was written, anywhere, is refused, and so is everything that only looks like one."""

import hashlib
import io
import secrets
import tarfile
from pathlib import Path
from typing import Any

import pytest

from app.cli.backup import check
from app.crypto.sealed_file import seal
from app.db.backup_archive import BackupError, Part, read_manifest, unpack
from tests.cli.backup_journal import ebb_here, rewritten
from tests.cli.conftest import Kept

BLOCK = 512


@pytest.fixture
def copy(kept: Kept) -> Path:
    return kept.backup


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "new place"


def flip(file: Path, position: int) -> None:
    content = bytearray(file.read_bytes())
    content[position] ^= 1 << secrets.randbelow(8)
    file.write_bytes(content)


def places_to_flip(file: Path) -> list[int]:
    """Every header and its padding in steps, both ends of every part, and a hundred places anywhere."""
    size = file.stat().st_size
    with tarfile.open(file) as archive:
        parts = [(member.offset, member.offset_data, member.offset_data + member.size) for member in archive]
    edges = {place for header, begin, end in parts for place in (*range(header, begin, 37), begin, end - 1, end)}
    anywhere = {secrets.randbelow(size) for _ in range(100)}
    return sorted(place for place in edges | anywhere | {size - 1} if place < size)


def test_one_bit_anywhere_is_noticed(copy: Path, tmp_path: Path) -> None:
    whole = copy.read_bytes()
    read_manifest(copy)

    accepted = []
    for position in places_to_flip(copy):
        flip(copy, position)
        try:
            accepted.append(read_manifest(copy))
        except BackupError:
            copy.write_bytes(whole)

    assert accepted == []


def test_every_shorter_and_longer_file_is_refused(copy: Path) -> None:
    whole = copy.read_bytes()
    lengths = {0, 1, BLOCK, 4 * BLOCK, 5 * BLOCK, *range(0, len(whole), 4099), *range(len(whole) - 9, len(whole))}

    for content in [*(whole[:length] for length in lengths), whole + b"\0", whole + whole, whole[BLOCK:]]:
        copy.write_bytes(content)
        with pytest.raises(BackupError):
            read_manifest(copy)


def test_damaged_backup_leaves_no_trace_in_the_place_it_was_meant_for(copy: Path, place: Path) -> None:
    flip(copy, copy.stat().st_size // 2)

    refused = ebb_here(place, "restore", copy)

    assert refused.code == 1
    assert refused.is_calm()
    assert "checksum does not match" in refused.err
    assert not (place / "ebb.db").exists()


def test_refused_restore_leaves_the_journal_as_it_was(kept: Kept) -> None:
    before = (kept.journal / "ebb.db").read_bytes()
    flip(kept.backup, 2000)

    refused = ebb_here(kept.journal, "restore", kept.backup, "--replace")

    assert refused.code == 1
    assert (kept.journal / "ebb.db").read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"words", bytes(10_000)])
def test_file_of_something_else_is_refused(place: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "other").write_bytes(content)

    refused = ebb_here(place, "restore", tmp_path / "other")

    assert refused.code == 1
    assert refused.is_calm()


def test_bare_database_and_foreign_tar_are_refused(kept: Kept, place: Path, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "foreign.tar", "w") as archive:
        archive.add(kept.journal / "ebb.db", "ebb.db")

    for file in (tmp_path / "foreign.tar", kept.journal / "ebb.db"):
        assert ebb_here(place, "restore", file).code == 1


def test_description_of_another_backup_is_refused(kept: Kept, tmp_path: Path) -> None:
    other = {name: Part(bytes=part.bytes, sha256="0" * 64) for name, part in read_manifest(kept.backup).parts.items()}
    swapped = rewritten(kept.backup, tmp_path / "swapped.tar", tmp_path / "work", recount=False, parts=other)

    with pytest.raises(BackupError, match="not the ones its description names"):
        check(swapped, tmp_path / "look")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"rows": {"users": 7}}, "does not hold the rows"),
        ({"revision": "20990101_future"}, "newer Ebb"),
        ({"format": 2}, "newer Ebb"),
        ({"engine": "postgresql"}, "parts are not the ones"),
        ({"made_on": "yesterday"}, "description cannot be read"),
    ],
)
def test_description_that_does_not_fit_is_refused(
    kept: Kept, place: Path, tmp_path: Path, changes: dict[str, Any], reason: str
) -> None:
    changed = rewritten(kept.backup, tmp_path / "changed.tar", tmp_path / "work", **changes)

    refused = ebb_here(place, "restore", changed)

    assert refused.code == 1
    assert reason in refused.err
    assert not (place / "ebb.db").exists()


def test_database_of_a_newer_ebb_is_refused_also_behind_an_old_description(
    kept: Kept, place: Path, tmp_path: Path
) -> None:
    newer = rewritten(
        kept.backup, tmp_path / "newer.tar", tmp_path / "work", sql="UPDATE alembic_version SET version_num = 'future'"
    )

    refused = ebb_here(place, "restore", newer)

    assert refused.code == 1
    assert "newer Ebb" in refused.err
    assert not (place / "ebb.db").exists()


def test_rows_that_point_nowhere_are_refused(kept: Kept, place: Path, tmp_path: Path) -> None:
    sql = "UPDATE entries SET user_id = randomblob(16)"
    torn = rewritten(kept.backup, tmp_path / "torn.tar", tmp_path / "work", sql=sql)

    refused = ebb_here(place, "restore", torn)

    assert refused.code == 1
    assert "point nowhere" in refused.err


def test_part_cannot_be_written_outside_its_folder(kept: Kept, tmp_path: Path) -> None:
    parts = read_manifest(kept.backup).parts
    names = {"../ebb.db": parts["ebb.db"], "deletions": parts["deletions"]}
    outside = rewritten(kept.backup, tmp_path / "outside.tar", tmp_path / "work", recount=False, parts=names)

    with pytest.raises(BackupError, match="description cannot be read"):
        unpack(outside, tmp_path / "work")


@pytest.mark.parametrize("position", [0, 9, 13, 15, 20, 33, 45, 60, 100, -1])
def test_sealed_secrets_with_one_other_bit_do_not_open(kept: Kept, place: Path, position: int) -> None:
    changed = bytearray(kept.secrets.read_bytes())
    changed[position] ^= 1
    kept.secrets.write_bytes(changed)

    refused = ebb_here(place, "restore", kept.backup, "--secrets", kept.secrets, "--passphrase-file", kept.passphrase)

    assert refused.code == 1
    assert refused.is_calm()
    assert not place.exists()


@pytest.mark.parametrize("length", [0, 8, 31, 32, 48, 76, 200])
def test_sealed_secrets_cut_short_do_not_open(kept: Kept, place: Path, length: int) -> None:
    kept.secrets.write_bytes(kept.secrets.read_bytes()[:length])

    refused = ebb_here(place, "restore", kept.backup, "--secrets", kept.secrets, "--passphrase-file", kept.passphrase)

    assert refused.code == 1
    assert "damaged" in refused.err


def test_another_passphrase_does_not_open_the_secrets_and_is_not_repeated(kept: Kept, place: Path) -> None:
    kept.passphrase.write_text("velvet quarry lantern canary\n")

    refused = ebb_here(place, "restore", kept.backup, "--secrets", kept.secrets, "--passphrase-file", kept.passphrase)

    assert refused.code == 1
    assert "does not open" in refused.err
    assert "canary" not in refused.words
    assert not place.exists()


def test_sealed_file_with_something_else_in_it_is_not_taken_for_secrets(kept: Kept, place: Path) -> None:
    kept.secrets.write_bytes(seal(b"{}", kept.passphrase.read_text().strip()))

    refused = ebb_here(place, "restore", kept.backup, "--secrets", kept.secrets, "--passphrase-file", kept.passphrase)

    assert refused.code == 1
    assert not (place / "secrets.json").exists()


def test_sparse_member_is_not_unfolded(kept: Kept, tmp_path: Path) -> None:
    """GNU tar's sparse members promise any size for a few bytes."""
    whole = kept.backup.read_bytes()
    with tarfile.open(fileobj=io.BytesIO(whole)) as archive:
        member = archive.getmember("ebb.db")
    header = bytearray(whole[member.offset : member.offset + BLOCK])
    header[156:157] = tarfile.GNUTYPE_SPARSE
    forged = _with_header(whole, member.offset, bytes(header))
    (tmp_path / "sparse.tar").write_bytes(forged)

    with pytest.raises(BackupError):
        check(tmp_path / "sparse.tar", tmp_path / "look")


def _with_header(whole: bytes, offset: int, header: bytes) -> bytes:
    """The archive with another header, its tar checksum and its own checksum made right."""
    plain = header[:148] + b" " * 8 + header[156:]
    fixed = header[:148] + b"%06o\0 " % sum(plain) + header[156:]
    body = whole[:offset] + fixed + whole[offset + BLOCK : -4 * BLOCK]
    tail = bytearray(whole[-4 * BLOCK :])
    tail[BLOCK : BLOCK + 64] = hashlib.sha256(body).hexdigest().encode()
    return body + bytes(tail)


def test_member_that_nobody_announced_is_refused(kept: Kept, tmp_path: Path) -> None:
    whole = kept.backup.read_bytes()
    info = tarfile.TarInfo("more")
    body = whole[: -4 * BLOCK] + info.tobuf(tarfile.PAX_FORMAT)
    tail = bytearray(whole[-4 * BLOCK :])
    tail[BLOCK : BLOCK + 64] = hashlib.sha256(body).hexdigest().encode()
    (tmp_path / "more.tar").write_bytes(body + bytes(tail))

    with pytest.raises(BackupError, match="does not belong"):
        check(tmp_path / "more.tar", tmp_path / "look")
