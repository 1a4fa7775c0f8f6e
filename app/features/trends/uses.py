"""Uses of one substance as columns, those of a day side by side, and which amounts may be slips. Pure."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from app.features.trends.record import Intakes, chosen
from app.features.trends.windows import Number, quartiles

TYPO_TIMES = 8  # an amount above this many times the median of one's own is asked about (reference: patterns, common)
_LEAST_AMOUNTS = 5  # below, a median is no yardstick


class Uses(NamedTuple):
    """Days of use, ascending, and its uses in order of time: of a day, those from its start to before its end."""

    days: list[int]
    starts: list[int]
    ends: list[int]
    clocks: Sequence[str]
    instants: Sequence[float]
    entry_ids: Sequence[bytes]
    amounts: Sequence[int | None]
    units: Sequence[str | None]
    said: Counter[int]  # entries by day, those of no use too

    def within(self, first: int, last: int) -> tuple[int, int]:
        """Places of the days from `first` to `last`, both included: the first, and the one behind the last."""
        return bisect_left(self.days, first), bisect_right(self.days, last)

    def day_at(self, place: int) -> int:
        """The day of one use."""
        return self.days[bisect_right(self.ends, place)]


def uses_of(intakes: Intakes) -> Uses:
    """From entries of one substance, in whatever order."""
    uses = chosen(intakes, intakes.are_uses())
    # Ids tell apart what nothing else does, so that no row is asked which of two amounts is the smaller one.
    rows = sorted(zip(uses.days, uses.instants, uses.clocks, uses.entry_ids, uses.amounts, uses.units, strict=True))
    days, instants, clocks, entry_ids, amounts, units = list(zip(*rows, strict=True)) or [()] * 6
    counts = Counter(days)
    ends = list(accumulate(counts.values()))
    return Uses(list(counts), [0, *ends][:-1], ends, clocks, instants, entry_ids, amounts, units, Counter(intakes.days))


def find_typos(uses: Uses) -> list[int]:
    """The places of uses with an amount far above the person's own in that unit."""
    found: list[int] = []
    for unit in set(uses.units):
        alike = [amount if each == unit else 0 for amount, each in zip(uses.amounts, uses.units, strict=True)]
        amounts = [amount or 0 for amount in alike]
        most = most_plausible(amounts)
        if most is not None and max(amounts) > most:
            found += [place for place, amount in enumerate(amounts) if amount > most]
    return found


def most_plausible(amounts: Sequence[Number]) -> Number | None:
    """Above this a number may be a slip of the finger; None where there are too few to say."""
    positive = sorted([amount for amount in amounts if amount > 0])
    return quartiles(positive)[0] * TYPO_TIMES if len(positive) >= _LEAST_AMOUNTS else None
