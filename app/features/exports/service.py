"""Use cases of what leaves, inside one read: opens the record of a period and lets the choice through once."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from pydantic_core import from_json
from sqlalchemy import Connection

from app.crypto.vault import Vault
from app.features.entries.reading import open_months
from app.features.entries.rules import months_around, months_back
from app.features.entries.sealing import Row
from app.features.exports.choosing import chosen_of, named_in, set_ids
from app.features.exports.composing import Opened, Wanted, before_start, compose, recorded_of
from app.features.exports.noticing import Looked
from app.features.exports.offering import offered
from app.features.exports.rules import MOST_EXPORTED_DAYS, MOST_SHARED_DAYS, check_period
from app.features.exports.schemas import Choice
from app.features.exports.shapes import ChosenRecord, Json
from app.features.exports.words import language_of
from app.features.patterns import answers
from app.features.patterns import service as patterns
from app.features.patterns.rules.answers_given import demands, state_of
from app.features.patterns.rules.diary import WINDOW_DAYS
from app.features.patterns.rules.shapes import Finding
from app.features.settings.service import read_settings
from app.features.trends.days import Days, text_of
from app.kernel.errors import InvalidInputError
from app.kernel.ids import format_uuid
from app.kernel.zones import local_time

_NEAR_DAYS = 2  # before the period: what may be close enough to its first day to be mixed with it
_WHOLE = frozenset({"craving", "mood", "sleep", "text", "flags", "plan", "raise"})
_PUT_AWAY = frozenset({"muted", "expected", "not_useful"})


def read_chosen(
    connection: Connection, vault: Vault, choice: Choice, now: datetime, *, is_checked: bool = False
) -> ChosenRecord:
    """What a choice lets through, of a year at most.

    `is_checked` is a choice of a share made before: its period may have grown, and what it names may be gone from the
    settings since.

    Raises:
        InvalidInputError: if the period is none, an id is not one of this person's, or somebody is yet to be born.
        SettingsDamagedError: if the settings do not open.
        FlagResponsesDamagedError: if flags were chosen and the answers to them do not open.
    """
    settings = read_settings(connection, vault)
    person = choice.person and choice.person.model_dump(exclude_none=True)
    wanted = Wanted(
        chosen_of(choice.include, choice.hold_back),
        *_numbers((choice.first_day, choice.last_day)),
        language_of(choice.language, settings["language"]),
        person or None,
        is_checked=is_checked,
    )
    reader = _Reader(connection, vault, settings, now)
    reader.check(wanted.first, wanted.last, MOST_EXPORTED_DAYS if is_checked else MOST_SHARED_DAYS)
    reader.check_birth(person or {})
    opened = reader.read(_first_read(reader, wanted), wanted.last)
    return compose(opened, wanted, reader.look(wanted), as_of=reader.here)


def read_everything(
    connection: Connection, vault: Vault, days: tuple[str, str], now: datetime, *, is_noticed: bool = True
) -> ChosenRecord:
    """The owner's own record of a period, of 20 years at most: every entry as it is stored.

    `days` are the first and the last, as dates of the wire. Flags are looked for unless `is_noticed` says otherwise:
    that takes more than half of the time, and some files hold none.

    Raises:
        InvalidInputError, SettingsDamagedError, FlagResponsesDamagedError: as `read_chosen`.
    """
    settings = read_settings(connection, vault)
    reader = _Reader(connection, vault, settings, now)
    period = _numbers(days)
    reader.check(*period, MOST_EXPORTED_DAYS)
    opened = reader.read(min(period[0] - _NEAR_DAYS, reader.window_start(period[1])), period[1])
    named = (name for one in opened.entries if period[0] <= one.day for name in named_in(one.document))
    chosen = chosen_of({*_WHOLE, *set_ids(settings), *named}, is_whole=True)
    wanted = Wanted(chosen, *period, language_of(None, settings["language"]))
    return compose(opened, wanted, reader.look(wanted) if is_noticed else None, as_of=reader.here)


def find_choices(connection: Connection, vault: Vault, days: tuple[str, str], now: datetime) -> list[Json]:
    """What was recorded in a period and can be chosen: `include`, `label`, and on how many days.

    `days` are the first and the last, as dates of the wire.

    Raises:
        InvalidInputError: if the period is none.
        SettingsDamagedError: if the settings do not open.
    """
    settings = read_settings(connection, vault)
    reader = _Reader(connection, vault, settings, now)
    start, end = _numbers(days)
    reader.check(start, end, MOST_SHARED_DAYS)
    opened = reader.read(2 * start - end - 1, end)
    choices = patterns.choices_of(settings)
    return offered(opened, choices, days=(start, end), language=language_of(None, settings["language"]))


def _numbers(days: tuple[str, str]) -> tuple[int, int]:
    first, last = days
    return date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()


def _first_read(reader: "_Reader", wanted: Wanted) -> int:
    if not wanted.chosen.has("flags"):
        return before_start(wanted)
    return min(before_start(wanted), wanted.first - _NEAR_DAYS, reader.window_start(wanted.last))


@dataclass(frozen=True, slots=True)
class _Reader:
    """One person's record within one read."""

    connection: Connection
    vault: Vault
    settings: Json
    now: datetime

    @property
    def days(self) -> Days:
        return Days(self.settings["day_boundary"])

    @property
    def here(self) -> datetime:
        return local_time(self.now, self.settings["time_zone"])

    def check(self, first: int, last: int, most_days: int) -> None:
        wrong = check_period(first, last, self.days.of(self.here), most_days=most_days)
        if wrong:
            raise InvalidInputError("check the dates", fields=wrong)

    def check_birth(self, person: Mapping[str, str]) -> None:
        if person.get("birth_date", "") > self.here.date().isoformat():
            raise InvalidInputError("check the dates", fields={"person.birth_date": "this is in the future"})

    def read(self, first: int, last: int) -> Opened:
        """Every month in which an entry of these days can be filed."""
        oldest, newest = months_around(text_of(first), text_of(last), self.now)
        unreadable: dict[tuple[str, str], int] = {}
        documents = [one for month in months_back(newest, oldest) for one in self._month(month, unreadable)]
        return Opened(self.settings, recorded_of(documents, self.days), unreadable)

    def _month(self, month: str, unreadable: dict[tuple[str, str], int]) -> Iterator[tuple[str, Json]]:
        rows: list[Row] = []
        seen = 0
        for kind, found in open_months(self.connection, self.vault, oldest=month, newest=month, unreadable=rows):
            if len(rows) > seen:
                unreadable[kind, month] = unreadable.get((kind, month), 0) + len(rows) - seen
                seen = len(rows)
            yield from ((format_uuid(entry_id), from_json(raw)) for entry_id, raw in found)

    def window_start(self, last: int) -> int:
        """The first day that statistics made on that day look back on."""
        return self.days.of(self._moment(last)) - WINDOW_DAYS - 1

    def look(self, wanted: Wanted) -> Looked | None:
        """How to look for flags, if they were chosen."""
        if not wanted.chosen.has("flags"):
            return None
        record = patterns.read_answers(self.connection, self.vault, self.settings, self._moment(wanted.last))
        return Looked(record.choices, record.moment, demands(answers.given_in(record)), self._put_away(record))

    def _put_away(self, record: patterns.Record) -> Callable[[Finding], bool]:
        """Whether the person said that a flag was expected or of no use: then nobody else is told either."""
        given, muted = answers.given_in(record), answers.muted_in(record)
        today = record.moment.toordinal()

        def is_put_away(finding: Finding) -> bool:
            opaque = answers.flag_id(self.vault, finding)
            return state_of(finding, opaque, given=given, muted=muted, today=today)[0] in _PUT_AWAY

        return is_put_away

    def _moment(self, last: int) -> datetime:
        """Now, or the last minute of a period that is over."""
        hour, minute = map(int, self.settings["day_boundary"].split(":"))
        end = datetime.combine(date.fromordinal(last + 1), time(hour, minute), self.here.tzinfo)
        return min(self.here, end - timedelta(minutes=1))
