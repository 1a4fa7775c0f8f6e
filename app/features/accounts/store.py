"""SQL of accounts. Every statement takes the user's id, but those that find a user by name tag or code, or count."""

from sqlalchemy import Executable, case, delete, func, insert, select, update
from sqlalchemy import bindparam as p
from sqlalchemy.dialects import postgresql, sqlite

from app.db.statement import Statement
from app.features.accounts.tables import credentials, recovery_codes, sessions, users


def _add_user(dialect: type[sqlite.Insert] | type[postgresql.Insert]) -> Executable:
    row = dialect(users).values(
        id=p("user_id"),
        change=0,
        login_tag=p("login_tag"),
        login_pepper_id=p("login_pepper_id"),
        sealed_profile=p("sealed_profile"),
    )
    return row.on_conflict_do_nothing().returning(users.c.id)


ADD_USER = Statement({"sqlite": _add_user(sqlite.Insert), "postgresql": _add_user(postgresql.Insert)})

NEXT_CHANGE = Statement(
    update(users)
    .where(users.c.id == p("user_id"))
    .values(
        change=users.c.change + 1,
        entry_count=users.c.entry_count + p("more_entries"),
        stored_bytes=users.c.stored_bytes + p("more_bytes"),
    )
    .returning(users.c.change, users.c.entry_count, users.c.stored_bytes, users.c.pruned_month)
)

ADD_USAGE = Statement(
    update(users)
    .where(users.c.id == p("user_id"))
    .values(
        entry_count=users.c.entry_count + p("more_entries"),
        stored_bytes=users.c.stored_bytes + p("more_bytes"),
    )
)

FIND_PROGRESS = Statement(select(users.c.change, users.c.pruned_change).where(users.c.id == p("user_id")))

NOTE_PRUNED_CHANGE = Statement(
    update(users)
    .where(users.c.id == p("user_id"))
    .values(pruned_change=case((users.c.pruned_change < p("latest"), p("latest")), else_=users.c.pruned_change))
)

NOTE_PRUNED_MONTH = Statement(update(users).where(users.c.id == p("user_id")).values(pruned_month=p("month")))

# Locks the person's row without a change number: PostgreSQL would let two repeated registrations pass each other.
HOLD_USER = Statement(
    update(users).where(users.c.id == p("user_id")).values(change=users.c.change).returning(users.c.id)
)

FIND_USER = Statement(select(users.c.sealed_profile).where(users.c.id == p("user_id")))

ADD_SESSION = Statement(
    insert(sessions).values(
        user_id=p("user_id"),
        id=p("session_id"),
        is_browser=p("is_browser"),
        is_borrowed=p("is_borrowed"),
        wrapped_data_key=p("wrapped_data_key"),
        refresh_wrap=p("refresh_wrap"),
        generation=1,
        rotated_at=p("created_at"),
        created_at=p("created_at"),
        expires_at=p("expires_at"),
        sealed_label=p("sealed_label"),
    )
)

# The hot one: read before every authenticated request.
FIND_SESSION = Statement(
    select(sessions.c.wrapped_data_key, sessions.c.is_browser, sessions.c.expires_at).where(
        sessions.c.user_id == p("user_id"), sessions.c.id == p("session_id")
    )
)

FIND_REFRESH = Statement(
    select(
        sessions.c.is_browser,
        sessions.c.is_borrowed,
        sessions.c.wrapped_data_key,
        sessions.c.refresh_wrap,
        sessions.c.previous_refresh_wrap,
        sessions.c.generation,
        sessions.c.rotated_at,
        sessions.c.created_at,
        sessions.c.expires_at,
    ).where(sessions.c.user_id == p("user_id"), sessions.c.id == p("session_id"))
)

# Conditional on the generation: of two tabs that rotate at once, one wins and the other reads again.
ROTATE_SESSION = Statement(
    update(sessions)
    .where(
        sessions.c.user_id == p("user_id"),
        sessions.c.id == p("session_id"),
        sessions.c.generation == p("from_generation"),
    )
    .values(
        refresh_wrap=p("refresh_wrap"),
        previous_refresh_wrap=p("previous_refresh_wrap"),
        generation=sessions.c.generation + 1,
        rotated_at=p("rotated_at"),
        expires_at=p("expires_at"),
    )
    .returning(sessions.c.generation)
)

DELETE_SESSION = Statement(delete(sessions).where(sessions.c.user_id == p("user_id"), sessions.c.id == p("session_id")))

LIST_SESSIONS = Statement(
    select(sessions.c.id, sessions.c.created_at, sessions.c.rotated_at, sessions.c.expires_at, sessions.c.sealed_label)
    .where(sessions.c.user_id == p("user_id"))
    .order_by(sessions.c.rotated_at.desc(), sessions.c.id)
)

