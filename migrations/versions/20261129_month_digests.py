"""Digests of months, and the index that tells whether one still holds.

Revision 20261129_month_digests, after 20261129_shares.
"""

import sqlalchemy as sa
from alembic import op

revision = "20261129_month_digests"
down_revision = "20261129_shares"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "month_digests",
        sa.Column("user_id", sa.LargeBinary(16), nullable=False),
        sa.Column("tag", sa.LargeBinary(16), nullable=False),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("newest_change", sa.BigInteger(), nullable=False),
        sa.Column("sealed_digest", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_month_digests_user_id_users", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", "tag", name="pk_month_digests"),
    )
    op.create_index("ix_entries_user_id_tag_id_change", "entries", ["user_id", "tag", "id", "change"])
    op.drop_index("ix_entries_user_id_tag_id", table_name="entries")


def downgrade() -> None:
    op.create_index("ix_entries_user_id_tag_id", "entries", ["user_id", "tag", "id"])
    op.drop_index("ix_entries_user_id_tag_id_change", table_name="entries")
    op.drop_table("month_digests")
