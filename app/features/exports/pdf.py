"""The report on paper: one or two pages in the order of the report, its charts from the same numbers.

What does not fit on two pages is left out line by line, longest section first, and the paper says how much that is.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from app.features.exports.paper_charts import axis_of, draw_chart, draw_dates
from app.features.exports.paper_letters import letters
from app.features.exports.paper_rows import Column, Maker, Row, Sizes
from app.features.exports.paper_sheet import Sheet, broken, width_of
from app.features.exports.paper_words import WORDS

Json = Mapping[str, Any]
Paper = Literal["A4", "Letter"]
_SIZES = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}  # ISO 216; ANSI/ASME Y14.1
_MARGIN, _TOP = 44.0, 40.0
_FOOT, _FOOT_LEADING = 6.4, 8.2
_MOST_PAGES = 2
_DATES = 16.0
_FREE_TEXT = "text"
_EVERYTHING = 100_000
_LARGE = Sizes(title=17, heading=11, text=9.6, table=8.8, chart=54, space=8)
_MIDDLE = Sizes(title=15, heading=10, text=8.8, table=8.2, chart=42, space=6)
_SMALL = Sizes(title=13.5, heading=9.2, text=8, table=7.5, chart=32, space=4.5)


class Fit(NamedTuple):
    """How large, and how many rows of a section, of the person's own words, and charts there are at most."""

    sizes: Sizes
    rows: int = _EVERYTHING
    words: int = _EVERYTHING
    charts: int = _EVERYTHING


_FITS = (
    *(Fit(sizes) for sizes in (_LARGE, _MIDDLE, _SMALL)),
    *(Fit(_SMALL, words=words) for words in (60, 40, 24, 12)),
    *(Fit(_SMALL, rows=rows, words=10) for rows in (40, 28, 20)),
    *(Fit(_SMALL, rows=rows, words=8, charts=16) for rows in (20, 14)),
    *(Fit(_SMALL, rows=rows, words=6, charts=charts) for rows, charts in ((14, 12), (10, 10), (8, 8), (6, 6), (4, 4))),
    *(Fit(_SMALL, rows=rows, words=2, charts=charts) for rows, charts in ((3, 3), (2, 2), (1, 0))),
)


def render_pdf(report: Json, paper: Paper) -> bytes:
    """The report as a PDF; the same bytes for the same report."""
    words = WORDS[report["language"]]
    for fit in _FITS:
        pages = _Pages(report, paper, fit, words)
        if len(pages.stacks) <= _MOST_PAGES:
            break
    return pages.draw()


