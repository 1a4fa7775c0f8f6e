"""SQL of shares. Every statement takes its owner's id, but the one that finds a share by its link."""

from sqlalchemy import bindparam as p
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.sql.expression import ColumnElement

from app.db.statement import Statement
from app.features.sharing.rules import CLOSED_KEPT, LOGGED_OPENINGS, PASSCODE_ATTEMPTS
from app.features.sharing.tables import share_attempts, share_files, share_openings, shares

_PASSCODE = (
    shares.c.salt,
    shares.c.memory_kib,
    shares.c.iterations,
    shares.c.parallelism,
    shares.c.pepper_id,
    shares.c.passcode_check,
)
_LISTED = (
    shares.c.id,
    shares.c.is_clinic,
    shares.c.is_kept_fresh,
    shares.c.expires_at,
    shares.c.file_size,
    shares.c.openings,
    shares.c.wrong_passcodes,
    shares.c.passcode_check,
    shares.c.link_tag,
    shares.c.revision,
    shares.c.sealed_share,
)
_own = (shares.c.user_id == p("user_id"), shares.c.id == p("share_id"))
# What a link needs to open: not ended (its tag is gone then), not run out, not used up.
_open = (shares.c.expires_at > p("now"), shares.c.wrong_passcodes < PASSCODE_ATTEMPTS)
_own_file = (share_files.c.user_id == p("user_id"), share_files.c.share_id == p("share_id"))
_own_openings = (share_openings.c.user_id == p("user_id"), share_openings.c.share_id == p("share_id"))
_own_attempts = (share_attempts.c.user_id == p("user_id"), share_attempts.c.share_id == p("share_id"))

# Whoever comes with a link is nobody we know. Unknown, ended, expired and used up: no row in all four cases.
FIND_BY_LINK = Statement(
    select(
        shares.c.user_id,
        shares.c.id,
        shares.c.is_clinic,
        shares.c.is_kept_fresh,
        shares.c.filed_at,
        shares.c.file_size,
        shares.c.wrong_passcodes,
        shares.c.openings_point,
        *_PASSCODE,
    ).where(shares.c.link_tag == p("link_tag"), *_open)
)

ADD_SHARE = Statement(
    insert(shares).values(
        user_id=p("user_id"),
        id=p("share_id"),
        number=p("number"),
        link_tag=p("link_tag"),
        is_clinic=p("is_clinic"),
        is_kept_fresh=p("is_kept_fresh"),
        expires_at=p("expires_at"),
        filed_at=p("filed_at"),
        file_size=p("file_size"),
        openings=0,
        wrong_passcodes=0,
        salt=p("salt"),
        memory_kib=p("memory_kib"),
        iterations=p("iterations"),
        parallelism=p("parallelism"),
        pepper_id=p("pepper_id"),
        passcode_check=p("passcode_check"),
        openings_point=p("openings_point"),
        revision=1,
        sealed_share=p("sealed_share"),
    )
)

ADD_FILE = Statement(insert(share_files).values(user_id=p("user_id"), share_id=p("share_id"), jwe=p("jwe")))

FIND_FILE = Statement(select(share_files.c.jwe).where(*_own_file))

DELETE_FILE = Statement(delete(share_files).where(*_own_file))


