"""How often links may be made and asked for."""

from app.throttle.budgets import Budget

QUARTER_HOUR, HOUR = 900, 3600

# By place, whatever the link: 256 bits cannot be guessed at any pace. A clinic behind one address opens many.
OPEN_NARROW, OPEN_WIDE = Budget("shl-narrow", 240, QUARTER_HOUR), Budget("shl-wide", 1200, QUARTER_HOUR)
# By person: each one costs a report, a page of paper and perhaps an Argon2 run.
MAKE = Budget("share-make", 60, HOUR)
PREVIEW = Budget("share-preview", 240, HOUR)
