"""Numbers that look like chance and are the same every time, so that pictures of the demonstration repeat.

No secret hangs on them: they belong to a person who does not exist.
"""

from collections.abc import Sequence
from typing import TypeVar

_Item = TypeVar("_Item")
_WORD = 2**64 - 1


class Chance:
    """SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): small, and good enough for a made-up year."""

    def __init__(self, seed: int) -> None:
        self._state = seed * 0x9E3779B97F4A7C15 & _WORD

    def fraction(self) -> float:
        """From 0 to below 1."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _WORD
        mixed = self._state
        mixed = ((mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9) & _WORD
        mixed = ((mixed ^ mixed >> 27) * 0x94D049BB133111EB) & _WORD
        return ((mixed ^ mixed >> 31) >> 11) / 2**53

    def happens(self, probability: float) -> bool:
        return self.fraction() < probability

    def whole(self, lowest: int, highest: int) -> int:
        """A whole number, both ends included."""
        return lowest + int(self.fraction() * (highest - lowest + 1))

    def about(self, middle: float, spread: float) -> float:
        """Mostly near `middle`, never further from it than twice `spread`."""
        return middle + spread * ((self.fraction() + self.fraction() + self.fraction()) / 1.5 - 1) * 2

    def pick(self, items: Sequence[_Item]) -> _Item:
        return items[int(self.fraction() * len(items))]
