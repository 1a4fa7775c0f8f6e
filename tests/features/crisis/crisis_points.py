"""Learns the points of app/features/crisis/crisis_points.json from the notes: `python -m
tests.features.crisis.crisis_points` writes the file.

Logistic regression over the signs that `verdict.py` weighs, by whole passes over the notes with a step of its own for
each sign (AdaGrad); what counts of a note is its heaviest stretch, as it is read. Then the weights are made whole
numbers of points, a sign at a time, where a sign must be worth its room. Plain Python and no chance in it: the same
notes give the same points.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import exp, log1p, sqrt
from typing import NamedTuple

from app.features.crisis.phrases import Machine, PhraseData, Sign, load_phrases
from app.features.crisis.points import DATA_FILE, all_kinds, kind_of, kinds_of, signs_at
from app.features.crisis.verdict import speller_of
from app.features.crisis.wording import tokens_of
from tests.features.crisis.crisis_notes import Note, teaching_notes

REACH, WINDOW, APART = 9, 60, 12  # words; `APART` between stretches of a long note that is calm
SCALE = 4  # points per unit of the logarithm of the odds
RARE, RARE_WORD = 8, 12  # a sign of fewer notes teaches nothing
PASSES, STEP, KEEP_SMALL = 120, 0.4, 3.0
ROUNDS = 2  # how often the heaviest stretches are looked for again
WORTH = 0.3  # what a sign must gain to be written down
URGENT, RISES, MOST = 1, 3, 26  # about even; chosen, as the next, with entries of 80 to 250 words held apart
SENTENCE, SHORT = 8, 10
LARGEST = 26  # letters
FARTHEST = 800  # points from even


class Learned(NamedTuple):
    """The points of each sign, and those of a text without any."""

    points: Mapping[str, int]
    base: int


class Row(NamedTuple):
    """What is weighed of a note, and whether it is urgent."""

    signs: Sequence[str]
    is_urgent: bool


class Reader:
    """The signs of a text, as the verdict has them, sentences alone and most stretches of long texts left out."""

    def __init__(self, phrases: PhraseData) -> None:
        self.kinds = kinds_of(phrases.words)
        self._machine = Machine(phrases)
        self._speller = speller_of(phrases, self._machine)

    def stretches_of(self, text: str) -> list[frozenset[str]]:
        """The signs of some stretches that `Scales.weigh` weighs, of the first and the last among them."""
        tokens = self._speller.repaired(tokens_of(text))
        kinds = [kind_of(token.word, self.kinds) for token in tokens]
        spoken: defaultdict[int, list[Sign]] = defaultdict(list)
        for sign in self._machine.signs(tokens):
            spoken[sign.start].append(sign)
        found: list[frozenset[str]] = []
        met: list[Sign] = []
        for at in range(len(tokens)):
            met += [*spoken[at], *signs_at(tokens, kinds, at, REACH)]
            met = [sign for sign in met if sign.start > at - WINDOW]
            if at == len(tokens) - 1 or (at >= WINDOW - 1 and (at + 1 - WINDOW) % APART == 0):
                found.append(frozenset(sign.name for sign in met))
        return list(dict.fromkeys(found))


class Weights:
    """Logistic regression. What is frequent is held small more than what is rare: it says less."""

    def __init__(self, rows: Sequence[Row]) -> None:
        often = Counter(sign for row in rows for sign in row.signs)
        usual = sum(often.values()) / len(often)
        self.holds = {sign: KEEP_SMALL * sqrt(often[sign] / usual) for sign in sorted(often)}
        self.of = dict.fromkeys(self.holds, 0.0)
        self.base = 0.0

    def weigh(self, signs: Sequence[str]) -> float:
        """How much speaks for danger; what no note taught weighs nothing."""
        return self.base + sum(self.of[sign] for sign in signs)

    def learn(self, rows: Sequence[Row]) -> None:
        """Go on from what is known already."""
        squares: defaultdict[str, float] = defaultdict(lambda: 1e-6)
        for _ in range(PASSES):
            slope = {sign: self.holds[sign] * weight for sign, weight in self.of.items()}
            slope_of_base = 0.0
            for row in rows:
                off = 1 / (1 + exp(-self.weigh(row.signs))) - row.is_urgent
                slope_of_base += off
                for sign in row.signs:
                    slope[sign] += off
            squares[""] += slope_of_base**2
            self.base -= STEP * slope_of_base / sqrt(squares[""])
            for sign, each in slope.items():
                squares[sign] += each * each
                self.of[sign] -= STEP * each / sqrt(squares[sign])


class Whole:
    """Points from weights: each in turn is moved by one, or to none, where that tells the notes apart better."""

    def __init__(self, weights: Weights, rows: Sequence[Row]) -> None:
        self.points = {sign: round(weight * SCALE) for sign, weight in weights.of.items()}
        self.base = round(weights.base * SCALE)
        self._holds = weights.holds
        self._toward = [1 if row.is_urgent else -1 for row in rows]
        self._right = [
            way * (self.base + sum(self.points[sign] for sign in row.signs))
            for way, row in zip(self._toward, rows, strict=True)
        ]
        self._rows_of: defaultdict[str, list[int]] = defaultdict(list)
        for at, row in enumerate(rows):
            for sign in row.signs:
                self._rows_of[sign].append(at)
        self._loss = [log1p(exp(-points / SCALE)) for points in range(-FARTHEST, FARTHEST + 1)]

    def _cost(self, sign: str, points: int) -> float:
        """What the notes with a sign cost if it had so many points, and the sign itself."""
        more = points - self.points[sign]
        lost = sum(self._loss[FARTHEST + self._right[at] + more * self._toward[at]] for at in self._rows_of[sign])
        return lost + self._holds[sign] * (points / SCALE) ** 2 / 2 + (WORTH if points else 0)

    def settle(self) -> None:
        """One pass over all signs."""
        for sign, now in self.points.items():
            best = min(dict.fromkeys((now, now - 1, now + 1, 0)), key=lambda points: self._cost(sign, points))
            for at in self._rows_of[sign] if best != now else ():
                self._right[at] += (best - now) * self._toward[at]
            self.points[sign] = best


def _is_word(sign: str) -> bool:
    return " " not in sign and sign == sign.lower() and sign[0] not in "#@"


def _stretches(notes: Sequence[Note], reader: Reader) -> Iterator[list[Row]]:
    """The stretches of each note, with the signs alone that stand in enough notes."""
    found = [reader.stretches_of(note.text) for note in notes]
    often = Counter(sign for each in found for sign in frozenset[str]().union(*each))
    known = {sign for sign, count in often.items() if count >= (RARE_WORD if _is_word(sign) else RARE)}
    for note, each in zip(notes, found, strict=True):
        yield [Row(sorted(signs & known), note.tier == 1) for signs in each]


def _rows(stretches: Sequence[list[Row]], weight: Callable[[Row], float]) -> list[Row]:
    """A calm note is calm everywhere, so each of its stretches teaches; of an urgent one only the heaviest."""
    return [row for each in stretches for row in ([max(each, key=weight)] if each[0].is_urgent else each)]


def learn(notes: Sequence[Note], reader: Reader) -> Learned:
    """What the notes teach."""
    stretches = list(_stretches(notes, reader))
    rows = _rows(stretches, lambda row: len(row.signs))
    weights = Weights(rows)
    weights.learn(rows)
    for _ in range(ROUNDS):
        rows = _rows(stretches, lambda row: weights.weigh(row.signs))
        weights.learn(rows)
    whole = Whole(weights, rows)
    for _ in range(ROUNDS):
        whole.settle()
    return Learned(whole.points, whole.base)


def _letter(points: int) -> str:
    if points == 0:
        return "."
    points = max(-LARGEST, min(LARGEST, points))
    return chr(ord("a") - 1 + points) if points > 0 else chr(ord("A") - 1 - points)


def data_of(learned: Learned, kinds: Mapping[str, str]) -> dict[str, object]:
    """The file's content: pairs as letters, all else by its points."""
    names = all_kinds(kinds)
    alone: defaultdict[int, list[str]] = defaultdict(list)
    for sign, points in sorted(learned.points.items()):
        if " " not in sign and points:
            alone[points].append(sign)
    rows = tuple("".join(_letter(learned.points.get(f"{a} {b}", 0)) for b in names).rstrip(".") for a in names)
    return {
        "reach": REACH,
        "window": WINDOW,
        "base": learned.base,
        "urgent": URGENT,
        "rises": RISES,
        "most": MOST,
        "sentence": SENTENCE,
        "short": SHORT,
        "pairs": rows,
        "alone": {str(points): " ".join(alone[points]) for points in sorted(alone)},
    }


def main() -> None:
    """Write the file."""
    reader = Reader(load_phrases())
    learned = learn(teaching_notes(), reader)
    DATA_FILE.write_text(json.dumps(data_of(learned, reader.kinds), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
