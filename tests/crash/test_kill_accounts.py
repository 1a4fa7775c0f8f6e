"""Killed (SIGKILL) at random points of every change an account knows: nothing acknowledged is lost, nothing is half."""

import json
import secrets
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text

from app.cli.asking import ask
from app.crypto import key_rings, server_secrets
from app.db import deletion_ledger
from tests.cli.command import ROOT, environment
from tests.crash.person import Person
from tests.crash.settling import EVERY_DOUBT, settle

PEOPLE = 3
LONGEST_LIFE_ANSWERS = 30  # counted and not timed, so that a busy machine tries as much as a quiet one
PATIENCE_SECONDS = 20

Orders = Callable[..., dict[str, Any]]


@dataclass
class Scene:
    """A journal whose server is started, killed and started again."""

    folder: Path
    url: str
    order: Orders
    people: list[Person]
    log: Path

    @property
    def secrets(self) -> server_secrets.ServerSecrets:
        return server_secrets.load(self.folder / "secrets.json")


@contextmanager
def made_scene(folder: Path, url: str) -> Iterator[Scene]:
    data = folder / "ebb"
    command = [sys.executable, "-m", "tests.crash.zygote", str(data), url]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment(data), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin is not None
    assert process.stdout is not None
    orders, answers = process.stdin, process.stdout

    def order(**words: Any) -> dict[str, Any]:
        orders.write(json.dumps(words) + "\n")
        orders.flush()
        answer: dict[str, Any] = json.loads(answers.readline())
        return answer

    scene = Scene(data, url or f"sqlite:///{data}/ebb.db", order, [Person() for _ in range(PEOPLE)], folder / "log")
    try:
        yield scene
    finally:
        orders.close()
        process.wait(20)
        answers.close()
        for person in scene.people:
            person.http.close()


def start(scene: Scene) -> None:
    port = scene.order(do="start")["port"]
    for person in scene.people:
        person.http.base_url = f"http://localhost:{port}"


def live_and_die(scene: Scene) -> None:
    """Everybody at once, until the server is killed somewhere in between."""
    with ThreadPoolExecutor(PEOPLE) as threads:
        lives = [threads.submit(person.live) for person in scene.people]
        wait_for_answers(scene, secrets.randbelow(LONGEST_LIFE_ANSWERS))
        time.sleep(secrets.randbelow(10) / 1000)
        assert scene.order(do="kill")["code"] == -9
    for life in lives:
        life.result()


def wait_for_answers(scene: Scene, answers: int) -> None:
    before, deadline = acknowledged(scene), time.monotonic() + PATIENCE_SECONDS
    while acknowledged(scene) - before < answers and time.monotonic() < deadline:
        time.sleep(0.001)


def acknowledged(scene: Scene) -> int:
    return sum(person.acknowledged for person in scene.people)


def start_again(scene: Scene) -> None:
    """Started again, every doubt becomes one of two, and what was acknowledged is there."""
    start(scene)
    for person in scene.people:
        settle(person)
        person.verify()
    found = ask(scene.url, count_rows)
    there = sum(person.exists for person in scene.people)
    assert found == {"users": there, "credentials": there, "people with a code": there, "orphans": 0}
    gone = {bytes.fromhex(one) for person in scene.people for one in person.deleted}
    assert deletion_ledger.read(scene.folder / "deletions") == gone


def count_rows(connection: Connection) -> dict[str, int]:
    orphans = "SELECT count(*) FROM {} WHERE user_id NOT IN (SELECT id FROM users)"
    tables = ("credentials", "recovery_codes", "sessions", "entries", "mutations")
    wanted = {
        "users": "SELECT count(*) FROM users",
        "credentials": "SELECT count(*) FROM credentials",
        "people with a code": "SELECT count(DISTINCT user_id) FROM recovery_codes",
    }
    counts = {name: connection.execute(text(sql)).scalar_one() for name, sql in wanted.items()}
    lost = sum(connection.execute(text(orphans.format(table))).scalar_one() for table in tables)
    return {**counts, "orphans": lost}


def run_rotate(scene: Scene, *words: str, **how: float) -> dict[str, Any]:
    env = {"EBB_DATA_DIR": str(scene.folder), "EBB_DATABASE_URL": scene.url}
    return scene.order(do="run", env=env, words=["rotate", *words], log=str(scene.log), **how)


def rotate_and_die(scene: Scene, whole_seconds: float, *words: str) -> int:
    """`ebb rotate …`, killed or not: the rings are those of before or those of after."""
    before = scene.secrets
    ended = run_rotate(scene, *words, after_seconds=secrets.randbelow(1000) / 1000 * whole_seconds * 1.3)
    after = scene.secrets
    assert after.refresh_key == before.refresh_key
    if "--retire" in words:
        assert after in (before, key_rings.without_older_peppers(before))
    elif words == ("pepper",):
        assert len(after.peppers) - len(before.peppers) in (0, 1)
        assert after.peppers.items() >= before.peppers.items()
    code: int = ended["code"]
    assert code in (0, 1, -9), scene.log.read_text()
    return code


@dataclass(frozen=True)
class Tally:
    """What happened over many kills: else "nothing was lost" could mean that nothing was tried."""

    acknowledged: int
    killed_rotations: int
    outcomes: Counter[tuple[str, bool | None]]

    @property
    def doubts(self) -> set[str]:
        return {what for what, _ in self.outcomes}

    @property
    def ends(self) -> set[bool | None]:
        return {was_done for _, was_done in self.outcomes}


def kill_often(scene: Scene, rounds: int) -> Tally:
    start(scene)
    killed = 0
    for number in range(rounds):
        live_and_die(scene)
        if number % 3 == 2:
            whole_seconds = run_rotate(scene)["seconds"]
            for words in (("pepper",), ("pepper", "--retire"), ("signing-key",)):
                killed += rotate_and_die(scene, whole_seconds, *words) == -9
        start_again(scene)
    scene.order(do="kill")
    outcomes = Counter(outcome for person in scene.people for outcome in person.outcomes)
    return Tally(acknowledged(scene), killed, outcomes)


@pytest.mark.timeout(120)
def test_a_server_killed_at_random_keeps_what_it_acknowledged(tmp_path: Path) -> None:
    with made_scene(tmp_path, "") as scene:
        tally = kill_often(scene, 6)

    assert tally.acknowledged > 6
    assert len(tally.doubts) > 1


@pytest.mark.proof
@pytest.mark.timeout(900)
def test_a_server_killed_very_often_keeps_what_it_acknowledged(tmp_path: Path) -> None:
    with made_scene(tmp_path, "") as scene:
        tally = kill_often(scene, 150)

    assert tally.acknowledged > 1000
    assert tally.killed_rotations > 20
    assert tally.doubts == EVERY_DOUBT
    assert tally.ends == {True, False, None}


@pytest.mark.proof
@pytest.mark.timeout(900)
def test_a_server_on_postgres_killed_often_keeps_what_it_acknowledged(tmp_path: Path, postgres_url: str) -> None:
    with made_scene(tmp_path, postgres_url) as scene:
        tally = kill_often(scene, 30)

    assert tally.acknowledged > 200
    assert tally.killed_rotations > 4
    assert len(tally.doubts) > 4
