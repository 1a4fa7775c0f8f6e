"""Use cases of flags inside one transaction: read the record that counts, keep the answers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from pydantic_core import from_json
from sqlalchemy import Connection

from app.crypto.aead import SealBrokenError
from app.crypto.vault import Vault
from app.features.entries import listing, reading
from app.features.entries.sealing import Row
from app.features.patterns import store
from app.features.patterns.errors import FlagResponsesDamagedError
from app.features.patterns.rules.breaks import asks_for_older
from app.features.patterns.rules.diary import WINDOW_DAYS, diary_of
from app.features.patterns.rules.shapes import Bound, Choices, Diary
from app.features.settings import service as settings
from app.features.settings.errors import SettingsDamagedError
from app.features.sync import service as sync
from app.features.sync.errors import RevisionConflictError, RevisionRequiredError
from app.features.sync.service import Applied, Mutation
from app.kernel.ids import format_uuid
from app.kernel.zones import local_time

SETTINGS, RESPONSES = "settings", "flag-responses"
_MONTH = 7  # letters of YYYY-MM


@dataclass(frozen=True, slots=True)
class StoredResponses:
    """The row as stored; revision 0 with no body stands for somebody who has answered nothing."""

    revision: int
    sealed_body: bytes | None


@dataclass(frozen=True, slots=True)
class ResponsesDraft:
    """A sealed document on its way in. Sealed for revision `seen_revision + 1`; None and 0 mean the first."""

    user_id: bytes
    seen_revision: int | None
    sealed_body: bytes
    mutation: Mutation | None


@dataclass(frozen=True, slots=True)
class Record:
    """What flags follow from, opened: documents up to a moment, the person's choices, their answers."""

    moment: datetime
    language: str
    choices: Choices
    documents: list[tuple[str, dict[str, Any]]]
    unreadable: list[Row]
    revision: int
    responses: dict[str, Any]
    has_older_uses: bool = False

    def diary(self, moment: datetime | None = None) -> Diary:
        """The diary up to the record's moment, or an earlier one."""
        return diary_of(self.documents, self.choices, moment or self.moment, has_older_uses=self.has_older_uses)


def read_record(connection: Connection, vault: Vault, as_of: datetime, *, more_days: int = 0) -> Record:
    """Opens the months that rules look back on, and `more_days` before.

    Raises:
        SettingsDamagedError: if the settings do not open.
        FlagResponsesDamagedError: if the answers do not open.
    """
    chosen = open_settings(vault, settings.find_settings(connection, vault.user_id))
    moment = local_time(as_of, chosen.get("time_zone"), otherwise=as_of.tzinfo or UTC)
    unreadable: list[Row] = []
    documents: list[tuple[str, dict[str, Any]]] = []
    # A day more on both sides: entries carry offsets of their own, and days begin at the person's boundary.
    oldest, newest = (date.fromordinal(moment.toordinal() + step) for step in (-WINDOW_DAYS - more_days - 2, 2))
    months = {"oldest": oldest.isoformat()[:_MONTH], "newest": newest.isoformat()[:_MONTH]}
    for _, found in reading.open_months(connection, vault, **months, unreadable=unreadable):
        documents += ((format_uuid(entry_id), from_json(raw)) for entry_id, raw in found)
    record = replace(read_answers(connection, vault, chosen, moment), documents=documents, unreadable=unreadable)
    if asks_for_older(record.diary()):
        older = listing.has_months_before(connection, vault, "intake", months["oldest"])
        return replace(record, has_older_uses=older)
    return record


def read_answers(connection: Connection, vault: Vault, chosen: Mapping[str, Any], moment: datetime) -> Record:
    """What opened settings and the answers to flags say at a local moment; of the record itself nothing.

    Raises:
        FlagResponsesDamagedError: if the answers do not open.
    """
    stored = find_responses(connection, vault.user_id)
    return Record(
        moment=moment,
        language=chosen.get("language", "en"),
        choices=choices_of(chosen),
        documents=[],
        unreadable=[],
        revision=stored.revision,
        responses=open_responses(vault, stored),
    )


def open_settings(vault: Vault, row: settings.StoredSettings) -> dict[str, Any]:
    """The settings as stored; empty for somebody who chose nothing.

    Raises:
        SettingsDamagedError: if they do not open.
    """
    if row.sealed_body is None:
        return {}
    try:
        opened: dict[str, Any] = from_json(vault.open_document(SETTINGS, row.revision, row.sealed_body))
    except SealBrokenError:
        raise SettingsDamagedError from None
    return opened


def choices_of(chosen: Mapping[str, Any]) -> Choices:
    """What of the settings matters to rules."""
    plan = chosen.get("plan") or {}
    goal_from = plan.get("goal_from")
    return Choices(
        boundary=_minutes(chosen.get("day_boundary")) or 0 if chosen.get("day_boundary") else 240,
        goal=plan.get("goal", "none"),
        goal_day=date.fromisoformat(goal_from).toordinal() if goal_from else None,
        bounds=tuple(_bound(one) for one in plan.get("bounds", ())),
        tracked=frozenset(chosen.get("substances", ())),
        prescribed=frozenset(chosen.get("prescribed", ())),
    )


def _bound(one: dict[str, Any]) -> Bound:
    per_day = one.get("per_day")
    amount = float(per_day) if per_day is not None else None
    return Bound(one["substance"], amount, one.get("unit") or "use", _minutes(one.get("not_before")))


def _minutes(clock: str | None) -> int | None:
    return int(clock[:2]) * 60 + int(clock[3:]) if clock else None


def find_responses(connection: Connection, user_id: bytes) -> StoredResponses:
    """A person's row of answers."""
    rows = store.FIND.rows(connection, user_id=user_id)
    return StoredResponses(rows[0][0], rows[0][2]) if rows else StoredResponses(0, None)


def open_responses(vault: Vault, stored: StoredResponses) -> dict[str, Any]:
    """The answers as stored; empty for somebody who gave none.

    Raises:
        FlagResponsesDamagedError: if they do not open.
    """
    if stored.sealed_body is None:
        return {}
    try:
        opened: dict[str, Any] = from_json(vault.open_document(RESPONSES, stored.revision, stored.sealed_body))
    except SealBrokenError:
        raise FlagResponsesDamagedError from None
    return opened


def put_responses(connection: Connection, draft: ResponsesDraft) -> Applied:
    """Stores the document, once per mutation.

    Raises:
        RevisionConflictError: the stored revision is not the one the caller has seen.
        RevisionRequiredError: there is a document and the caller named no revision.
        MutationReusedError: the mutation id was used for something else.
    """
    claimed = sync.claim(connection, draft.user_id, draft.mutation)
    if claimed.before:
        return claimed.before
    revision = _store(connection, draft, claimed.change)
    if draft.mutation:
        sync.remember(connection, draft.user_id, draft.mutation, revision=revision, change=claimed.change)
    return Applied(revision, claimed.change, b"")


def _store(connection: Connection, draft: ResponsesDraft, change: int) -> int:
    body = draft.sealed_body
    if draft.seen_revision:
        rows = store.REPLACE.rows(
            connection, user_id=draft.user_id, seen_revision=draft.seen_revision, new_change=change, new_body=body
        )
    else:
        rows = store.CREATE.rows(connection, user_id=draft.user_id, change=change, sealed_body=body)
    if not rows:
        current = find_responses(connection, draft.user_id).revision
        error = RevisionRequiredError if draft.seen_revision is None else RevisionConflictError
        raise error(f"revision {current} is stored", headers={"ETag": f'"{current}"'})
    revision: int = rows[0][0]
    return revision
