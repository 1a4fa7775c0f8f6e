"""`make evaluate`: simulates people, asks for their flags every evening, and writes the report into docs/flags.md."""

from evaluation import report
from evaluation.lives import lives
from evaluation.replay import evenings
from evaluation.scoring import Score, add, alarms_of
from evaluation.writing import journal

PEOPLE = "ebb 1"  # other people than those on whom thresholds were chosen
PER_EVENT, PER_QUIET = 8, 7


def evaluate(name: str, *, per_event: int, per_quiet: int) -> Score:
    """All kinds of lives, so many of each."""
    score = Score()
    for life in lives(name, per_event=per_event, per_quiet=per_quiet):
        written = journal(life)
        add(score, written, alarms_of(evenings(written)))
    return score


if __name__ == "__main__":
    tables = report.text(evaluate(PEOPLE, per_event=PER_EVENT, per_quiet=PER_QUIET))
    report.write(tables)
    print(tables)
