"""What only a whole copy holds besides entries: settings and answers to flags as they are, read at the same moment."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection
from typing_extensions import override

from app.crypto.vault import Vault
from app.features.exports.service import read_everything
from app.features.exports.shapes import ChosenRecord, Json
from app.features.patterns import service as patterns
from app.features.settings.service import read_settings


@dataclass(frozen=True, slots=True)
class WholeRecord:
    """One person's own record of a period, with nothing cut down."""

    record: ChosenRecord
    settings: Json
    flag_responses: Json

    @override
    def __repr__(self) -> str:
        return "WholeRecord(…)"


def read_whole(
    connection: Connection, vault: Vault, days: tuple[str, str], now: datetime, *, is_noticed: bool
) -> WholeRecord:
    """Everything of a period, of 20 years at most. `days` are the first and the last; `is_noticed` as there.

    Raises:
        InvalidInputError: if the period is none.
        SettingsDamagedError, FlagResponsesDamagedError: if these do not open.
    """
    record = read_everything(connection, vault, days, now, is_noticed=is_noticed)
    answers = patterns.open_responses(vault, patterns.find_responses(connection, vault.user_id))
    return WholeRecord(record, read_settings(connection, vault), answers)
