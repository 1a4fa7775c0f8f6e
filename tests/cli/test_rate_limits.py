"""Limits on tries as `ebb serve` and `ebb doctor` run them: real processes, a real Redis between them."""

import asyncio
import os
import re
from collections import Counter
from pathlib import Path

import httpx2
import pytest

from tests.cli.command import ebb, serving
from tests.support.cast import PASSWORDS
from tests.support.redis import redis_server

HERE = 10


def guess(address: str) -> int:
    body = {"login": "nobody-of-the-test", "password": PASSWORDS["mallory"]}
    return httpx2.post(f"{address}/api/v1/auth/login", json=body, timeout=20).status_code


def peak_memory_mib(pid: int) -> int:
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    assert found
    return int(found[1]) // 1024


def test_serve_refuses_to_run_without_limits_where_others_can_reach_it(tmp_path: Path) -> None:
    ended = ebb(tmp_path / "ebb", "serve", "--host", "0.0.0.0", EBB_RATE_LIMITS="off")

    assert (ended.code, ended.is_calm()) == (1, True)
    assert ended.err.startswith("EBB_RATE_LIMITS: ")


@pytest.mark.proof
def test_doctor_says_what_weakens_the_limits(tmp_path: Path) -> None:
    folder, away = tmp_path / "ebb", "redis://:canary@127.0.0.1:1/0"

    off = ebb(folder, "doctor", EBB_RATE_LIMITS="off")
    alone = ebb(folder, "doctor", EBB_RATE_LIMIT_URL=away)
    behind = ebb(folder, "doctor", EBB_PUBLIC_URL="https://journal.example")
    named = ebb(folder, "doctor", EBB_PUBLIC_URL="https://journal.example", EBB_TRUSTED_PROXIES="127.0.0.1")

    assert "LOOK  tries are not limited" in off.out
    assert "LOOK  the shared counts of EBB_RATE_LIMIT_URL do not answer" in alone.out
    assert "canary" not in alone.words
    assert "LOOK  EBB_TRUSTED_PROXIES names no proxy" in behind.out
    assert "EBB_TRUSTED_PROXIES" not in named.out


@pytest.mark.proof
def test_two_servers_count_together_until_their_redis_is_gone_and_then_each_alone(tmp_path: Path) -> None:
    with redis_server(tmp_path) as redis:
        shared = {"EBB_RATE_LIMIT_URL": redis.url}
        with serving(tmp_path / "ebb", **shared) as one, serving(tmp_path / "ebb", **shared) as other:
            together = [guess(address) for address in [one.address, other.address] * (HERE // 2 + 1)]
            well = ebb(tmp_path / "ebb", "doctor", **shared)
            redis.stop()
            alone = [guess(one.address) for _ in range(HERE + 1)]
            ready = httpx2.get(f"{one.address}/readyz", timeout=20)
            said = one.stop()

    assert together == [401] * HERE + [429] * 2
    assert "ok    the shared counts of EBB_RATE_LIMIT_URL answer" in well.out
    assert alone == [401] * HERE + [429]
    assert (ready.status_code, len(ready.json()["notes"])) == (200, 1)
    assert said.err.count("shared-counts-lost") == 1
    assert "nobody-of-the-test" not in said.words


@pytest.mark.proof
@pytest.mark.timeout(120)
def test_a_hundred_log_ins_at_once_take_bounded_memory_and_are_told_to_wait(tmp_path: Path) -> None:  # attack 6
    with serving(tmp_path / "ebb") as server:
        asyncio.run(_at_once(server.address, 1))
        before = peak_memory_mib(server.process.pid)
        answers = asyncio.run(_at_once(server.address, 100))
        grown = peak_memory_mib(server.process.pid) - before
        afterwards = guess(server.address)

    told = Counter(answer.status_code for answer in answers)
    assert set(told) == {401, 503}
    assert all(int(answer.headers["retry-after"]) > 0 for answer in answers if answer.status_code == 503)
    # One Argon2 run holds 46 MiB, and one runs per processor; a hundred would take 4,600.
    assert grown < 46 * (min(32, os.cpu_count() or 1) + 2)
    assert afterwards == 401


async def _at_once(address: str, count: int) -> list[httpx2.Response]:
    async with httpx2.AsyncClient(base_url=address, timeout=60, limits=httpx2.Limits(max_connections=count)) as client:
        bodies = [{"login": f"nobody-{number}", "password": PASSWORDS["mallory"]} for number in range(count)]
        return await asyncio.gather(*(client.post("/api/v1/auth/login", json=body) for body in bodies))
