"""`ebb backup` and what it leaves behind; `ebb doctor` about the copies of the secrets."""

import json
import os
import pty
import stat
import sys
import tarfile
from pathlib import Path

import pytest

from app.cli.backup import check
from app.db.backup_files import one_at_a_time
from app.db.backup_snapshot import LEFT_OUT
from app.tables import metadata
from tests.cli.backup_journal import ebb_here, notes_of, opened, passphrase_file, rows
from tests.cli.command import environment
from tests.cli.conftest import Kept
from tests.support.cast import entry, new_uuid


def manifest_of(backup: Path) -> dict[str, object]:
    with tarfile.open(backup) as archive:
        member = archive.extractfile("manifest.json")
        assert member is not None
        found: dict[str, object] = json.loads(member.read())
        return found


def test_backup_is_one_private_file_that_tar_can_read_and_that_describes_itself(journal: Path, tmp_path: Path) -> None:
    made = ebb_here(journal, "backup", tmp_path / "copy.tar")

    assert made.code == 0, made.err
    assert "2 accounts, no sessions" in made.out
    assert "secrets are not in it" in made.out
    assert stat.S_IMODE((tmp_path / "copy.tar").stat().st_mode) == 0o600
    with tarfile.open(tmp_path / "copy.tar") as archive:
        assert archive.getnames() == ["manifest.json", "ebb.db", "deletions", "checksum"]
    found = manifest_of(tmp_path / "copy.tar")
    assert found["engine"] == "sqlite"
    assert isinstance(found["rows"], dict)
    assert (found["rows"]["users"], found["rows"]["entries"], found["rows"]["sessions"]) == (2, 4, 0)


def test_backup_without_a_name_lies_in_the_data_folder_and_leaves_nothing_else(journal: Path) -> None:
    before = {path.name for path in journal.iterdir()}

    ebb_here(journal, "backup")

    (made,) = (journal / "backups").iterdir()
    assert made.name.startswith("ebb-")
    assert {path.name for path in journal.iterdir()} == before | {"backups", "backup.lock"}


def test_no_byte_of_a_session_or_of_a_deleted_entry_is_in_a_backup(journal: Path, tmp_path: Path) -> None:
    gone = new_uuid()
    with opened(journal) as person:
        alice = person("alice")
        alice.log_in()
        alice.put(entry(note="said and taken back " * 20), gone)
        (body,) = rows(journal / "ebb.db", f"SELECT sealed_body FROM entries WHERE id = x'{gone.replace('-', '')}'")[0]
        alice.delete(gone)
        sessions = rows(journal / "ebb.db", "SELECT id, wrapped_data_key, refresh_wrap FROM sessions")
        made = ebb_here(journal, "backup", tmp_path / "copy.tar")

    content = (tmp_path / "copy.tar").read_bytes()
    assert made.code == 0, made.err
    assert len(sessions) == 3, "two from signing up, one from logging in"
    assert [value for session in sessions for value in session if value in content] == []
    assert body[20:60] not in content


