"""Reads a long word with one slip of the thumb as the word it was meant to be, and short ways of writing as the long.

The twin of frontend/src/lib/spelling.ts: change both or neither, a test compares them. Only the words listed in
crisis_words.json under "slips" are repaired, and only what no list and no phrase knows: "respira" is not a slip of
"respirar". A word costs some look-ups for each of its letters, and no word is longer than `LONGEST_WORD`.
"""

from collections.abc import Iterator, Mapping, Sequence

from app.features.crisis.wording import Token

SHORTEST_SLIP = 5
SHORTEST_BEGINNING = 3
# As many speak: "thinkin" is "thinking", "cansao" is "cansado"; "drain" stays.
SPOKEN = (("ain", "ain"), ("in", "ing"), ("ao", "ado"))


def _with_one_left_out(word: str) -> Iterator[str]:
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _as_written(word: str) -> str:
    ends = (word[: -len(spoken)] + written for spoken, written in SPOKEN if word.endswith(spoken))
    return next(ends, word)


class Speller:
    """The words worth repairing, by all that is left of them when a letter is left out.

    `right` holds words that stay as they are, and beginnings of such ("respira*").
    """

    def __init__(self, meant: Sequence[str], right: frozenset[str], short: Mapping[str, str]) -> None:
        self._short = short
        self._right = right | frozenset(meant)
        self._near: dict[str, str] = {}
        for word in meant:
            for rest in _with_one_left_out(word):
                self._near.setdefault(rest, word)

    def repaired(self, tokens: Sequence[Token]) -> list[Token]:
        """The same words, repaired."""
        return [Token(self._meant(token.word), token.gap) for token in tokens]

    def _begins_right(self, word: str) -> bool:
        return any(f"{word[:end]}*" in self._right for end in range(SHORTEST_BEGINNING, len(word) + 1))

    def _meant(self, word: str) -> str:
        """Two words are near when they are the same after at most one letter of each is left out: "overdsoe"."""
        word = self._short.get(word, word)
        if len(word) < SHORTEST_SLIP or word in self._right:
            return word
        if self._begins_right(word):
            return _as_written(word)
        found = (self._near.get(rest, "") for rest in _with_one_left_out(word))
        return next((meant for meant in found if meant[:1] == word[0]), _as_written(word))
