"""Sync: the timeline of the database, what a person stores, and what was pruned.

Revision 20261122_sync_timeline, after 20261122_first_tables.
"""

import sqlalchemy as sa
from alembic import op

revision = "20261122_sync_timeline"
down_revision = "20261122_first_tables"
branch_labels = None
depends_on = None

_COUNTERS: dict[str, type[sa.Integer]] = {
    "entry_count": sa.BigInteger,
    "stored_bytes": sa.BigInteger,
    "pruned_month": sa.Integer,
    "pruned_change": sa.BigInteger,
}
_BACKFILL = """
    UPDATE users SET
      entry_count = (SELECT count(*) FROM entries WHERE entries.user_id = users.id AND sealed_body IS NOT NULL),
      stored_bytes = (SELECT coalesce(sum(length(sealed_body)), 0) FROM entries WHERE entries.user_id = users.id)
"""


def upgrade() -> None:
    op.create_table(
        "timelines",
        sa.Column("id", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("timeline_id", sa.LargeBinary(16), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_timelines"),
    )
    for name, kind in _COUNTERS.items():
        op.add_column("users", sa.Column(name, kind(), server_default=sa.text("0"), nullable=False))
    op.execute(_BACKFILL)
    op.create_index("ix_mutations_user_id_expires_month", "mutations", ["user_id", "expires_month"])
    buried = sa.text("tombstone_month IS NOT NULL")
    op.create_index(
        "ix_entries_user_id_tombstone_month",
        "entries",
        ["user_id", "tombstone_month"],
        sqlite_where=buried,
        postgresql_where=buried,
    )


def downgrade() -> None:
    op.drop_index("ix_entries_user_id_tombstone_month", "entries")
    op.drop_index("ix_mutations_user_id_expires_month", "mutations")
    for name in reversed(_COUNTERS):
        op.drop_column("users", name)
    op.drop_table("timelines")
