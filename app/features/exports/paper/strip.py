"""One small chart: title and numbers at the left, then its days on the axis that all charts share."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from reportlab.lib.utils import simpleSplit

from app.features.exports.paper.fonts import HEAVY, PLAIN, seen
from app.features.exports.paper.words import counted

Json = Mapping[str, Any]
Point = tuple[float, float]
LABEL, SMALL = 124.0, 6.5  # points: of the column of titles, of the size of what is small
_TITLE, _LINE = 8.0, 1.18
_NEAR = {"day": 3, "week": 7}  # as in trends: three days without a record are a gap, and so is a week
_LANES = ("taken", "missed", "different")
_LETTERS = 120
_HATCH = 4.0
_LOW = 34.0  # points: a strip with room for one line of title


class Axis(NamedTuple):
    """The days of the report, and where they lie in points from the left of the charts."""

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

    def step(self) -> float:
        """The width of one day."""
        return (self.right - self.left) / (self.last + 1 - self.first)


class Strip(NamedTuple):
    """Where one chart is drawn."""

    canvas: Any
    axis: Axis
    top: float
    height: float
    words: Mapping[str, str]

    @property
    def floor(self) -> float:
        return self.top - self.height + 6

    @property
    def ceiling(self) -> float:
        return self.top - 5

    def alt(self, chart: Json) -> str:
        """The chart in words."""
        sentence = chart["series"].get("sentence", "")
        texts = (chart["title"], self.caption(chart["series"]), sentence)
        return ". ".join(seen(text, _LETTERS) for text in texts if text)

    def caption(self, series: Json) -> str:
        """The same in numbers: on how many days (or weeks) it stands, and between which values they lie."""
        found = series["prescribed"]
        if found:
            return " · ".join(f"{self.words[lane]} {found[f'{lane}_days']}" for lane in _LANES)
        values = _column(series)
        count = counted(f"n_{self.axis.by}", len(values), self.words)
        if not values:
            return count
        low, high = _number(min(values)), _number(max(values))
        return f"{count} · {self.words['range'].format(low=low, high=high)}"

    def draw(self, chart: Json) -> None:
        """Gaps hatched, dated changes dashed, a dot for each day and the median as a line."""
        series = chart["series"]
        self.label(chart)
        for gap in series["gaps"]:
            self.gap(gap)
        self.canvas.setStrokeGray(0)
        for event in series["events"]:
            x = self.axis.x(event["day"])
            self.rule((x, self.floor), (x, self.ceiling), 0.7, dash=(2, 2))
        if series["prescribed"]:
            self.lanes(series)
        else:
            self.numbers(series)

    def label(self, chart: Json) -> None:
        """Title, numbers and unit at the left: as many lines as there is room for, the numbers always."""
        series = chart["series"]
        unit = self.words.get(f"unit_{series['unit']}", series["unit"])
        unit = "" if series["prescribed"] else ", ".join(filter(None, (unit, self.words[series["daily"]])))
        title = _lines(chart["title"], HEAVY, _TITLE, most=2 if self.height > _LOW or not unit else 1)
        small = [line for text in (self.caption(series), unit) for line in _lines(text, PLAIN, SMALL, most=2)]
        y = self.top - 5
        for font, size, line in (*((HEAVY, _TITLE, line) for line in title), *((PLAIN, SMALL, line) for line in small)):
            if y - size < self.top - self.height + 1:
                break
            self.text(0, y - size * 0.75, line, font=font, size=size)
            y -= size * _LINE

    def gap(self, gap: Json) -> None:
        half = self.axis.step() * (0.5 if self.axis.by == "day" else 3.5)
        start = max(self.axis.x(gap["from"]) - half, self.axis.left)
        end = min(self.axis.x(gap["to"]) + half, self.axis.right)
        if end <= start:
            return
        self.canvas.saveState()
        box = self.canvas.beginPath()
        height = self.ceiling - self.floor
        box.rect(start, self.floor, end - start, height)
        self.canvas.clipPath(box, stroke=0, fill=0)
        x = start - height
        while x < end:
            self.rule((x, self.floor), (x + height, self.ceiling), 0.4, gray=0.6)
            x += _HATCH
        self.canvas.restoreState()

    def numbers(self, series: Json) -> None:
        values, medians = _column(series), series["median"]
        low, high = _ends(series, [*values, *(each for each in medians if each is not None)])

        def point(day: str, value: float) -> Point:
            return self.axis.x(day), self.floor + (value - low) / (high - low) * (self.ceiling - self.floor)

        for value, y in ((low, self.floor), (high, self.ceiling)):
            self.rule((self.axis.left, y), (self.axis.right, y), 0.35, gray=0.55)
            self.text(self.axis.left - 4, y - 2.2, _number(value), is_right=True)
        self.dots([point(*each) for each in zip(series["days"], values, strict=True)], gray=0.45)
        for run in _runs(series["days"], medians, self.axis.by):
            self.path([point(*each) for each in run])

    def lanes(self, series: Json) -> None:
        """A prescribed medicine: one lane each for taken, missed and different."""
        step = (self.ceiling - self.floor) / len(_LANES)
        for index, lane in enumerate(_LANES):
            y = self.ceiling - (index + 0.5) * step
            self.rule((self.axis.left, y), (self.axis.right, y), 0.25, gray=0.75)
            self.text(self.axis.left - 4, y - 2, self.words[lane], is_right=True, size=6)
            counts = zip(series["days"], series["prescribed"][lane], strict=True)
            self.dots([(self.axis.x(day), y) for day, count in counts if count], gray=0)

    def rule(self, start: Point, end: Point, thickness: float, *, gray: float = 0, dash: Point | None = None) -> None:
        self.canvas.setLineWidth(thickness)
        self.canvas.setStrokeGray(gray)
        self.canvas.setDash(*(dash or ()))
        self.canvas.line(*start, *end)

    def dots(self, points: Sequence[Point], *, gray: float) -> None:
        """One path for all of them: a line of no length with a round cap is a dot."""
        path = self.canvas.beginPath()
        for x, y in points:
            path.moveTo(x, y)
            path.lineTo(x, y)
        self.canvas.setDash()
        self.canvas.setLineCap(1)
        self.canvas.setLineWidth(min(max(self.axis.step() * 0.8, 1.4), 2.6))
        self.canvas.setStrokeGray(gray)
        self.canvas.drawPath(path)
        self.canvas.setLineCap(0)

    def path(self, points: Sequence[Point]) -> None:
        """A line through points; one alone is a short dash."""
        if len(points) == 1:
            ((x, y),) = points
            points = [(x - 1, y), (x + 1, y)]
        path = self.canvas.beginPath()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        self.canvas.setDash()
        self.canvas.setLineWidth(1)
        self.canvas.setStrokeGray(0)
        self.canvas.drawPath(path)

    def text(
        self, x: float, y: float, text: str, *, is_right: bool = False, font: str = PLAIN, size: float = SMALL
    ) -> None:
        self.canvas.setFillGray(0)
        self.canvas.setFont(font, size)
        (self.canvas.drawRightString if is_right else self.canvas.drawString)(x, y, text)


def _lines(text: str, font: str, size: float, *, most: int) -> list[str]:
    """Lines as wide as the column of titles; what does not fit is seen to be cut."""
    lines: list[str] = simpleSplit(seen(text, _LETTERS), font, size, LABEL - 14)
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]}…"]


def _number(value: float) -> str:
    return f"{value:g}"


def _column(series: Json) -> Sequence[float]:
    """The column that the median stands on."""
    values: Sequence[float] = series[series["daily"]] or series["total"] or series["mean"]
    return values


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
