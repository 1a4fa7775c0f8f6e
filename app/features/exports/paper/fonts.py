"""The two fonts of the paper, and text cut down to what they can show.

FiraGO (SIL Open Font License 1.1) has the Latin, Greek, Cyrillic and Georgian letters. Scripts that are joined or read
from right to left need a layout engine; they are shown as boxes, not wrongly.
"""

import io
import re
import unicodedata
from functools import cache
from importlib import import_module
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

PLAIN, HEAVY = "Paper", "Paper-Heavy"
BOX = "▯"
_FILES = {PLAIN: "pymupdf_fonts.FiraGO_Regular", HEAVY: "pymupdf_fonts.FiraGO_Bold"}
_FROM_RIGHT = frozenset({"R", "AL", "AN"})  # UAX 9, table 4: Hebrew, Arabic and their like
_ENGINE_NEEDED = range(0x0900, 0x0F00)  # Devanagari to Lao, Unicode 15
_MARKS = frozenset({"Mn", "Me"})
# Letters that are drawn as they are (no soft hyphen): most texts have no others, and asking about each takes time.
_SIMPLE = re.compile("[ -~\u00a1-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026\u2212\u2264\u2265]*")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


@cache
def load_fonts() -> None:
    """Read both fonts, once; 80 ms and 8 MB."""
    for name, module in _FILES.items():
        raw = io.BytesIO(import_module(module).fontbuffer)
        # Glyphs numbered by their use: nothing a person wrote stands in a page as text that a scanner could mistake.
        pdfmetrics.registerFont(TTFont(name, raw, asciiReadable=0, shapable=False))


def seen(text: str, most: int) -> str:
    """At most so many letters of one line, each as it can be drawn: nothing invisible, boxes for what there is not.

    Controls, bidirectional overrides, joiners and variation selectors are left out, so nobody can turn a line around.
    """
    load_fonts()
    glyphs: Any = pdfmetrics.getFont(PLAIN).face.charToGlyph
    line = " ".join(text[: 4 * most].split())
    drawn = (
        line
        if _SIMPLE.fullmatch(line)
        else "".join(_drawn(letter, glyphs) for letter in unicodedata.normalize("NFC", line))
    )
    return drawn if len(drawn) <= most and len(text) <= 4 * most else f"{drawn[: most - 1].rstrip()}…"


def _drawn(letter: str, glyphs: Any) -> str:
    category = unicodedata.category(letter)
    if category in _INVISIBLE or 0xFE00 <= ord(letter) <= 0xFE0F:  # noqa: PLR2004 - Unicode: variation selectors
        return ""
    if ord(letter) in glyphs and _needs_no_engine(letter):
        return letter
    return "" if category in _MARKS else BOX


def _needs_no_engine(letter: str) -> bool:
    return unicodedata.bidirectional(letter) not in _FROM_RIGHT and ord(letter) not in _ENGINE_NEEDED
