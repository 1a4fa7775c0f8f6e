"""What a budget of tries is, and a claim on one. Values only: what each budget allows is said where it is used."""

from dataclasses import dataclass
from typing import NamedTuple

from typing_extensions import override


@dataclass(frozen=True, slots=True)
class Budget:
    """So many tries in a window that begins with the first of them."""

    name: str
    tries: int
    seconds: int

    def of(self, *whose: bytes) -> "Claim":
        """A claim on this budget by whoever these bytes stand for."""
        return Claim(self, whose)


@dataclass(frozen=True, slots=True)
class Claim:
    """One try of somebody's budget."""

    budget: Budget
    whose: tuple[bytes, ...]

    @override
    def __repr__(self) -> str:
        return f"Claim({self.budget.name})"


class Slot(NamedTuple):
    """A claim as it is counted: the key is a keyed hash and tells nobody whose."""

    budget: Budget
    key: str
