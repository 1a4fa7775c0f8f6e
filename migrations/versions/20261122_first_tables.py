"""First tables.

Revision 20261122_first_tables, after nothing.
"""

import sqlalchemy as sa
from alembic import op

revision = "20261122_first_tables"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _accounts()
    _sessions()
    _entries()
    _sync()


def downgrade() -> None:
    for table in ("settings", "mutations", "entries", "sessions", "recovery_codes", "credentials", "users"):
        op.drop_table(table)


def _key(name: str, length: int = 16) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(length), nullable=False)


def _sealed(name: str, *, nullable: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=nullable)


def _number(name: str, kind: type[sa.Integer] = sa.Integer, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, kind(), nullable=nullable)


def _owned(table: str, *key: str) -> tuple[sa.Constraint, ...]:
    """Primary key with the owner first; deleting the account deletes the row."""
    return (
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=f"fk_{table}_user_id_users", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", *key, name=f"pk_{table}"),
    )


def _accounts() -> None:
    op.create_table(
        "users",
        _key("id"),
        _number("change", sa.BigInteger),
        _key("login_tag"),
        _number("login_pepper_id", sa.SmallInteger),
        _sealed("sealed_profile"),
        sa.PrimaryKeyConstraint("id", name="pk_users"),
        sa.UniqueConstraint("login_tag", name="uq_users_login_tag"),
    )
    op.create_table(
        "credentials",
        _key("user_id"),
        _number("revision"),
        _key("salt"),
        _number("memory_kib"),
        _number("iterations", sa.SmallInteger),
        _number("parallelism", sa.SmallInteger),
        _number("pepper_id", sa.SmallInteger),
        _sealed("wrapped_data_key"),
        *_owned("credentials"),
    )
    op.create_table(
        "recovery_codes",
        _key("user_id"),
        _key("locator"),
        _number("number"),
        _number("is_confirmed", sa.SmallInteger),
        _sealed("wrapped_data_key"),
        _sealed("sealed_last_group"),
        *_owned("recovery_codes", "locator"),
    )
    op.create_index("ix_recovery_codes_locator", "recovery_codes", ["locator"], unique=True)


def _sessions() -> None:
    op.create_table(
        "sessions",
        _key("user_id"),
        _key("id"),
        _number("is_browser", sa.SmallInteger),
        _number("is_borrowed", sa.SmallInteger),
        _sealed("wrapped_data_key"),
        _sealed("refresh_wrap"),
        _sealed("previous_refresh_wrap", nullable=True),
        _number("generation"),
        _number("rotated_at", sa.BigInteger),
        _number("created_at", sa.BigInteger),
        _number("expires_at", sa.BigInteger),
        _sealed("sealed_label"),
        *_owned("sessions", "id"),
    )


def _entries() -> None:
    op.create_table(
        "entries",
        _key("user_id"),
        _key("id"),
        _number("revision", sa.BigInteger),
        _number("change", sa.BigInteger),
        sa.Column("tag", sa.LargeBinary(16), nullable=True),
        _sealed("sealed_body", nullable=True),
        _number("tombstone_month", nullable=True),
        *_owned("entries", "id"),
    )
    op.create_index("ix_entries_user_id_tag_id", "entries", ["user_id", "tag", "id"])
    op.create_index("ix_entries_user_id_change", "entries", ["user_id", "change"])
    op.create_table(
        "settings",
        _key("user_id"),
        _number("revision", sa.BigInteger),
        _number("change", sa.BigInteger),
        _sealed("sealed_body"),
        *_owned("settings"),
    )


def _sync() -> None:
    op.create_table(
        "mutations",
        _key("user_id"),
        _key("mutation_id"),
        _key("target_id"),
        _number("revision", sa.BigInteger),
        _number("change", sa.BigInteger),
        _key("body_mac", 32),
        _sealed("sealed_receipt"),
        _number("expires_month"),
        *_owned("mutations", "mutation_id"),
    )
