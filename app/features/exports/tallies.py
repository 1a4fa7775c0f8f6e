"""The numbers of a report: those of Trends, made of chosen entries alone. Pure; counts and judges nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from app.features.exports.shapes import ChosenRecord, Json
from app.features.exports.words import day_text, say
from app.features.trends.answer import gather, trends
from app.features.trends.days import Days, text_of
from app.features.trends.intakes import intake_line
from app.features.trends.lines import MOST_DAILY, Period
from app.features.trends.measures import parse
from app.features.trends.record import Record, chosen
from app.features.trends.uses import uses_of
from app.features.trends.windows import Number, quartiles

_ALONE = ("craving", "sleep", "mood")
_DECIMALS = 6  # of an amount as typed: `Amount` in app/web/fields.py


@dataclass(frozen=True, slots=True)
class Tallied:
    """A chosen record with its numbers: `daily` has every series by days, `charted` as Trends draws the period."""

    record: ChosenRecord
    period: Period
    opened: Record
    daily: Mapping[str, Json]
    charted: Mapping[str, Json]

    @property
    def days(self) -> int:
        """How many days the period has."""
        return self.period.last - self.period.first + 1

    @property
    def by(self) -> str:
        """What a place in the columns of a chart stands for."""
        return "week" if self.days > MOST_DAILY else "day"

    def say(self, key: str, **values: object) -> str:
        """One sentence in the report's language."""
        return say(self.record.language, key, **values)

    def date(self, day: str) -> str:
        """A date of the wire, to be read."""
        return day_text(self.record.language, day)

    def day_and_clock(self, document: Json) -> tuple[str, str]:
        """The person's day of an entry, and the clock it was written by."""
        day, clock = self.opened.days.cut(document["occurred_at"], document["time_zone"])
        return text_of(day), clock

    def parts(self, kind: str) -> list[str]:
        """The chosen ids of a kind, without it, by their names."""
        found = (name for name in self.record.include if name.startswith(f"{kind}:"))
        ordered = sorted(found, key=lambda name: (self.record.names[name].casefold(), name))
        return [name.partition(":")[2] for name in ordered]

    def name(self, kind: str, part: str) -> str:
        """What a chosen thing is called."""
        return self.record.names[f"{kind}:{part}"]

    def symptoms(self) -> list[tuple[str, str]]:
        """The chosen symptoms and their series, those that weighed most first."""
        found = [(each, asked.id) for each in self.parts("symptom") if (asked := parse(f"symptom:{each}"))]
        return sorted(found, key=lambda each: -sum(self.daily[each[1]]["max"]))

    def counted(self, texts: Iterable[str]) -> str:
        """Each text with how often it was said, the most frequent first; nothing where nothing was said."""
        counts = Counter(one_line(text) for text in texts)
        ordered = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
        return ", ".join(self.say("times", value=text, count=count) for text, count in ordered)

    def uses(self, substance: str, *, is_marked: bool) -> Json:
        """Uses of a substance by days, as Trends count them: those marked as prescribed, or the others."""
        intakes = self.opened.intakes
        marks = zip(intakes.substances, intakes.prescribed, strict=True)
        own = chosen(intakes, [each == substance and (how is not None) is is_marked for each, how in marks])
        return intake_line(uses_of(own), () if is_marked else intakes.nothing(), self.period)[1]


def tally(record: ChosenRecord) -> Tallied:
    """Every series of what was chosen."""
    first, last = (date.fromisoformat(day).toordinal() for day in (record.first_day, record.last_day))
    opened = Record(Days(record.day_boundary), first, last)
    for kind in sorted({one.kind for one in record.entries}):
        opened.add(kind, [(UUID(one.entry_id).bytes, one.document) for one in record.entries if one.kind == kind])
    asked = [found for name in sorted(record.include) for text in _ids(name) if (found := parse(text))]
    daily = Period(first, last, record.day_boundary, record.language, most_daily=last - first + 1)
    by_day = trends(gather(opened, record.settings, daily), asked, [])["series"]
    charted = replace(daily, most_daily=MOST_DAILY)
    if not charted.is_weekly:
        return Tallied(record, daily, opened, by_day, by_day)
    return Tallied(record, daily, opened, by_day, trends(gather(opened, record.settings, charted), asked, [])["series"])


def _ids(name: str) -> list[str]:
    """The series of Trends that show a choice."""
    kind, colon, part = name.partition(":")
    if kind == "substance":
        return [f"intake:{part}", f"prescribed:{part}"]
    return [name] if colon or kind in _ALONE else []


def number(value: Number, decimals: int = _DECIMALS) -> str:
    """A number to be read: no digits that say nothing, and never in powers of ten."""
    return f"{value:.{decimals}f}".rstrip("0").rstrip(".")


def middle(values: Sequence[Number]) -> tuple[str, str, str]:
    """Median, lowest and highest of some values, to be read."""
    ordered = sorted(values)
    return number(quartiles(ordered)[0]), number(ordered[0]), number(ordered[-1])


def one_line(text: str) -> str:
    """A text without line ends and tabs: a report has lines and columns of its own."""
    return " ".join(text.split())


def part(name: str, title: str, lines: Sequence[str], table: Json | None = None) -> Json:
    """One section of a report."""
    return {"id": name, "title": title, "lines": [line for each in lines if (line := one_line(each))], "table": table}


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Json | None:
    """Rows under their heads; nothing where there are no rows."""
    return {"head": [*head], "rows": [[one_line(cell) for cell in row] for row in rows]} if rows else None
