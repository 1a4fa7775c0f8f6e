"""Weighs all that was found: points for phrases and guards, for words, and for two kinds of words in a row.

The points are data (crisis_points.json), learned from the notes of the tests by `python -m
tests.features.crisis.crisis_points`; the kinds are the lists of crisis_words.json. The twin of
frontend/src/lib/points.ts: change both or neither, a test compares them. Whole numbers only, so that both agree. Each
word meets a fixed number of others, so the work is linear in the length of the text.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from app.features.crisis.phrases import Sign
from app.features.crisis.wording import SENTENCE, Token

DATA_FILE = Path(__file__).with_name("crisis_points.json")
YEAR_DIGITS = 4  # "2019" is a year
# Below each number its kind: ten capsules are an everyday count, twenty tablets are not, 500 is of an amount.
COUNTS = ((10, "FEW"), (15, "TENS"), (200, "LOTS"))
AMOUNT, YEAR = "AMOUNT", "YEAR"
SHORTEST_BEGINNING = 3
NEUTRAL = "."
URGENT_PHRASE = "#1"
SMALL, LARGE = ord("a") - 1, ord("A") - 1


class PointData(BaseModel):
    """The data file: "c" in a row is three points, "C" three less, "." none; a row ends with its last point."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    reach: int  # how many words after the first of a pair the second may stand
    window: int  # how many words are weighed together
    base: int
    urgent: int  # from here on it is tier 1, where it is no longer than the window
    rises: int  # words beyond the window for each of which the bar rises by one
    most: int  # and no higher than this: among many words some of danger are found by chance
    sentence: int  # from here on a sentence is tier 1, whatever is said around it
    short: int  # words of a sentence, for every two more it has to weigh one more; and of what is around a phrase
    pairs: tuple[str, ...]  # a row per kind of `all_kinds`, a column per kind in the same order
    alone: Mapping[str, str]  # points, and the words, kinds, phrases ("#1") and guards ("@past") that have them


def points_of(letter: str) -> int:
    """The points a letter of a row stands for."""
    if letter == NEUTRAL:
        return 0
    return ord(letter) - SMALL if letter > "Z" else LARGE - ord(letter)


def kinds_of(words: Mapping[str, str]) -> dict[str, str]:
    """The kind of each word, and of each beginning ("tirad*"): the first list that holds it.

    Lists of lists are for phrases alone.
    """
    kinds: dict[str, str] = {}
    for kind, listed in words.items():
        for word in listed.split():
            if word != word.upper() or word.isdigit():
                kinds.setdefault(word, kind)
    return kinds


def all_kinds(kinds: Mapping[str, str]) -> list[str]:
    """Every kind a word or a number can have, in the order of the rows and columns of the points."""
    return [*dict.fromkeys(kinds.values()), YEAR, AMOUNT]


def kind_of(word: str, kinds: Mapping[str, str]) -> str:
    """The kind of a word: that of the longest listed beginning when it is not listed whole; empty when it has none."""
    if word in kinds:
        return kinds[word]
    if word.isdigit():
        return kind_of_number(word)
    beginnings = (kinds.get(f"{word[:end]}*", "") for end in range(len(word), SHORTEST_BEGINNING - 1, -1))
    return next((kind for kind in beginnings if kind), "")


def kind_of_number(digits: str) -> str:
    """The kind of a number by how many it counts; four digits are a year."""
    if len(digits) == YEAR_DIGITS:
        return YEAR
    return next((kind for below, kind in COUNTS if int(digits) < below), AMOUNT)


def signs_at(tokens: Sequence[Token], kinds: Sequence[str], at: int, reach: int) -> Iterator[Sign]:
    """The word, its kind, and its kind with each kind that stands shortly before in the sentence."""
    yield Sign(tokens[at].word, at)
    if not kinds[at]:
        return
    yield Sign(kinds[at], at)
    for before in range(at - 1, max(at - 1 - reach, -1), -1):
        if tokens[before + 1].gap == SENTENCE:
            return
        if kinds[before]:
            yield Sign(f"{kinds[before]} {kinds[at]}", before)


