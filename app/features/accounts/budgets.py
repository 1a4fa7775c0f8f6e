"""How often names, codes and passwords may be tried. A window ends by itself: nobody is ever locked out for good."""

from app.throttle.budgets import Budget, Claim
from app.throttle.places import Place

QUARTER_HOUR, HOUR = 900, 3600

# Wrong passwords for one name. A strength of 10^8 guesses (see rules.MIN_STRENGTH) lasts over a century at this pace.
NAME = Budget("name", 100, HOUR)  # NIST SP 800-63B-4 section 3.2.2: no more than 100 failed tries in a row
# Much less from one place, so that somebody who hammers a name uses up their own tries and not its owner's.
NAME_HERE = Budget("name-here", 10, QUARTER_HOUR)
# A browser that is signed in, or was until its session ran out, has tries of its own, which no stranger can use up.
KNOWN_DEVICE = Budget("known-device", 10, QUARTER_HOUR)
# Wrong passwords, whatever the names: one guess at many names. A clinic behind one address has room for its typos.
LOGIN_NARROW, LOGIN_WIDE = Budget("login-narrow", 30, QUARTER_HOUR), Budget("login-wide", 150, QUARTER_HOUR)

# The password asked for again, and the end of a recovery code: a borrowed, open phone.
OWN_PASSWORD = Budget("own-password", 10, QUARTER_HOUR)
LAST_GROUP = Budget("last-group", 10, QUARTER_HOUR)

# New accounts and names found taken. Accounts fill the disk, so the whole server has a budget as well.
REGISTER_NARROW, REGISTER_WIDE = Budget("register-narrow", 20, HOUR), Budget("register-wide", 60, HOUR)
NEW_ACCOUNTS = Budget("new-accounts", 300, HOUR)
SUGGEST_NARROW, SUGGEST_WIDE = Budget("suggest-narrow", 60, QUARTER_HOUR), Budget("suggest-wide", 300, QUARTER_HOUR)

# Wrong recovery codes. 160 bits cannot be guessed at any pace; this keeps those who try anyway from the database.
RECOVER_NARROW, RECOVER_WIDE = Budget("recover-narrow", 20, HOUR), Budget("recover-wide", 100, HOUR)
# Refuses wrong codes only: whoever holds a right one must get in whatever others do.
RECOVER_WHOLE = Budget("recover-whole", 1000, HOUR)


def by_place(place: Place, narrow: Budget, wide: Budget) -> list[Claim]:
    """A try from a place. This machine is no neighbourhood: whoever runs Ebb for themselves is alone on it."""
    return [] if place.is_here else [narrow.of(place.narrow), wide.of(place.wide)]
