"""Use cases of names, passwords and codes inside one transaction. Takes finished wraps; sees no password."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from app.crypto.passwords import Argon2Cost
from app.db.deletion_ledger import record_deletion
from app.features.accounts import service, store
from app.features.accounts.errors import (
    CredentialChangedError,
    LoginTakenError,
    SessionRevokedError,
    WrongLastGroupError,
    WrongRecoveryCodeError,
)
from app.features.accounts.password_keys import Credential, StoredCode
from app.features.accounts.session_keys import NewSession

MAX_UNCONFIRMED = 5


@dataclass(frozen=True, slots=True)
class LoginName:
    """A login name as it is stored: its tag, under which pepper, and the sealed profile that spells it."""

    tag: bytes
    pepper_id: int
    sealed_profile: bytes


@dataclass(frozen=True, slots=True)
class FoundAccount:
    """The account behind a login name, and the tag it was found by: of today's pepper or of an older one."""

    credential: Credential
    login_tag: bytes


@dataclass(frozen=True, slots=True)
class NewAccount:
    """Everything a registration writes."""

    credential: Credential
    name: LoginName
    code: StoredCode
    session: NewSession


@dataclass(frozen=True, slots=True)
class Recovery:
    """Everything a recovery writes."""

    used_locator: bytes
    credential: Credential
    name: LoginName
    code: StoredCode
    session: NewSession


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A recovery code as its owner's request sees it."""

    locator: bytes
    number: int
    is_confirmed: bool
    sealed_last_group: bytes


def register(connection: Connection, account: NewAccount) -> None:
    """Writes an account with its unconfirmed code and its first session.

    Raises:
        LoginTakenError: if somebody else was first.
    """
    added = store.ADD_USER.rows(
        connection,
        user_id=account.credential.user_id,
        login_tag=account.name.tag,
        login_pepper_id=account.name.pepper_id,
        sealed_profile=account.name.sealed_profile,
    )
    if not added:
        raise LoginTakenError
    _add_credential(connection, account.credential)
    _add_code(connection, account.credential.user_id, account.code, 1)
    service.add_session(connection, account.session)


def register_again(connection: Connection, user_id: bytes, code: StoredCode, session: NewSession) -> None:
    """A repeated registration: a log-in with one more unconfirmed code.

    Raises:
        LoginTakenError: if a code was confirmed or the account deleted meanwhile.
    """
    service.hold_user(connection, user_id, LoginTakenError)
    if any(row.is_confirmed for row in find_codes(connection, user_id)):
        raise LoginTakenError
    offer_code(connection, user_id, code)
    service.add_session(connection, session)


def find_account(connection: Connection, login_tags: list[bytes]) -> FoundAccount | None:
    """The account behind a login name, by its tag under each pepper, the newest first.

    Each is looked up, found or not: how long it takes must not tell which pepper a name is under.
    """
    found = [(tag, store.FIND_BY_LOGIN_TAG.rows(connection, login_tag=tag)) for tag in login_tags]
    return next((FoundAccount(_credential(rows[0]), tag) for tag, rows in found if rows), None)


def find_credential(connection: Connection, login_tags: list[bytes]) -> Credential | None:
    """As `find_account`, for whoever does not ask how it was found."""
    found = find_account(connection, login_tags)
    return found.credential if found else None


def find_own_credential(connection: Connection, user_id: bytes) -> Credential | None:
    """A signed-in person's credential, for asking the password again."""
    rows = store.FIND_CREDENTIAL.rows(connection, user_id=user_id)
    return _credential(rows[0]) if rows else None


def replace_credential(connection: Connection, fresh: Credential) -> None:
    """A new password's wrap in place of the old one. `fresh.revision` is one more than the revision it replaces.

    Raises:
        CredentialChangedError: if another change was first.
    """
    if not store.DROP_CREDENTIAL.run(connection, user_id=fresh.user_id, seen_revision=fresh.revision - 1):
        raise CredentialChangedError
    _add_credential(connection, fresh)


def change_password(connection: Connection, fresh: Credential, session: NewSession) -> None:
    """A new password: every session ends, and one new one begins.

    Raises:
        CredentialChangedError: if another change was first.
    """
    replace_credential(connection, fresh)
    store.DELETE_SESSIONS.run(connection, user_id=fresh.user_id)
    service.add_session(connection, session)


def rename(connection: Connection, user_id: bytes, name: LoginName) -> None:
    """Another login name.

    Raises:
        LoginTakenError: if somebody else has it.
    """
    owners = store.FIND_TAG_OWNER.rows(connection, login_tag=name.tag)
    if owners and owners[0][0] != user_id:
        raise LoginTakenError
    store.RENAME.run(
        connection,
        user_id=user_id,
        new_tag=name.tag,
        new_pepper_id=name.pepper_id,
        new_profile=name.sealed_profile,
    )


