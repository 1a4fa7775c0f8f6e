"""The pages of a report: as large as it fits on two of them, and what stands at the foot of each."""

import io
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from reportlab import rl_config
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from app.features.exports.paper.charts import Charts
from app.features.exports.paper.fits import FITS, WHOLE, Fit
from app.features.exports.paper.flow import Makeup, head_of, heading, note, section_of
from app.features.exports.paper.fonts import BOX, PLAIN, load_fonts, seen
from app.features.exports.paper.tags import TaggedCanvas
from app.features.exports.paper.words import WORDS, counted
from app.features.exports.words import say

Json = Mapping[str, Any]
_SIZES = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}  # points; ISO 216, ANSI/ASME Y14.1
_MARGIN, _TOP, _EDGE = 44.0, 36.0, 26.0
_FOOT, _FOOT_LEADING = 6.4, 8.0
_NOTICES, _RUNNING, _LONG = 900, 200, 2_000  # letters
_MOST_PAGES = 2

rl_config.useA85 = 0  # bytes as bytes: a fifth smaller


def draw_pages(report: Json, paper: str) -> bytes:
    """The file: the first fit that needs two pages at most. Each gives way where the one before does, and further."""
    load_fonts()

    counts: dict[int, int] = {}

    def fits(place: int) -> bool:
        counts[place] = _build(report, paper, FITS[place])
        return counts[place] <= _MOST_PAGES

    last = len(FITS) - 1
    first, end = (0, WHOLE - 1) if fits(WHOLE - 1) else (WHOLE, last)
    place = bisect_left(range(len(FITS)), x=True, lo=first, hi=end, key=fits)
    out = io.BytesIO()
    _build(report, paper, FITS[place], of=counts.get(place) or _build(report, paper, FITS[place]), out=out)
    return out.getvalue()


def _build(report: Json, paper: str, fit: Fit, *, of: int = _MOST_PAGES, out: io.BytesIO | None = None) -> int:
    """How many pages it takes; three stand for more. Without `out` nothing but that is found out."""
    width, height = _SIZES[paper]
    words = WORDS[report["language"]]
    foot = _Foot(report, words, width, of)
    frame = Frame(
        *(_MARGIN, foot.top, width - 2 * _MARGIN, height - _TOP - foot.top),
        **dict.fromkeys(("leftPadding", "rightPadding", "topPadding", "bottomPadding"), 0),
    )
    size = (width, height)
    page = PageTemplate(frames=[frame], onPage=_stop_early, onPageEnd=foot.draw, pagesize=size)
    document = BaseDocTemplate(out or io.BytesIO(), pagesize=size, pageTemplates=[page], **_said(report))
    makeup = Makeup(fit, words, width - 2 * _MARGIN)
    try:
        document.build(list(_flow(report, makeup)), canvasmaker=partial(_canvas, report, out is None))
    except _TooLongError:
        if out:
            raise
        return _MOST_PAGES + 1
    return int(document.page)


class _TooLongError(Exception):
    """A third page would begin."""


def _stop_early(canvas: TaggedCanvas, _document: Any) -> None:
    if canvas.getPageNumber() > _MOST_PAGES:
        raise _TooLongError


def _said(report: Json) -> dict[str, Any]:
    """What the file says of itself: its title and language, and nothing of who made it with what."""
    nothing = dict.fromkeys(("author", "subject", "creator", "producer", "keywords"), "")
    return {
        **nothing,
        "title": say(report["language"], "title"),
        "displayDocTitle": True,
        "lang": report["language"],
        "invariant": 1,
        "pageCompression": 1,
        "initialFontName": PLAIN,
    }


def _canvas(report: Json, is_trial: bool, *args: Any, **options: Any) -> TaggedCanvas:  # noqa: FBT001 - bound by partial
    """Dated as the report is."""
    canvas = TaggedCanvas(*args, **options)
    canvas.is_trial = is_trial
    stamp = datetime.fromisoformat(report["as_of"]).strftime("D:%Y%m%d%H%M%S%z")
    written = f"{stamp[:-2]}'{stamp[-2:]}'"
    canvas.setDateFormatter(lambda *_now: written)
    return canvas


