"""Opening a link, as SMART Health Links (STU 1) say. Whoever asks hears one 404 for every reason there is."""

import asyncio
from dataclasses import dataclass

from typing_extensions import override

from app.crypto.passwords import password_root
from app.features.accounts.budgets import by_place
from app.features.accounts.desk import Desk
from app.features.sharing import budgets, reading
from app.features.sharing.passcodes import Passcode
from app.features.sharing.reading import Attempt, FoundLink
from app.features.sharing.rules import (
    LOCATION_SECONDS,
    PASSCODE_ATTEMPTS,
    is_possible_passcode,
    tidy_passcode,
)
from app.features.sharing.sealing import link_tag, seal_line
from app.features.sharing.tokens import file_token, is_file_token
from app.kernel.errors import BusyError, NotFoundError
from app.kernel.ids import new_id
from app.throttle.errors import RateLimitedError
from app.throttle.places import Place

_PAUSE_SECONDS = 0.2
_PATIENCE = 20  # pauses: others are done with Argon2 in about one of them
_SECONDS = "seconds"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody brings besides the link."""

    recipient: str
    passcode: str | None = None
    embedded_length_max: int | None = None

    @override
    def __repr__(self) -> str:
        return "Asked(…)"


@dataclass(frozen=True, slots=True)
class Opened:
    """An opened link: its file, or the word under which it may be fetched for some minutes."""

    link: FoundLink
    jwe: str | None
    token: str | None


@dataclass(frozen=True, slots=True)
class Refused:
    """The passcode is missing or wrong."""

    remaining_attempts: int


async def open_manifest(desk: Desk, link_id: str, asked: Asked, place: Place) -> Opened | Refused:
    """The manifest's file for whoever has the link, and its passcode if there is one.

    Raises:
        NotFoundError: if there is no such link, or it is closed; nobody is told which.
        RateLimitedError: if this place asked too often, or all places of the link are taken by passcodes in flight.
    """
    link = await _find(desk, link_id, place)
    if link.is_clinic:
        raise NotFoundError
    attempt = None
    if link.passcode is not None:
        checked = await _check(desk, link, link.passcode, asked.passcode)
        if isinstance(checked, Refused):
            return checked
        attempt = checked
    await _note(desk, link, asked.recipient, attempt)
    limit = asked.embedded_length_max
    if limit is not None and link.file_size > limit:
        ends_at = desk.now() + LOCATION_SECONDS
        return Opened(link, None, file_token(desk.secrets.share_file_key, link.link_tag, ends_at))
    return Opened(link, (await desk.db.read(reading.read_file, link)).decode(), None)


async def open_directly(desk: Desk, link_id: str, recipient: str, place: Place) -> bytes:
    """The one file of a clinic code (flag U).

    Raises:
        NotFoundError, RateLimitedError: as `open_manifest`.
    """
    link = await _find(desk, link_id, place)
    if not link.is_clinic:
        raise NotFoundError
    await _note(desk, link, recipient, None)
    return await desk.db.read(reading.read_file, link)


async def fetch_file(desk: Desk, link_id: str, token: str, place: Place) -> bytes:
    """A file whose place a manifest named. The opening was written down when it did.

    Raises:
        NotFoundError: if the word is not ours or too old, or the link is closed meanwhile.
        RateLimitedError: if this place asked too often.
    """
    await desk.limiter.spend(*by_place(place, budgets.OPEN_NARROW, budgets.OPEN_WIDE))
    now = desk.now()
    if not is_file_token(desk.secrets.share_file_key, link_tag(link_id), token, now=now):
        raise NotFoundError
    link = await desk.db.peek(reading.find_link, link_tag(link_id), now)
    if link is None:
        raise NotFoundError
    return await desk.db.read(reading.read_file, link)


async def _find(desk: Desk, link_id: str, place: Place) -> FoundLink:
    await desk.limiter.spend(*by_place(place, budgets.OPEN_NARROW, budgets.OPEN_WIDE))
    link = await desk.db.peek(reading.find_link, link_tag(link_id), desk.now())
    if link is None:
        raise NotFoundError
    return link


async def _note(desk: Desk, link: FoundLink, recipient: str, attempt: Attempt | None) -> None:
    at = desk.clock()
    line = seal_line(
        link.openings_point, link.user_id, link.share_id, at=at.isoformat(timespec=_SECONDS), recipient=recipient
    )
    await desk.db.write(reading.note_opening, link, line, now=desk.now(), attempt=attempt)


async def _check(desk: Desk, link: FoundLink, code: Passcode, given: str | None) -> Attempt | Refused:
    """The place that a right passcode holds. A missing one uses none up; a wrong one uses its place up for good."""
    pepper = desk.secrets.peppers.get(code.pepper_id)
    if pepper is None:
        raise NotFoundError  # the pepper was dropped: nothing can be right any more, and nothing is counted as wrong
    if not given:
        return Refused(PASSCODE_ATTEMPTS - link.wrong_passcodes)
    attempt = await _reserve(desk, link)
    try:
        typed = tidy_passcode(given)
        # What no link can have costs an Argon2 run all the same, but not one over 18 times its length.
        root = await desk.gate.run(password_root, typed if is_possible_passcode(typed) else "", code.salt, code.cost)
    except BusyError:
        await desk.db.write(reading.give_back, link, attempt)
        raise
    if desk.now() >= attempt.expires_at:
        # Its place was given away meanwhile: what was found must not count.
        raise BusyError("Please try again.", headers={"Retry-After": "1"})
    if is_possible_passcode(typed) and code.is_right(root, pepper, link.share_id):
        return attempt
    return Refused(await desk.db.write(reading.count_wrong, link, attempt))


async def _reserve(desk: Desk, link: FoundLink) -> Attempt:
    """A place among the wrong passcodes that are left, waited for while others are being checked.

    Raises:
        NotFoundError: if the link was used up or closed meanwhile.
        RateLimitedError: if all places stay taken: nobody is told that a link is gone while it is not.
    """
    for _ in range(_PATIENCE):
        attempt = await desk.db.write(reading.reserve, link, new_id(), desk.now())
        if attempt is not None:
            return attempt
        await asyncio.sleep(_PAUSE_SECONDS)
    raise RateLimitedError(1)
