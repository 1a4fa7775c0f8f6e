"""Learns the points of app/features/crisis/crisis_points.json from the notes: `python -m
tests.features.crisis.crisis_points` writes the file.

Logistic regression over the signs that `verdict.py` weighs, by whole passes over the notes with a step of its own for
each sign (AdaGrad). Plain Python and no chance in it: the same notes give the same points.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import exp
from typing import NamedTuple

from app.features.crisis.phrases import Machine, PhraseData, load_phrases
from app.features.crisis.points import DATA_FILE, all_kinds, kind_of, kinds_of, signs_at
from app.features.crisis.verdict import speller_of
from app.features.crisis.wording import tokens_of
from tests.features.crisis.crisis_notes import Note, teaching_notes

REACH, WINDOW = 9, 18
SCALE = 4  # points per unit of the logarithm of the odds
RARE, RARE_WORD = 8, 12  # a sign of fewer notes teaches nothing
PASSES, STEP, KEEP_SMALL = 120, 0.4, 6.0
URGENT = -1  # a little below even: what is missed is worse than what is asked too often
LARGEST = 26  # letters


class Learned(NamedTuple):
    """The weight of each sign, and that of a text without any."""

    weights: Mapping[str, float]
    base: float


class Reader:
    """Every sign of a text, as the verdict has them."""

    def __init__(self, phrases: PhraseData) -> None:
        self.kinds = kinds_of(phrases.words)
        self._machine = Machine(phrases)
        self._speller = speller_of(phrases, self._machine)

    def signs_of(self, text: str) -> set[str]:
        """Each sign once, wherever it stands."""
        tokens = self._speller.repaired(tokens_of(text))
        kinds = [kind_of(token.word, self.kinds) for token in tokens]
        near = {sign.name for at in range(len(tokens)) for sign in signs_at(tokens, kinds, at, REACH)}
        return near | {sign.name for sign in self._machine.signs(tokens)}


def _is_word(sign: str) -> bool:
    return " " not in sign and sign == sign.lower() and sign[0] not in "#@"


def _rows(notes: Sequence[Note], reader: Reader) -> list[tuple[list[str], bool]]:
    """The signs of each note that stand in enough of them, and whether it is urgent."""
    signs = [reader.signs_of(note.text) for note in notes]
    often = Counter(sign for each in signs for sign in each)
    known = {sign for sign, count in often.items() if count >= (RARE_WORD if _is_word(sign) else RARE)}
    return [(sorted(each & known), note.tier == 1) for each, note in zip(signs, notes, strict=True)]


def learn(notes: Sequence[Note], reader: Reader) -> Learned:
    """What the notes teach."""
    rows = _rows(notes, reader)
    weights = dict.fromkeys(sorted({sign for row, _ in rows for sign in row}), 0.0)
    squares: defaultdict[str, float] = defaultdict(lambda: 1e-6)
    base = 0.0
    for _ in range(PASSES):
        slope = {sign: KEEP_SMALL * weight for sign, weight in weights.items()}
        slope_of_base = 0.0
        for row, is_urgent in rows:
            off = 1 / (1 + exp(-base - sum(weights[sign] for sign in row))) - is_urgent
            slope_of_base += off
            for sign in row:
                slope[sign] += off
        squares[""] += slope_of_base**2
        base -= STEP * slope_of_base / squares[""] ** 0.5
        for sign, each in slope.items():
            squares[sign] += each * each
            weights[sign] -= STEP * each / squares[sign] ** 0.5
    return Learned(weights, base)


def _letter(weight: float) -> str:
    points = max(-LARGEST, min(LARGEST, round(weight * SCALE)))
    if points == 0:
        return "."
    return chr(ord("a") - 1 + points) if points > 0 else chr(ord("A") - 1 - points)


def data_of(learned: Learned, kinds: Mapping[str, str]) -> dict[str, object]:
    """The file's content: pairs as letters, all else by its points."""
    names = all_kinds(kinds)
    alone: defaultdict[int, list[str]] = defaultdict(list)
    for sign, weight in sorted(learned.weights.items()):
        if " " not in sign and round(weight * SCALE):
            alone[round(weight * SCALE)].append(sign)
    rows = tuple("".join(_letter(learned.weights.get(f"{a} {b}", 0.0)) for b in names).rstrip(".") for a in names)
    return {
        "reach": REACH,
        "window": WINDOW,
        "base": round(learned.base * SCALE),
        "urgent": URGENT,
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
