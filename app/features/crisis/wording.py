"""Turns what somebody wrote into words that can be compared: small, without accents, each letter once.

The twin of frontend/src/lib/wording.ts: change both or neither, a test compares them. One pass, so the work is linear.
"""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

APOSTROPHES = "'\u2019\u2018\u02bc`\u00b4*"  # left out, with the star of "k*ll": dont, im, kll
LETTERS_OF_DIGITS = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s"}  # su1cide
QUOTES, QUOTED = '"\u201c\u00ab', "quot"  # a quotation begins: a word of its own, for it says who speaks
BEFORE_QUOTED = ("", " ", "\n", "(")
SENTENCE_ENDS = ".!?;"
CLAUSE_ENDS = ",:\n()"
# What divides two words.
NOTHING, CLAUSE, SENTENCE = 0, 1, 2
LONGEST_WORD = 40
COMBINING = range(0x300, 0x370)
LETTER_STYLES = range(0x1D400, 0x1D800)  # "mathematical" letters, with which some apps write in bold
FIRST_PLANE = 0x10000


class Token(NamedTuple):
    """A word as it is compared, and what divides it from the one before."""

    word: str
    gap: int


def tokens_of(text: str) -> list[Token]:
    """The words of a text, in order."""
    found: list[Token] = []
    word, between = "", ""
    for character in _plain(text + " "):
        if "a" <= character <= "z" or "0" <= character <= "9":
            word += character
            continue
        if character in QUOTES and not word and between[-1:] in BEFORE_QUOTED:
            found.append(Token(QUOTED, _gap_of(between)))
            between = ""
            continue
        if word:
            found.append(Token(as_word(word), _gap_of(between)))
            word, between = "", ""
        between += character
    return found


def as_word(raw: str) -> str:
    """A word of a text or of a phrase as both are compared: "sooo" is "so", "kill" is "kil", and 100 stays 100."""
    if raw.isascii() and raw.isdigit():
        return raw[:LONGEST_WORD]
    raw = "".join(LETTERS_OF_DIGITS.get(letter, letter) for letter in raw)
    return "".join(letter for at, letter in enumerate(raw) if at == 0 or letter != raw[at - 1])[:LONGEST_WORD]


def _plain(text: str) -> Iterator[str]:
    """Small letters a-z without accents, digits, and whatever stands between words."""
    for character in text:
        code = ord(character)
        if character in APOSTROPHES:
            continue
        # Beyond the first plane only styled letters matter; what else is there depends on the year of the tables.
        if code >= FIRST_PLANE and code not in LETTER_STYLES:
            yield " "
            continue
        for each in unicodedata.normalize("NFKD", character):
            if ord(each) not in COMBINING:
                yield chr(ord(each) + 32) if "A" <= each <= "Z" else each


def _gap_of(between: str) -> int:
    """Three dots are a pause, not an end; so is one new line."""
    ends = any(end in between for end in SENTENCE_ENDS) and ".." not in between
    if ends or "\n\n" in between:
        return SENTENCE
    return CLAUSE if any(end in between for end in CLAUSE_ENDS) else NOTHING
