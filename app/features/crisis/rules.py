"""How a number is dialled and in which order help stands. Pure; never turns a short code into another number."""

import re
from collections.abc import Collection
from urllib.parse import quote

# As people write it: groups of digits, one space or hyphen between. No plus, no letters, no extension.
_DIALABLE = re.compile(r"[0-9]+(?:[ -][0-9]+)*")
_MIN_DIGITS, _MAX_DIGITS = 2, 15  # "15" reaches SAMU in France; 15 is the longest number (ITU-T E.164, 2010, 6.2.1)
_LITERAL_KEYWORD = re.compile(r"[A-Za-z0-9]+")
_TO_FILL_IN = re.compile(r"<([^<>]+)>")

# Order of the Help page: people in danger first, then a voice, then advice, then lists of lists.
KIND_ORDER = ("emergency", "overdose", "poison", "crisis", "substance", "directory")
# A region that lacks one of these is told so, rather than leaving the reader to search.
EXPECTED_KINDS = ("emergency", "poison", "crisis", "substance")


def is_dialable(written: str) -> bool:
    """Whether a phone can dial the number just as it is written."""
    return _DIALABLE.fullmatch(written) is not None and _MIN_DIGITS <= len(_digits(written)) <= _MAX_DIGITS


def dial_uri(written: str) -> str:
    """The `tel:` target. Local digits as they are: 988 must stay 988, so no country code is ever added.

    Raises:
        ValueError: if it cannot be dialled as written.
    """
    if not is_dialable(written):
        raise ValueError("not a number that can be dialled as written")
    return f"tel:{_digits(written)}"


def sms_uri(written: str, keyword: str | None) -> str:
    """The `sms:` target (RFC 5724). Only a literal keyword is filled in; "<zip code>" is for the person to write.

    Raises:
        ValueError: if it cannot be sent to as written.
    """
    if not is_dialable(written):
        raise ValueError("not a number that can be texted as written")
    word = literal_keyword(keyword)
    return f"sms:{_digits(written)}" + (f"?body={quote(word)}" if word else "")


def literal_keyword(keyword: str | None) -> str | None:
    """The word to send, when it is a word and not a description of one."""
    return keyword if keyword is not None and _LITERAL_KEYWORD.fullmatch(keyword) else None


def keyword_to_fill_in(keyword: str | None) -> str | None:
    """What the person has to write themselves, such as "zip code"."""
    match = _TO_FILL_IN.fullmatch(keyword or "")
    return match[1] if match else None


def help_rank(kind: str) -> int:
    """Where a kind stands on the Help page; lower stands first."""
    return KIND_ORDER.index(kind)


def missing_kinds(present: Collection[str]) -> list[str]:
    """The kinds a person may look for that this region has no number for."""
    return [kind for kind in EXPECTED_KINDS if kind not in present]


def _digits(written: str) -> str:
    return written.replace(" ", "").replace("-", "")
