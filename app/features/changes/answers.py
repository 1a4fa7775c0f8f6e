"""Answers of changes, spliced from stored bytes and never encoded again."""

from typing import Any

from app.crypto.vault import Vault
from app.features.changes.service import Draft, Feed
from app.features.entries.answers import deleted_json, entries_json, unreadable_json
from app.features.entries.service import PutDraft, PutResult
from app.features.sync.cursors import seal_change_cursor
from app.features.sync.receipts import open_receipt
from app.features.sync.service import Applied
from app.kernel.errors import AppError


def feed_json(vault: Vault, feed: Feed) -> bytes:
    """One page of changes."""
    more = "true" if feed.more else "false"
    tail = (
        f',"deleted":{deleted_json(feed.deleted)},"cursor":"{seal_change_cursor(vault, feed.cursor)}","more":{more}'
        f',"settings_revision":{feed.settings_revision}'
        f',"flag_responses_revision":{feed.flag_responses_revision},"unreadable":{unreadable_json(feed.unreadable)}}}'
    )
    return b'{"entries":' + entries_json(feed.entries) + tail.encode()


def success(vault: Vault, draft: Draft, outcome: PutResult | Applied) -> dict[str, Any]:
    """What a stored operation is answered with: as by itself, without its id."""
    if isinstance(outcome, Applied):
        return {"status": 204, "revision": outcome.revision, "change": outcome.change}
    assert isinstance(draft, PutDraft)
    applied = outcome.applied
    recorded_at = open_receipt(vault, draft.mutation, applied.sealed_receipt)
    status = 201 if outcome.is_new else 200
    return {"status": status, "revision": applied.revision, "change": applied.change, "recorded_at": recorded_at}


def stored_revision(refusal: AppError) -> dict[str, int]:
    """The revision that stands in the way of an operation, where a single call would name it in `ETag`."""
    tag = refusal.headers.get("ETag")
    return {"revision": int(tag.strip('"'))} if tag else {}
