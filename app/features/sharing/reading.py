"""What happens inside one transaction when somebody comes with a link. They are nobody we know, and leave a line."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from app.crypto.passwords import Argon2Cost
from app.features.sharing import store
from app.features.sharing.passcodes import Passcode
from app.features.sharing.rules import ATTEMPT_SECONDS, PASSCODE_ATTEMPTS
from app.kernel.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class FoundLink:
    """An open link. Times are epoch seconds."""

    link_tag: bytes
    user_id: bytes
    share_id: bytes
    is_clinic: bool
    is_kept_fresh: bool
    filed_at: int
    file_size: int
    wrong_passcodes: int
    openings_point: bytes
    passcode: Passcode | None

    @property
    def owned(self) -> dict[str, bytes]:
        """Its owner and its id, as every statement takes them."""
        return {"user_id": self.user_id, "share_id": self.share_id}


@dataclass(frozen=True, slots=True)
class Attempt:
    """A place among the wrong passcodes a link takes, held while one is checked."""

    attempt_id: bytes
    expires_at: int


def find_link(connection: Connection, link_tag: bytes, now: int) -> FoundLink | None:
    """The share an open link leads to. One statement, which finds nothing whatever the reason."""
    rows = store.FIND_BY_LINK.rows(connection, link_tag=link_tag, now=now)
    return _found(link_tag, rows[0]) if rows else None


def _found(link_tag: bytes, row: tuple[Any, ...]) -> FoundLink:
    user_id, share_id, is_clinic, is_kept_fresh, filed_at, file_size, wrong, point, salt, *cost, pepper_id, check = row
    passcode = None if check is None else Passcode(bytes(salt), Argon2Cost(*cost), pepper_id, bytes(check))
    return FoundLink(
        link_tag=link_tag,
        user_id=bytes(user_id),
        share_id=bytes(share_id),
        is_clinic=bool(is_clinic),
        is_kept_fresh=bool(is_kept_fresh),
        filed_at=filed_at,
        file_size=file_size,
        wrong_passcodes=wrong,
        openings_point=bytes(point),
        passcode=passcode,
    )


def reserve(connection: Connection, link: FoundLink, attempt_id: bytes, now: int) -> Attempt | None:
    """A place for one passcode before it is checked; None while others hold all that are left.

    Raises:
        NotFoundError: if the link was closed meanwhile.
    """
    held = store.HOLD_OPEN.rows(connection, **link.owned, now=now)
    if not held:
        raise NotFoundError
    store.DELETE_LAPSED_ATTEMPTS.run(connection, **link.owned, now=now)
    ((checking,),) = store.COUNT_ATTEMPTS.rows(connection, **link.owned)
    if held[0][0] + checking >= PASSCODE_ATTEMPTS:
        return None
    attempt = Attempt(attempt_id, now + ATTEMPT_SECONDS)
    store.ADD_ATTEMPT.run(connection, **link.owned, attempt_id=attempt_id, attempt_expires_at=attempt.expires_at)
    return attempt


def count_wrong(connection: Connection, link: FoundLink, attempt: Attempt) -> int:
    """Uses the place up; how many wrong passcodes the link still takes. With the last one its file goes.

    Raises:
        NotFoundError: if the share was deleted meanwhile.
    """
    counted = store.COUNT_WRONG.rows(connection, **link.owned)
    if not counted:
        raise NotFoundError
    store.DELETE_ATTEMPT.run(connection, **link.owned, attempt_id=attempt.attempt_id)
    left: int = max(PASSCODE_ATTEMPTS - counted[0][0], 0)
    if not left:
        store.DELETE_FILE.run(connection, **link.owned)
    return left


def give_back(connection: Connection, link: FoundLink, attempt: Attempt) -> None:
    """The place of a passcode that was not checked after all."""
    store.DELETE_ATTEMPT.run(connection, **link.owned, attempt_id=attempt.attempt_id)


def note_opening(
    connection: Connection, link: FoundLink, line: bytes, *, now: int, attempt: Attempt | None = None
) -> None:
    """Writes who opened a link, and gives back the place of a right passcode.

    Raises:
        NotFoundError: if the link was closed meanwhile.
    """
    counted = store.COUNT_OPENING.rows(connection, **link.owned, link_tag=link.link_tag, now=now)
    if not counted:
        raise NotFoundError
    if attempt:
        give_back(connection, link, attempt)
    ((number,),) = counted
    store.ADD_OPENING.run(connection, **link.owned, number=number, sealed_opening=line)
    store.DELETE_OLD_OPENINGS.run(connection, **link.owned, number=number)


def read_file(connection: Connection, link: FoundLink) -> bytes:
    """The sealed file behind a link.

    Raises:
        NotFoundError: if it is gone.
    """
    rows = store.FIND_FILE.rows(connection, **link.owned)
    if not rows:
        raise NotFoundError
    return bytes(rows[0][0])
