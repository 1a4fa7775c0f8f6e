"""Says in the file what is a heading, a paragraph, a table or a figure (ISO 32000-1 section 14.7).

reportlab draws; it does not tag. So each piece is drawn between two marks, and the tree of them is written at the end.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFText
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import HRFlowable, Paragraph

Role = Literal["Document", "H1", "H2", "P", "Table", "TR", "TH", "TD", "Figure"]

_BEGINS: dict[str, Role] = {"startTable": "Table", "startRow": "TR"}
_ENDS = frozenset({"endTable", "endRow"})
_LINES = {"startLines": "/Artifact BMC", "endLines": "EMC"}


@dataclass(eq=False, slots=True)
class Tag:
    """What a piece of the pages is. Its kids are tags, or places on a page (page, mark) as they are read."""

    role: Role
    alt: str = ""
    kids: list["Tag | tuple[int, int]"] = field(default_factory=list)


class TaggedCanvas(Canvas):  # type: ignore[misc] # reportlab has no types
    """A canvas that knows what is drawn on it. `open_tags`: the document, in it a table and its row."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.open_tags = [Tag("Document")]
        self.marks: list[list[Tag]] = []
        self.is_trial = False  # nothing is kept: only how many pages there are is wanted

    @contextmanager
    def tagged(self, role: Role, alt: str = "") -> Iterator[None]:
        """What is drawn inside is one tag."""
        page = int(self.getPageNumber()) - 1
        while len(self.marks) <= page:
            self.marks.append([])
        mark = len(self.marks[page])
        tag = Tag(role, alt, [(page, mark)])
        self.marks[page].append(tag)
        self.open_tags[-1].kids.append(tag)
        self.addLiteral(f"/{role} <</MCID {mark}>> BDC")
        yield
        self.addLiteral("EMC")

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """What is drawn inside is read by nobody."""
        self.addLiteral("/Artifact BMC")
        yield
        self.addLiteral("EMC")

    def begin(self, role: Role) -> None:
        """What is tagged until `end` belongs to this one."""
        tag = Tag(role)
        self.open_tags[-1].kids.append(tag)
        self.open_tags.append(tag)

    def end(self) -> None:
        """Close the tag that was begun last."""
        self.open_tags.pop()

    def save(self) -> None:
        """Write the tree, then the file."""
        if self.is_trial:
            return
        _write_tree(self._doc, self.open_tags[0], self.marks)
        super().save()


class TaggedParagraph(Paragraph):  # type: ignore[misc] # as above
    """A paragraph, a heading or a cell."""

    role: Role = "P"

    def split(self, width: float, height: float) -> list[Any]:
        """Its parts over two pages are tagged as it is."""
        parts: list[Any] = super().split(width, height)
        for part in parts:
            part.role = self.role
        return parts

    def draw(self) -> None:
        """Between its marks."""
        with self.canv.tagged(self.role):
            super().draw()


def tag_table(table: Any, what: str, *_details: Any) -> None:
    """A table's `renderCB`: tags it, its rows and its lines. What goes on overleaf is a table with the same head."""
    canvas: TaggedCanvas = table.canv
    if what in _BEGINS:
        canvas.begin(_BEGINS[what])
    elif what in _ENDS:
        canvas.end()
    elif what in _LINES:
        canvas.addLiteral(_LINES[what])


class Rule(HRFlowable):  # type: ignore[misc] # as above
    """A thin line that nobody reads aloud."""

    def draw(self) -> None:
        """As decoration."""
        with self.canv.decoration():
            super().draw()


def _write_tree(document: Any, root: Tag, marks: list[list[Tag]]) -> None:
    drawn: list[Any] = document.Pages.pages
    tree = _Tree(document, [document.Reference(page) for page in drawn], {})
    top = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    top.dict["K"] = tree.element(root, document.Reference(top))
    parents: list[Any] = []
    for index, (page, by_mark) in enumerate(zip(drawn, marks, strict=True)):
        parents += [index, PDFArray([tree.references[tag] for tag in by_mark])]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = index, PDFName("S")
    top.dict["ParentTree"] = PDFDictionary({"Nums": PDFArray(parents)})
    top.dict["ParentTreeNextKey"] = len(marks)
    document.Catalog.StructTreeRoot = top
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


class _Tree(NamedTuple):
    """What tags become in the file: its pages, and by tag where it stands."""

    document: Any
    pages: list[Any]
    references: dict[Tag, Any]

    def element(self, tag: Tag, parent: Any) -> Any:
        made = PDFDictionary({"S": PDFName(tag.role), "P": parent})
        self.references[tag] = reference = self.document.Reference(made)
        made.dict["K"] = PDFArray([self.kid(kid, reference) for kid in tag.kids])
        if tag.alt:
            made.dict["Alt"] = PDFText("\ufeff" + tag.alt, enc="utf-16-be")
        if tag.role == "TH":
            made.dict["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName("Column")})
        return reference

    def kid(self, kid: Tag | tuple[int, int], parent: Any) -> Any:
        if isinstance(kid, Tag):
            return self.element(kid, parent)
        page, mark = kid
        return PDFDictionary({"Type": PDFName("MCR"), "Pg": self.pages[page], "MCID": mark})
