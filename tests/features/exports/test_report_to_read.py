"""One whole report as a clinician reads it, in both languages: a change of a word shows itself here."""

from pathlib import Path

import pytest

from app.features.exports.report import build_report
from app.features.exports.schemas import Report
from tests.support.chosen import chosen
from tests.support.months import DAYS, EVERYTHING, SETTINGS, month

HERE = Path(__file__).parent
PERSON = {"name": "Alex Rivera", "birth_date": "1988-05-03"}


def as_text(report):
    """Everything there is to read, in its order."""
    lines = [report["title"], *report["heading"]]
    for section in report["sections"]:
        lines += ["", f"## {section['title']}", *section["lines"]]
        table = section["table"] or {"head": [], "rows": []}
        lines += [" | ".join(row) for row in (table["head"], *table["rows"]) if row]
    lines += ["", *(f"[{chart['title']}: {len(chart['series']['days'])}]" for chart in report["charts"])]
    return "\n".join([*lines, "", *report["notices"], ""])


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_whole_report_reads_as_it_was_agreed(language):
    record = chosen(month(), EVERYTHING, DAYS, settings=SETTINGS, language=language, person=PERSON)

    report = build_report(record)

    Report.model_validate(report)
    assert as_text(report) == (HERE / f"month_{language}.txt").read_text()
