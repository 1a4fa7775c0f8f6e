"""Every table, for Alembic and tests. Importing a slice's tables registers them."""

from app.db import deletion_ledger
from app.db.base import metadata
from app.features.accounts import tables as accounts
from app.features.entries import tables as entries
from app.features.patterns import tables as patterns
from app.features.settings import tables as settings
from app.features.sharing import tables as sharing
from app.features.sync import tables as sync

__all__ = ["accounts", "deletion_ledger", "entries", "metadata", "patterns", "settings", "sharing", "sync"]