def test_backup_never_overwrites(journal: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.tar"
    target.write_text("something of mine")

    refused = ebb_here(journal, "backup", target)

    assert refused.code == 1
    assert "is there already" in refused.err
    assert target.read_text() == "something of mine"


@pytest.mark.parametrize("words", [["backup", "nowhere/copy.tar"], ["restore", "nowhere.tar", "--replace"]])
def test_paths_that_are_not_there_are_named_in_one_line(journal: Path, words: list[str]) -> None:
    refused = ebb_here(journal, *words)

    assert refused.code == 1
    assert refused.is_calm()
    assert "nowhere" in refused.err


def test_without_a_database_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    refused = ebb_here(tmp_path / "ebb", "backup", tmp_path / "copy.tar")

    assert refused.code == 1
    assert "nothing to back up" in refused.err
    assert not (tmp_path / "ebb").exists()


def test_database_without_tables_of_ebb_is_not_backed_up(tmp_path: Path) -> None:
    (tmp_path / "ebb").mkdir()
    rows(tmp_path / "ebb" / "ebb.db", "CREATE TABLE other (words TEXT)")

    refused = ebb_here(tmp_path / "ebb", "backup", tmp_path / "copy.tar")

    assert refused.code == 1
    assert not (tmp_path / "copy.tar").exists()


def test_second_backup_at_the_same_time_is_refused(journal: Path, tmp_path: Path) -> None:
    with one_at_a_time(journal):
        refused = ebb_here(journal, "backup", tmp_path / "copy.tar")

    assert refused.code == 1
    assert "another backup" in refused.err


def test_secrets_go_into_a_sealed_file_of_their_own(journal: Path, tmp_path: Path) -> None:
    made = ebb_here(
        journal, "backup", tmp_path / "copy.tar", "--with-secrets", "--passphrase-file", passphrase_file(tmp_path)
    )

    sealed = tmp_path / "copy.tar.secrets"
    assert made.code == 0, made.err
    assert stat.S_IMODE(sealed.stat().st_mode) == 0o600
    for secret in json.loads((journal / "secrets.json").read_text())["peppers"].values():
        for file in (sealed, tmp_path / "copy.tar"):
            assert secret.encode() not in file.read_bytes()
            assert bytes.fromhex(secret) not in file.read_bytes()


@pytest.mark.parametrize(
    ("words", "reason"), [("password1234", "guess"), ("short", "12 characters"), ("", "empty"), ("\udcff", "not text")]
)
def test_passphrase_must_be_one_that_protects(journal: Path, tmp_path: Path, words: str, reason: str) -> None:
    file = tmp_path / "passphrase"
    file.write_bytes(words.encode(errors="surrogateescape") + b"\n")

    refused = ebb_here(journal, "backup", tmp_path / "copy.tar", "--with-secrets", "--passphrase-file", file)

    assert refused.code == 1
    assert reason in refused.err
    assert not words.strip() or words not in refused.err
    assert list(tmp_path.glob("copy*")) == []


@pytest.mark.parametrize(("second", "code"), [("velvet quarry lantern otter", 0), ("velvet quarry lantern other", 1)])
def test_passphrase_is_asked_for_twice_at_the_terminal(journal: Path, tmp_path: Path, second: str, code: int) -> None:
    words = ["-m", "app", "backup", str(tmp_path / "copy.tar"), "--with-secrets"]
    process, terminal = pty.fork()
    if process == 0:
        os.execve(sys.executable, [sys.executable, *words], environment(journal))
    said = b""
    for answer in ("velvet quarry lantern otter", second):
        while not said.rstrip().endswith((b"secrets:", b"again:")):
            said += os.read(terminal, 1000)
        os.write(terminal, answer.encode() + b"\n")
        said += b" typed "
    _, status = os.waitpid(process, 0)
    os.close(terminal)

    assert os.waitstatus_to_exitcode(status) == code
    assert (tmp_path / "copy.tar.secrets").exists() is (code == 0)
    assert b"lantern" not in said


def test_doctor_wants_a_copy_of_the_secrets_until_one_was_made(journal: Path, tmp_path: Path) -> None:
    before = ebb_here(journal, "doctor")
    plain = ebb_here(journal, "backup", tmp_path / "plain.tar")
    still = ebb_here(journal, "doctor")
    ebb_here(journal, "backup", tmp_path / "copy.tar", "--with-secrets", "--passphrase-file", passphrase_file(tmp_path))
    after = ebb_here(journal, "doctor")

    assert "No copy of these secrets" in plain.out
    assert before.code == 1
    assert "LOOK  no copy of the server secrets" in before.out
    assert "LOOK  no copy of the server secrets" in still.out
    assert "ok    a copy of the server secrets was made" in after.out


def test_doctor_takes_a_persons_word_but_only_for_the_secrets_of_today(journal: Path) -> None:
    said = ebb_here(journal, "doctor", "--secrets-copied")
    secrets = json.loads((journal / "secrets.json").read_text())
    secrets["peppers"]["2"] = "ab" * 32
    (journal / "secrets.json").write_text(json.dumps(secrets))
    rotated = ebb_here(journal, "doctor")

    assert "ok    a copy of the server secrets was made" in said.out
    assert "LOOK  no copy of the server secrets" in rotated.out


def test_what_is_remembered_of_copied_secrets_opens_nothing(journal: Path) -> None:
    ebb_here(journal, "doctor", "--secrets-copied")

    remembered = (journal / "secrets-copied").read_text()
    assert len(remembered) == 32
    assert remembered not in (journal / "secrets.json").read_text()


def test_doctor_has_no_word_to_take_when_there_are_no_secrets(tmp_path: Path) -> None:
    refused = ebb_here(tmp_path / "ebb", "doctor", "--secrets-copied")

    assert refused.code == 1
    assert refused.is_calm()


def test_backup_while_the_app_writes_is_one_moment(journal: Path, tmp_path: Path) -> None:
    with opened(journal) as person:
        alice = person("alice")
        alice.log_in()
        for number in range(5):
            alice.put(entry(note="before"))
            assert ebb_here(journal, "backup", tmp_path / f"{number}.tar").code == 0
            alice.put(entry(note="after"))

    counts = [check(tmp_path / f"{number}.tar", tmp_path / f"look-{number}").rows["entries"] for number in range(5)]
    assert counts == [5, 7, 9, 11, 13]


def test_doctor_names_an_interrupted_restore_and_a_damaged_list_of_deletions(journal: Path) -> None:
    well = ebb_here(journal, "doctor")
    (journal / "restored").mkdir()
    (journal / "deletions").write_text("0" * 32 + " 00000000\n")
    found = ebb_here(journal, "doctor")

    assert "ok    the list of deleted accounts can be read" in well.out
    assert "LOOK  a restore was interrupted" in found.out
    assert "LOOK  the list of deleted accounts is damaged" in found.out


def test_damaged_list_of_deletions_keeps_nobody_from_their_journal_but_stops_backups(
    kept: Kept, tmp_path: Path
) -> None:
    (kept.journal / "deletions").write_text("0" * 32 + " 00000000\n")

    refused = ebb_here(kept.journal, "backup", tmp_path / "later.tar")

    assert refused.code == 1
    assert refused.is_calm()
    assert "newest backup" in refused.err
    assert notes_of(kept.journal) == kept.notes


def test_backup_to_a_full_disk_leaves_nothing_there(journal: Path, small_disk: Path) -> None:
    refused = ebb_here(journal, "backup", small_disk / "copy.tar")

    assert refused.code == 1
    assert refused.is_calm()
    assert list(small_disk.iterdir()) == []


def test_what_a_killed_backup_left_goes_with_the_next_one(journal: Path) -> None:
    for name in ("backing-up", "backups"):
        (journal / name).mkdir(exist_ok=True)
    (journal / "backing-up" / "ebb.db").write_text("half")
    (journal / "backups" / ".ebb-20260101T000000Z.tar.partial").write_text("half")

    ebb_here(journal, "backup")

    assert not (journal / "backing-up").exists()
    assert [path.suffix for path in (journal / "backups").iterdir()] == [".tar"]


def test_every_table_was_thought_about() -> None:
    """A new one either goes into backups or must never leave the server: say which, here or in LEFT_OUT."""
    kept = {
        *("users", "credentials", "recovery_codes", "entries", "settings", "mutations", "deletions", "timelines"),
        "flag_responses",
    }

    assert set(metadata.tables) - LEFT_OUT <= kept
    assert set(metadata.tables) >= LEFT_OUT
