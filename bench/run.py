"""`make bench` and `make bench-full`: Ebb against the floor in interleaved rounds, held against thresholds.json."""

import argparse
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench import databases, flags, records, singles, verdict
from bench.databases import Engine
from bench.drive import Client, Figures, Round, compare, measure
from bench.machine import busy_share, on_processors
from bench.peers import Peer, read_peer
from bench.report import show, write_json
from bench.servers import Server, ebb, floor
from bench.traffic import Row, Traffic
from bench.verdict import Limits, Line, read_limits

QUIET_SHARE = 0.2  # of all processors, used by others: above it wall figures swing by 2x and more (measured)
_LISTENING_SECONDS = 0.3
# Before a row past its fail limit is measured again. What neighbours of this machine do makes Ebb dearer than the floor
# for minutes: within ten of them the same PUT stood at 2.0 and at 3.1. A regression is still there after all of these.
PAUSES = (0.0, 2.0, 10.0, 30.0, 60.0, 120.0)
SHORT: tuple[tuple[Row, int], ...] = (("latest 50", 1), ("latest 50", 8), ("PUT", 1), ("PUT", 8))
_ROWS: tuple[Row, ...] = ("latest 50", "PUT", "batch of 50", "refresh")
FULL = tuple((row, connections) for row in _ROWS for connections in (1, 8, 64))


@dataclass(frozen=True, slots=True)
class Plan:
    """How much to measure."""

    is_full: bool
    rounds: int
    seconds: float
    peer: Peer | None

    @property
    def engines(self) -> tuple[Engine, ...]:
        return ("sqlite", "postgresql") if self.is_full else ("sqlite",)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs everything; 1 if a figure that does not hang on the machine is past its fail limit, time and again."""
    asked = _parser().parse_args(arguments)
    peer = read_peer(asked.peer) if asked.peer else None
    plan = Plan(asked.full, asked.rounds, asked.seconds, peer)
    lines = [line for engine in plan.engines for line in _on_engine(engine, plan)]
    if asked.json:
        write_json(asked.json, lines)
    show(lines)
    return int(any(line.stops_ci for line in lines))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench", description="How to read the figures: bench/README.md.")
    parser.add_argument("--full", action="store_true", help="every row, on both engines")
    parser.add_argument("--peer", type=Path, metavar="MAP.json", help="another server to compare Ebb with")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.0, help="of one server in one round")
    return parser


def _on_engine(engine: Engine, plan: Plan) -> list[Line]:
    limits = read_limits(engine)
    with tempfile.TemporaryDirectory() as folder, databases.seeded(engine, Path(folder)) as pair, ExitStack() as stack:
        lines = singles.start_and_memory(engine, pair.ebb, limits) if plan.is_full else []
        lines += _in_process(engine, flags.rounds(), limits, plan)
        lines += flags.milliseconds(lines, limits)
        ours, base = stack.enter_context(ebb(pair.ebb)), stack.enter_context(floor(pair.floor))
        stack.enter_context(on_processors(first=False))
        our_traffic, base_traffic = Traffic(pair.people), Traffic(pair.people)
        for row, connections in FULL if plan.is_full else SHORT:
            mine = _load(ours, our_traffic.clients(row, connections))
            name = row_name(row, connections)
            floors = _load(base, base_traffic.clients(row, connections))
            lines += judged(engine, name, mine, floors, limits=limits, plan=plan)
            if plan.peer and row in plan.peer.rows:
                theirs = _load(plan.peer.server, plan.peer.clients(row, connections))
                lines += judged(engine, f"{name} / {plan.peer.name}", mine, theirs, limits={}, plan=plan)
        if plan.is_full:
            mine = _load(ours, [Client(singles.log_in(ours))])
            lines += judged(engine, singles.LOG_IN, mine, singles.raw_argon2, limits=limits, plan=plan)
        if engine == "sqlite":
            lines += _in_process(engine, records.rounds(), limits, plan)
            lines += records.milliseconds(lines, limits)
    return lines


def _in_process(
    engine: Engine, rows: Iterable[tuple[str, Round, Round]], limits: dict[str, Limits], plan: Plan
) -> list[Line]:
    return [
        line
        for name, mine, floors in rows
        for line in judged(engine, name, mine, floors, limits=limits, plan=plan)
        if line.figure == verdict.CPU
    ]


def row_name(row: Row, connections: int) -> str:
    """As in thresholds.json."""
    return f"{row} c={connections}"


def _load(server: Server, clients: Sequence[Client]) -> Round:
    return partial(_round, server, clients)


def _round(server: Server, clients: Sequence[Client], seconds: float) -> Figures:
    return measure(server.port, server.pid, clients, seconds=seconds)


def judged(
    engine: Engine, name: str, ours: Round, theirs: Round, *, limits: dict[str, Limits], plan: Plan
) -> list[Line]:
    """The lines of one row. What is past its fail limit is measured again, later each time: noise passes."""
    lines: list[Line] = []
    for pause in PAUSES:
        time.sleep(pause)
        share = busy_share(_LISTENING_SECONDS)
        rounds = compare(ours, theirs, rounds=plan.rounds, seconds=plan.seconds)
        is_quiet = max(share, busy_share(_LISTENING_SECONDS)) <= QUIET_SHARE
        lines = verdict.judge(engine, name, rounds, limits.get(name, {}), is_quiet=is_quiet)
        if not any(line.stops_ci for line in lines):
            break
    return lines


if __name__ == "__main__":
    raise SystemExit(main())
