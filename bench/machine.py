"""What Linux says of this machine and its processes: CPU time, memory, how busy it is. Starts and stops nothing."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MIB = 2**20
_CPU_CLOCK_OF_PROCESS = 2  # CPUCLOCK_SCHED in the low bits of a clock id: time of all its threads, ended ones too
_IDLE = slice(3, 5)  # `idle` and `iowait` of /proc/stat (proc(5))


def cpu_seconds(pid: int) -> float:
    """User and system time of a process and its children so far, in nanosecond steps where /proc/pid/stat has 10 ms."""
    return sum(time.clock_gettime((~each << 3) | _CPU_CLOCK_OF_PROCESS) for each in _family(pid))


def resident_mib(pid: int) -> float:
    """Resident memory of a process and its children."""
    pages = sum(int(Path(f"/proc/{each}/statm").read_text().split()[1]) for each in _family(pid))
    return pages * os.sysconf("SC_PAGE_SIZE") / _MIB


def busy_share(seconds: float) -> float:
    """How much of all processors was in use while this process slept, 0 to 1: what others do when we do nothing."""
    busy_before, total_before = _ticks()
    time.sleep(seconds)
    busy, total = _ticks()
    return (busy - busy_before) / max(total - total_before, 1)


@contextmanager
def on_processors(*, first: bool) -> Iterator[None]:
    """Keeps what is started within on the first processor (servers), or this process on all others (the load)."""
    allowed = os.sched_getaffinity(0)
    chosen = {min(allowed)} if first else allowed - {min(allowed)}
    os.sched_setaffinity(0, chosen or allowed)
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)


def _family(pid: int) -> list[int]:
    family = [pid]
    for parent in family:
        for task in Path(f"/proc/{parent}/task").iterdir():
            family += map(int, (task / "children").read_text().split())
    return family


def _ticks() -> tuple[int, int]:
    ticks = [int(part) for part in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    return sum(ticks) - sum(ticks[_IDLE]), sum(ticks)