class Stretch:
    """So many words in a row, and the points of what stands among them."""

    def __init__(self, points: Mapping[str, int]) -> None:
        self.total = 0
        self._points = points
        self._seen: Counter[str] = Counter()
        self._from: defaultdict[int, list[str]] = defaultdict(list)

    def enter(self, sign: Sign) -> None:
        """Counts a sign that ends at the newest word; what has no points is passed over."""
        if sign.name not in self._points:
            return
        self._from[sign.start].append(sign.name)
        self.total += 0 if self._seen[sign.name] else self._points[sign.name]
        self._seen[sign.name] += 1

    def leave(self, start: int) -> None:
        """Forgets what begins with the oldest word."""
        for name in self._from.pop(start, ()):
            self._seen[name] -= 1
            self.total -= 0 if self._seen[name] else self._points[name]


class Scales:
    """The points, ready to weigh with. Made once; holds nothing of any text."""

    def __init__(self, data: PointData, words: Mapping[str, str]) -> None:
        self._data = data
        self._kinds = kinds_of(words)
        self._points = {sign: int(points) for points, listed in data.alone.items() for sign in listed.split()}
        names = all_kinds(self._kinds)
        for first, row in zip(names, data.pairs, strict=False):
            self._points |= {f"{first} {second}": points_of(letter) for second, letter in zip(names, row, strict=False)}

    def is_urgent(self, tokens: Sequence[Token], found: Iterable[Sign]) -> bool:
        """Whether the text weighs enough, or a sentence of it more than enough.

        What is said around it tells an old scar from a fresh one, but it does not unsay "I want to die".
        """
        stretch, sentence = self.weigh(tokens, found)
        beyond = max(len(tokens) - self._data.window, 0)
        bar = min(self._data.urgent + beyond // self._data.rises, self._data.most)
        return stretch >= bar or sentence >= self._data.sentence

    def weigh(self, tokens: Sequence[Token], found: Iterable[Sign]) -> tuple[int, int]:
        """The points of the heaviest stretch of the text, or of all of a short one; and of its heaviest sentence.

        A sign counts once within each. Of a long sentence only what is beyond chance counts; but a few words around an
        urgent phrase count as a sentence, because tired people leave out full stops.
        """
        signs = self._signs_of_each(tokens, found)
        stretch, sentence = Stretch(self._points), Stretch(self._points)
        stretches: list[int] = []
        sentences = self._around_phrases(signs)
        begins = 0
        for at, here in enumerate(signs):
            for each in (stretch, sentence):
                each.leave(at - self._data.window)
                for sign in here:
                    each.enter(sign)
            ends = at == len(tokens) - 1
            if ends or at >= self._data.window - 1:
                stretches.append(stretch.total)
            if ends or tokens[at + 1].gap == SENTENCE:
                words = min(at + 1 - begins, self._data.window)
                sentences.append(sentence.total - max(words - self._data.short, 0) // 2)
                sentence, begins = Stretch(self._points), at + 1
        return self._data.base + max(stretches, default=0), self._data.base + max(sentences, default=0)

    def _signs_of_each(self, tokens: Sequence[Token], found: Iterable[Sign]) -> list[list[Sign]]:
        """By the word they begin at or, for a pair, end at."""
        at_start: defaultdict[int, list[Sign]] = defaultdict(list)
        for sign in found:
            at_start[sign.start].append(sign)
        kinds = [kind_of(token.word, self._kinds) for token in tokens]
        return [[*at_start[at], *signs_at(tokens, kinds, at, self._data.reach)] for at in range(len(tokens))]

    def _around_phrases(self, signs: Sequence[Sequence[Sign]]) -> list[int]:
        """The points of a few words, wherever an urgent phrase begins among them."""
        piece, heard = Stretch(self._points), -self._data.short
        found: list[int] = []
        for at, here in enumerate(signs):
            piece.leave(at - self._data.short)
            for sign in here:
                piece.enter(sign)
            heard = at if any(sign.name == URGENT_PHRASE for sign in here) else heard
            if at - heard < self._data.short:
                found.append(piece.total)
        return found


def load_points() -> PointData:
    """The data file, checked.

    Raises:
        ValidationError: if it is not as promised.
    """
    return PointData.model_validate_json(DATA_FILE.read_bytes())
