"""From text as it is stored to letters as they stand on paper: joined Arabic, right-to-left runs, nothing invisible.

A small part of the Unicode bidirectional algorithm (UAX 9): lines begin on the left, numbers stay in order, explicit
controls are left out, so that nobody can turn a line around.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

_MIRRORED = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
_ARABIC_FORMS = ((0xFB50, 0xFBB1), (0xFBD3, 0xFBFF), (0xFE80, 0xFEFC))  # Unicode 15, Arabic Presentation Forms A and B
_LAM = "\u0644"
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_VARIATIONS = range(0xFE00, 0xFE10)


class Letter(NamedTuple):
    """What is drawn, and the text it stands for: what is found and copied is the text."""

    shown: str
    text: str


def letters(text: str) -> list[Letter]:
    """The letters of one paragraph in the order in which they are read."""
    plain = "".join(_seen(unicodedata.normalize("NFC", text)))
    return list(_joined(plain)) if any(_is_arabic(letter) for letter in plain) else [Letter(each, each) for each in plain]


def visual(line: Sequence[Letter]) -> list[Letter]:
    """The letters of one line in the order in which they stand, from left to right."""
    if all(unicodedata.bidirectional(each.text[0]) not in {"R", "AL", "AN"} for each in line):
        return list(line)
    clusters: list[list[Letter]] = []
    for each in line:
        if clusters and unicodedata.combining(each.text[0]):
            clusters[-1].append(each)
        else:
            clusters.append([each])
    levels = _levels([unicodedata.bidirectional(cluster[0].text[0]) for cluster in clusters])
    order = list(range(len(clusters)))
    for level in (2, 1):
        order = _turned(order, [levels[place] >= level for place in order])
    return [each for place in order for each in _mirrored(clusters[place], is_turned=levels[place] == 1)]


def _seen(text: str) -> Iterator[str]:
    for letter in text:
        if letter.isspace():
            yield " "
        elif unicodedata.category(letter) not in _INVISIBLE and ord(letter) not in _VARIATIONS:
            yield letter


def _is_arabic(letter: str) -> bool:
    return "\u0600" <= letter <= "\u06ff"


@cache
def _forms() -> dict[tuple[str, str], str]:
    """By place in the word and letter, how it looks there."""
    found: dict[tuple[str, str], str] = {}
    for first, last in _ARABIC_FORMS:
        for code in range(first, last + 1):
            place, *parts = unicodedata.decomposition(chr(code)).split() or [""]
            if place.startswith("<"):
                found[place.strip("<>"), "".join(chr(int(part, 16)) for part in parts)] = chr(code)
    return found


def _joined(text: str) -> Iterator[Letter]:
    """Arabic letters as they look beside their neighbours; lam and alef as the one sign they become."""
    forms, units = _forms(), _units(text)
    holds = False  # whether the letter before reaches out for this one
    for index, unit in enumerate(units):
        if unicodedata.combining(unit[0]):
            yield Letter(unit, unit)
            continue
        after = next((each for each in units[index + 1 :] if not unicodedata.combining(each[0])), " ")
        reaches = ("initial", unit) in forms and ("final", after) in forms
        reached = holds and ("final", unit) in forms
        place = {(True, True): "medial", (True, False): "final", (False, True): "initial"}.get((reached, reaches))
        yield Letter(forms.get((place or "isolated", unit), unit), unit)
        holds = reaches


def _units(text: str) -> list[str]:
    forms = _forms()
    units: list[str] = []
    for letter in text:
        if units and units[-1] == _LAM and ("isolated", _LAM + letter) in forms:
            units[-1] += letter
        else:
            units.append(letter)
    return units


def _levels(kinds: Sequence[str]) -> list[int]:
    """How deep each place is turned around: 0 not, 1 from right to left, 2 a number inside that."""
    levels: list[int | None] = []
    strong = 0
    for kind in kinds:
        if kind in {"L", "R", "AL"}:
            strong = 0 if kind == "L" else 1
            levels.append(strong)
        else:
            levels.append(2 * strong if kind in {"EN", "AN"} else None)
    after = 0
    following: list[int] = []
    for level in reversed(levels):
        after = after if level is None else level
        following.append(after)
    following.reverse()
    before, found = 0, []
    for place, level in enumerate(levels):
        if level is not None:
            before = level
        found.append(level if level is not None else min(1, before, following[place]))
    return _without_end(found, levels)


def _without_end(found: list[int], levels: Sequence[int | None]) -> list[int]:
    """What stands at the end of a line belongs to the line, which begins on the left."""
    place = len(found)
    while place and levels[place - 1] is None:
        place -= 1
        found[place] = 0
    return found


def _turned(order: list[int], marks: Sequence[bool]) -> list[int]:
    turned: list[int] = []
    run: list[int] = []
    for place, is_marked in zip(order, marks, strict=True):
        if is_marked:
            run.append(place)
            continue
        turned += reversed(run)
        turned.append(place)
        run = []
    return turned + run[::-1]


def _mirrored(cluster: list[Letter], *, is_turned: bool) -> list[Letter]:
    if not is_turned:
        return cluster
    return [Letter(_MIRRORED.get(each.shown, each.shown), each.text) for each in cluster]
