"""The pages of a report: as large as it fits on two of them, and what stands at the foot of each."""

import io
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from reportlab import rl_config
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from app.features.exports.paper.charts import Charts
from app.features.exports.paper.fits import FITS, Fit
from app.features.exports.paper.flow import Makeup, counted, head_of, heading, note, section_of
from app.features.exports.paper.fonts import PLAIN, load_fonts, seen
from app.features.exports.paper.tags import TaggedCanvas
from app.features.exports.paper.words import WORDS

Json = Mapping[str, Any]
_SIZES = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0)}  # points; ISO 216, ANSI/ASME Y14.1
_MARGIN, _TOP, _EDGE = 44.0, 36.0, 26.0
_FOOT, _FOOT_LEADING = 6.4, 8.0
_NOTICES, _RUNNING = 900, 200  # letters
_MOST_PAGES = 2

rl_config.useA85 = 0  # bytes as bytes: a fifth smaller


def draw_pages(report: Json, paper: str) -> bytes:
    """The file: the first fit that needs two pages at most. Each gives way where the one before does, and further."""
    load_fonts()
    first, last = 0, len(FITS) - 1
    found: dict[int, tuple[int, bytes]] = {}
    while first < last:
        middle = (first + last) // 2 if found else 0
        found[middle] = _drawn(report, paper, FITS[middle])
        if found[middle][0] <= _MOST_PAGES:
            last = middle
        else:
            first = middle + 1
    return (found.get(last) or _drawn(report, paper, FITS[last]))[1]


def _drawn(report: Json, paper: str, fit: Fit) -> tuple[int, bytes]:
    """How many pages it takes, and the file."""
    count, made = _built(report, paper, fit, of=_MOST_PAGES)
    return (count, made) if count >= _MOST_PAGES else _built(report, paper, fit, of=count)


def _built(report: Json, paper: str, fit: Fit, *, of: int) -> tuple[int, bytes]:
    width, height = _SIZES[paper]
    words = WORDS[report["language"]]
    foot = _Foot(report, words, width, of)
    frame = Frame(
        *(_MARGIN, foot.top, width - 2 * _MARGIN, height - _TOP - foot.top),
        **dict.fromkeys(("leftPadding", "rightPadding", "topPadding", "bottomPadding"), 0),
    )
    out = io.BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=(width, height),
        pageTemplates=[PageTemplate(frames=[frame], onPageEnd=foot.draw, pagesize=(width, height))],
        invariant=1,
        pageCompression=1,
        lang=report["language"],
        initialFontName=PLAIN,
    )
    makeup = Makeup(fit, words, width - 2 * _MARGIN)
    document.build(list(_flow(report, makeup)), canvasmaker=partial(_canvas, report))
    return document.page, out.getvalue()


def _canvas(report: Json, *args: Any, **options: Any) -> TaggedCanvas:
    """A file that says its title, its language and its date, and nothing of who made it with what."""
    canvas = TaggedCanvas(*args, **options)
    canvas.setTitle(WORDS[report["language"]]["title"])
    for say in (canvas.setAuthor, canvas.setSubject, canvas.setCreator, canvas.setProducer, canvas.setKeywords):
        say("")
    stamp = datetime.fromisoformat(report["as_of"]).strftime("D:%Y%m%d%H%M%S%z")
    written = f"{stamp[:-2]}'{stamp[-2:]}'"
    canvas.setDateFormatter(lambda *_now: written)
    canvas.setViewerPreference("DisplayDocTitle", "true")
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


class _Foot:
    """What stands at the foot of every page: whose report, that it is not verified, which page, and the notices."""

    def __init__(self, report: Json, words: Mapping[str, str], width: float, count: int) -> None:
        self.width, self.words, self.count = width, words, count
        self.running = seen(" · ".join([report["title"], *report["heading"][:1]]), _RUNNING)
        notices = seen(" ".join(report["notices"]), _NOTICES)
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
        said = f"{self.words['unverified']} · {page}"
        room = right - _MARGIN - stringWidth(said, PLAIN, _FOOT) - 16
        canvas.setStrokeGray(0.45)
        canvas.setLineWidth(0.5)
        canvas.setDash()
        canvas.line(_MARGIN, self.top - 6, right, self.top - 6)
        canvas.setFont(PLAIN, _FOOT)
        canvas.drawString(_MARGIN, y, (simpleSplit(self.running, PLAIN, _FOOT, room) or [""])[0])
        canvas.drawRightString(right, y, said)
