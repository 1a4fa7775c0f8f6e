"""Rows of sync: the timeline, and which mutations were applied: neither what they were nor when, beyond a month."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, SmallInteger, Table

from app.db.base import metadata

# One row: a random name for the history of this whole database. Restoring a backup starts another history.
timelines = Table(
    "timelines",
    metadata,
    Column("id", SmallInteger, primary_key=True, autoincrement=False),
    Column("timeline_id", LargeBinary(16), nullable=False),
)

mutations = Table(
    "mutations",
    metadata,
    Column("user_id", LargeBinary(16), ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("mutation_id", LargeBinary(16), primary_key=True),
    Column("target_id", LargeBinary(16), nullable=False),
    Column("revision", BigInteger, nullable=False),
    Column("change", BigInteger, nullable=False),
    Column("body_mac", LargeBinary(32), nullable=False),
    Column("sealed_receipt", LargeBinary, nullable=False),
    Column("expires_month", Integer, nullable=False),
    Index("ix_mutations_user_id_expires_month", "user_id", "expires_month"),
)
