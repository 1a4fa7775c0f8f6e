"""`ebb rotate` and servers: nothing changes under one, and none starts with secrets older than the database."""

from pathlib import Path

import pytest

from app.db.backup_files import alone
from tests.cli.backup_journal import ebb_here, notes_of
from tests.cli.command import serving
from tests.cli.conftest import Kept
from tests.cli.postgres_journal import ask, entries_of, write_journal
from tests.cli.postgres_journal import ebb as ebb_postgres
from tests.cli.postgres_journal import opened as opened_postgres
from tests.cli.rotating import done, load, refused


@pytest.mark.timeout(120)
def test_beside_a_server_it_refuses_and_the_server_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "ebb"
    with serving(folder) as server:
        said = [refused(folder, "pepper"), refused(folder, "signing-key"), refused(folder, "pepper", "--retire")]
        assert all("stop the server first" in line for line in said)
        assert ebb_here(folder, "rotate").code == 0
        server.stop()

    done(folder, "pepper")


def test_a_server_does_not_start_while_keys_change(journal: Path) -> None:
    with alone(journal / "ebb.db"):
        ended = ebb_here(journal, "serve")

    assert (ended.code, ended.is_calm()) == (1, True)
    assert "its secrets changed" in ended.err


def test_secrets_older_than_the_database_serve_nobody(kept: Kept) -> None:
    """Else whoever moved would be unknown here, and their name free for a stranger."""
    folder = kept.journal
    old = (folder / "secrets.json").read_bytes()
    done(folder, "pepper")
    notes_of(folder)
    (folder / "secrets.json").write_bytes(old)

    for command in ("serve", "migrate"):
        ended = ebb_here(folder, command)
        assert (ended.code, ended.is_calm()) == (1, True)
        assert "older than the database" in ended.err
    assert "older than the database" in ebb_here(folder, "doctor").out


def test_when_newer_secrets_are_lost_a_new_pepper_lets_everybody_else_in(kept: Kept) -> None:
    folder = kept.journal
    old = (folder / "secrets.json").read_bytes()
    done(folder, "pepper")
    notes_of(folder)
    (folder / "secrets.json").write_bytes(old)

    said = done(folder, "pepper").out

    assert "only their recovery code opens: 1." in said
    assert load(folder).pepper_id == 3
    assert notes_of(folder) is None
    assert len(notes_of(folder, "mallory") or {}) == 1
    assert "Pepper 2 (not here): accounts that need it: 1" in ebb_here(folder, "rotate").out


def test_secrets_made_anew_beside_a_database_take_no_number_that_is_in_use(journal: Path) -> None:
    (journal / "secrets.json").unlink()

    assert ebb_here(journal, "migrate").code == 0

    assert load(journal).pepper_id == 2
    assert "only a recovery code opens: 2" in ebb_here(journal, "doctor").out


def test_on_postgres_everybody_gets_in_after_a_new_pepper(urls: tuple[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "ebb"
    ids = write_journal(urls[0], folder)

    turned = ebb_postgres(urls[0], folder, None, "rotate", "pepper")

    assert turned.code == 0, turned.err
    assert sorted(entries_of(urls[0], folder) or []) == sorted(ids)
    state = ebb_postgres(urls[0], folder, None, "rotate").out
    assert "Pepper 1 (older): accounts that need it: 1" in state
    assert "Pepper 2 (newest): accounts that need it: 1" in state
    assert ebb_postgres(urls[0], folder, None, "rotate", "pepper", "--retire").code == 1
    assert entries_of(urls[0], folder, "mallory") == []
    assert ebb_postgres(urls[0], folder, None, "rotate", "pepper", "--retire").code == 0
    assert sorted(entries_of(urls[0], folder) or []) == sorted(ids)


def test_on_postgres_a_server_of_another_machine_is_noticed(urls: tuple[str, str], tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "ebb", tmp_path / "elsewhere"
    write_journal(urls[0], folder)
    elsewhere.mkdir(mode=0o700)
    (elsewhere / "secrets.json").write_bytes((folder / "secrets.json").read_bytes())
    (elsewhere / "secrets.json").chmod(0o600)

    with opened_postgres(urls[0], elsewhere) as person:
        assert person("alice").log_in().status_code == 200
        ended = ebb_postgres(urls[0], folder, None, "rotate", "pepper")

    assert (ended.code, ended.is_calm()) == (1, True)
    assert "stop it first" in ended.err
    assert load(folder).peppers.keys() == {1}
    assert ask(urls[0], "SELECT DISTINCT pepper_id FROM credentials") == [(1,)]
