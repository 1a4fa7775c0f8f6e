"""The one place where a restore starts another history: phones that know the old one are told to sync anew."""

import secrets

from sqlalchemy import Connection, inspect, text

from app.kernel.ids import ID_BYTES


def start_new(connection: Connection) -> None:
    """A random name for the history that begins now."""
    if inspect(connection).has_table("timelines"):
        connection.execute(text("DELETE FROM timelines"))
        new = {"timeline_id": secrets.token_bytes(ID_BYTES)}
        connection.execute(text("INSERT INTO timelines (id, timeline_id) VALUES (1, :timeline_id)"), new)
