"""Every table in one metadata, for migrations. Owns nothing; refuses to be imported by features."""

from app.db.base import metadata

__all__ = ["metadata"]
