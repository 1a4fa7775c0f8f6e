"""The secrets file: made once, readable by its owner only, refused when damaged."""

import json
import multiprocessing
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from app.crypto.server_secrets import SecretsFileError, ServerSecrets, load, load_or_create, new_secrets


def _good() -> dict[str, Any]:
    return {
        "format": 1,
        "peppers": {"1": "aa" * 32},
        "signing_keys": {"kid": "bb" * 32},
        "refresh_key": "cc" * 32,
    }


def _write(path: Path, text: str | bytes, mode: int = 0o600) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    path.chmod(mode)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "secrets.json"


def test_the_first_start_makes_a_file_only_its_owner_reads(path):
    made = load_or_create(path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert load(path) == made
    assert list(path.parent.iterdir()) == [path]


def test_a_generous_umask_changes_nothing(path):
    before = os.umask(0)
    try:
        load_or_create(path)
    finally:
        os.umask(before)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_second_start_finds_what_the_first_made(path):
    assert load_or_create(path) == load_or_create(path)


def test_every_secret_is_fresh_and_32_bytes(tmp_path):
    made = [load_or_create(tmp_path / str(number)) for number in range(2)]

    keys = [key for one in made for key in (*one.peppers.values(), *one.signing_keys.values(), one.refresh_key)]
    assert len(set(keys)) == len(keys) == 6
    assert {len(key) for key in keys} == {32}


def _start(path: Path, barrier: Any, answers: Any) -> None:
    barrier.wait(timeout=20)
    found = load_or_create(path)
    answers.put((found.peppers, found.signing_keys, found.refresh_key))


def test_processes_that_start_at_once_agree(path):
    context = multiprocessing.get_context("fork")
    barrier, answers = context.Barrier(4), context.Queue()
    starts = [context.Process(target=_start, args=(path, barrier, answers)) for _ in range(4)]
    for start in starts:
        start.start()

    found = [answers.get(timeout=20) for _ in starts]

    for start in starts:
        start.join(timeout=20)
    assert found == [found[0]] * 4
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o644, 0o660, 0o602, 0o610])
def test_a_file_others_may_touch_is_refused_with_what_to_do(tmp_path, mode):
    path = _write(tmp_path / "secrets.json", json.dumps(_good()), mode)

    with pytest.raises(SecretsFileError, match="chmod 600"):
        load_or_create(path)


def test_a_missing_file_is_said_to_be_missing(path):
    with pytest.raises(FileNotFoundError):
        load(path)


def test_a_good_file_is_read(tmp_path):
    found = load(_write(tmp_path / "secrets.json", json.dumps(_good())))

    assert found == ServerSecrets({1: b"\xaa" * 32}, {"kid": b"\xbb" * 32}, b"\xcc" * 32)


DAMAGED: dict[str, str | bytes] = {
    "empty": "",
    "half": json.dumps(_good())[:-20],
    "not text": b"\xff\xfe\x00",
    "a list": "[]",
    "null": "null",
    "another format": json.dumps({**_good(), "format": 2}),
    "no format": json.dumps({name: value for name, value in _good().items() if name != "format"}),
    "no peppers": json.dumps({**_good(), "peppers": {}}),
    "no signing keys": json.dumps({**_good(), "signing_keys": {}}),
    "no refresh key": json.dumps({name: value for name, value in _good().items() if name != "refresh_key"}),
    "a short pepper": json.dumps({**_good(), "peppers": {"1": "aa" * 31}}),
    "a long signing key": json.dumps({**_good(), "signing_keys": {"kid": "bb" * 33}}),
    "an empty refresh key": json.dumps({**_good(), "refresh_key": ""}),
    "no hex": json.dumps({**_good(), "refresh_key": "zz" * 32}),
    "a key that is a number": json.dumps({**_good(), "refresh_key": 7}),
    "a ring that is a list": json.dumps({**_good(), "peppers": ["aa" * 32]}),
    "a pepper without a number": json.dumps({**_good(), "peppers": {"one": "aa" * 32}}),
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_refused_and_left_alone(tmp_path, content):
    path = _write(tmp_path / "secrets.json", content)
    before = path.read_bytes()

    with pytest.raises(SecretsFileError, match="damaged") as caught:
        load_or_create(path)

    assert path.read_bytes() == before
    assert "aaaa" not in str(caught.value)
    assert "bbbb" not in str(caught.value)


def test_the_newest_of_a_ring_is_used_for_new_work():
    rings = ServerSecrets({2: b"n" * 32, 1: b"o" * 32}, {"old": b"o" * 32, "new": b"n" * 32}, b"r" * 32)

    assert rings.pepper_id == 2
    assert rings.signing_key_id == "new"
    assert rings.decoy_salt("name") != ServerSecrets({1: b"o" * 32}, {}, b"").decoy_salt("name")


def test_tags_and_decoys_differ_by_name_and_pepper():
    one, other = new_secrets(), new_secrets()

    values = [secrets.login_tag(name, 1) for secrets in (one, other) for name in ("quiet-river", "late-finch")]
    values += [secrets.decoy_salt(name) for secrets in (one, other) for name in ("quiet-river", "late-finch")]

    assert len(set(values)) == 8
    assert {len(value) for value in values} == {16}
    assert one.login_tag("quiet-river", 1) == values[0]
    assert one.decoy_salt("quiet-river") == values[4]
