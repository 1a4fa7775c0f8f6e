"""Small charts under each other on one time axis, drawn from the numbers of trends. Gaps stay gaps."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from app.features.exports.paper_file import Tag
from app.features.exports.paper_letters import letters
from app.features.exports.paper_sheet import Point, Sheet, broken, width_of

Json = Mapping[str, Any]
_LABEL, _SCALE = 112.0, 34.0
_NEAR = {"day": 3, "week": 7}  # as in trends: three days without a record are a gap, and so is a week
_LANES = ("taken", "missed", "different")
_SMALL, _TITLE = 6.5, 8.0
_MONTHS_SHOWN = 7


class Axis(NamedTuple):
    """The days of the report, and where they lie on the page."""

    first: int
    last: int
    by: str
    left: float
    right: float

    def x(self, day: str | int) -> float:
        """The middle of a day, or of a week that begins on it."""
        number = day if isinstance(day, int) else date.fromisoformat(day).toordinal()
        middle = number + (0.5 if self.by == "day" else 3.5)
        share = (middle - self.first) / (self.last + 1 - self.first)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)


def axis_of(report: Json, left: float, right: float) -> Axis:
    """The one axis of all charts of a report."""
    first, last = (date.fromisoformat(report[name]).toordinal() for name in ("from", "to"))
    return Axis(first, last, report["by"], left + _LABEL + _SCALE, right)


def draw_chart(sheet: Sheet, chart: Json, axis: Axis, *, top: float, height: float, words: Mapping[str, str]) -> None:
    """One chart in a strip below `top`; a figure whose words are its sentence."""
    series = chart["series"]
    alt = ". ".join(text for text in (chart["title"], series.get("sentence", "")) if text)
    floor, ceiling = top - height + 6, top - 5
    with sheet.tagged(sheet.file.root.add("Figure", alt)):
        _label(sheet, chart, axis, top, words)
        for gap in series["gaps"]:
            _gap(sheet, gap, axis, (floor, ceiling))
        for event in series["events"]:
            x = axis.x(event["day"])
            sheet.rule((x, floor), (x, ceiling), thickness=0.6, dashed=True)
        if series.get("prescribed"):
            _lanes(sheet, series, axis, (floor, ceiling), words)
        else:
            _numbers(sheet, series, axis, (floor, ceiling))


def draw_dates(sheet: Sheet, axis: Axis, top: float, bottom: float) -> None:
    """The days below the charts, with thin lines up through all of them."""
    with sheet.tagged(None):
        for day in _ticks(axis):
            x = axis.x(day)
            sheet.rule((x, bottom + 9), (x, top), thickness=0.25, grey=0.8)
            text = letters(date.fromordinal(day).isoformat())
            width = width_of(text, sheet.plain.face, _SMALL)
            place = min(max(x - width / 2, axis.left - 10), axis.right - width)
            sheet.write((place, bottom), text, sheet.plain, _SMALL)


def _label(sheet: Sheet, chart: Json, axis: Axis, top: float, words: Mapping[str, str]) -> None:
    series, left = chart["series"], axis.left - _LABEL - _SCALE
    title = broken(letters(chart["title"]), sheet.heavy.face, _TITLE, _LABEL - 6)
    y = top - 5 - _TITLE * 0.75
    for line in title[:2]:
        sheet.write((left, y), line, sheet.heavy, _TITLE)
        y -= _TITLE * 1.15
    unit = "" if series.get("prescribed") else ", ".join(filter(None, (series["unit"], words[series["daily"]])))
    for line in broken(letters(unit), sheet.plain.face, _SMALL, _LABEL - 6)[: 3 - len(title[:2])]:
        sheet.write((left, y), line, sheet.plain, _SMALL)
        y -= _SMALL * 1.2


def _gap(sheet: Sheet, gap: Json, axis: Axis, span: Point) -> None:
    half = 0.5 if axis.by == "day" else 3.5
    width = (axis.right - axis.left) / (axis.last + 1 - axis.first)
    start = max(axis.x(gap["from"]) - half * width, axis.left)
    end = min(axis.x(gap["to"]) + half * width, axis.right)
    if end > start:
        sheet.hatched((start, span[0]), end - start, span[1] - span[0])


def _numbers(sheet: Sheet, series: Json, axis: Axis, span: Point) -> None:
    days: Sequence[str] = series["days"]
    values: Sequence[float] = series[series["daily"]] or series["total"] or series["mean"]
    medians: Sequence[float | None] = series["median"]
    low, high = _ends(series, [*values, *(each for each in medians if each is not None)])
    floor, ceiling = span

    def point(day: str, value: float) -> Point:
        return axis.x(day), floor + (value - low) / (high - low) * (ceiling - floor)

    for value, y in ((low, floor), (high, ceiling)):
        text = letters(f"{value:g}")
        sheet.rule((axis.left, y), (axis.right, y), thickness=0.35, grey=0.55)
        x = axis.left - 4 - width_of(text, sheet.plain.face, _SMALL)
        sheet.write((x, y - 2.2), text, sheet.plain, _SMALL)
    across = min(max((axis.right - axis.left) / max(axis.last - axis.first, 1) * 0.8, 1.4), 2.6)
    sheet.dots([point(*each) for each in zip(days, values, strict=True)], across=across, grey=0.4)
    for run in _runs(days, medians, axis.by):
        sheet.path([point(*each) for each in run], thickness=1)


def _ends(series: Json, values: Sequence[float]) -> Point:
    scale = series["scale"] or {}
    low, high = scale.get("low"), scale.get("high")
    low = min(values, default=0) if low is None else low
    high = max([*values, low]) if high is None else high
    return (low, high) if high > low else (low, low + 1)


def _runs(days: Sequence[str], medians: Sequence[float | None], by: str) -> Iterator[list[tuple[str, float]]]:
    """Stretches of medians without a gap inside: nothing is drawn across days that are not there."""
    run: list[tuple[str, float]] = []
    before = 0
    for day, value in zip(days, medians, strict=True):
        number = date.fromisoformat(day).toordinal()
        if run and (value is None or number - before > _NEAR[by]):
            yield run
            run = []
        if value is not None:
            run.append((day, value))
        before = number
    if run:
        yield run


def _lanes(sheet: Sheet, series: Json, axis: Axis, span: Point, words: Mapping[str, str]) -> None:
    """A prescribed medicine: one lane each for taken, missed and different."""
    floor, ceiling = span
    step = (ceiling - floor) / len(_LANES)
    for index, lane in enumerate(_LANES):
        y = ceiling - (index + 0.5) * step
        text = letters(words[lane])
        x = axis.left - 4 - width_of(text, sheet.plain.face, _SMALL - 0.5)
        sheet.rule((axis.left, y), (axis.right, y), thickness=0.25, grey=0.75)
        sheet.write((x, y - 2), text, sheet.plain, _SMALL - 0.5)
        counts = zip(series["days"], series["prescribed"][lane], strict=True)
        sheet.dots([(axis.x(day), y) for day, count in counts if count], across=2.4)


def _ticks(axis: Axis) -> list[int]:
    """Days to write below: both ends of a short period, firsts of months of a long one."""
    days = range(axis.first, axis.last + 1)
    firsts = [day for day in days if date.fromordinal(day).day == 1]
    if len(firsts) < 3:  # noqa: PLR2004 - fewer say too little
        steps = min(len(days) - 1, 4) or 1
        return sorted({axis.first + round(index * (len(days) - 1) / steps) for index in range(steps + 1)})
    skip = -(-len(firsts) // _MONTHS_SHOWN)
    return firsts[::skip]
