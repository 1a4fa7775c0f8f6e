"""`ebb rotate`: no new key locks anybody out, and none that is in use is dropped unsaid."""

import errno
import json
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.cli import rotate
from app.kernel.clock import utc_now
from tests.cli.backup_journal import delete_account, ebb_here, notes_of, opened, rows, user_ids
from tests.cli.conftest import Kept
from tests.cli.rotating import done, load, refused

NEW = "harbor thimble ochre vine"


@pytest.fixture(name="pass_minutes")
def passing_minutes(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Lets minutes pass for the commands."""
    now = utc_now()

    def pass_minutes(minutes: int) -> None:
        monkeypatch.setattr(rotate, "utc_now", lambda: now + timedelta(minutes=minutes))

    return pass_minutes


def notes_by_code(folder: Path, name: str, code: str) -> int:
    with opened(folder) as person:
        someone = person(name)
        answer = someone.call("POST", "/auth/recover", json={"recovery_code": code, "new_password": NEW})
        return answer.status_code


def test_everybody_gets_in_after_a_new_pepper_and_the_old_one_goes_when_all_have_moved(kept: Kept) -> None:
    folder = kept.journal
    first = load(folder)

    said = done(folder, "pepper").out

    assert "Accounts that move to it at their next log-in: 2." in said
    assert load(folder).peppers.keys() == {1, 2}
    assert load(folder).peppers[1] == first.peppers[1]
    assert notes_of(folder) == kept.notes
    assert "still need an older pepper: 1" in refused(folder, "pepper", "--retire")
    assert len(notes_of(folder, "mallory") or {}) == 1
    done(folder, "pepper", "--retire")
    assert load(folder).peppers.keys() == {2}
    assert notes_of(folder) == kept.notes
    assert len(notes_of(folder, "mallory") or {}) == 1


def test_an_old_pepper_in_use_is_dropped_only_with_the_number_of_those_left_behind(kept: Kept) -> None:
    folder = kept.journal
    done(folder, "pepper")

    for number in ("1", "3", "0", "-2"):
        assert "--leave-behind 2" in refused(folder, "pepper", "--retire", f"--leave-behind={number}")
    said = done(folder, "pepper", "--retire", "--leave-behind", "2").out

    assert "only their recovery code opens: 2." in said
    assert notes_of(folder) is None
    assert "only a recovery code opens: 2" in ebb_here(folder, "doctor").out


def test_whoever_was_left_behind_comes_back_with_the_code(kept: Kept) -> None:  # attack 69
    folder = kept.journal
    with opened(folder) as person:
        alice = person("alice")
        code = alice.sign_up().json()["recovery_code"]
    done(folder, "pepper")
    done(folder, "pepper", "--retire", "--leave-behind", "2")

    assert notes_by_code(folder, "alice", code) == 200

    assert "only a recovery code opens: 1" in ebb_here(folder, "doctor").out


def test_retiring_where_there_is_nothing_older_changes_nothing(journal: Path) -> None:
    before = (journal / "secrets.json").read_bytes()

    assert "no older pepper" in done(journal, "pepper", "--retire").out
    done(journal, "signing-key", "--retire")

    assert (journal / "secrets.json").read_bytes() == before


def test_without_a_key_it_says_who_needs_what_and_changes_nothing(kept: Kept) -> None:
    folder = kept.journal
    done(folder, "pepper")
    notes_of(folder)
    before = (folder / "secrets.json").read_bytes()

    said = ebb_here(folder, "rotate").out.splitlines()

    assert said == [
        "Pepper 1 (older): accounts that need it: 1",
        "Pepper 2 (newest): accounts that need it: 1",
        "Signing keys: the newest; older: 0",
        "No copy of these secrets is known.",
    ]
    assert (folder / "secrets.json").read_bytes() == before


def test_tokens_of_the_old_signing_key_are_good_until_they_run_out(kept: Kept, pass_minutes: Any) -> None:
    folder = kept.journal
    with opened(folder) as person:
        alice = person("alice")
        alice.take_api_token()
        token = alice.token

    done(folder, "signing-key")

    with opened(folder) as person:
        alice = person("alice")
        assert alice.call("GET", "/account", headers={"authorization": f"Bearer {token}"}).status_code == 200
        alice.take_api_token()
        assert alice.token.split(".")[0] != token.split(".")[0]
    assert "more minutes" in refused(folder, "signing-key", "--retire")
    pass_minutes(11)
    done(folder, "signing-key", "--retire")
    assert len(load(folder).signing_keys) == 1
    with opened(folder) as person:
        person("alice").take_api_token()
        answer = person("alice").call("GET", "/account", headers={"authorization": f"Bearer {token}"})
        assert answer.status_code == 401


def test_a_signing_key_whose_tokens_ran_out_goes_with_the_next_new_one(journal: Path, pass_minutes: Any) -> None:
    done(journal, "signing-key")
    done(journal, "signing-key")
    assert len(load(journal).signing_keys) == 3, "within 10 minutes every one of them still verifies"

    pass_minutes(11)
    newest = load(journal).signing_key_id
    done(journal, "signing-key")

    assert next(iter(load(journal).signing_keys)) == newest
    assert len(load(journal).signing_keys) == 2


def test_a_new_refresh_key_signs_everybody_out_and_is_asked_for_by_that_name(kept: Kept) -> None:
    folder = kept.journal
    with opened(folder) as person:
        form = {
            "grant_type": "refresh_token",
            "refresh_token": person("alice").take_api_token().json()["refresh_token"],
        }

    assert "--sign-everybody-out" in refused(folder, "refresh-key")
    done(folder, "refresh-key", "--sign-everybody-out")

    with opened(folder) as person:
        answer = person("alice").call("POST", "/auth/token", data=form)
        assert (answer.status_code, answer.json()["type"]) == (401, "session-expired")
    assert notes_of(folder) == kept.notes


@pytest.mark.parametrize(
    "words",
    [
        ("pepper", "--leave-behind", "2"),
        ("signing-key", "--retire", "--leave-behind", "2"),
        ("pepper", "--sign-everybody-out"),
        ("refresh-key", "--retire"),
    ],
    ids=" ".join,
)
def test_flags_that_do_not_belong_to_a_key_are_refused(journal: Path, words: tuple[str, ...]) -> None:
    refused(journal, *words)


@pytest.mark.parametrize("key", ["pepper", "signing-key", "refresh-key"])
def test_the_copy_of_the_secrets_is_too_old_after_every_new_key(kept: Kept, tmp_path: Path, key: str) -> None:
    folder, words = kept.journal, ["--sign-everybody-out"] * (key == "refresh-key")
    asked = "LOOK  no copy of the server secrets is known"
    assert asked not in ebb_here(folder, "doctor").out

    said = done(folder, key, *words).out

    assert "Your copy of the server secrets is older" in said
    assert asked in ebb_here(folder, "doctor").out
    target = tmp_path / "b.tar"
    again = ebb_here(folder, "backup", target, "--with-secrets", "--passphrase-file", kept.passphrase)
    assert again.code == 0
    assert asked not in ebb_here(folder, "doctor").out


def test_without_secrets_or_a_database_it_says_so(journal: Path, tmp_path: Path) -> None:
    (journal / "secrets.json").unlink()

    without_secrets = [ebb_here(journal, "rotate", *words) for words in ([], ["pepper"])]
    without_all = ebb_here(tmp_path / "nowhere", "rotate", "pepper")

    for ended in (*without_secrets, without_all):
        assert (ended.code, ended.is_calm()) == (1, True)
    assert "no server secrets" in without_secrets[0].err
    assert "no database" in without_all.err
    assert not (tmp_path / "nowhere").exists()
    assert not (journal / "secrets.json").exists()


def test_a_disk_that_refuses_is_said_in_one_line_and_nothing_changed(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "secrets.json")

    monkeypatch.setattr(os, "chown", refuse)

    assert "no space left" in refused(journal, "pepper")


def test_what_it_prints_holds_no_key(kept: Kept) -> None:
    folder = kept.journal
    words = [[], ["pepper"], ["signing-key"], ["refresh-key", "--sign-everybody-out"], ["pepper", "--retire"]]

    said = "".join(ebb_here(folder, "rotate", *one).words for one in words)

    document = json.loads((folder / "secrets.json").read_text())
    for value in [*document["peppers"].values(), *document["signing_keys"].values(), document["refresh_key"]]:
        assert value not in said


def test_an_account_that_is_gone_needs_no_pepper(kept: Kept) -> None:
    folder = kept.journal
    done(folder, "pepper")
    for user_id in user_ids(folder / "ebb.db"):
        delete_account(folder, user_id)

    done(folder, "pepper", "--retire")

    assert load(folder).peppers.keys() == {2}
    assert rows(folder / "ebb.db", "SELECT count(*) FROM users") == [(0,)]
