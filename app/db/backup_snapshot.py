"""What a copy of a database says about itself. Owns which tables never leave the server."""

from dataclasses import dataclass

# A session row opens its account's data to whoever holds a cookie, and a share that comes back would undo its end.
# Digests are made anew from the entries when somebody asks.
LEFT_OUT = frozenset({"sessions", "shares", "share_files", "share_openings", "share_attempts", "month_digests"})


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One moment of a database: its schema, its timeline (None before there are any) and the rows of each table."""

    revision: str
    timeline: str | None
    rows: dict[str, int]
