"""Rows that are no comparison with the floor: log-in against raw Argon2id, start against imports, idle memory."""

import http.client
import json
import os
import resource
import statistics
import subprocess
import sys
import time

from argon2.low_level import Type, hash_secret_raw

from app.crypto.passwords import DEFAULT_COST
from bench import verdict
from bench.drive import Figures, Request, Steps
from bench.machine import cpu_seconds, on_processors, resident_mib
from bench.servers import Place, Server, ebb
from bench.verdict import Limits, Line

LOG_IN, START, MEMORY = "log-in", "start", "idle memory"
_STARTS = 5
_IDLE_SECONDS = 1.0
_JSON = {"content-type": "application/json"}
# The libraries every request needs, and nothing of ours.
_BASE_STACK = "import cryptography.hazmat.primitives.ciphers.aead, fastapi, jose.jws, sqlalchemy.orm, uvicorn"


def log_in(server: Server) -> Steps:
    """The steps of somebody who signs up once and then logs in again and again."""
    name, password = f"bench-{os.urandom(4).hex()}", f"correct-horse-{os.urandom(8).hex()}"
    body = json.dumps({"login": name, "password": password}).encode()
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("POST", "/api/v1/auth/register", body, _JSON)
    assert connection.getresponse().status == http.HTTPStatus.CREATED
    connection.close()
    while True:
        yield Request("POST", "/api/v1/auth/login", _JSON, body)


def raw_argon2(seconds: float) -> Figures:
    """A round of Argon2id alone, at the cost of an account."""
    took: list[float] = []
    cpu, until = time.process_time(), time.perf_counter() + seconds
    while (started := time.perf_counter()) < until:
        hash_secret_raw(
            b"a password of ordinary length",
            os.urandom(16),
            time_cost=DEFAULT_COST.iterations,
            memory_cost=DEFAULT_COST.memory_kib,
            parallelism=DEFAULT_COST.parallelism,
            hash_len=32,
            type=Type.ID,
        )
        took.append(time.perf_counter() - started)
    return Figures((time.process_time() - cpu) / len(took) * 1e6, len(took) / sum(took), max(took) * 1e3)


def start_and_memory(engine: str, place: Place, limits: dict[str, Limits]) -> list[Line]:
    """CPU from exec to the first answer beside importing the base stack; memory one second later."""
    starts, imports, memory = [], [], []
    for _ in range(_STARTS):
        with ebb(place) as server:
            assert server.pid
            starts.append(cpu_seconds(server.pid))
            time.sleep(_IDLE_SECONDS)
            memory.append(resident_mib(server.pid))
        imports.append(_import_seconds())
    ratio, seconds = verdict.median_of_ratios(starts, imports), statistics.median(starts)
    mib = statistics.median(memory)
    return [
        verdict.judge_one(engine, START, verdict.CPU, ratio, ours=seconds * 1e6, limits=limits[START]),
        verdict.judge_one(engine, MEMORY, verdict.MIB, mib, ours=mib, limits=limits[MEMORY]),
    ]


def _import_seconds() -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with on_processors(first=True):
        subprocess.run([sys.executable, "-c", _BASE_STACK], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
