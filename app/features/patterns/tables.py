"""The row of answers to flags: one sealed document per person, beside the settings."""

from sqlalchemy import BigInteger, Column, ForeignKey, LargeBinary, Table

from app.db.base import metadata

flag_responses = Table(
    "flag_responses",
    metadata,
    Column("user_id", LargeBinary(16), ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("revision", BigInteger, nullable=False),
    Column("change", BigInteger, nullable=False),
    Column("sealed_body", LargeBinary, nullable=False),
)
