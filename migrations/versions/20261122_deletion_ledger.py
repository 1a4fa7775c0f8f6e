"""Deletion ledger.

Revision 20261122_deletion_ledger, after 20261122_sync_timeline.
"""

import sqlalchemy as sa
from alembic import op

revision = "20261122_deletion_ledger"
down_revision = "20261122_sync_timeline"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "deletions",
        sa.Column("user_id", sa.LargeBinary(16), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="pk_deletions"),
    )


def downgrade() -> None:
    op.drop_table("deletions")