def _flow(report: Json, makeup: Makeup) -> Iterator[Any]:
    fit, words, sections = makeup.fit, makeup.words, report["sections"]
    yield from head_of(report, makeup)
    for section in sections[: fit.sections]:
        yield from section_of(section, makeup)
    if len(sections) > fit.sections:
        yield note(counted("sections_left_out", len(sections) - fit.sections, words), makeup)
    charts = report["charts"][: fit.charts]
    left_out = len(report["charts"]) - len(charts)
    if charts:
        yield from heading(words["charts"], makeup)
        yield note(_how_to_read(report, words), makeup)
    if left_out:
        yield note(counted("charts_left_out", left_out, words), makeup)
    if charts:
        yield Charts(charts, report, words, fit.sizes.chart)


def _how_to_read(report: Json, words: Mapping[str, str]) -> str:
    by = report["by"]
    said = [by, "line" if by == "day" else "week_line"]
    said += ["gap"] if any(chart["series"]["gaps"] for chart in report["charts"]) else []
    said += ["change"] if any(chart["series"]["events"] for chart in report["charts"]) else []
    return " ".join(words[each] for each in said)


def _has_boxes(report: Json) -> bool:
    """Whether something in it cannot be drawn."""
    titled = (*report["sections"], *report["charts"])
    tables = [section["table"] for section in report["sections"] if section["table"]]
    texts = (
        *(report["title"], *report["heading"], *(each["title"] for each in titled)),
        *(line for section in report["sections"] for line in section["lines"]),
        *(cell for table in tables for row in (table["head"], *table["rows"]) for cell in row),
    )
    return any(BOX in seen(text, _LONG) for text in texts)


class _Foot:
    """What stands at the foot of every page: whose report, that it is not verified, which page, and the notices."""

    def __init__(self, report: Json, words: Mapping[str, str], width: float, count: int) -> None:
        self.width, self.words, self.count = width, words, count
        self.unverified = say(report["language"], "not_verified")
        self.running = seen(" · ".join([report["title"], *report["heading"][:1]]), _RUNNING)
        said = [*report["notices"], *([words["boxes"]] if _has_boxes(report) else [])]
        notices = seen(" ".join(said), _NOTICES)
        self.notices: list[str] = simpleSplit(notices, PLAIN, _FOOT, width - 2 * _MARGIN)
        self.top = _EDGE + (len(self.notices) + 1) * _FOOT_LEADING + 8

    def draw(self, canvas: TaggedCanvas, _document: Any) -> None:
        """Decoration on each page; on the last one the notices are part of the text."""
        number = canvas.getPageNumber()
        canvas.setFillGray(0)
        with canvas.decoration():
            self._draw_running(canvas, number)
        with canvas.tagged("P") if number == self.count else canvas.decoration():
            for index, line in enumerate(self.notices):
                canvas.drawString(_MARGIN, self.top - 16 - (index + 1) * _FOOT_LEADING, line)

    def _draw_running(self, canvas: TaggedCanvas, number: int) -> None:
        y, right = self.top - 16, self.width - _MARGIN
        page = self.words["page"].format(page=number, pages=self.count)
        said = f"{self.unverified} · {page}"
        room = right - _MARGIN - stringWidth(said, PLAIN, _FOOT) - 16
        canvas.setStrokeGray(0.45)
        canvas.setLineWidth(0.5)
        canvas.setDash()
        canvas.line(_MARGIN, self.top - 6, right, self.top - 6)
        canvas.setFont(PLAIN, _FOOT)
        canvas.drawString(_MARGIN, y, (simpleSplit(self.running, PLAIN, _FOOT, room) or [""])[0])
        canvas.drawRightString(right, y, said)
