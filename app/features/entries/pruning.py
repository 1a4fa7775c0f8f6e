"""Forgetting, a few rows with each write: tombstones and mutations whose month has come. Never an entry."""

from sqlalchemy import Connection

from app.features.accounts import service as accounts
from app.features.entries import store
from app.features.sync import service as sync
from app.features.sync.rules import PRUNED_AT_ONCE, month_made
from app.features.sync.service import Claim


def prune(connection: Connection, user_id: bytes, claimed: Claim, *, expires_month: int) -> None:
    """One step, unless this month is done. `expires_month` is that of something made now: it says which month it is.

    The highest pruned change is written down in the same transaction: a device that never saw the tombstone is
    told to read everything once more.
    """
    month = month_made(expires_month)
    if claimed.pruned_month == month:
        return
    pruned = [change for (change,) in store.PRUNE_TOMBSTONES.rows(connection, user_id=user_id, month=month)]
    if pruned:
        accounts.note_pruned_change(connection, user_id, max(pruned))
    is_done = sync.forget(connection, user_id, month)
    if is_done and len(pruned) < PRUNED_AT_ONCE:
        accounts.note_pruned_month(connection, user_id, month)
