"""`ebb restore`: everything comes back but sessions and deleted accounts; nothing that was there is lost."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.db import deletion_ledger, migrations
from tests.cli.backup_journal import (
    delete_account,
    ebb_here,
    notes_of,
    opened,
    rewritten,
    rows,
    user_ids,
)
from tests.cli.command import Ended
from tests.cli.conftest import Kept
from tests.support.cast import entry


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """An empty place to restore to."""
    return tmp_path / "new place"


def restore(kept: Kept, folder: Path, *words: str | Path, secrets: bool = True) -> Ended:
    sealed: list[str | Path] = ["--secrets", kept.secrets, "--passphrase-file", kept.passphrase] if secrets else []
    return ebb_here(folder, "restore", kept.backup, *sealed, *words)


def write_more(folder: Path) -> None:
    with opened(folder) as person:
        alice = person("alice")
        alice.log_in()
        alice.put(entry(note="written after the backup"))


def mallorys_id(folder: Path) -> bytes:
    """The account with one entry."""
    found = rows(folder / "ebb.db", "SELECT user_id FROM entries GROUP BY user_id HAVING count(*) = 1")
    return bytes(found[0][0])


def test_restore_into_an_empty_place_brings_every_entry_back_to_whoever_knows_the_password(
    kept: Kept, place: Path
) -> None:
    done = restore(kept, place)

    assert done.code == 0, done.err
    assert notes_of(place) == kept.notes
    assert (place / "secrets.json").read_bytes() == (kept.journal / "secrets.json").read_bytes()
    assert ebb_here(place, "doctor").out.count("LOOK") == ebb_here(kept.journal, "doctor").out.count("LOOK")


def test_restored_place_holds_nothing_but_what_a_journal_needs(kept: Kept, place: Path) -> None:
    restore(kept, place)

    found = {path.name for path in place.iterdir()}
    assert found == {"ebb.db", "ebb.db.in-use", "secrets.json", "secrets-copied", "deletions"}
    assert {path.stat().st_mode & 0o077 for path in place.iterdir()} == {0}
    assert place.stat().st_mode & 0o077 == 0


def test_no_session_is_revived(kept: Kept, place: Path) -> None:
    with opened(kept.journal) as person:
        alice = person("alice")
        alice.log_in()
        token, cookies = alice.token, dict(alice.http.cookies)
        ebb_here(kept.journal, "backup", kept.backup.with_name("later.tar"))
    ebb_here(place, "restore", kept.backup.with_name("later.tar"), "--secrets", kept.secrets, *_phrase(kept))

    with opened(place) as person:
        alice = person("alice")
        alice.token = token
        alice.http.cookies.update(cookies)
        answers = [alice.list().status_code, alice.call("POST", "/auth/refresh").status_code]

    assert answers == [401, 401]


def test_session_somebody_put_into_a_backup_is_refused(kept: Kept, place: Path, tmp_path: Path) -> None:
    sql = "INSERT INTO sessions SELECT id, id, 0, 0, x'00', x'00', NULL, 1, 0, 0, 2000000000, x'00' FROM users LIMIT 1"
    counts = dict.fromkeys(["sessions"], 1)
    forged = rewritten(kept.backup, tmp_path / "forged.tar", tmp_path / "work", sql=sql, rows=_rows(kept) | counts)

    refused = ebb_here(place, "restore", forged)

    assert refused.code == 1
    assert "holds sessions or shares" in refused.err
    assert not (place / "ebb.db").exists()


def test_restore_starts_a_new_timeline_every_time(kept: Kept, tmp_path: Path) -> None:
    with closing(sqlite3.connect(kept.journal / "ebb.db")) as driver, driver:
        driver.execute("CREATE TABLE IF NOT EXISTS timelines (id SMALLINT PRIMARY KEY, timeline_id BLOB NOT NULL)")
        driver.execute("INSERT OR REPLACE INTO timelines VALUES (1, randomblob(16))")
    ebb_here(kept.journal, "backup", tmp_path / "copy.tar")

    for name in ("one", "two"):
        assert ebb_here(tmp_path / name, "restore", tmp_path / "copy.tar").code == 0

    found = [
        rows(folder / "ebb.db", "SELECT hex(timeline_id) FROM timelines")
        for folder in (kept.journal, tmp_path / "one", tmp_path / "two")
    ]
    assert [len(one) for one in found] == [1, 1, 1]
    assert len({one[0] for one in found}) == 3


def test_deleted_account_stays_deleted_when_an_older_backup_replaces_the_journal(kept: Kept) -> None:
    (body,) = rows(kept.journal / "ebb.db", "SELECT sealed_body FROM entries GROUP BY user_id HAVING count(*) = 1")[0]
    assert body in kept.backup.read_bytes()
    delete_account(kept.journal, mallorys_id(kept.journal))

    done = restore(kept, kept.journal, "--replace")

    assert done.code == 0, done.err
    assert notes_of(kept.journal, "mallory") is None
    assert notes_of(kept.journal, "alice") == kept.notes
    assert body not in (kept.journal / "ebb.db").read_bytes()


def test_deletion_whose_answer_a_crash_swallowed_counts_too(kept: Kept) -> None:
    delete_account(kept.journal, mallorys_id(kept.journal), crash_before_the_file=True)

    restore(kept, kept.journal, "--replace")

    assert notes_of(kept.journal, "mallory") is None


def test_deleted_account_stays_deleted_when_only_the_list_survived(kept: Kept, place: Path) -> None:
    delete_account(kept.journal, mallorys_id(kept.journal))

    restore(kept, place, "--deletions", kept.journal / "deletions")

    assert notes_of(place, "mallory") is None
    assert deletion_ledger.read(place / "deletions") == deletion_ledger.read(kept.journal / "deletions")


def test_deletions_travel_in_newer_backups(kept: Kept, place: Path, tmp_path: Path) -> None:
    delete_account(kept.journal, mallorys_id(kept.journal))
    ebb_here(kept.journal, "backup", tmp_path / "newer.tar")
    ebb_here(place, "restore", tmp_path / "newer.tar")

    restore(kept, place, "--replace")

    assert notes_of(place, "mallory") is None


def test_damaged_list_of_deletions_stops_a_restore(kept: Kept) -> None:
    before = (kept.journal / "ebb.db").read_bytes()
    (kept.journal / "deletions").write_text("0" * 32 + " 00000000\n")

    refused = restore(kept, kept.journal, "--replace")

    assert refused.code == 1
    assert "deleted accounts is damaged" in refused.err
    assert (kept.journal / "ebb.db").read_bytes() == before


def test_restore_refuses_to_overwrite_and_moves_aside_when_told_to(kept: Kept) -> None:
    write_more(kept.journal)

    refused = restore(kept, kept.journal)
    done = restore(kept, kept.journal, "--replace")

    assert refused.code == 1
    assert "--replace" in refused.err
    assert done.code == 0, done.err
    (aside,) = kept.journal.glob("before-restore-*")
    assert notes_of(kept.journal) == kept.notes
    shutil.copy(kept.journal / "secrets.json", aside)
    assert len(notes_of(aside) or {}) == len(kept.notes) + 1


def test_other_secrets_are_moved_aside_too(kept: Kept, place: Path) -> None:
    with opened(place):
        pass
    before = (place / "secrets.json").read_bytes()

    refused = restore(kept, place)
    done = restore(kept, place, "--replace")

    assert (refused.code, done.code) == (1, 0)
    (aside,) = place.glob("before-restore-*")
    assert (aside / "secrets.json").read_bytes() == before
    assert notes_of(place) == kept.notes


def test_restore_without_secrets_says_what_is_missing(kept: Kept, place: Path) -> None:
    done = restore(kept, place, secrets=False)

    assert done.code == 0
    assert "no server secrets here" in done.out
    assert ebb_here(place, "restore", kept.backup, "--secrets", kept.secrets, *_phrase(kept), "--replace").code == 0
    assert notes_of(place) == kept.notes


def test_restore_waits_for_nobody_while_ebb_is_at_work(kept: Kept) -> None:
    with opened(kept.journal):
        refused = restore(kept, kept.journal, "--replace")

    assert refused.code == 1
    assert "stop the server first" in refused.err
    assert notes_of(kept.journal) == kept.notes


def test_old_write_ahead_log_is_not_played_into_the_restored_file(kept: Kept, tmp_path: Path) -> None:
    living = sqlite3.connect(kept.journal / "ebb.db")
    living.execute("PRAGMA wal_autocheckpoint = 0")
    living.execute("UPDATE users SET change = 999")
    living.commit()
    for path in kept.journal.glob("ebb.db*"):  # as a power cut leaves them
        shutil.copy(path, tmp_path / path.name)
    living.close()
    for path in tmp_path.glob("ebb.db*"):
        shutil.copy(path, kept.journal / path.name)
    assert (kept.journal / "ebb.db-wal").stat().st_size

    restore(kept, kept.journal, "--replace")

    assert rows(kept.journal / "ebb.db", "SELECT count(*) FROM users WHERE change = 999") == [(0,)]
    (aside,) = kept.journal.glob("before-restore-*")
    assert rows(aside / "ebb.db", "SELECT count(*) FROM users WHERE change = 999") == [(2,)]


def test_database_that_is_damaged_beyond_reading_can_be_replaced(kept: Kept) -> None:
    delete_account(kept.journal, mallorys_id(kept.journal))
    (kept.journal / "ebb.db").write_bytes(b"not a database" * 1000)

    done = restore(kept, kept.journal, "--replace")

    assert done.code == 0, done.err
    assert "cannot be read" in done.out
    assert notes_of(kept.journal) == kept.notes
    assert notes_of(kept.journal, "mallory") is None


def test_backup_of_an_older_schema_is_brought_forward(kept: Kept, place: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir(mode=0o700)
    migrations.upgrade(f"sqlite:///{old}/ebb.db", backup_dir=None, target="20261122_first_tables")
    made = ebb_here(old, "backup", tmp_path / "old.tar")

    done = ebb_here(place, "restore", tmp_path / "old.tar")

    assert (made.code, done.code) == (0, 0)
    assert migrations.is_current(f"sqlite:///{place}/ebb.db")


def test_same_accounts_come_back(kept: Kept, place: Path) -> None:
    restore(kept, place)

    assert user_ids(place / "ebb.db") == user_ids(kept.journal / "ebb.db")


def test_secrets_that_are_in_place_already_are_not_written_again(kept: Kept) -> None:
    before = (kept.journal / "secrets.json").stat()

    done = restore(kept, kept.journal, "--replace")

    assert done.code == 0, done.err
    assert (kept.journal / "secrets.json").stat().st_ino == before.st_ino
    (aside,) = kept.journal.glob("before-restore-*")
    assert not (aside / "secrets.json").exists()


def _phrase(kept: Kept) -> list[str | Path]:
    return ["--passphrase-file", kept.passphrase]


def _rows(kept: Kept) -> dict[str, int]:
    names = [name for (name,) in rows(kept.journal / "ebb.db", "SELECT name FROM sqlite_master WHERE type = 'table'")]
    counted = {name: rows(kept.journal / "ebb.db", f"SELECT count(*) FROM {name}")[0][0] for name in names}
    return counted | {"sessions": 0}
