"""Rows of accounts. No name, no password verifier and no plain time of any entry is in them."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, SmallInteger, Table, text

from app.db.base import metadata

# The counters stand here because every write takes this row first: counting costs no statement of its own.
users = Table(
    "users",
    metadata,
    Column("id", LargeBinary(16), primary_key=True),
    Column("change", BigInteger, nullable=False),
    Column("login_tag", LargeBinary(16), nullable=False, unique=True),
    Column("login_pepper_id", SmallInteger, nullable=False),
    Column("sealed_profile", LargeBinary, nullable=False),
    Column("entry_count", BigInteger, nullable=False, server_default=text("0")),
    Column("stored_bytes", BigInteger, nullable=False, server_default=text("0")),
    Column("pruned_month", Integer, nullable=False, server_default=text("0")),
    Column("pruned_change", BigInteger, nullable=False, server_default=text("0")),
)

credentials = Table(
    "credentials",
    metadata,
    Column("user_id", LargeBinary(16), ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("salt", LargeBinary(16), nullable=False),
    Column("memory_kib", Integer, nullable=False),
    Column("iterations", SmallInteger, nullable=False),
    Column("parallelism", SmallInteger, nullable=False),
    Column("pepper_id", SmallInteger, nullable=False),
    Column("wrapped_data_key", LargeBinary, nullable=False),
)

recovery_codes = Table(
    "recovery_codes",
    metadata,
    Column("user_id", LargeBinary(16), ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("locator", LargeBinary(16), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("is_confirmed", SmallInteger, nullable=False),
    Column("wrapped_data_key", LargeBinary, nullable=False),
    Column("sealed_last_group", LargeBinary, nullable=False),
    Index("ix_recovery_codes_locator", "locator", unique=True),
)

sessions = Table(
    "sessions",
    metadata,
    Column("user_id", LargeBinary(16), ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("id", LargeBinary(16), primary_key=True),
    Column("is_browser", SmallInteger, nullable=False),
    Column("is_borrowed", SmallInteger, nullable=False),
    Column("wrapped_data_key", LargeBinary, nullable=False),
    Column("refresh_wrap", LargeBinary, nullable=False),
    Column("previous_refresh_wrap", LargeBinary, nullable=True),
    Column("generation", Integer, nullable=False),
    Column("rotated_at", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("sealed_label", LargeBinary, nullable=False),
)
