"""Shares: what each holds, its sealed file, the log of its openings, passcodes being checked.

Revision 20261129_shares, after 20261123_flag_responses.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "20261129_shares"
down_revision = "20261123_flag_responses"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shares",
        sa.Column("user_id", sa.LargeBinary(16), nullable=False),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("link_tag", sa.LargeBinary(32), nullable=True),
        sa.Column("is_clinic", sa.SmallInteger(), nullable=False),
        sa.Column("is_kept_fresh", sa.SmallInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("filed_at", sa.BigInteger(), nullable=False),
        sa.Column("file_size", sa.Integer(), nullable=False),
        sa.Column("openings", sa.Integer(), nullable=False),
        sa.Column("wrong_passcodes", sa.SmallInteger(), nullable=False),
        sa.Column("salt", sa.LargeBinary(16), nullable=True),
        sa.Column("memory_kib", sa.Integer(), nullable=True),
        sa.Column("iterations", sa.SmallInteger(), nullable=True),
        sa.Column("parallelism", sa.SmallInteger(), nullable=True),
        sa.Column("pepper_id", sa.SmallInteger(), nullable=True),
        sa.Column("passcode_check", sa.LargeBinary(32), nullable=True),
        sa.Column("openings_point", sa.LargeBinary(65), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("sealed_share", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_shares_user_id_users", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", "id", name="pk_shares"),
        sa.UniqueConstraint("link_tag", name="uq_shares_link_tag"),
    )
    _create_beside("share_files", sa.Column("jwe", sa.LargeBinary(), nullable=False))
    _create_beside(
        "share_openings",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sealed_opening", sa.LargeBinary(), nullable=False),
        key="number",
    )
    _create_beside(
        "share_attempts",
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        key="id",
    )


def _create_beside(table: str, *columns: sa.Column[Any], key: str | None = None) -> None:
    keys = ["user_id", "share_id", *([key] if key else [])]
    op.create_table(
        table,
        sa.Column("user_id", sa.LargeBinary(16), nullable=False),
        sa.Column("share_id", sa.LargeBinary(16), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["user_id", "share_id"],
            ["shares.user_id", "shares.id"],
            name=f"fk_{table}_user_id_share_id_shares",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(*keys, name=f"pk_{table}"),
    )


def downgrade() -> None:
    for table in ("share_attempts", "share_openings", "share_files", "shares"):
        op.drop_table(table)
