"""Reads a PDF by a library that has nothing to do with the one that wrote it."""

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject


def opened(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf), strict=True)


def texts(pdf: bytes) -> list[str]:
    """The words of each page in the order of the file, one space between them."""
    return [" ".join(page.extract_text().split()) for page in opened(pdf).pages]


def text(pdf: bytes) -> str:
    return " ".join(texts(pdf))


def drawings(pdf: bytes) -> list[str]:
    """What draws each page, in the operators of PDF."""
    contents: list[Any] = [page.get_contents() for page in opened(pdf).pages]
    return [content.get_data().decode("latin-1") for content in contents]


def dictionaries(pdf: bytes) -> Iterator[DictionaryObject]:
    """Every dictionary of the file, also those that nothing points to."""
    reader = opened(pdf)
    numbers = [number for generation in reader.xref.values() for number in generation]
    for number in numbers:
        yield from _inside(reader.get_object(IndirectObject(number, 0, reader)))


def names(pdf: bytes) -> set[str]:
    """Every key of every dictionary, and every name that stands as a value."""
    found: set[str] = set()
    for each in dictionaries(pdf):
        found |= set(each)
        found |= {str(value) for value in each.values() if isinstance(value, str) and value.startswith("/")}
    return found


def tags(pdf: bytes) -> list[tuple[str, Any]]:
    """What pieces of the pages are said to be, in reading order: role, and the words for a figure."""
    root: Any = opened(pdf).trailer["/Root"]
    return list(_tags(root["/StructTreeRoot"]["/K"].get_object()))


def _tags(element: Any) -> Iterator[tuple[str, Any]]:
    if "/S" in element:
        yield element["/S"], element.get("/Alt")
    for kid in element.get("/K", []):
        yield from _tags(kid.get_object())


def _inside(value: Any) -> Iterator[DictionaryObject]:
    if isinstance(value, DictionaryObject | StreamObject):
        yield value
        for kid in value.values():
            yield from _inside(kid)
    elif isinstance(value, ArrayObject):
        for kid in value:
            yield from _inside(kid)
