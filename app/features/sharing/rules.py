"""What a share may be, whether it is open, and how its link is spelled. Plain values in, plain values out."""

import json
import unicodedata
from datetime import datetime
from ipaddress import ip_address
from typing import Literal
from urllib.parse import urlsplit

from app.kernel import base64url

State = Literal["open", "expired", "ended", "used_up"]

DAY_SECONDS = 86_400
LONGEST_SECONDS = 90 * DAY_SECONDS
DEFAULT_SECONDS = 7 * DAY_SECONDS
CLINIC_SECONDS = 15 * 60  # KTC profile of SMART Health Links: 5 to 15 minutes for a code on a screen
PASSCODE_ATTEMPTS = 10  # for the whole life of a link (SMART Health Links STU 1, Manifest Request)
MIN_PASSCODE, MAX_PASSCODE = 4, 64
MAX_LABEL = 80
MAX_RECIPIENT = 200
MOST_OPEN = 50
CLOSED_KEPT = 50
LOGGED_OPENINGS = 500
ATTEMPT_SECONDS = 60  # a check takes a second at most; what was interrupted gives its place back after this
LOCATION_SECONDS = 10 * 60  # one hour at most (SMART Health Links STU 1, files.location)
MAX_FILE_BYTES = 8 * 1024 * 1024
MAX_BUNDLE_BYTES = 48 * 1024 * 1024  # our viewer inflates no more (`MOST_BYTES` of viewer/jwe.ts)

# Whoever holds a link reads this before any passcode: it says nothing.
LABELS = {"en": "Health summary", "es": "Resumen de salud"}
# Names that lead nowhere from outside (RFC 6761, RFC 6762, RFC 8375, ICANN's `internal`), and one that is often used.
_HOME_NAMES = (".localhost", ".local", ".home.arpa", ".internal", ".test", ".example", ".invalid", ".lan")


def state_of(*, is_ended: bool, wrong_passcodes: int, expires_at: int, now: int) -> State:
    """What became of a link."""
    if is_ended:
        return "ended"
    if wrong_passcodes >= PASSCODE_ATTEMPTS:
        return "used_up"
    return "open" if expires_at > now else "expired"


def expiry(wanted: datetime | None, *, is_clinic: bool, now: int) -> int | None:
    """When a link ends, in epoch seconds; None if it may not end then."""
    longest = CLINIC_SECONDS if is_clinic else LONGEST_SECONDS
    if wanted is None:
        return now + (CLINIC_SECONDS if is_clinic else DEFAULT_SECONDS)
    ends_at = int(wanted.timestamp())
    return ends_at if now < ends_at <= now + longest else None


def tidy_passcode(typed: str) -> str:
    """Without the spaces that keyboards add at the ends, and as Argon2 will read it: one character may become 18."""
    return unicodedata.normalize("NFKC", typed).strip()


def is_possible_passcode(passcode: str) -> bool:
    """Whether any link could have it."""
    return MIN_PASSCODE <= len(passcode) <= MAX_PASSCODE and passcode.isprintable()


def most_bytes(*, is_clinic: bool) -> int:
    """How long a bundle may be before it is sealed. What is not deflated grows by a third in base64url."""
    return MAX_FILE_BYTES * 3 // 4 if is_clinic else MAX_BUNDLE_BYTES


def flags(*, is_clinic: bool, is_kept_fresh: bool, has_passcode: bool) -> str:
    """The letters of the payload, in alphabetical order. U never stands beside another (SMART Health Links STU 1)."""
    if is_clinic:
        return "U"
    return ("L" if is_kept_fresh else "") + ("P" if has_passcode else "")


def link_url(base_url: str, link_id: str) -> str:
    """Where a link's manifest, or a clinic code's file, is. 128 characters at most (`Settings` sees to the origin)."""
    return f"{base_url}/shl/{link_id}"


def shlink(*, url: str, key: str, expires_at: int, flag: str, label: str) -> str:
    """A SMART Health Link: its payload as minified JSON in base64url."""
    payload = {"url": url, "key": key, "exp": expires_at, **({"flag": flag} if flag else {}), "label": label}
    raw = json.dumps(payload, separators=(",", ":"), ensure_ascii=False).encode()
    return f"shlink:/{base64url.encode(raw)}"


def last_day(*, chosen: str, made_on: str, today: str) -> str:
    """Where the period of a kept-fresh link ends: today, if it reached the day it was made on; else where it ended."""
    return max(chosen, today) if chosen >= made_on else chosen


def is_reachable(base_url: str) -> bool:
    """Whether programs elsewhere can fetch from here: an https name that is not one of a home or an office."""
    parts = urlsplit(base_url)
    host = parts.hostname or ""
    if parts.scheme != "https":
        return False
    try:
        return ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith(_HOME_NAMES)
