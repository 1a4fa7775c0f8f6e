"""The fonts of the paper: which letters there are, how wide they are, and a font cut down to those that were used."""

import struct
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).parent / "fonts"
_MAXP_GLYPHS, _HHEA_METRICS = 4, 34  # OpenType 1.9: where maxp and hhea count glyphs
_BOX = 0  # OpenType 1.9: glyph 0 stands for every letter a font does not have
_KEPT = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")  # what a CIDFontType2 needs (ISO 32000-1 section 9.9)
Tables = dict[str, bytes]


class Face(NamedTuple):
    """A TrueType font without composite glyphs, as tools/paper_font.py makes it."""

    name: str
    tables: Tables
    glyphs: dict[int, int]
    widths: tuple[int, ...]
    offsets: tuple[int, ...]
    ascent: int
    descent: int

    def glyph(self, letter: str) -> int:
        """The glyph of a letter; the empty box where there is none."""
        return self.glyphs.get(ord(letter), _BOX)

    def width(self, letter: str) -> int:
        """Thousandths of the size of the font."""
        return self.widths[self.glyph(letter)]

    def cut(self, letters: Iterable[str]) -> bytes:
        """A font of these letters alone: the box first, then each in its turn."""
        glyphs = [_BOX, *(self.glyph(letter) for letter in letters)]
        outlines = [self.tables["glyf"][self.offsets[each] : self.offsets[each + 1]] for each in glyphs]
        places = [0]
        for outline in outlines:
            places.append(places[-1] + len(outline))
        metrics = [self.tables["hmtx"][4 * each : 4 * each + 4] for each in glyphs]
        count = struct.pack(">H", len(glyphs))
        hhea, maxp = self.tables["hhea"], self.tables["maxp"]
        return _file(
            {
                "glyf": b"".join(outlines),
                "head": self.tables["head"],
                "hhea": hhea[:_HHEA_METRICS] + count,
                "hmtx": b"".join(metrics),
                "loca": struct.pack(f">{len(places)}I", *places),
                "maxp": maxp[:_MAXP_GLYPHS] + count + maxp[_MAXP_GLYPHS + 2 :],
            }
        )


@cache
def regular() -> Face:
    """The font of everything that is read."""
    return _read("regular")


@cache
def bold() -> Face:
    """The font of headings."""
    return _read("bold")


def _read(style: str) -> Face:
    raw = (_FOLDER / f"paper-{style}.ttf").read_bytes()
    (count,) = struct.unpack_from(">H", raw, 4)
    records = [struct.unpack_from(">4sIII", raw, 12 + 16 * index) for index in range(count)]
    tables = {tag.decode(): raw[start : start + length] for tag, _, start, length in records}
    (glyph_count,) = struct.unpack_from(">H", tables["maxp"], _MAXP_GLYPHS)
    (ascent, descent) = struct.unpack_from(">hh", tables["hhea"], 4)
    pairs = struct.unpack(f">{2 * glyph_count}h", tables["hmtx"])
    offsets = struct.unpack(f">{glyph_count + 1}I", tables["loca"])
    return Face(f"EbbPaper-{style}", tables, _letters(tables["cmap"]), pairs[::2], offsets, ascent, descent)


def _letters(cmap: bytes) -> dict[int, int]:
    """Glyphs by code point, of the one subtable of format 4 that the font has."""
    (start,) = struct.unpack_from(">I", cmap, 8)
    (twice,) = struct.unpack_from(">H", cmap, start + 6)
    at = [start + 14 + shift for shift in (0, twice + 2, 2 * twice + 2, 3 * twice + 2)]
    ends, starts, deltas, ranges = (struct.unpack_from(f">{twice // 2}H", cmap, place) for place in at)
    found: dict[int, int] = {}
    for index, (first, last, delta, skip) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(first, last + 1):
            glyph = code
            if skip:
                (glyph,) = struct.unpack_from(">H", cmap, at[3] + 2 * index + skip + 2 * (code - first))
            if glyph:
                found[code] = (glyph + delta) & 0xFFFF
    found.pop(0xFFFF, None)
    return found


def _file(tables: Tables) -> bytes:
    """A font file (OpenType 1.9, Organization of an OpenType font)."""
    assert tuple(tables) == _KEPT
    power = 1 << (len(tables).bit_length() - 1)
    head = struct.pack(">IHHHH", 0x00010000, len(tables), 16 * power, power.bit_length() - 1, 16 * (len(tables) - power))
    place, records, bodies = 12 + 16 * len(tables), b"", b""
    for tag, body in tables.items():
        records += struct.pack(">4sIII", tag.encode(), _checksum(body), place + len(bodies), len(body))
        bodies += body + bytes(-len(body) % 4)
    return head + records + bodies


def _checksum(body: bytes) -> int:
    padded = body + bytes(-len(body) % 4)
    return sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
