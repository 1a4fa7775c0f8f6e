"""Rows of sync: which mutations were applied. Says neither what they were nor when, beyond a month."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, Table

from app.db.base import metadata

mutations = Table(
    "mutations",
    metadata,
    Column("user_id", LargeBinary(16), ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
    Column("mutation_id", LargeBinary(16), primary_key=True),
    Column("target_id", LargeBinary(16), nullable=False),
    Column("revision", BigInteger, nullable=False),
    Column("change", BigInteger, nullable=False),
    Column("body_mac", LargeBinary(32), nullable=False),
    Column("sealed_receipt", LargeBinary, nullable=False),
    Column("expires_month", Integer, nullable=False),
)
