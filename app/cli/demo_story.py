"""What happens in the made-up year: how strong, how much, how long on each day. Nobody's numbers, nobody's advice."""

from bisect import bisect_right

DAYS = 365
HOME, AWAY = "America/New_York", "Europe/Lisbon"
TRIP = range(150, 162)
PLAN_FROM = 70  # the taper the person chose
MILLIGRAMS_FROM = 205  # the same substance, weighed in another unit
MEDICINE_FROM = 80
LAPSE = range(262, 266)
HARD_MONTH = range(250, 281)
TYPO = 346  # two zeros too many
GAPS = (range(101, 110), range(233, 238), range(349, 353))
_LAST_FULL_WEEK = range(DAYS - 7, DAYS)
ROUGH_NIGHTS = range(DAYS - 8, DAYS)  # a good autumn, and now a week of short nights: something to notice today

_Course = tuple[tuple[int, float], ...]
_CRAVING: _Course = ((0, 6.6), (70, 6.2), (190, 3.4), (248, 3.0), (256, 7.6), (278, 7.0), (300, 5.2), (364, 2.2))
_SLEEP: _Course = ((0, 5.4), (190, 7.0), (248, 7.0), (256, 4.4), (278, 4.8), (310, 6.7), (364, 7.3))
_MOOD: _Course = ((0, 3.8), (190, 6.4), (248, 6.4), (258, 2.6), (280, 3.6), (364, 6.9))
_DRINKS: _Course = ((0, 4.6), (70, 4.2), (190, 0.7), (214, 0.0), (364, 0.0))
_GRAMS: _Course = ((0, 0.45), (205, 0.3), (364, 0.12))
_EVENINGS_WITH: _Course = ((0, 0.85), (205, 0.6), (364, 0.3))
_BODY: _Course = ((0, 1.6), (120, 1.3), (200, 0.6), (248, 0.6), (258, 2.2), (285, 1.4), (364, 0.4))


def craving(day: int) -> float:
    """How strong a craving usually is, 0 to 10."""
    return _on(_CRAVING, day)


def sleep_hours(day: int) -> float:
    """How long the night usually is; travelling costs some of it, and so do the last nights."""
    return _on(_SLEEP, day) - (0.9 if day in TRIP else 2.2 if day in ROUGH_NIGHTS else 0.0)


def mood(day: int) -> float:
    """How the mood usually is, 0 to 10."""
    return _on(_MOOD, day)


def drinks(day: int) -> float:
    """Alcohol in drinks: tapered to none, and back for four evenings."""
    return 5.0 if day in LAPSE else _on(_DRINKS, day)


def grams(day: int) -> float:
    """Cannabis in grams, on an evening with."""
    return _on(_GRAMS, day)


def evenings_with(day: int) -> float:
    """How likely such an evening is."""
    return _on(_EVENINGS_WITH, day)


def body(day: int) -> float:
    """How strong symptoms usually are, 0 to 3."""
    return _on(_BODY, day)


def is_unrecorded(day: int, fraction: float) -> bool:
    """Whole days without a word: some in a row, others here and there."""
    return any(day in gap for gap in GAPS) or (fraction < _busy(day) and day not in LAPSE and day != TYPO)


def _busy(day: int) -> float:
    if day in _LAST_FULL_WEEK:
        return 0.0
    return 0.22 if day in HARD_MONTH else 0.1


def _on(course: _Course, day: int) -> float:
    place = min(bisect_right(course, (day, float("inf"))), len(course) - 1)
    (start, low), (end, high) = course[place - 1], course[place]
    return low + (high - low) * (min(day, end) - start) / (end - start)