def _in_reach(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return share_files.c.share_id.in_(select(shares.c.id).where(shares.c.user_id == p("user_id"), condition))


DELETE_EXPIRED_FILES = Statement(
    delete(share_files).where(share_files.c.user_id == p("user_id"), _in_reach(shares.c.expires_at <= p("now")))
)

NOTE_EXPIRED_FILES = Statement(
    update(shares)
    .where(shares.c.user_id == p("user_id"), shares.c.expires_at <= p("now"), shares.c.file_size > 0)
    .values(file_size=0)
)

FIND_ALL = Statement(select(*_LISTED).where(shares.c.user_id == p("user_id")).order_by(shares.c.number.desc()))

FIND_ONE = Statement(select(*_LISTED).where(*_own))

FIND_LAST_OPENINGS = Statement(
    select(share_openings.c.share_id, share_openings.c.sealed_opening)
    .join(shares, (shares.c.user_id == share_openings.c.user_id) & (shares.c.id == share_openings.c.share_id))
    .where(share_openings.c.user_id == p("user_id"), share_openings.c.number == shares.c.openings)
)

NEWEST_NUMBER = Statement(select(func.coalesce(func.max(shares.c.number), 0)).where(shares.c.user_id == p("user_id")))

COUNT_OPEN = Statement(
    select(func.count()).where(shares.c.user_id == p("user_id"), shares.c.link_tag.is_not(None), *_open)
)

_kept = (
    select(shares.c.id)
    .where(shares.c.user_id == p("user_id"), ~(shares.c.link_tag.is_not(None) & _open[0] & _open[1]))
    .order_by(shares.c.number.desc())
    .limit(CLOSED_KEPT)
)
_still_open = select(shares.c.id).where(shares.c.user_id == p("user_id"), shares.c.link_tag.is_not(None), *_open)

# Closed ones beyond the newest few, with their logs.
DELETE_OLD_CLOSED = Statement(
    delete(shares).where(shares.c.user_id == p("user_id"), shares.c.id.not_in(_kept), shares.c.id.not_in(_still_open))
)

CHANGE = Statement(
    update(shares)
    .where(*_own, shares.c.revision == p("seen_revision"), shares.c.link_tag.is_not(None), *_open)
    .values(
        revision=shares.c.revision + 1,
        expires_at=p("new_expires_at"),
        is_kept_fresh=p("new_is_kept_fresh"),
        sealed_share=p("new_sealed_share"),
    )
    .returning(shares.c.revision)
)

REFILE = Statement(update(shares).where(*_own).values(filed_at=p("new_filed_at"), file_size=p("new_file_size")))

# Without its tag no link leads here any more; without its document its owner cannot show the link again either.
END = Statement(
    update(shares)
    .where(*_own, shares.c.revision == p("seen_revision"))
    .values(revision=shares.c.revision + 1, link_tag=None, sealed_share=p("new_sealed_share"))
    .returning(shares.c.revision)
)

# Locks the row: two passcodes at once must not count the same places.
HOLD_OPEN = Statement(
    update(shares)
    .where(*_own, shares.c.link_tag.is_not(None), *_open)
    .values(wrong_passcodes=shares.c.wrong_passcodes)
    .returning(shares.c.wrong_passcodes)
)

DELETE_LAPSED_ATTEMPTS = Statement(
    delete(share_attempts).where(*_own_attempts, share_attempts.c.expires_at <= p("now"))
)

COUNT_ATTEMPTS = Statement(select(func.count()).where(*_own_attempts))

ADD_ATTEMPT = Statement(
    insert(share_attempts).values(
        user_id=p("user_id"), share_id=p("share_id"), id=p("attempt_id"), expires_at=p("attempt_expires_at")
    )
)

DELETE_ATTEMPT = Statement(delete(share_attempts).where(*_own_attempts, share_attempts.c.id == p("attempt_id")))

COUNT_WRONG = Statement(
    update(shares).where(*_own).values(wrong_passcodes=shares.c.wrong_passcodes + 1).returning(shares.c.wrong_passcodes)
)

COUNT_OPENING = Statement(
    update(shares)
    .where(*_own, shares.c.link_tag == p("link_tag"), shares.c.expires_at > p("now"))
    .values(openings=shares.c.openings + 1)
    .returning(shares.c.openings)
)

ADD_OPENING = Statement(
    insert(share_openings).values(
        user_id=p("user_id"), share_id=p("share_id"), number=p("number"), sealed_opening=p("sealed_opening")
    )
)

DELETE_OLD_OPENINGS = Statement(
    delete(share_openings).where(*_own_openings, share_openings.c.number <= p("number") - LOGGED_OPENINGS)
)

_openings = select(share_openings.c.sealed_opening).where(*_own_openings).order_by(share_openings.c.number.desc())

FIND_OPENINGS = Statement(_openings)

FIND_LAST_OPENING = Statement(_openings.limit(1))
