"""Load over HTTP from this process: keep-alive connections, latencies, and the server's CPU by its process id."""

import http.client
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Request:
    """One request, ready to be sent."""

    method: str
    path: str
    body: str | None
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Figures:
    """What one round measured."""

    cpu_us: float
    per_second: float
    p99_ms: float


def measure(port: int, pid: int, make: Callable[[], Request], *, connections: int, seconds: float) -> Figures:
    """Sends requests for `seconds` over `connections` and reads the server's CPU time before and after.

    Raises:
        RuntimeError: if any answer is not a 2xx; a benchmark of errors measures nothing.
    """
    latencies: list[list[float]] = [[] for _ in range(connections)]
    failures: list[int] = []
    until = time.perf_counter() + seconds
    workers = [
        threading.Thread(
            target=_work, args=(port, make, until), kwargs={"latencies": mine, "failures": failures}, daemon=True
        )
        for mine in latencies
    ]
    before = cpu_seconds(pid)
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    used = cpu_seconds(pid) - before
    if failures:
        raise RuntimeError(f"answers were {sorted(set(failures))}")
    every = sorted(latency for mine in latencies for latency in mine)
    return Figures(used / len(every) * 1e6, len(every) / seconds, every[int(len(every) * 0.99)] * 1e3)


def cpu_seconds(pid: int) -> float:
    """User and system time of a process so far (proc(5), fields 14 and 15)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _work(port: int, make: Callable[[], Request], until: float, *, latencies: list[float], failures: list[int]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    while True:
        started = time.perf_counter()
        if started >= until:
            break
        request = make()
        connection.request(request.method, request.path, request.body, request.headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status >= http.client.BAD_REQUEST:
            failures.append(answer.status)
            break
        latencies.append(time.perf_counter() - started)
    connection.close()
