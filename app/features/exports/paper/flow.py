"""A report as paragraphs and tables of reportlab, in reading order. Everything a person wrote is escaped here."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Spacer, Table

from app.features.exports.paper.fits import Fit
from app.features.exports.paper.fonts import HEAVY, PLAIN, seen
from app.features.exports.paper.tags import Role, Rule, TaggedParagraph, tag_table
from app.features.exports.paper.words import counted

Json = Mapping[str, Any]
_LEADING = 1.3
_INDENT, _GAP = 8.0, 11.0  # points: of lines that go on; between columns
_HEAD_LINES, _HEAD_LETTERS = 12, 400  # whatever else gives way
_FREE_TEXT = "text"
_NUMERIC = set("0123456789.,-\u2212\u2013% ")
GREY, PALE = Color(0.35, 0.35, 0.35), Color(0.72, 0.72, 0.72)


class Makeup(NamedTuple):
    """What rows are made with: how much fits, the words of paper, and the width in points."""

    fit: Fit
    words: Mapping[str, str]
    width: float


def head_of(report: Json, makeup: Makeup) -> Iterator[Any]:
    """Title, who, which days, and what the report is and is not."""
    fit = makeup.fit
    yield _paragraph(report["title"], makeup, role="H1", size=fit.sizes.title, font=HEAVY)
    for line in report["heading"][:_HEAD_LINES]:
        yield _paragraph(line, makeup, most=_HEAD_LETTERS)


def section_of(section: Json, makeup: Makeup) -> Iterator[Any]:
    """A title, its lines and its table; what was left out is said."""
    fit = makeup.fit
    most = fit.words if section["id"] == _FREE_TEXT else fit.rows
    lines: Sequence[str] = section["lines"]
    table: Json = section["table"] or {"head": [], "rows": []}
    rows = table["rows"][: max(most - len(lines), 1)]
    yield from heading(section["title"], makeup)
    yield from (_paragraph(line, makeup) for line in lines[:most])
    if rows and table["head"]:
        yield _table(table["head"], rows, makeup)
    left_out = max(len(lines) - most, 0) + len(table["rows"]) - len(rows)
    if left_out:
        yield _paragraph(counted("left_out", left_out, makeup.words), makeup)


def heading(text: str, makeup: Makeup) -> Iterator[Any]:
    """A title under a thin rule, never the last thing on a page."""
    sizes = makeup.fit.sizes
    yield CondPageBreak(sizes.space + sizes.heading * 2 + sizes.text * 2.5)
    yield Spacer(0, sizes.space)
    yield Rule(width="100%", thickness=0.5, color=GREY, spaceBefore=0, spaceAfter=1.5)
    yield _paragraph(text, makeup, role="H2", size=sizes.heading, font=HEAVY)


def note(text: str, makeup: Makeup) -> Any:
    """How to read what follows, smaller."""
    return _paragraph(text, makeup, size=makeup.fit.sizes.small)


def _paragraph(
    text: str, makeup: Makeup, *, role: Role = "P", size: float = 0, font: str = PLAIN, most: int = 0
) -> Any:
    size = size or makeup.fit.sizes.text
    style = _style(font, size, indent=_INDENT if role == "P" else 0)
    made = TaggedParagraph(_safe(text, most or makeup.fit.letters), style)
    made.role = role
    return made


def _safe(text: str, most: int) -> str:
    """Markup of reportlab in which nothing is markup."""
    return escape(seen(text, most))


def _style(font: str, size: float, *, indent: float = 0, is_right: bool = False) -> ParagraphStyle:
    return ParagraphStyle(
        f"{font} {size} {indent} {is_right}",
        fontName=font,
        fontSize=size,
        leading=size * _LEADING,
        leftIndent=indent,
        firstLineIndent=-indent,
        alignment=TA_RIGHT if is_right else TA_LEFT,
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], makeup: Makeup) -> Any:
    size, most = makeup.fit.sizes.table, makeup.fit.cell
    cells = [[_safe(text, most) for text in row] for row in (head, *rows)]
    right = [all(set(row[index]) <= _NUMERIC for row in rows) for index in range(len(head))]
    styles = {(font, side): _style(font, size, is_right=side) for font in (PLAIN, HEAVY) for side in (False, True)}
    made = [
        [
            _cell(text, styles[PLAIN if row else HEAVY, side], is_head=not row)
            for text, side in zip(line, right, strict=True)
        ]
        for row, line in enumerate(cells)
    ]
    widths = _widths(cells, size, makeup.width)
    table = Table(made, colWidths=widths, repeatRows=1, hAlign="LEFT", renderCB=tag_table, spaceBefore=2)
    table.setStyle(
        [
            ("FONTNAME", (0, 0), (-1, -1), PLAIN),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), _GAP),
            ("TOPPADDING", (0, 0), (-1, -1), 0.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, 0), 0.6, GREY),
            ("LINEBELOW", (0, 1), (-1, -1), 0.25, PALE),
        ]
    )
    return table


def _cell(text: str, style: ParagraphStyle, *, is_head: bool) -> Any:
    made = TaggedParagraph(text, style)
    made.role = "TH" if is_head else "TD"
    return made


def _widths(cells: Sequence[Sequence[str]], size: float, room: float) -> list[float]:
    """As wide as what stands in each column; where that is too wide together, no narrower than its longest word."""
    columns = list(zip(*cells, strict=True))
    whole = [max(stringWidth(text, HEAVY, size) for text in column) + _GAP + 1 for column in columns]
    least = [
        max(stringWidth(word, HEAVY, size) for text in column for word in (text.split() or [""])) + _GAP + 1
        for column in columns
    ]
    least = [min(each, room * 0.4) for each in least]
    if sum(whole) <= room:
        return whole
    if sum(least) >= room:
        return [each * room / sum(least) for each in least]
    spare = (room - sum(least)) / (sum(whole) - sum(least))
    return [low + (high - low) * spare for low, high in zip(least, whole, strict=True)]
