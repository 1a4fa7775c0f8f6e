"""Use cases of accounts inside one transaction. Takes finished values; knows no HTTP, no password and no cookie."""

from dataclasses import dataclass

from sqlalchemy import Connection

from app.crypto.passwords import Argon2Cost
from app.features.accounts import store
from app.features.accounts.errors import LoginTakenError, WrongLastGroupError, WrongNameOrPasswordError
from app.features.accounts.password_keys import Credential, StoredCode
from app.features.accounts.session_keys import NewSession, RefreshRow, Rotation
from app.kernel.errors import AppError


@dataclass(frozen=True, slots=True)
class NewAccount:
    """Everything a registration writes."""

    credential: Credential
    login_tag: bytes
    sealed_profile: bytes
    code: StoredCode
    session: NewSession


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A recovery code as its owner's request sees it."""

    locator: bytes
    is_confirmed: bool
    sealed_last_group: bytes


def register(connection: Connection, account: NewAccount) -> None:
    """Writes an account with its unconfirmed code and its first session.

    Raises:
        LoginTakenError: if somebody else was first.
    """
    credential = account.credential
    added = store.ADD_USER.rows(
        connection,
        user_id=credential.user_id,
        login_tag=account.login_tag,
        login_pepper_id=credential.pepper_id,
        sealed_profile=account.sealed_profile,
    )
    if not added:
        raise LoginTakenError
    _add_credential(connection, credential)
    _add_code(connection, credential.user_id, account.code)
    add_session(connection, account.session)


def register_again(connection: Connection, user_id: bytes, code: StoredCode, session: NewSession) -> None:
    """A repeated registration: a log-in with a fresh code in place of the unconfirmed one.

    Raises:
        LoginTakenError: if the code was confirmed or the account deleted meanwhile.
    """
    _hold(connection, user_id, LoginTakenError)
    if any(row.is_confirmed for row in find_codes(connection, user_id)):
        raise LoginTakenError
    store.DELETE_UNCONFIRMED_CODES.run(connection, user_id=user_id)
    _add_code(connection, user_id, code)
    add_session(connection, session)


def find_credential(connection: Connection, login_tags: list[bytes]) -> Credential | None:
    """The account behind a login name, by its tag under each pepper."""
    for tag in login_tags:
        for user_id, revision, salt, memory, iterations, parallelism, pepper, wrapped in store.FIND_BY_LOGIN_TAG.rows(
            connection, login_tag=tag
        ):
            cost = Argon2Cost(memory, iterations, parallelism)
            return Credential(user_id, revision, salt, cost, pepper, wrapped)
    return None


def find_codes(connection: Connection, user_id: bytes) -> list[CodeRow]:
    """A person's recovery codes, unconfirmed first."""
    rows = store.FIND_RECOVERY_CODES.rows(connection, user_id=user_id)
    return [CodeRow(locator, bool(confirmed), sealed) for locator, confirmed, _, sealed in rows]


def confirm_code(connection: Connection, user_id: bytes, locator: bytes) -> None:
    """Makes one code the only one.

    Raises:
        WrongLastGroupError: if the code was replaced meanwhile.
    """
    _hold(connection, user_id, WrongLastGroupError)
    if not store.CONFIRM_CODE.run(connection, user_id=user_id, kept=locator):
        raise WrongLastGroupError
    store.DELETE_OTHER_CODES.run(connection, user_id=user_id, kept=locator)


def find_profile(connection: Connection, user_id: bytes) -> bytes | None:
    """The sealed profile: login name and day of registration."""
    rows = store.FIND_USER.rows(connection, user_id=user_id)
    return rows[0][0] if rows else None


def add_another_session(connection: Connection, session: NewSession) -> None:
    """Writes a log-in's session.

    Raises:
        WrongNameOrPasswordError: if the account was deleted while Argon2 ran.
    """
    _hold(connection, session.user_id, WrongNameOrPasswordError)
    add_session(connection, session)


def add_session(connection: Connection, session: NewSession) -> None:
    """Writes a new session."""
    store.ADD_SESSION.run(
        connection,
        user_id=session.user_id,
        session_id=session.session_id,
        is_browser=int(session.is_browser),
        is_borrowed=int(session.is_borrowed),
        wrapped_data_key=session.wrapped_data_key,
        refresh_wrap=session.refresh_wrap,
        created_at=session.created_at,
        expires_at=session.expires_at,
    )


def find_session(connection: Connection, user_id: bytes, session_id: bytes) -> tuple[bytes, bool, int] | None:
    """Wrapped data key, whether a browser holds it, and when it expires. Read before every request."""
    for wrapped, is_browser, expires_at in store.FIND_SESSION.rows(connection, user_id=user_id, session_id=session_id):
        return wrapped, bool(is_browser), expires_at
    return None


def find_refresh(connection: Connection, user_id: bytes, session_id: bytes) -> RefreshRow | None:
    """A session as refreshing needs it."""
    for is_browser, is_borrowed, *rest in store.FIND_REFRESH.rows(connection, user_id=user_id, session_id=session_id):
        return RefreshRow(bool(is_browser), bool(is_borrowed), *rest)
    return None


def rotate_session(connection: Connection, user_id: bytes, session_id: bytes, rotation: Rotation) -> bool:
    """Applies a rotation; False if another tab was first."""
    rows = store.ROTATE_SESSION.rows(
        connection,
        user_id=user_id,
        session_id=session_id,
        from_generation=rotation.from_generation,
        refresh_wrap=rotation.refresh_wrap,
        previous_refresh_wrap=rotation.previous_refresh_wrap,
        rotated_at=rotation.rotated_at,
        expires_at=rotation.expires_at,
    )
    return bool(rows)


def end_session(connection: Connection, user_id: bytes, session_id: bytes) -> None:
    """Deletes a session with its wraps. Nothing happens if it is gone already."""
    store.DELETE_SESSION.run(connection, user_id=user_id, session_id=session_id)


def next_change(connection: Connection, user_id: bytes) -> int | None:
    """The next change number of a person: the first lock of every write. None if the account is gone."""
    rows = store.NEXT_CHANGE.rows(connection, user_id=user_id)
    return rows[0][0] if rows else None


def _hold(connection: Connection, user_id: bytes, gone: type[AppError]) -> None:
    """The person's row first: who else writes for them waits, and nobody writes for a deleted account."""
    if not store.HOLD_USER.rows(connection, user_id=user_id):
        raise gone


def _add_credential(connection: Connection, credential: Credential) -> None:
    store.ADD_CREDENTIALS.run(
        connection,
        user_id=credential.user_id,
        salt=credential.salt,
        memory_kib=credential.cost.memory_kib,
        iterations=credential.cost.iterations,
        parallelism=credential.cost.parallelism,
        pepper_id=credential.pepper_id,
        wrapped_data_key=credential.wrapped_data_key,
    )


def _add_code(connection: Connection, user_id: bytes, code: StoredCode) -> None:
    store.ADD_RECOVERY_CODE.run(
        connection,
        user_id=user_id,
        locator=code.locator,
        wrapped_data_key=code.wrapped_data_key,
        sealed_last_group=code.sealed_last_group,
    )
