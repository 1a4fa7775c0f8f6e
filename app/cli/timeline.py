"""The one place where a restore starts another history: phones that know the old one are told to sync anew."""

import secrets

from sqlalchemy import Connection, inspect

from app.features.sync import service as sync
from app.kernel.ids import ID_BYTES


def start_new(connection: Connection) -> None:
    """A random name for the history that begins now. A copy from before there were histories has none yet."""
    if inspect(connection).has_table("timelines"):
        sync.new_timeline(connection, secrets.token_bytes(ID_BYTES))
