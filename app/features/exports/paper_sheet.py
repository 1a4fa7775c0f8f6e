"""Draws on the pages of a file: letters, rules and shapes, each with its tag or as decoration."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from app.features.exports.paper_file import Font, PdfFile, Tag
from app.features.exports.paper_fonts import Face, bold, regular
from app.features.exports.paper_letters import Letter, visual

Point = tuple[float, float]
Line = Sequence[Letter]
_THOUSANDTHS = 1000


def width_of(line: Line, face: Face, size: float) -> float:
    """Points."""
    return sum(face.width(each.shown) for each in line) * size / _THOUSANDTHS


def broken(line: Line, face: Face, size: float, room: float) -> list[list[Letter]]:
    """A paragraph in lines that fit: between words, and inside a word that is wider than a line."""
    lines: list[list[Letter]] = [[]]
    used = 0.0
    for word in _words(line):
        width = width_of(word, face, size)
        if used and used + width_of(_without_space(word), face, size) > room:
            lines.append([])
            used = 0.0
        if width > room:
            pieces = _pieces(word, face, size, room)
            lines[-1] += pieces[0]
            lines += pieces[1:]
            used = width_of(lines[-1], face, size)
            continue
        lines[-1] += word
        used += width
    return [_without_space(each) for each in lines]


def _words(line: Line) -> Iterator[list[Letter]]:
    """Words with the spaces behind them."""
    word: list[Letter] = []
    for each in line:
        if word and word[-1].text == " " and each.text != " ":
            yield word
            word = []
        word.append(each)
    if word:
        yield word


def _without_space(line: list[Letter]) -> list[Letter]:
    end = len(line)
    while end and line[end - 1].text == " ":
        end -= 1
    return line[:end]


def _pieces(word: Line, face: Face, size: float, room: float) -> list[list[Letter]]:
    pieces: list[list[Letter]] = [[]]
    used = 0.0
    for each in word:
        width = face.width(each.shown) * size / _THOUSANDTHS
        if pieces[-1] and used + width > room:
            pieces.append([])
            used = 0.0
        pieces[-1].append(each)
        used += width
    return pieces


class Sheet:
    """The pages of one file, drawn one after the other. Measures are points from the lower left corner."""

    def __init__(self, size: Point, title: str, language: str) -> None:
        self.width, self.height = size
        self.plain, self.heavy = Font("F1", regular()), Font("F2", bold())
        self.file = PdfFile(self.width, self.height, title, language, (self.plain, self.heavy))
        self._drawn: list[str] = []
        self._marks: dict[int, Tag] = {}

    def end_page(self) -> None:
        """What was drawn since the last one is a page."""
        self.file.pages.append("\n".join(self._drawn).encode())
        self.file.marks.append(self._marks)
        self._drawn, self._marks = [], {}

    @contextmanager
    def tagged(self, tag: Tag | None) -> Iterator[None]:
        """Everything drawn inside is this tag's; None is for decoration, which nobody reads aloud."""
        if tag is None:
            self._drawn.append("/Artifact BMC")
        else:
            mark = len(self._marks)
            self._marks[mark] = tag
            tag.kids.append((len(self.file.pages), mark))
            self._drawn.append(f"/{tag.role} <</MCID {mark}>> BDC")
        yield
        self._drawn.append("EMC")

    def write(self, place: Point, line: Line, font: Font, size: float, *, grey: float = 0) -> None:
        """One line of text; `place` is the left end of its base line."""
        if line:
            text = font.encode(visual(line))
            x, y = place
            self._drawn.append(f"BT {grey:g} g /{font.name} {size:g} Tf {x:.2f} {y:.2f} Td <{text}> Tj ET")

    def rule(self, start: Point, end: Point, *, thickness: float, grey: float = 0, dashed: bool = False) -> None:
        """A straight line."""
        dashes = "[2 2] 0 d" if dashed else "[] 0 d"
        self._drawn.append(f"{thickness:g} w {dashes} {grey:g} G {_at(start)} m {_at(end)} l S")

    def path(self, points: Sequence[Point], *, thickness: float) -> None:
        """A line through points; one alone is a short dash."""
        if len(points) == 1:
            ((x, y),) = points
            points = [(x - 1, y), (x + 1, y)]
        first, *others = points
        steps = " ".join(f"{_at(each)} l" for each in others)
        self._drawn.append(f"{thickness:g} w [] 0 d 1 j 0 G {_at(first)} m {steps} S")

    def dots(self, points: Sequence[Point], *, across: float, grey: float = 0) -> None:
        """Round dots."""
        if points:
            drawn = " ".join(f"{_at(each)} m {_at(each)} l" for each in points)
            self._drawn.append(f"{across:g} w 1 J [] 0 d {grey:g} G {drawn} S 0 J")

    def hatched(self, corner: Point, width: float, height: float) -> None:
        """A rectangle of slanting lines."""
        x, y = corner
        lines = []
        step = -height
        while step < width:
            lines.append(f"{x + step:.2f} {y:.2f} m {x + step + height:.2f} {y + height:.2f} l")
            step += 4
        box = f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re W n"
        self._drawn.append(f"q {box} .4 w [] 0 d .6 G {' '.join(lines)} S Q")


def _at(point: Point) -> str:
    return f"{point[0]:.2f} {point[1]:.2f}"
