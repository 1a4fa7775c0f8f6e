"""Writes a PDF file (ISO 32000-1): pages, two fonts, and tags that say what is a heading and what a table.

Text goes in as numbers of glyphs in hexadecimal, so nothing that a person wrote can end a string or begin an object.
There is no object here but pages, fonts and tags: no link, no script, no form, no attached file, no producer.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from app.features.exports.paper_fonts import Face
from app.features.exports.paper_letters import Letter

Role = Literal["Document", "H1", "H2", "P", "Table", "TR", "TH", "TD", "Figure"]
_IDENTITY = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Letters def /CMapType 2 def\n"
_MOST_AT_ONCE = 100  # ISO 32000-1 section 9.10.3, by way of Adobe technical note 5014: entries of one block


@dataclass(eq=False, slots=True)
class Tag:
    """What a piece of the pages is. Its kids are tags, or places on a page in the order in which they are read."""

    role: Role
    alt: str = ""
    kids: list["Tag | tuple[int, int]"] = field(default_factory=list)

    def add(self, role: Role, alt: str = "") -> "Tag":
        """One more tag inside this one."""
        kid = Tag(role, alt)
        self.kids.append(kid)
        return kid


@dataclass(eq=False, slots=True)
class Font:
    """A face and the letters that were drawn with it, in the order of their first use."""

    name: str
    face: Face
    numbers: dict[Letter, int] = field(default_factory=dict)

    def encode(self, line: Sequence[Letter]) -> str:
        """A line as the hexadecimal string that stands in a page."""
        return "".join(f"{self.numbers.setdefault(each, len(self.numbers) + 1):04x}" for each in line)


@dataclass(eq=False, slots=True)
class PdfFile:
    """Everything of one file. Pages are their drawing instructions."""

    width: float
    height: float
    title: str
    language: str
    fonts: tuple[Font, ...]
    root: Tag = field(default_factory=lambda: Tag("Document"))
    pages: list[bytes] = field(default_factory=list)
    marks: list[dict[int, Tag]] = field(default_factory=list)

    def as_bytes(self) -> bytes:
        """The file: the same bytes for the same pages."""
        objects: list[bytes] = []
        catalog, pages, info = _reserve(objects), _reserve(objects), _reserve(objects)
        fonts = [_font(objects, font) for font in self.fonts]
        numbers = [_reserve(objects) for _ in self.pages]
        tree = _Tree(objects, numbers)
        structure = tree.write(self.root, self.marks)
        named = " ".join(f"/{font.name} {number} 0 R" for font, number in zip(self.fonts, fonts, strict=True))
        for index, (number, drawn) in enumerate(zip(numbers, self.pages, strict=True)):
            content = _stream(objects, drawn)
            objects[number - 1] = (
                f"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 {self.width:g} {self.height:g}]/Contents {content} 0 R"
                f"/Resources<</Font<<{named}>>>>/StructParents {index}/Tabs/S>>"
            ).encode()
        kids = " ".join(f"{number} 0 R" for number in numbers)
        objects[pages - 1] = f"<</Type/Pages/Count {len(numbers)}/Kids[{kids}]>>".encode()
        objects[info - 1] = f"<</Title {hexadecimal(self.title)}>>".encode()
        objects[catalog - 1] = (
            f"<</Type/Catalog/Pages {pages} 0 R/StructTreeRoot {structure} 0 R/MarkInfo<</Marked true>>"
            f"/Lang {hexadecimal(self.language)}/ViewerPreferences<</DisplayDocTitle true>>>>"
        ).encode()
        return _assembled(objects, catalog, info)


def hexadecimal(text: str) -> str:
    """A text string (ISO 32000-1 section 7.9.2) that holds nothing but digits."""
    return f"<feff{text.encode('utf-16-be').hex()}>"


class _Tree:
    """Writes the tags (ISO 32000-1 section 14.7)."""

    def __init__(self, objects: list[bytes], pages: Sequence[int]) -> None:
        self._objects, self._pages = objects, pages
        self._numbers: dict[Tag, int] = {}

    def write(self, root: Tag, marks: Sequence[dict[int, Tag]]) -> int:
        top = _reserve(self._objects)
        document = self._element(root, top)
        parents = []
        for index, by_mark in enumerate(marks):
            owners = " ".join(f"{self._numbers[by_mark[mark]]} 0 R" for mark in sorted(by_mark))
            parents.append(f"{index} [{owners}]")
        self._objects[top - 1] = (
            f"<</Type/StructTreeRoot/K {document} 0 R/ParentTree<</Nums[{' '.join(parents)}]>>"
            f"/ParentTreeNextKey {len(marks)}>>"
        ).encode()
        return top

    def _element(self, tag: Tag, parent: int) -> int:
        number = self._numbers[tag] = _reserve(self._objects)
        kids = " ".join(self._kid(kid, number) for kid in tag.kids)
        alt = f"/Alt {hexadecimal(tag.alt)}" if tag.alt else ""
        scope = "/A<</O/Table/Scope/Column>>" if tag.role == "TH" else ""
        self._objects[number - 1] = f"<</S/{tag.role}/P {parent} 0 R{alt}{scope}/K[{kids}]>>".encode()
        return number

    def _kid(self, kid: "Tag | tuple[int, int]", parent: int) -> str:
        if isinstance(kid, Tag):
            return f"{self._element(kid, parent)} 0 R"
        page, mark = kid
        return f"<</Type/MCR/Pg {self._pages[page]} 0 R/MCID {mark}>>"


def _reserve(objects: list[bytes]) -> int:
    objects.append(b"null")
    return len(objects)


def _stream(objects: list[bytes], body: bytes, more: str = "") -> int:
    packed = zlib.compress(body, 9)
    head = f"<</Length {len(packed)}/Filter/FlateDecode{more}>>stream\n".encode()
    objects.append(head + packed + b"\nendstream")
    return len(objects)


def _font(objects: list[bytes], font: Font) -> int:
    face, letters = font.face, list(font.numbers)
    number = _reserve(objects)
    program = face.cut(each.shown for each in letters)
    stored = _stream(objects, program, f"/Length1 {len(program)}")
    name = f"EBBPPR+{face.name}"
    objects.append(
        f"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[-500 {face.descent} 1500 {face.ascent}]"
        f"/ItalicAngle 0/Ascent {face.ascent}/Descent {face.descent}/CapHeight 714/StemV 80/FontFile2 {stored} 0 R>>".encode()
    )
    descriptor = len(objects)
    widths = " ".join(str(face.width(each.shown)) for each in letters)
    objects.append(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        f"/Supplement 0>>/FontDescriptor {descriptor} 0 R/CIDToGIDMap/Identity/W[1[{widths}]]>>".encode()
    )
    descendant = len(objects)
    words = _stream(objects, _to_unicode(letters))
    objects[number - 1] = (
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]"
        f"/ToUnicode {words} 0 R>>"
    ).encode()
    return number


def _to_unicode(letters: Sequence[Letter]) -> bytes:
    """What each glyph stands for, so that a page can be searched and copied (ISO 32000-1 section 9.10.3)."""
    pairs = [f"<{place:04x}> <{each.text.encode('utf-16-be').hex()}>" for place, each in enumerate(letters, 1)]
    blocks = [pairs[first : first + _MOST_AT_ONCE] for first in range(0, len(pairs), _MOST_AT_ONCE)]
    lines = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    space = b"1 begincodespacerange <0000> <ffff> endcodespacerange\n"
    return _IDENTITY + space + lines.encode() + b"endcmap end end"


def _assembled(objects: Sequence[bytes], catalog: int, info: int) -> bytes:
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer\n<</Size {len(objects) + 1}/Root {catalog} 0 R/Info {info} 0 R>>\nstartxref\n{start}\n".encode()
    return bytes(out + b"%%EOF\n")
