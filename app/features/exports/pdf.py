"""The report on paper: one or two pages in the order of the report, its charts from the same numbers.

What does not fit on two pages is left out line by line, and the paper says how much that is.
"""

from collections.abc import Mapping
from threading import Lock
from typing import Any, Literal

Json = Mapping[str, Any]
Paper = Literal["A4", "Letter"]
# reportlab reads a font from a place that all threads share, so one paper is drawn at a time.
_ONE_AT_A_TIME = Lock()


def render_pdf(report: Json, paper: Paper) -> bytes:
    """The report as a PDF; the same bytes for the same report.

    `report` is a `Report` of `schemas.py` as JSON. Slow (docs/sharing.md says how slow): call it in a thread and never
    under the write lock.
    """
    from app.features.exports.paper.pages import draw_pages  # noqa: PLC0415 - 200 ms and 14 MB that most never need

    with _ONE_AT_A_TIME:
        return draw_pages(report, paper)
