"""Rows of shares. No link, no key, no recipient, no label and nothing of what was chosen can be read in them."""

from sqlalchemy import BigInteger, Column, ForeignKey, ForeignKeyConstraint, Integer, LargeBinary, SmallInteger, Table

from app.db.base import metadata

shares = Table(
    "shares",
    metadata,
    Column("user_id", LargeBinary(16), ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("id", LargeBinary(16), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("link_tag", LargeBinary(32), nullable=True, unique=True),
    Column("is_clinic", SmallInteger, nullable=False),
    Column("is_kept_fresh", SmallInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("filed_at", BigInteger, nullable=False),
    Column("file_size", Integer, nullable=False),
    Column("openings", Integer, nullable=False),
    Column("wrong_passcodes", SmallInteger, nullable=False),
    Column("salt", LargeBinary(16), nullable=True),
    Column("memory_kib", Integer, nullable=True),
    Column("iterations", SmallInteger, nullable=True),
    Column("parallelism", SmallInteger, nullable=True),
    Column("pepper_id", SmallInteger, nullable=True),
    Column("passcode_check", LargeBinary(32), nullable=True),
    Column("openings_point", LargeBinary(65), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("sealed_share", LargeBinary, nullable=False),
)


def _of_a_share() -> tuple[Column[bytes], Column[bytes]]:
    return Column("user_id", LargeBinary(16), primary_key=True), Column("share_id", LargeBinary(16), primary_key=True)


def _with_its_share() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["user_id", "share_id"], ["shares.user_id", "shares.id"], ondelete="CASCADE")


# Apart from the rest, so that no list reads it.
share_files = Table(
    "share_files", metadata, *_of_a_share(), Column("jwe", LargeBinary, nullable=False), _with_its_share()
)

share_openings = Table(
    "share_openings",
    metadata,
    *_of_a_share(),
    Column("number", Integer, primary_key=True),
    Column("sealed_opening", LargeBinary, nullable=False),
    _with_its_share(),
)

# Passcodes that are being checked right now: each holds one of the places that wrong ones use up.
share_attempts = Table(
    "share_attempts",
    metadata,
    *_of_a_share(),
    Column("id", LargeBinary(16), primary_key=True),
    Column("expires_at", BigInteger, nullable=False),
    _with_its_share(),
)
