"""Small charts under each other on one time axis, drawn from the numbers of trends. Gaps stay gaps."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from app.features.exports.paper.fonts import PLAIN
from app.features.exports.paper.strip import LABEL, SMALL, Axis, Strip

Json = Mapping[str, Any]
_SCALE, _DATES = 34.0, 14.0  # points: for the ends of the scale; for the days below
_MONTHS_SHOWN = 7


class Charts(Flowable):  # type: ignore[misc] # reportlab has no types
    """Charts in strips of one height, with the days below the last one of each page."""

    def __init__(self, charts: Sequence[Json], report: Json, words: Mapping[str, str], height: float) -> None:
        super().__init__()
        self.charts, self.report, self.words, self.strip = charts, report, words, height

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Width and height in points."""
        self.width, self.height = width, len(self.charts) * self.strip + _DATES
        return self.width, self.height

    def split(self, _width: float, height: float) -> list["Charts"]:
        """As many as there is room for, and the others."""
        count = int((height - _DATES) / self.strip)
        if not 0 < count < len(self.charts):
            return []
        parts = (self.charts[:count], self.charts[count:])
        return [Charts(part, self.report, self.words, self.strip) for part in parts]

    def draw(self) -> None:
        """Each a figure whose words are its title and what it stands on."""
        if self.canv.is_trial:
            return
        first, last = (date.fromisoformat(self.report[name]).toordinal() for name in ("from", "to"))
        axis = Axis(first, last, self.report["by"], LABEL + _SCALE, self.width)
        with self.canv.decoration():
            _draw_dates(self.canv, axis, self.height)
        for index, chart in enumerate(self.charts):
            strip = Strip(self.canv, axis, self.height - index * self.strip, self.strip, self.words)
            with self.canv.tagged("Figure", strip.alt(chart)):
                strip.draw(chart)


def _draw_dates(canvas: Any, axis: Axis, top: float) -> None:
    """The days below the charts, with thin lines up through all of them."""
    canvas.setFont(PLAIN, SMALL)
    canvas.setFillGray(0)
    canvas.setDash()
    canvas.setLineWidth(0.25)
    canvas.setStrokeGray(0.8)
    for day in _ticks(axis):
        x = axis.x(day)
        canvas.line(x, _DATES - 4, x, top)
        text = date.fromordinal(day).isoformat()
        width = stringWidth(text, PLAIN, SMALL)
        canvas.drawString(min(max(x - width / 2, axis.left - 10), axis.right - width), 2, text)


def _ticks(axis: Axis) -> list[int]:
    """Days to write below: both ends of a short period, firsts of months of a long one."""
    days = range(axis.first, axis.last + 1)
    firsts = [day for day in days if date.fromordinal(day).day == 1]
    if len(firsts) < 3:  # noqa: PLR2004 - fewer say too little
        steps = min(len(days) - 1, 4) or 1
        return sorted({axis.first + round(index * (len(days) - 1) / steps) for index in range(steps + 1)})
    skip = -(-len(firsts) // _MONTHS_SHOWN)
    return firsts[::skip]
