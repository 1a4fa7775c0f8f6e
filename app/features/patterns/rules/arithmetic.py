"""Robust arithmetic on short, gappy, skewed series. Plain lists of numbers in, numbers out."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import mul

MAD_TO_SIGMA = 1.4826  # of a normal distribution (Rousseeuw & Croux 1993)
_PRIOR_DAYS = 8  # the weight of a prior, in days
_TRIM = 4.0  # values further out than this many sigmas count as if they were there


def median_of(ordered: Sequence[float]) -> float:
    """The median of numbers that are in order already."""
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def median(values: Sequence[float]) -> float:
    """The median of numbers in any order."""
    return median_of(sorted(values))


def quantile(ordered: Sequence[float], share: float) -> float:
    """A quantile between two neighbours (type 7 of Hyndman & Fan 1996) of numbers that are in order."""
    place = (len(ordered) - 1) * share
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def spread(values: Sequence[float], centre: float) -> float:
    """Sigma by the median distance from the centre; 0 where most values are the same."""
    return MAD_TO_SIGMA * median([abs(value - centre) for value in values])


def clipped(values: Sequence[float], low: float, high: float) -> list[float]:
    """Values drawn in to a range, so that one wild one does not decide."""
    return [low if value < low else min(value, high) for value in values]


def mean(values: Sequence[float]) -> float:
    """The plain mean."""
    return sum(values) / len(values)


def deviation(values: Sequence[float]) -> float:
    """The plain standard deviation (of the values themselves)."""
    centre = mean(values)
    return math.sqrt(sum((value - centre) ** 2 for value in values) / len(values))


def shift(
    recent: Sequence[float], usual: Sequence[float], *, floor: float, carry: float, prior: float | None = None
) -> tuple[float, float]:
    """How far recent values lie above the usual ones: in standard errors, and in their own unit.

    `floor` is the least sigma that is believed; `carry` the day-to-day correlation (AR 1), which widens the error by
    (1 + carry) / (1 - carry), since a bad day is seldom alone. With a `prior`, sigma is the person's own deviation,
    drawn a little towards it: few days say little of how steady somebody is.
    """
    centre = median(usual)
    sigma = max(spread(usual, centre), floor)
    low, high = centre - _TRIM * sigma, centre + _TRIM * sigma
    held = clipped(usual, low, high)
    if prior is not None:
        sigma = math.sqrt((len(held) * deviation(held) ** 2 + _PRIOR_DAYS * prior**2) / (len(held) + _PRIOR_DAYS))
    elif (wide := 0.5 * deviation(held)) > sigma:
        sigma, low, high = wide, centre - _TRIM * wide, centre + _TRIM * wide
        held = clipped(usual, low, high)
    effect = mean(clipped(recent, low, high)) - mean(held)
    widened = (1 + carry) / (1 - carry) * (1 / len(recent) + 1 / len(usual))
    return effect / (sigma * math.sqrt(widened)), effect


def rank_shift(recent: Sequence[float], usual: Sequence[float], *, carry: float) -> float:
    """Mann and Whitney's comparison as a z value with ties corrected: needs no assumption about the shape."""
    ordered = sorted(usual)
    below = sum(bisect_left(ordered, value) + bisect_right(ordered, value) for value in recent) / 2
    few, many = len(recent), len(usual)
    total = few + many
    counts: dict[float, int] = {}
    for value in (*recent, *usual):
        counts[value] = counts.get(value, 0) + 1
    ties = sum(count**3 - count for count in counts.values()) / (total * (total - 1))
    variance = few * many / 12 * (total + 1 - ties) * (1 + carry) / (1 - carry)
    return (below - few * many / 2) / math.sqrt(variance) if variance > 0 else 0.0


def binomial_tail(hits: int, tries: int, chance: float) -> float:
    """The chance of at least so many hits."""
    return sum(
        math.comb(tries, count) * chance**count * (1 - chance) ** (tries - count) for count in range(hits, tries + 1)
    )


def fisher_tail(recent: tuple[int, int], usual: tuple[int, int]) -> float:
    """One-sided exact test (Fisher 1922): hits and tries lately against hits and tries before."""
    hits, tries = recent
    other_hits, other_tries = usual
    drawn, total = hits + other_hits, tries + other_tries
    ways = math.comb(total, drawn)
    top = min(tries, drawn)
    return sum(math.comb(tries, count) * math.comb(other_tries, drawn - count) for count in range(hits, top + 1)) / ways


def ranks(values: Sequence[float]) -> list[float]:
    """Ranks with ties shared, centred on 0."""
    order = sorted(range(len(values)), key=values.__getitem__)
    found = [0.0] * len(values)
    start = 0
    middle = (len(values) - 1) / 2
    if len(set(values)) == len(values):
        for rank, place in enumerate(order):
            found[place] = rank - middle
        return found
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for place in order[start : end + 1]:
            found[place] = (start + end) / 2 - middle
        start = end + 1
    return found


def without_trend(days: Sequence[float], values: Sequence[float]) -> list[float]:
    """What is left of values when a straight line over the days is taken out."""
    centre, level = mean(days), mean(values)
    apart = [day - centre for day in days]
    across = sum(map(mul, apart, apart))
    slope = sum(map(mul, apart, values)) / across if across else 0.0
    return [value - level - slope * day for day, value in zip(apart, values, strict=True)]


def agreement(left: Sequence[float], right: Sequence[float]) -> float:
    """The correlation of two centred series, such as ranks."""
    size = math.sqrt(sum(map(mul, left, left)) * sum(map(mul, right, right)))
    return sum(map(mul, left, right)) / size if size else 0.0
