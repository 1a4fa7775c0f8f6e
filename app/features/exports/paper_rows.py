"""A report as rows that can be stacked on pages: titles, lines, table rows. Each knows its height and how it is drawn."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from app.features.exports.paper_file import Role, Tag
from app.features.exports.paper_letters import Letter, letters
from app.features.exports.paper_sheet import Sheet, broken, width_of

Json = Mapping[str, Any]
Line = list[Letter]
_LEADING = 1.32
_GAP, _INDENT = 12.0, 8.0  # between columns of a table; of lines that go on
_NARROWEST = 40.0
_NUMBER = re.compile(r"[-−]?[0-9][0-9.,]*( ?%)?|[–-]?")


class Sizes(NamedTuple):
    """Sizes of type in points, and of a chart's strip."""

    title: float
    heading: float
    text: float
    table: float
    chart: float
    space: float


class Row(NamedTuple):
    """Something that is never broken over two pages. `keeps_next`: it does not end a page."""

    height: float
    draw: Callable[[float], None]
    keeps_next: bool = False


class Column(NamedTuple):
    """Where a part of the page begins, and how wide it is."""

    left: float
    width: float


class Maker:
    """Makes rows for one sheet."""

    def __init__(self, sheet: Sheet, sizes: Sizes, column: Column) -> None:
        self.sheet, self.sizes, self.column = sheet, sizes, column

    def space(self, height: float) -> Row:
        """Nothing, so high."""
        return Row(height, lambda _y: None, keeps_next=True)

    def title(self, text: str) -> list[Row]:
        """The one heading of the first level."""
        size, tag = self.sizes.title, self.sheet.file.root.add("H1")
        lines = broken(letters(text), self.sheet.heavy.face, size, self.column.width)
        return [self._line(line, size, tag, is_heavy=True) for line in lines]

    def heading(self, text: str) -> list[Row]:
        """The title of a section under a thin rule."""
        size, tag = self.sizes.heading, self.sheet.file.root.add("H2")
        lines = broken(letters(text), self.sheet.heavy.face, size, self.column.width)
        left, right = self.column.left, self.column.left + self.column.width

        def rule(y: float) -> None:
            with self.sheet.tagged(None):
                self.sheet.rule((left, y - 2), (right, y - 2), thickness=0.5, grey=0.45)

        rows = [self._line(line, size, tag, is_heavy=True) for line in lines]
        return [Row(4, rule, keeps_next=True), *rows]

    def paragraph(self, text: str, *, size: float | None = None, grey: float = 0) -> list[Row]:
        """Lines of text; those that go on are set in a little."""
        size = size or self.sizes.text
        tag = self.sheet.file.root.add("P")
        lines = broken(letters(text), self.sheet.plain.face, size, self.column.width - _INDENT)
        return [self._line(line, size, tag, shift=_INDENT if index else 0, grey=grey) for index, line in enumerate(lines)]

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Row, list[Row]]:
        """A table: its head, which is drawn again on a second page, and its rows."""
        tag = self.sheet.file.root.add("Table")
        cells = [[letters(text) for text in row] for row in (head, *rows)]
        widths = self._widths(cells)
        numeric = [all(_NUMBER.fullmatch(row[index]) for row in rows) for index in range(len(head))]
        made = [
            self._table_row(row, widths, numeric, tag.add("TR"), is_head=index == 0) for index, row in enumerate(cells)
        ]
        return made[0], made[1:]

    def _line(
        self, line: Line, size: float, tag: Tag, *, is_heavy: bool = False, shift: float = 0, grey: float = 0
    ) -> Row:
        font = self.sheet.heavy if is_heavy else self.sheet.plain
        left = self.column.left + shift

        def draw(y: float) -> None:
            with self.sheet.tagged(tag):
                self.sheet.write((left, y - size), line, font, size, grey=grey)

        return Row(size * _LEADING, draw, keeps_next=is_heavy)

    def _widths(self, cells: Sequence[Sequence[Line]]) -> list[float]:
        """As wide as what stands in it; if that is too wide together, the widest give way."""
        size, heavy, plain = self.sizes.table, self.sheet.heavy.face, self.sheet.plain.face
        natural = [
            max(width_of(line, plain if index else heavy, size) for index, line in enumerate(column))
            for column in zip(*cells, strict=True)
        ]
        room = self.column.width - _GAP * (len(natural) - 1)
        most = max(natural, default=0)
        while sum(min(each, most) for each in natural) > room and most > _NARROWEST:
            most -= 4
        widths = [min(each, most) for each in natural]
        return [each * min(1, room / sum(widths)) if sum(widths) else each for each in widths]

    def _table_row(
        self, cells: Sequence[Line], widths: Sequence[float], numeric: Sequence[bool], tag: Tag, *, is_head: bool
    ) -> Row:
        sheet, size = self.sheet, self.sizes.table
        font = sheet.heavy if is_head else sheet.plain
        role: Role = "TH" if is_head else "TD"
        kids = [tag.add(role) for _ in cells]
        parts = [broken(line, font.face, size, width + 0.5) for line, width in zip(cells, widths, strict=True)]
        height = max(len(lines) for lines in parts) * size * _LEADING + 2

        def draw(y: float) -> None:
            left = self.column.left
            for lines, width, is_number, kid in zip(parts, widths, numeric, kids, strict=True):
                with sheet.tagged(kid):
                    for index, line in enumerate(lines):
                        x = left + (width - width_of(line, font.face, size) if is_number else 0)
                        sheet.write((x, y - size - index * size * _LEADING), line, font, size)
                left += width + _GAP
            with sheet.tagged(None):
                end = (min(left - _GAP, self.column.left + self.column.width), y - height + 1)
                thickness, grey = (0.6, 0.2) if is_head else (0.25, 0.75)
                sheet.rule((self.column.left, end[1]), end, thickness=thickness, grey=grey)

        return Row(height, draw, keeps_next=is_head)
