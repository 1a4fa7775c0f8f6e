"""Flag responses: one sealed document per person, beside the settings.

Revision 20261123_flag_responses, after 20261122_deletion_ledger.
"""

import sqlalchemy as sa
from alembic import op

revision = "20261123_flag_responses"
down_revision = "20261122_deletion_ledger"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "flag_responses",
        sa.Column("user_id", sa.LargeBinary(16), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("change", sa.BigInteger(), nullable=False),
        sa.Column("sealed_body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_flag_responses_user_id_users", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", name="pk_flag_responses"),
    )


def downgrade() -> None:
    op.drop_table("flag_responses")
