"""`make bench`: Ebb against the floor in interleaved rounds; medians of per-round ratios against thresholds.json."""

import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.drive import Figures, Request, measure
from bench.seed import Seeded, copy, craving, seed

ROUNDS = 5
SECONDS = 1.0
QUIET_LOAD = 0.7
THRESHOLDS = Path(__file__).with_name("thresholds.json")


@dataclass(frozen=True, slots=True)
class Server:
    """A running server under test."""

    port: int
    pid: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report."""

    name: str
    connections: int
    make: Callable[[], Request]


def main() -> int:
    """Runs everything; 1 if a CPU ratio is past its fail threshold. Wall figures are judged on a quiet machine only."""
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        seeded = seed(Path(folder) / "ebb")
        copied = copy(seeded, Path(folder) / "floor")
        ebb = stack.enter_context(_serve(["-m", "app", "serve"], seeded.folder))
        floor = stack.enter_context(_serve(["-m", "bench.floor_server", str(copied)], copied))
        results = {f"{row.name} c={row.connections}": _compare(row, ebb, floor) for row in _rows(seeded)}
    return _report(results, load)


def _rows(seeded: Seeded) -> list[Row]:
    headers = {"authorization": f"Bearer {seeded.token}", "content-type": "application/json"}

    def put() -> Request:
        body = json.dumps(craving(uuid.uuid4().int % 1000, uuid.uuid4().int % 365))
        return Request("PUT", f"/api/v1/entries/{uuid.uuid4()}", body, headers)

    def latest() -> Request:
        return Request("GET", "/api/v1/entries?limit=50", None, headers)

    return [Row("latest 50", 1, latest), Row("latest 50", 8, latest), Row("PUT", 1, put), Row("PUT", 8, put)]


def _compare(row: Row, ebb: Server, floor: Server) -> list[tuple[Figures, Figures]]:
    pairs = []
    for _ in range(ROUNDS):
        of_ebb, of_floor = (
            measure(server.port, server.pid, row.make, connections=row.connections, seconds=SECONDS)
            for server in (ebb, floor)
        )
        pairs.append((of_ebb, of_floor))
    return pairs


def _report(results: dict[str, list[tuple[Figures, Figures]]], load: float) -> int:
    thresholds = json.loads(THRESHOLDS.read_text())["sqlite"]
    is_quiet, failed = load < QUIET_LOAD, False
    print(f"load before the run {load:.2f}; wall figures are {'judged' if is_quiet else 'only reported'}")
    for name, pairs in results.items():
        cpu = statistics.median(ebb.cpu_us for ebb, _ in pairs)
        ratios = {
            "cpu": statistics.median(ebb.cpu_us / floor.cpu_us for ebb, floor in pairs),
            "p99": statistics.median(ebb.p99_ms / floor.p99_ms for ebb, floor in pairs),
            "per_second": statistics.median(ebb.per_second / floor.per_second for ebb, floor in pairs),
        }
        limit = thresholds[name]["cpu"]
        failed |= ratios["cpu"] > limit["fail"]
        failed |= is_quiet and any(_is_past(name, key, ratios[key], thresholds) for key in ("p99", "per_second"))
        print(
            f"{name:14} cpu {cpu:6.0f} us, {ratios['cpu']:.2f}x floor (goal {limit['goal']}, fail {limit['fail']}); "
            f"p99 {ratios['p99']:.2f}x, requests a second {ratios['per_second']:.2f}x"
        )
    print("past a threshold" if failed else "within the thresholds")
    return int(failed)


def _is_past(name: str, key: str, ratio: float, thresholds: dict[str, dict[str, dict[str, float]]]) -> bool:
    limit = thresholds[name].get(key)
    if limit is None:
        return False
    return ratio < limit["fail"] if limit["fail"] < limit["goal"] else ratio > limit["fail"]


@contextmanager
def _serve(arguments: list[str], folder: Path) -> Iterator[Server]:
    port = _free_port()
    if arguments[-1] == str(folder):
        arguments = [*arguments, str(port)]
    command = [sys.executable, *arguments]
    if shutil.which("taskset") and (os.cpu_count() or 1) > 1:
        command = ["taskset", "-c", "0", *command]  # the load comes from the other processors
    env = {**os.environ, "EBB_DATA_DIR": str(folder), "EBB_PORT": str(port), "EBB_DATABASE_URL": ""}
    with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_until_up(port)
            yield Server(port, process.pid)
        finally:
            process.terminate()


def _wait_until_up(port: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("the server did not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    raise SystemExit(main())
