"""Taking a copy: one read, then building beside the event loop. No transaction is held while a file is made."""

from typing import assert_never

from app.crypto.vault import Vault
from app.features.accounts.desk import Desk
from app.features.exports import budgets
from app.features.exports.building import build_paper, build_record_bundle
from app.features.exports.plain_copy import build_copy
from app.features.exports.reading import WholeRecord, read_whole
from app.features.exports.schemas import ExportParameters
from app.features.exports.spreadsheet import build_spreadsheet

_WITH_FLAGS = frozenset({"fhir", "pdf"})


async def make_copy(desk: Desk, vault: Vault, asked: ExportParameters) -> bytes:
    """A person's own record of a period as a file.

    Raises:
        InvalidInputError: if the period is none.
        RateLimitedError: if it was asked for too often.
        SettingsDamagedError, FlagResponsesDamagedError: if these do not open.
    """
    await desk.limiter.spend(budgets.EXPORT.of(vault.user_id))
    days, is_noticed = (asked.first_day, asked.last_day), asked.file_format in _WITH_FLAGS
    whole = await desk.db.read(read_whole, vault, days, desk.clock(), is_noticed=is_noticed)
    return await desk.gate.run(_build, whole, asked)


def _build(whole: WholeRecord, asked: ExportParameters) -> bytes:
    match asked.file_format:
        case "json":
            return build_copy(whole.record, whole.settings, whole.flag_responses)
        case "csv":
            return build_spreadsheet(whole.record)
        case "fhir":
            return build_record_bundle(whole.record)
        case "pdf":
            return build_paper(whole.record, asked.paper)
        case never:
            assert_never(never)