def find_by_locator(connection: Connection, locator: bytes) -> tuple[bytes, bytes] | None:
    """User and wrapped data key behind a recovery code."""
    rows = store.FIND_BY_LOCATOR.rows(connection, locator=locator)
    return (rows[0][0], rows[0][1]) if rows else None


def recover(connection: Connection, change: Recovery) -> None:
    """A new password by recovery code: the used code is the only one besides a new, unconfirmed one.

    Raises:
        CredentialChangedError: if another change was first.
        LoginTakenError: if the chosen name is somebody else's.
        WrongRecoveryCodeError: if the code was replaced meanwhile.
    """
    user_id = change.credential.user_id
    service.hold_user(connection, user_id, WrongRecoveryCodeError)
    _use_code(connection, user_id, change.used_locator)
    offer_code(connection, user_id, change.code)
    rename(connection, user_id, change.name)
    change_password(connection, change.credential, change.session)


def find_codes(connection: Connection, user_id: bytes) -> list[CodeRow]:
    """A person's recovery codes, the newest first."""
    rows = store.FIND_RECOVERY_CODES.rows(connection, user_id=user_id)
    return [CodeRow(locator, number, bool(is_confirmed), sealed) for locator, number, is_confirmed, sealed in rows]


def offer_code(connection: Connection, user_id: bytes, code: StoredCode) -> None:
    """A new, unconfirmed code beside those that are valid.

    Earlier unconfirmed ones stay, up to five: of two answers on a bad network the person may have copied either.
    """
    last = max((row.number for row in find_codes(connection, user_id)), default=0)
    store.DELETE_OLD_UNCONFIRMED_CODES.run(connection, user_id=user_id, last=last + 1 - MAX_UNCONFIRMED)
    _add_code(connection, user_id, code, last + 1)


def offer_own_code(connection: Connection, user_id: bytes, code: StoredCode) -> None:
    """A new code for a signed-in person.

    Raises:
        SessionRevokedError: if the account was deleted while Argon2 ran.
    """
    service.hold_user(connection, user_id, SessionRevokedError)
    offer_code(connection, user_id, code)


def confirm_code(connection: Connection, user_id: bytes, locator: bytes) -> None:
    """Makes one code the only one.

    Raises:
        WrongLastGroupError: if the code was replaced meanwhile.
    """
    service.hold_user(connection, user_id, WrongLastGroupError)
    if not store.CONFIRM_CODE.run(connection, user_id=user_id, kept=locator):
        raise WrongLastGroupError
    store.DELETE_OTHER_CODES.run(connection, user_id=user_id, kept=locator)


def _use_code(connection: Connection, user_id: bytes, locator: bytes) -> None:
    """Using an unconfirmed code confirms it; a confirmed one leaves those offered after it alone."""
    used = [row for row in find_codes(connection, user_id) if row.locator == locator]
    if not used:
        raise WrongRecoveryCodeError
    if not used[0].is_confirmed:
        confirm_code(connection, user_id, locator)


def find_profile(connection: Connection, user_id: bytes) -> bytes | None:
    """The sealed profile: login name and day of registration."""
    rows = store.FIND_USER.rows(connection, user_id=user_id)
    return rows[0][0] if rows else None


def delete_account(connection: Connection, user_id: bytes) -> None:
    """Deletes a person; every slice's rows go with them by ON DELETE CASCADE, and no backup brings them back."""
    record_deletion(connection, user_id)
    store.DELETE_USER.run(connection, user_id=user_id)


def _credential(row: tuple[Any, ...]) -> Credential:
    user_id, revision, salt, memory_kib, iterations, parallelism, pepper_id, wrapped = row
    return Credential(user_id, revision, salt, Argon2Cost(memory_kib, iterations, parallelism), pepper_id, wrapped)


def _add_credential(connection: Connection, credential: Credential) -> None:
    store.ADD_CREDENTIAL.run(
        connection,
        user_id=credential.user_id,
        revision=credential.revision,
        salt=credential.salt,
        memory_kib=credential.cost.memory_kib,
        iterations=credential.cost.iterations,
        parallelism=credential.cost.parallelism,
        pepper_id=credential.pepper_id,
        wrapped_data_key=credential.wrapped_data_key,
    )


def _add_code(connection: Connection, user_id: bytes, code: StoredCode, number: int) -> None:
    store.ADD_RECOVERY_CODE.run(
        connection,
        user_id=user_id,
        locator=code.locator,
        number=number,
        wrapped_data_key=code.wrapped_data_key,
        sealed_last_group=code.sealed_last_group,
    )
