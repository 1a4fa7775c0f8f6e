"""A fresh clone with python3, make, git and basic tools: `make run` serves within two minutes."""

import os
import signal
import time

import pytest

from tests.packaging.conftest import fetch, free_port, is_listening, running, wait_until_up

START_SECONDS = 120

pytestmark = [pytest.mark.proof, pytest.mark.timeout(300)]


def _installed(clone):
    return {path.name.split("-")[0].lower() for path in clone.glob(".venv/lib/python*/site-packages/*.dist-info")}


def test_make_run_serves_within_two_minutes_and_leaves_no_orphan(clone, bare_path, tmp_path):
    port, log, data = free_port(), tmp_path / "log", tmp_path / "data"
    env = {**os.environ, "PATH": bare_path, "EBB_DATA_DIR": str(data)}
    assert not (clone / ".venv").exists()

    with running(["make", "run", f"PORT={port}"], clone, env, log) as make:
        wait_until_up(make, port, START_SECONDS, log)
        page = fetch(port, "/")
        make.send_signal(signal.SIGTERM)
        make.wait(20)
        deadline = time.monotonic() + 5
        while is_listening(port) and time.monotonic() < deadline:
            time.sleep(0.05)

        assert not is_listening(port), log.read_text()
    assert page[0] == 200
    assert "<!doctype html>" in page[1].lower()
    assert list(data.iterdir()), "EBB_DATA_DIR was not passed through"
    assert "fastapi" in _installed(clone)
    assert not {"pytest", "mypy", "ruff", "playwright"} & _installed(clone), "make run installs only what runs"
