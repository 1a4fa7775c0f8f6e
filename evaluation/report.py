"""The score as the two tables of docs/flags.md."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evaluation.scoring import Noticed, Score, quantile

DOCUMENT = Path(__file__).parent.parent / "docs" / "flags.md"
BEGIN, END = "<!-- written by `make evaluate` -->", "<!-- end -->"
_SEVERITIES = ("low", "medium", "high")


def macro(score: Score) -> float:
    """Sensitivity over visible events: the mean of the kinds, so that each counts the same."""
    return sum(one.visible_found / max(1, one.visible) for one in score.events.values()) / len(score.events)


def precision(score: Score, severity: str) -> float:
    """The share of alarms of a severity that were about the event."""
    judged = score.right.get(severity, Counter[bool]())
    return judged[True] / max(1, sum(judged.values()))


def text(score: Score) -> str:
    """Both tables in Markdown."""
    return "\n".join((*_whole(score), "", *_events(score), "", *_quiet(score)))


def _whole(score: Score) -> Iterator[str]:
    false = sum(score.false.values()) / score.years
    week = sum(score.weekly) / len(score.weekly)
    right = ", ".join(f"{precision(score, one):.2f}" for one in _SEVERITIES)
    yield f"| measure | {score.people} people, {score.years:.1f} quiet years |"
    yield "|---|---|"
    yield f"| false alarms in a quiet year | {false:.2f} |"
    yield f"| quiet lines that were about no event, in a quiet year | {score.false_lines / score.years:.2f} |"
    yield f"| runs that were true but no event, in a quiet year | {score.incidental / score.years:.2f} |"
    yield f"| sensitivity over visible events, mean of {len(score.events)} kinds | {macro(score):.2f} |"
    yield f"| alarms a week, mean and 95th percentile | {week:.2f}, {quantile(score.weekly, 0.95):.2f} |"
    yield f"| came and went, per 100 alarms | {100 * score.flickers / max(1, score.alarms):.1f} |"
    yield f"| right by severity: low, medium, high | {right} |"
    yield f"| rising amounts or times during a taper | {sum(one.never for one in score.events.values())} |"
    yield "| false alarms by rule | " + ", ".join(f"{rule} {count}" for rule, count in score.false.most_common()) + " |"


def _events(score: Score) -> Iterator[str]:
    yield "| event | found | of the visible | days: median, 90th percentile |"
    yield "|---|---|---|---|"
    for name, one in score.events.items():
        found, visible = f"{one.found} of {one.people}", f"{one.visible_found} of {one.visible}"
        yield f"| {name} | {found} | {visible} | {_delays(one)} |"


def _delays(noticed: Noticed) -> str:
    if not noticed.delays:
        return "-"
    return f"{quantile(noticed.delays, 0.5):.0f}, {quantile(noticed.delays, 0.9):.0f}"


def _quiet(score: Score) -> Iterator[str]:
    yield "| life in which nothing happens | years | false alarms | of amounts, times and gaps |"
    yield "|---|---|---|---|"
    for name, kind in score.kinds.items():
        yield f"| {name} | {kind['days'] / 365:.1f} | {kind['alarms']} | {kind['hours']} |"


def write(report: str) -> None:
    """Puts the tables where docs/flags.md keeps them."""
    document = DOCUMENT.read_text()
    before, _, rest = document.partition(BEGIN)
    _, _, after = rest.partition(END)
    DOCUMENT.write_text(f"{before}{BEGIN}\n{report}\n{END}{after}")
