"""The deletion ledger: its table in the transaction, its file on disk, and what a crash may leave of it."""

import contextlib
import secrets
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from app.db import deletion_ledger, migrations
from app.db.deletion_ledger import LedgerDamagedError
from app.db.engine import open_engine
from app.kernel.errors import StorageFullError
from tests.support.disks import small_disk
from tests.support.migration_data import LOADERS

__all__ = ["small_disk"]

IDS = st.sets(st.binary(min_size=16, max_size=16), max_size=20)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "deletions"


@given(user_ids=IDS)
def test_what_is_written_is_read(user_ids: set[bytes]) -> None:
    assert deletion_ledger.parse(deletion_ledger.render(user_ids)) == user_ids


def test_file_is_private_and_holds_each_account_once(ledger: Path) -> None:
    first, second = secrets.token_bytes(16), secrets.token_bytes(16)

    for user_ids in ([first], [second], [first, second], []):
        deletion_ledger.keep(ledger, user_ids)

    assert deletion_ledger.read(ledger) == {first, second}
    assert ledger.read_bytes().count(first.hex().encode()) == 1
    assert ledger.stat().st_mode & 0o777 == 0o600


def test_there_is_none_before_the_first_deletion(ledger: Path) -> None:
    deletion_ledger.keep(ledger, [])

    assert deletion_ledger.read(ledger) == set()
    assert not ledger.exists()


@given(before=IDS, later=IDS, cut=st.integers(min_value=0, max_value=41))
def test_line_cut_by_a_crash_neither_counts_nor_swallows_the_next(
    tmp_path_factory: pytest.TempPathFactory, before: set[bytes], later: set[bytes], cut: int
) -> None:
    ledger = tmp_path_factory.mktemp("ledger") / "deletions"
    torn = deletion_ledger.render([secrets.token_bytes(16)])[:cut]
    deletion_ledger.keep(ledger, before)
    with ledger.open("ab") as file:
        file.write(torn if cut < 41 else b"")

    deletion_ledger.keep(ledger, later)

    assert deletion_ledger.read(ledger) == before | later


def test_changed_line_is_damage_and_not_another_account(ledger: Path) -> None:
    user_id = secrets.token_bytes(16)
    deletion_ledger.keep(ledger, [user_id])
    whole = ledger.read_bytes()

    for position in range(1, len(whole) - 1):
        changed = bytearray(whole)
        changed[position] ^= 1
        ledger.write_bytes(changed)
        with pytest.raises(LedgerDamagedError, match="newest backup"):
            deletion_ledger.read(ledger)


def test_damage_keeps_nobody_from_leaving(ledger: Path) -> None:
    ledger.write_text("0" * 32 + " 00000000\n")
    user_id = secrets.token_bytes(16)

    deletion_ledger.keep(ledger, [user_id])

    assert user_id.hex().encode() in ledger.read_bytes()
    with pytest.raises(LedgerDamagedError):
        deletion_ledger.read(ledger)


def test_deletions_at_the_same_time_are_all_kept(ledger: Path) -> None:
    user_ids = [secrets.token_bytes(16) for _ in range(40)]
    threads = [threading.Thread(target=deletion_ledger.keep, args=(ledger, [user_id])) for user_id in user_ids]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert deletion_ledger.read(ledger) == set(user_ids)


def test_deletion_is_not_acknowledged_when_the_disk_is_full(small_disk: Path) -> None:
    ledger = small_disk / "deletions"
    deletion_ledger.keep(ledger, [b"before".ljust(16)])
    with contextlib.suppress(OSError), (small_disk / "ballast").open("wb", buffering=0) as ballast:
        while True:
            ballast.write(bytes(512))

    with pytest.raises((OSError, StorageFullError)):
        deletion_ledger.keep(ledger, (number.to_bytes(16, "big") for number in range(1000)))
    (small_disk / "ballast").unlink()
    deletion_ledger.keep(ledger, [b"later".ljust(16)])

    assert {b"before".ljust(16), b"later".ljust(16)} <= deletion_ledger.read(ledger)


def test_deletion_that_is_undone_is_not_recorded(migrated_url: str) -> None:
    engine = open_engine(migrated_url)
    with engine.connect() as connection:
        with connection.begin() as transaction:
            deletion_ledger.record_deletion(connection, b"somebody".ljust(16))
            transaction.rollback()
        with connection.begin():
            found = deletion_ledger.recorded(connection)
    engine.dispose()

    assert found == set()


def test_replay_deletes_the_account_and_all_that_is_its(migrated_url: str) -> None:
    alice, carol = b"alice".ljust(16), b"carol".ljust(16)
    engine = open_engine(migrated_url)
    with engine.begin() as connection:
        LOADERS["20261122_first_tables"](connection)

    with engine.begin() as connection:
        gone = [deletion_ledger.replay(connection, [alice, carol]), deletion_ledger.replay(connection, [alice])]

    with engine.begin() as connection:
        left = [connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in TABLES]
        found = deletion_ledger.recorded(connection)
    engine.dispose()
    assert gone == [1, 0]
    assert left == [0] * len(TABLES)
    assert found == {alice, carol}


TABLES = ("users", "credentials", "recovery_codes", "sessions", "entries", "settings", "mutations")


def test_schema_older_than_the_ledger_knows_no_deletions(database_url: str) -> None:
    migrations.upgrade(database_url, backup_dir=None, target="20261122_first_tables")
    engine = open_engine(database_url)
    with engine.begin() as connection:
        assert deletion_ledger.recorded(connection) == set()
    engine.dispose()