class _Pages:
    """The rows of a report, stacked on pages for one way to fit them."""

    def __init__(self, report: Json, paper: Paper, fit: Fit, words: Mapping[str, str]) -> None:
        self.report, self.fit, self.words = report, fit, words
        self.sheet = Sheet(_SIZES[paper], words["title"], report["language"])
        self.column = Column(_MARGIN, self.sheet.width - 2 * _MARGIN)
        self.maker = Maker(self.sheet, fit.sizes, self.column)
        self.footer = self._footer()
        self.bottom = _MARGIN * 0.6 + (len(self.footer) + 1) * _FOOT_LEADING + 6
        self.stacks: list[list[tuple[float, Row]]] = []
        self._y = 0.0
        self._stack(self._head(), None)
        for section in report["sections"]:
            self._section(section)
        self._charts()

    def draw(self) -> bytes:
        """The file."""
        stacks = self.stacks[:_MOST_PAGES]
        for number, stack in enumerate(stacks, 1):
            for y, row in stack:
                row.draw(y)
            self._draw_edges(number, len(stacks))
            self.sheet.end_page()
        return self.sheet.file.as_bytes()

    def _head(self) -> list[Row]:
        rows = self.maker.title(self.report["title"])
        for line in self.report["heading"]:
            rows += self.maker.paragraph(line)
        return rows

    def _section(self, section: Json) -> None:
        maker, left_out = self.maker, 0
        most = self.fit.words if section["id"] == _FREE_TEXT else self.fit.rows
        opening = [maker.space(self.fit.sizes.space), *maker.heading(section["title"])]
        rows = [row for line in section["lines"] for row in maker.paragraph(line)]
        left_out += max(len(rows) - most, 0)
        rows = rows[:most]
        table = section["table"]
        if table and table["rows"]:
            shown = table["rows"][: max(most - len(rows), 1)]
            left_out += len(table["rows"]) - len(shown)
            head, cells = maker.table(table["head"], shown)
            self._stack([*opening, *rows], None)
            self._stack([head], None)
            self._stack(cells, head)
        else:
            self._stack([*opening, *rows], None)
        if left_out:
            self._stack(maker.paragraph(self._counted("left_out", left_out)), None)

    def _charts(self) -> None:
        charts: Sequence[Json] = self.report["charts"][: self.fit.charts]
        left_out = len(self.report["charts"]) - len(charts)
        if not self.report["charts"]:
            return
        maker, sizes = self.maker, self.fit.sizes
        opening = [maker.space(sizes.space), *maker.heading(self.words["charts"])]
        opening += maker.paragraph(self._how_to_read(charts), size=7.2)
        if left_out:
            opening += maker.paragraph(self._counted("charts_left_out", left_out))
        for row in opening:
            self._push(row, needs=sizes.chart + _DATES + sum(each.height for each in opening))
        rows = list(self._strips(charts))
        for row in rows:
            self._push(row, needs=row.height)

    def _strips(self, charts: Sequence[Json]) -> Iterator[Row]:
        """Charts under each other; a page of them ends with the dates."""
        room = self._y - self.bottom - _DATES
        full = self.sheet.height - _TOP - self.bottom - _DATES
        height = self.fit.sizes.chart
        group: list[Json] = []
        for chart in charts:
            if group and (len(group) + 1) * height > room:
                yield self._group(group)
                group, room = [], full
            group.append(chart)
        if group:
            yield self._group(group)

    def _group(self, charts: Sequence[Json]) -> Row:
        height, sheet = self.fit.sizes.chart, self.sheet
        axis = axis_of(self.report, self.column.left, self.column.left + self.column.width)

        def draw(y: float) -> None:
            draw_dates(sheet, axis, y, y - len(charts) * height - 10)
            for index, chart in enumerate(charts):
                draw_chart(sheet, chart, axis, top=y - index * height, height=height, words=self.words)

        return Row(len(charts) * height + _DATES, draw)

    def _how_to_read(self, charts: Sequence[Json]) -> str:
        by = self.report["by"]
        said = [by, "line" if by == "day" else "week_line"]
        said += ["gap"] if any(chart["series"]["gaps"] for chart in charts) else []
        said += ["change"] if any(chart["series"]["events"] for chart in charts) else []
        return " ".join(self.words[each] for each in said)

    def _counted(self, name: str, count: int) -> str:
        return self.words[f"{name}_one"] if count == 1 else self.words[name].format(count=count)

    def _stack(self, rows: Sequence[Row], head: Row | None) -> None:
        """Rows in a row; where a table goes on overleaf, its head stands there again."""
        for index, row in enumerate(rows):
            needs = row.height
            following = index
            while rows[following].keeps_next and following + 1 < len(rows):
                following += 1
                needs += rows[following].height
            self._push(row, needs=needs, head=head)

    def _push(self, row: Row, *, needs: float, head: Row | None = None) -> None:
        if not self.stacks or self._y - needs < self.bottom:
            self.stacks.append([])
            self._y = self.sheet.height - _TOP
            if head:
                self.stacks[-1].append((self._y, head))
                self._y -= head.height
        self.stacks[-1].append((self._y, row))
        self._y -= row.height

    def _footer(self) -> list[Callable[[float, float], None]]:
        text = letters(" ".join(self.report["notices"]))
        lines = broken(text, self.sheet.plain.face, _FOOT, self.column.width)

        def drawn(line: list[Any]) -> Callable[[float, float], None]:
            return lambda x, y: self.sheet.write((x, y), line, self.sheet.plain, _FOOT)

        return [drawn(line) for line in lines if line]

    def _draw_edges(self, number: int, count: int) -> None:
        """What stands at the foot of every page: notices, and which page it is."""
        sheet, left, right = self.sheet, self.column.left, self.column.left + self.column.width
        page = letters(self.words["page"].format(page=number, pages=count))
        running = letters(" · ".join([self.report["title"], *self.report["heading"][:1]]))
        room = self.column.width - width_of(page, sheet.plain.face, _FOOT) - 20
        tag = sheet.file.root.add("P") if number == count else None
        with sheet.tagged(tag):
            y = self.bottom - 8
            for line in self.footer:
                line(left, y)
                y -= _FOOT_LEADING
        with sheet.tagged(None):
            sheet.rule((left, self.bottom), (right, self.bottom), thickness=0.5, grey=0.45)
            sheet.write((left, y), broken(running, sheet.plain.face, _FOOT, room)[0], sheet.plain, _FOOT)
            x = right - width_of(page, sheet.plain.face, _FOOT)
            sheet.write((x, y), page, sheet.plain, _FOOT)
