"""Turning the rings of the server secrets, and putting the turned ones in the place of the old, whatever happens."""

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from app.crypto import key_rings, server_secrets
from app.crypto.server_secrets import ServerSecrets, load, load_or_create, new_secrets

OLD = ServerSecrets({1: b"o" * 32}, {"old": b"o" * 32}, b"r" * 32)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "secrets.json"
    load_or_create(place)
    return place


def test_a_new_pepper_is_used_and_the_old_one_stays():
    turned = key_rings.with_new_pepper(OLD)

    assert turned.pepper_id == 2
    assert turned.peppers[1] == OLD.peppers[1]
    assert turned.peppers[2] not in (OLD.peppers[1], key_rings.with_new_pepper(OLD).peppers[2])
    assert (turned.signing_keys, turned.refresh_key) == (OLD.signing_keys, OLD.refresh_key)


def test_a_number_the_database_knows_is_not_given_again():
    assert key_rings.with_new_pepper(OLD, above=7).pepper_id == 8
    assert key_rings.with_new_pepper(OLD, above=1).pepper_id == 2
    assert new_secrets(above=4).pepper_id == 5


def test_only_the_newest_pepper_is_left_when_the_others_go():
    turned = key_rings.with_new_pepper(key_rings.with_new_pepper(OLD))

    assert key_rings.without_older_peppers(turned).peppers == {3: turned.peppers[3]}


def test_a_new_signing_key_signs_and_the_old_one_stays_until_it_goes():
    turned = key_rings.with_new_signing_key(OLD, now=1000)

    assert list(turned.signing_keys) == ["old", turned.signing_key_id]
    assert turned.signing_since == 1000
    alone = key_rings.without_older_signing_keys(turned)
    assert alone.signing_keys == {turned.signing_key_id: turned.signing_keys[turned.signing_key_id]}


def test_a_new_refresh_key_takes_the_place_of_the_old_one():
    turned = key_rings.with_new_refresh_key(OLD)

    assert turned.refresh_key != OLD.refresh_key
    assert turned.peppers == OLD.peppers


def test_turned_rings_are_read_back_as_they_were_put_there(path):
    turned = key_rings.with_new_signing_key(key_rings.with_new_pepper(load(path)), now=1_790_000_000)

    server_secrets.replace(path, turned)

    assert load(path) == turned
    assert load(path).signing_key_id == turned.signing_key_id
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_secrets_whose_signing_key_never_changed_are_written_as_ever(path):
    before = path.read_bytes()

    server_secrets.replace(path, load(path))

    assert path.read_bytes() == before
    assert set(json.loads(before)) == {"format", "peppers", "signing_keys", "refresh_key"}


def test_a_link_to_the_secrets_stays_a_link(path):
    link = path.with_name("link.json")
    link.symlink_to(path)

    server_secrets.replace(link, key_rings.with_new_pepper(load(link)))

    assert link.is_symlink()
    assert load(path).pepper_id == 2


def test_what_an_interrupted_attempt_left_is_gone_after_the_next(path):
    left = path.with_name(".secrets.json.new")
    left.write_text("half")

    server_secrets.replace(path, key_rings.with_new_pepper(load(path)))

    assert not left.exists()
    assert load(path).pepper_id == 2


@pytest.mark.parametrize("step", ["fsync", "chown"])
def test_a_disk_that_refuses_leaves_the_old_secrets_and_nothing_else(path, monkeypatch, step):
    before = path.read_bytes()

    def refuse(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, refuse)
    with pytest.raises(OSError, match="No space"):
        server_secrets.replace(path, key_rings.with_new_pepper(load(path)))

    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_secrets_that_are_not_there_are_not_made_by_replacing_them(tmp_path):
    with pytest.raises(FileNotFoundError):
        server_secrets.replace(tmp_path / "secrets.json", OLD)

    assert list(tmp_path.iterdir()) == []
