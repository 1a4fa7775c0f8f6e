"""Rows of entries: sealed bodies and blind tags. No kind, no time and no word of an entry is readable here."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, Table, text

from app.db.base import metadata

_BURIED = text("tombstone_month IS NOT NULL")

# A deleted entry stays as a tombstone: no tag, no body, and the month after which it may be pruned.
entries = Table(
    "entries",
    metadata,
    Column("user_id", LargeBinary(16), ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("id", LargeBinary(16), primary_key=True),
    Column("revision", BigInteger, nullable=False),
    Column("change", BigInteger, nullable=False),
    Column("tag", LargeBinary(16), nullable=True),
    Column("sealed_body", LargeBinary, nullable=True),
    Column("tombstone_month", Integer, nullable=True),
    # With the change, so that a month's state is read off the index (`digests.py`).
    Index("ix_entries_user_id_tag_id_change", "user_id", "tag", "id", "change"),
    Index("ix_entries_user_id_change", "user_id", "change"),
    # Holds tombstones only, so that ordinary writes do not pay for pruning.
    Index(
        "ix_entries_user_id_tombstone_month",
        "user_id",
        "tombstone_month",
        sqlite_where=_BURIED,
        postgresql_where=_BURIED,
    ),
)

# What a month was folded into, and the rows it was made of. Worth nothing to anybody but the next who asks.
month_digests = Table(
    "month_digests",
    metadata,
    Column("user_id", LargeBinary(16), ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("tag", LargeBinary(16), primary_key=True),
    Column("row_count", Integer, nullable=False),
    Column("newest_change", BigInteger, nullable=False),
    Column("sealed_digest", LargeBinary, nullable=False),
)
