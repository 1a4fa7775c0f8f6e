"""The row of settings: one sealed document per person."""

from sqlalchemy import BigInteger, Column, ForeignKey, LargeBinary, Table

from app.db.base import metadata

settings = Table(
    "settings",
    metadata,
    Column("user_id", LargeBinary(16), ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("revision", BigInteger, nullable=False),
    Column("change", BigInteger, nullable=False),
    Column("sealed_body", LargeBinary, nullable=False),
)
