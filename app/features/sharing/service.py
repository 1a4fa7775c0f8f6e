"""Use cases of owners inside one transaction: making, changing, ending and reading their shares."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from sqlalchemy import Connection

from app.crypto.vault import Vault
from app.features.accounts.errors import SessionRevokedError
from app.features.accounts.service import hold_user
from app.features.exports.schemas import Choice
from app.features.exports.service import read_chosen
from app.features.exports.shapes import ChosenRecord
from app.features.sharing import store
from app.features.sharing.errors import ShareChangedError, ShareLimitError
from app.features.sharing.passcodes import Passcode
from app.features.sharing.rules import MOST_OPEN, State, last_day, state_of
from app.features.sharing.sealing import ShareDocument

_FIRST_TO_SEE_A_DAY = timezone(timedelta(hours=14))


@dataclass(frozen=True, slots=True)
class NewShare:
    """A share before it is written. Times are epoch seconds."""

    user_id: bytes
    share_id: bytes
    link_tag: bytes
    is_clinic: bool
    is_kept_fresh: bool
    expires_at: int
    filed_at: int
    jwe: bytes
    passcode: Passcode | None
    openings_point: bytes
    sealed_share: bytes


@dataclass(frozen=True, slots=True)
class StoredShare:
    """A share as its owner's requests read it."""

    share_id: bytes
    is_clinic: bool
    is_kept_fresh: bool
    expires_at: int
    file_size: int
    openings: int
    wrong_passcodes: int
    has_passcode: bool
    is_ended: bool
    revision: int
    sealed_share: bytes

    def is_left_over(self, now: int) -> bool:
        """Whether its file lies about though its link ran out."""
        return self.file_size > 0 and self.expires_at <= now and not self.is_ended

    def state(self, now: int) -> State:
        """What became of its link."""
        return state_of(
            is_ended=self.is_ended, wrong_passcodes=self.wrong_passcodes, expires_at=self.expires_at, now=now
        )


@dataclass(frozen=True, slots=True)
class NewFile:
    """What a share holds from now on."""

    jwe: bytes
    filed_at: int


@dataclass(frozen=True, slots=True)
class Change:
    """Another state of a share, if it is still at `seen_revision`; sealed for the one after it."""

    share_id: bytes
    seen_revision: int
    expires_at: int
    is_kept_fresh: bool
    sealed_share: bytes
    file: NewFile | None = None


def read_again(
    connection: Connection, vault: Vault, document: ShareDocument, now: datetime
) -> tuple[ChosenRecord, str]:
    """The record of today under the choice of then, and where its period ends: one that had not ended goes on."""
    chosen = document.choice["to"]
    # Which day it is where the person is, reading tells: it leaves out those that have not come.
    latest = last_day(
        chosen=chosen, made_on=document.made_on, today=now.astimezone(_FIRST_TO_SEE_A_DAY).date().isoformat()
    )
    choice = Choice.model_validate({**document.choice, "to": latest})
    record = read_chosen(connection, vault, choice, now, is_checked=True)
    return record, max(chosen, record.last_day)


def add_share(connection: Connection, new: NewShare) -> bool:
    """Writes a share and forgets old ones; False if one with this id is there already.

    Raises:
        ShareLimitError: if too many links of this person are open.
    """
    hold_user(connection, new.user_id, SessionRevokedError)
    if find_share(connection, new.user_id, new.share_id):
        return False
    forget_expired(connection, new.user_id, new.filed_at)
    ((count,),) = store.COUNT_OPEN.rows(connection, user_id=new.user_id, now=new.filed_at)
    if count >= MOST_OPEN:
        raise ShareLimitError(f"End one first: {MOST_OPEN} links can be open at once.")
    ((newest,),) = store.NEWEST_NUMBER.rows(connection, user_id=new.user_id)
    _insert(connection, new, newest + 1)
    return True


def _insert(connection: Connection, new: NewShare, number: int) -> None:
    code = new.passcode
    store.ADD_SHARE.run(
        connection,
        user_id=new.user_id,
        share_id=new.share_id,
        number=number,
        link_tag=new.link_tag,
        is_clinic=int(new.is_clinic),
        is_kept_fresh=int(new.is_kept_fresh),
        expires_at=new.expires_at,
        filed_at=new.filed_at,
        file_size=len(new.jwe),
        salt=code and code.salt,
        memory_kib=code and code.cost.memory_kib,
        iterations=code and code.cost.iterations,
        parallelism=code and code.cost.parallelism,
        pepper_id=code and code.pepper_id,
        passcode_check=code and code.check,
        openings_point=new.openings_point,
        sealed_share=new.sealed_share,
    )
    store.ADD_FILE.run(connection, user_id=new.user_id, share_id=new.share_id, jwe=new.jwe)


