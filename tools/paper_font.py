"""Makes the two fonts of the paper: Noto Sans with Hebrew and Arabic, cut to letters, without hints or layout tables.

Needs fonttools 4.68.0 and the fonts of the Debian package fonts-noto-core 20201225-1, and makes the same bytes from
them every time:

    python tools/paper_font.py <folder with NotoSans-Regular.ttf and its siblings>
"""

import sys
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parents[1] / "app" / "features" / "exports" / "fonts"
# The last two blocks are Arabic letters as they look inside words: joined by us, so no layout engine is needed.
LATIN_GREEK_CYRILLIC = (
    *((0x20, 0x7E), (0xA0, 0x17F), (0x18F, 0x192), (0x1A0, 0x1B0), (0x1CD, 0x1DC), (0x1E6, 0x1FF), (0x218, 0x21B)),
    *((0x2B9, 0x2DD), (0x300, 0x331), (0x370, 0x3E1), (0x400, 0x45F), (0x48A, 0x4F9), (0x1E80, 0x1E85)),
    *((0x1E9E, 0x1EF9), (0x2010, 0x2027), (0x2030, 0x203A), (0x20A0, 0x20BF), (0x2116, 0x2122)),
)
HEBREW = ((0x5B0, 0x5C7), (0x5D0, 0x5F4))
ARABIC = ((0x600, 0x61F), (0x621, 0x6D5), (0x6F0, 0x6F9), (0xFB50, 0xFBB1), (0xFBD3, 0xFBFF), (0xFE80, 0xFEFC))
SIGNS = ((0x2190, 0x2193), (0x2212, 0x2212), (0x2248, 0x2248), (0x2264, 0x2265))
WANTED = {
    "NotoSans": LATIN_GREEK_CYRILLIC,
    "NotoSansHebrew": HEBREW,
    "NotoSansArabic": ARABIC,
    "NotoSansMath": SIGNS,
}
KEPT = {"glyf", "loca", "hmtx", "hhea", "head", "maxp", "cmap", "post", "OS/2", "name"}


def cut(path: Path, wanted: tuple[tuple[int, int], ...]) -> BytesIO:
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[0, 13, 14])
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "DSIG", "STAT"]
    font = subset.load_font(str(path), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[letter for first, last in wanted for letter in range(first, last + 1)])
    cutter.subset(font)
    out = BytesIO()
    font.save(out)
    out.seek(0)
    return out


def flat(font: TTFont) -> None:
    """No glyph made of others: then cutting a font again at run time is copying bytes."""
    glyphs = font.getGlyphSet()
    for name in font.getGlyphOrder():
        if font["glyf"][name].isComposite():
            recorded, pen = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
            glyphs[name].draw(recorded)
            recorded.replay(pen)
            font["glyf"][name] = pen.glyph()


def make(style: str, folder: Path) -> None:
    faces = {family: folder / f"{family}-{style}.ttf" for family in WANTED}
    faces["NotoSansMath"] = folder / "NotoSansMath-Regular.ttf"  # there is no other
    cuts = [cut(path, WANTED[family]) for family, path in faces.items()]
    font = Merger().merge(cuts)
    flat(font)
    for table in set(font.keys()) - KEPT - {"GlyphOrder"}:
        del font[table]
    font["post"].formatType = 3.0
    for record in font["name"].names:
        if record.nameID in {1, 4, 6}:
            record.string = f"EbbPaper-{style}"
    font["head"].created = font["head"].modified = 0
    font.recalcTimestamp = False
    font.save(TARGET / f"paper-{style.lower()}.ttf")


if __name__ == "__main__":
    for wanted in ("Regular", "Bold"):
        make(wanted, Path(sys.argv[1]))
