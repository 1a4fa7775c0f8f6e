"""The report: a table for people, JSON for machines. Decides nothing."""

import json
from collections.abc import Sequence
from pathlib import Path

from bench.verdict import CPU, MIB, MS, P99, PER_SECOND, Line, Verdict

_UNITS = {CPU: "us", P99: "ms", PER_SECOND: "/s", MIB: "MiB", MS: "ms"}
_WORDS = {CPU: "CPU", P99: "p99", PER_SECOND: "requests a second", MIB: "memory", MS: "CPU of the rules"}


def show(lines: Sequence[Line]) -> None:
    """One printed line per figure, and what it comes to."""
    for line in lines:
        print(as_text(line))
    if any(line.verdict is Verdict.REPORTED and line.limit for line in lines):
        print("The machine was busy: its wall figures are only reported, not judged.")
    failed = [line for line in lines if line.stops_ci]
    missed = [line for line in lines if line.verdict is Verdict.MISSED]
    print(f"{len(lines)} figures: {len(failed)} past the fail limit, {len(missed)} past their goal.")


def as_text(line: Line) -> str:
    """One figure."""
    ours = f"{line.ours:,.0f} {_UNITS[line.figure]}"
    ratio = "" if line.figure in {MIB, MS} else f"{line.value:.2f}x"
    limit = f"(goal {line.limit.goal:g}, fail {line.limit.fail:g})" if line.limit else ""
    what = f"{line.engine:10} {line.row:18} {_WORDS[line.figure]:17}"
    return f"{what} {ours:>12} {ratio:>7}  {line.verdict.value:12} {limit}".rstrip()


def write_json(path: Path, lines: Sequence[Line]) -> None:
    """The same for machines."""
    rows = [
        {
            "engine": line.engine,
            "row": line.row,
            "figure": line.figure,
            "value": round(line.value, 3),
            "ours": round(line.ours, 3),
            "goal": line.limit.goal if line.limit else None,
            "fail": line.limit.fail if line.limit else None,
            "verdict": line.verdict.value,
        }
        for line in lines
    ]
    path.write_text(json.dumps(rows, indent=1) + "\n")
