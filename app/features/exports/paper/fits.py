"""How a report is made to fit on two pages: first smaller, then fewer of the person's own words, then fewer rows."""

from typing import NamedTuple


class Sizes(NamedTuple):
    """Sizes of type in points, of a chart's strip, and of the space above a title."""

    title: float
    heading: float
    text: float
    table: float
    small: float
    chart: float
    space: float


_LARGE = Sizes(title=17, heading=11, text=9.6, table=9, small=8, chart=54, space=8)
_MIDDLE = Sizes(title=15, heading=10, text=8.8, table=8.4, small=7.5, chart=42, space=6)
_SMALL = Sizes(title=13.5, heading=9.2, text=8.1, table=7.8, small=7, chart=32, space=4.5)
_TINY = _SMALL._replace(chart=27, space=3.5)
_EVERYTHING = 10_000


class Fit(NamedTuple):
    """How large, and how much there is at most.

    `rows` of a section, `words`: lines of the person's own words, `charts`, `sections`, `letters` of a line, `cell`:
    letters of a cell.
    """

    sizes: Sizes
    rows: int = _EVERYTHING
    words: int = _EVERYTHING
    charts: int = _EVERYTHING
    letters: int = 1_500
    cell: int = 240
    sections: int = _EVERYTHING


WHOLE = 5  # so many of them leave nothing out
# In the order in which things give way. The last one fits whatever the report holds.
FITS = (
    *(Fit(sizes) for sizes in (_LARGE, _LARGE._replace(chart=44), _MIDDLE, _MIDDLE._replace(chart=36), _SMALL)),
    *(Fit(_SMALL, rows=200, words=words, letters=600) for words in (80, 60, 40, 30, 24, 18, 12)),
    *(Fit(_SMALL, rows=rows, words=10, letters=400) for rows in (60, 50, 40, 32, 26, 22)),
    *(Fit(_SMALL, rows=rows, words=8, charts=12, letters=300, cell=160) for rows in (22, 18, 15, 12)),
    *(Fit(_TINY, rows=rows, words=6, charts=12, letters=240, cell=120) for rows in (12, 10, 8, 7, 6)),
    *(Fit(_TINY, rows=rows, words=rows, charts=10, letters=180, cell=80) for rows in (5, 4, 3)),
    *(Fit(_TINY, rows=rows, words=1, charts=8, letters=120, cell=60) for rows in (3, 2, 1)),
    *(Fit(_TINY, rows=1, words=1, charts=charts, letters=110, cell=40, sections=24) for charts in (6, 4, 2, 0)),
    Fit(_TINY, rows=1, words=1, charts=0, letters=90, cell=24, sections=12),
)