DELETE_SESSIONS = Statement(delete(sessions).where(sessions.c.user_id == p("user_id")))

DELETE_OTHER_SESSIONS = Statement(
    delete(sessions).where(sessions.c.user_id == p("user_id"), sessions.c.id != p("kept"))
)

_CREDENTIAL = (
    credentials.c.user_id,
    credentials.c.revision,
    credentials.c.salt,
    credentials.c.memory_kib,
    credentials.c.iterations,
    credentials.c.parallelism,
    credentials.c.pepper_id,
    credentials.c.wrapped_data_key,
)

FIND_BY_LOGIN_TAG = Statement(
    select(*_CREDENTIAL).join(users, credentials.c.user_id == users.c.id).where(users.c.login_tag == p("login_tag"))
)

FIND_CREDENTIAL = Statement(select(*_CREDENTIAL).where(credentials.c.user_id == p("user_id")))

ADD_CREDENTIAL = Statement(
    insert(credentials).values(
        user_id=p("user_id"),
        revision=p("revision"),
        salt=p("salt"),
        memory_kib=p("memory_kib"),
        iterations=p("iterations"),
        parallelism=p("parallelism"),
        pepper_id=p("pepper_id"),
        wrapped_data_key=p("wrapped_data_key"),
    )
)

# Conditional on the revision: of two password changes at once, one wins and the other is told.
DROP_CREDENTIAL = Statement(
    delete(credentials).where(credentials.c.user_id == p("user_id"), credentials.c.revision == p("seen_revision"))
)

RENAME = Statement(
    update(users)
    .where(users.c.id == p("user_id"))
    .values(login_tag=p("new_tag"), login_pepper_id=p("new_pepper_id"), sealed_profile=p("new_profile"))
)

# Conditional on the tag that was seen: a log-in that moves a name to a new pepper must not undo a new name.
RETAG = Statement(
    update(users)
    .where(users.c.id == p("user_id"), users.c.login_tag == p("seen_tag"))
    .values(login_tag=p("new_tag"), login_pepper_id=p("new_pepper_id"))
)

# For whoever runs Ebb: counts, of nobody in particular.
COUNT_BY_PEPPERS = Statement(
    select(credentials.c.pepper_id, users.c.login_pepper_id, func.count())
    .join(users, credentials.c.user_id == users.c.id)
    .group_by(credentials.c.pepper_id, users.c.login_pepper_id)
)

FIND_TAG_OWNER = Statement(select(users.c.id).where(users.c.login_tag == p("login_tag")))

ADD_RECOVERY_CODE = Statement(
    insert(recovery_codes).values(
        user_id=p("user_id"),
        locator=p("locator"),
        number=p("number"),
        is_confirmed=0,
        wrapped_data_key=p("wrapped_data_key"),
        sealed_last_group=p("sealed_last_group"),
    )
)

FIND_BY_LOCATOR = Statement(
    select(recovery_codes.c.user_id, recovery_codes.c.wrapped_data_key).where(recovery_codes.c.locator == p("locator"))
)

FIND_RECOVERY_CODES = Statement(
    select(
        recovery_codes.c.locator,
        recovery_codes.c.number,
        recovery_codes.c.is_confirmed,
        recovery_codes.c.sealed_last_group,
    )
    .where(recovery_codes.c.user_id == p("user_id"))
    .order_by(recovery_codes.c.number.desc())
)

DELETE_OLD_UNCONFIRMED_CODES = Statement(
    delete(recovery_codes).where(
        recovery_codes.c.user_id == p("user_id"),
        recovery_codes.c.is_confirmed == 0,
        recovery_codes.c.number <= p("last"),
    )
)

DELETE_OTHER_CODES = Statement(
    delete(recovery_codes).where(recovery_codes.c.user_id == p("user_id"), recovery_codes.c.locator != p("kept"))
)

CONFIRM_CODE = Statement(
    update(recovery_codes)
    .where(recovery_codes.c.user_id == p("user_id"), recovery_codes.c.locator == p("kept"))
    .values(is_confirmed=1)
)

DELETE_USER = Statement(delete(users).where(users.c.id == p("user_id")))

EMPTY_EXPIRED = Statement(
    update(sessions)
    .where(sessions.c.user_id == p("user_id"), sessions.c.expires_at <= p("now"), sessions.c.refresh_wrap != b"")
    .values(wrapped_data_key=b"", refresh_wrap=b"", previous_refresh_wrap=None)
)

DELETE_LONG_EXPIRED = Statement(
    delete(sessions).where(sessions.c.user_id == p("user_id"), sessions.c.expires_at <= p("before"))
)
