"""`ebb doctor`, `migrate`, `openapi`, and what every command says when its settings cannot work."""

import json
import sqlite3
from pathlib import Path

import pytest

from app.cli import doctor
from app.cli.main import main
from app.crypto.server_secrets import load
from tests.cli.command import ebb
from tests.support.web import described


def test_doctor_says_what_is_missing_and_after_migrate_that_all_is_well(tmp_path: Path) -> None:
    folder = tmp_path / "ebb"

    before = ebb(folder, "doctor")
    made = ebb(folder, "migrate")
    after = ebb(folder, "doctor")

    assert (before.code, made.code) == (1, 0)
    assert "LOOK  there is no data folder" in before.out
    assert "LOOK  there is no database yet" in before.out
    assert not folder.with_name("never").exists()
    for words in ("only you can enter", "the server secrets", "this version's tables", "integrity check"):
        assert any(line.startswith("ok") and words in line for line in after.out.splitlines())


def test_doctor_only_looks(tmp_path: Path) -> None:
    ebb(tmp_path / "ebb", "doctor")

    assert list(tmp_path.iterdir()) == []


def test_doctor_names_what_others_can_read(tmp_path: Path) -> None:
    folder = tmp_path / "ebb"
    ebb(folder, "migrate")
    folder.chmod(0o755)
    (folder / "secrets.json").chmod(0o640)

    found = ebb(folder, "doctor")

    assert found.code == 1
    assert "chmod 700" in found.out
    assert "chmod 600" in found.out


def test_doctor_goes_on_when_the_database_is_away(tmp_path: Path) -> None:
    address = "postgresql+psycopg://ebb:canary@127.0.0.1:1/ebb"

    found = ebb(tmp_path / "ebb", "doctor", EBB_DATABASE_URL=address)

    assert found.code == 1
    assert "the database cannot be reached" in found.out
    assert "of disk are free" in found.out
    assert "canary" not in found.words


def test_migrate_twice_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "ebb"
    first = ebb(folder, "migrate")
    secrets = (folder / "secrets.json").read_bytes()

    second = ebb(folder, "migrate")

    assert (first.code, second.code) == (0, 0)
    assert "was brought to this version" in first.out
    assert "was brought to this version" not in second.out
    assert (folder / "secrets.json").read_bytes() == secrets


def test_openapi_prints_the_description_of_the_app_and_touches_no_storage(tmp_path: Path) -> None:
    printed = ebb(tmp_path / "ebb", "openapi")

    assert printed.code == 0
    assert json.loads(printed.out) == json.loads(json.dumps(described()))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "address",
    [
        "mysql://ebb:canary@localhost/ebb",
        "sqlite:///:memory:",
        "sqlite:///",
        "postgresql+psycopg://ebb:canary@127.0.0.1:1/ebb",
        "postgresql+psycopg://ebb:canary@127.0.0.1:99999/ebb",
        "postgresql+psycopg://ebb:canary@[/ebb",
        "canary",
    ],
)
def test_a_database_address_that_cannot_work_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    monkeypatch.setenv("EBB_DATA_DIR", str(tmp_path / "ebb"))
    monkeypatch.setenv("EBB_DATABASE_URL", address)

    code = main(["migrate"])

    said = capsys.readouterr()
    assert code == 1
    assert len(said.err.strip().splitlines()) == 1
    assert "canary" not in said.out + said.err


def test_a_file_that_is_no_database_is_said_in_one_line_and_left_alone(tmp_path: Path) -> None:
    stranger = tmp_path / "letter.db"
    stranger.write_bytes(b"Dear Ebb, " * 1000)

    ended = ebb(tmp_path / "ebb", "migrate", EBB_DATABASE_URL=f"sqlite:///{stranger}")

    assert (ended.code, ended.is_calm()) == (1, True)
    assert stranger.read_bytes() == b"Dear Ebb, " * 1000


def test_a_file_in_place_of_the_folder_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "ebb").write_text("not a folder")

    ended = ebb(tmp_path / "ebb", "migrate")

    assert (ended.code, ended.is_calm()) == (1, True)
    assert "cannot be used" in ended.err


def test_a_public_url_with_a_path_names_its_setting(tmp_path: Path) -> None:
    ended = ebb(tmp_path / "ebb", "migrate", EBB_PUBLIC_URL="https://journal.example/canary")

    assert (ended.code, ended.is_calm()) == (1, True)
    assert ended.err.startswith("EBB_PUBLIC_URL: ")
    assert "canary" not in ended.err


def test_an_unknown_command_answers_2_with_the_usage(tmp_path: Path) -> None:
    ended = ebb(tmp_path / "ebb", "streak")

    assert ended.code == 2
    assert ended.err.startswith("usage: ebb")


def test_migrate_in_process_answers_0_and_makes_usable_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EBB_DATA_DIR", str(tmp_path / "ebb"))

    code = main(["migrate"])

    assert code == 0
    assert load(tmp_path / "ebb" / "secrets.json").pepper_id == 1
    assert "The database is at" in capsys.readouterr().out


def test_doctor_says_of_a_damaged_database_that_it_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EBB_DATA_DIR", str(tmp_path / "ebb"))
    main(["migrate"])
    with sqlite3.connect(tmp_path / "ebb" / "ebb.db") as stranger:
        stranger.execute("PRAGMA writable_schema = ON")
        stranger.execute("DELETE FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    stranger.close()

    code = main(["doctor"])

    lines = capsys.readouterr().out.splitlines()
    assert code == 1
    assert any(line.startswith("LOOK") and "the database file is damaged" in line for line in lines)


def test_doctor_says_how_little_disk_and_which_files_are_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EBB_DATA_DIR", str(tmp_path / "ebb"))
    monkeypatch.setattr(doctor, "MIN_FREE_BYTES", 2**60)
    monkeypatch.setattr(doctor, "STATIC_DIR", tmp_path / "never")

    code = main(["doctor"])

    lines = capsys.readouterr().out.splitlines()
    assert code == 1
    assert any(line.startswith("LOOK  only ") and "MiB of disk" in line for line in lines)
    assert any(line.startswith("LOOK") and "own files are missing" in line for line in lines)