def forget_expired(connection: Connection, user_id: bytes, now: int) -> None:
    """Files that nobody can open any more, and the oldest closed shares with their logs."""
    store.DELETE_EXPIRED_FILES.run(connection, user_id=user_id, now=now)
    store.NOTE_EXPIRED_FILES.run(connection, user_id=user_id, now=now)
    store.DELETE_OLD_CLOSED.run(connection, user_id=user_id, now=now)


def find_share(connection: Connection, user_id: bytes, share_id: bytes) -> StoredShare | None:
    """One share of a person."""
    rows = store.FIND_ONE.rows(connection, user_id=user_id, share_id=share_id)
    return _stored(rows[0]) if rows else None


def list_shares(connection: Connection, user_id: bytes) -> tuple[list[StoredShare], dict[bytes, bytes]]:
    """A person's shares, newest first, and the last line of each log by share."""
    last = {
        bytes(share_id): bytes(line) for share_id, line in store.FIND_LAST_OPENINGS.rows(connection, user_id=user_id)
    }
    return [_stored(row) for row in store.FIND_ALL.rows(connection, user_id=user_id)], last


def find_with_last_opening(
    connection: Connection, user_id: bytes, share_id: bytes
) -> tuple[StoredShare | None, list[bytes]]:
    """One share and the last line of its log, if there is one."""
    rows = store.FIND_LAST_OPENING.rows(connection, user_id=user_id, share_id=share_id)
    return find_share(connection, user_id, share_id), [bytes(line) for (line,) in rows]


def list_openings(connection: Connection, user_id: bytes, share_id: bytes) -> tuple[StoredShare | None, list[bytes]]:
    """A share and the lines of its log that are kept, newest first."""
    rows = store.FIND_OPENINGS.rows(connection, user_id=user_id, share_id=share_id)
    return find_share(connection, user_id, share_id), [bytes(line) for (line,) in rows]


def change_share(connection: Connection, user_id: bytes, change: Change, *, now: int) -> None:
    """Puts another state in place, and another file if there is one. `now` 0 renews what has run out.

    Raises:
        ShareChangedError: if it was changed or closed meanwhile.
    """
    share = {"user_id": user_id, "share_id": change.share_id}
    changed = store.CHANGE.rows(
        connection,
        **share,
        seen_revision=change.seen_revision,
        now=now,
        new_expires_at=change.expires_at,
        new_is_kept_fresh=int(change.is_kept_fresh),
        new_sealed_share=change.sealed_share,
    )
    if not changed:
        raise ShareChangedError("Read it once more.")
    if change.file:
        store.REFILE.run(connection, **share, new_filed_at=change.file.filed_at, new_file_size=len(change.file.jwe))
        store.DELETE_FILE.run(connection, **share)
        store.ADD_FILE.run(connection, **share, jwe=change.file.jwe)


def end_share(connection: Connection, user_id: bytes, share: StoredShare, sealed_share: bytes) -> None:
    """Closes a share for good: no link leads to it, its file is gone.

    Raises:
        ShareChangedError: if it was changed meanwhile.
    """
    ended = store.END.rows(
        connection,
        user_id=user_id,
        share_id=share.share_id,
        seen_revision=share.revision,
        new_sealed_share=sealed_share,
    )
    if not ended:
        raise ShareChangedError("Read it once more.")
    store.DELETE_FILE.run(connection, user_id=user_id, share_id=share.share_id)


def _stored(row: tuple[Any, ...]) -> StoredShare:
    share_id, is_clinic, is_kept_fresh, expires_at, file_size, openings, wrong, check, tag, revision, sealed = row
    return StoredShare(
        share_id=bytes(share_id),
        is_clinic=bool(is_clinic),
        is_kept_fresh=bool(is_kept_fresh),
        expires_at=expires_at,
        file_size=file_size,
        openings=openings,
        wrong_passcodes=wrong,
        has_passcode=check is not None,
        is_ended=tag is None,
        revision=revision,
        sealed_share=bytes(sealed),
    )
