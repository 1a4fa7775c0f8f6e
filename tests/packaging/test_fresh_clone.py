"""A fresh clone with python3, make, git and basic tools: `make run` serves within two minutes."""

import os
import signal
import time

import pytest

from tests.packaging.conftest import fetch, free_port, is_listening, running, wait_until_up

START_SECONDS = 120

pytestmark = [pytest.mark.proof, pytest.mark.timeout(300), pytest.mark.xdist_group("clone")]


def test_make_run_serves_within_two_minutes_and_leaves_no_orphan(clone, bare_path, tmp_path):
    port, log, data = free_port(), tmp_path / "log", tmp_path / "data"
    env = {**os.environ, "PATH": bare_path, "EBB_DATA_DIR": str(data)}

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


def test_make_installs_only_what_running_needs(clone, bare_path, tmp_path):
    """After `make run` the environment has no test tools in it; this test may be the first to install it."""
    env = {**os.environ, "PATH": bare_path}

    with running(["make", "runtime"], clone, env, tmp_path / "log") as make:
        assert make.wait(START_SECONDS) == 0, (tmp_path / "log").read_text()

    installed = {path.name.split("-")[0].lower() for path in clone.glob(".venv/lib/python*/site-packages/*.dist-info")}
    assert "fastapi" in installed
    assert not {"pytest", "mypy", "ruff", "playwright"} & installed
