"""The report: what a provider sees of a chosen record, in the order of ten minutes. Pure; judges nothing."""

from collections.abc import Callable, Iterator

from app.features.exports.about_body import craving, mood, sleep, symptoms, trackers
from app.features.exports.about_events import changes, noticed, own_words, safety, to_raise
from app.features.exports.about_uses import prescribed, substances
from app.features.exports.charted import charts, left_out
from app.features.exports.shapes import ChosenRecord, Json
from app.features.exports.tallies import Tallied, one_line, tally
from app.features.patterns.rules.families import KRATOM

VERSION = 1
# The list of a clinician's first screen: reference/people.md.
_SECTIONS: tuple[Callable[[Tallied], Iterator[Json]], ...] = (
    to_raise,
    safety,
    prescribed,
    craving,
    substances,
    symptoms,
    sleep,
    mood,
    trackers,
    noticed,
    changes,
    own_words,
    left_out,
)
_WITHOUT_ENTRIES = frozenset({"before", "flags", "plan", "raise"})
_KRATOM = frozenset(f"substance:{each}" for each in KRATOM)
_SEVEN_OH = "substance:seven_oh"


def build_report(record: ChosenRecord) -> Json:
    """What leaves, to be read: a `Report` of `schemas.py` as JSON."""
    tallied = tally(record)
    return {
        "version": VERSION,
        "language": record.language,
        "title": tallied.say("title"),
        "as_of": record.as_of.isoformat(timespec="seconds"),
        "from": record.first_day,
        "to": record.last_day,
        "by": tallied.by,
        "heading": list(_heading(tallied)),
        "sections": [section for told in _SECTIONS for section in told(tallied)],
        "charts": charts(tallied),
        "notices": list(_notices(tallied)),
    }


def _heading(tallied: Tallied) -> Iterator[str]:
    """Who, which days, what this is not, and what it means that something is absent."""
    record = tallied.record
    yield from _person(tallied)
    first, last = tallied.date(record.first_day), tallied.date(record.last_day)
    yield tallied.say("period", first=first, last=last, days=tallied.days)
    made, zone = record.as_of, record.time_zone or "UTC"
    yield tallied.say("as_of", date=tallied.date(made.date().isoformat()), time=f"{made:%H:%M}", zone=zone)
    yield tallied.say("not_verified")
    yield tallied.say("only_chosen")
    if record.include - _WITHOUT_ENTRIES:  # else "0 of 22" would say that nothing was recorded, and nobody looked
        yield _with_data(tallied)
    yield tallied.say("boundary", boundary=record.day_boundary)
    if record.unreadable:
        yield tallied.say("unreadable", count=record.unreadable)


def _person(tallied: Tallied) -> Iterator[str]:
    person = tallied.record.person or {}
    if name := one_line(person.get("name", "")):
        yield tallied.say("name", name=name)
    if person.get("birth_date"):
        yield tallied.say("birth_date", date=tallied.date(person["birth_date"]))


def _with_data(tallied: Tallied) -> str:
    entries = tallied.record.entries
    if not entries:
        return tallied.say("without_data", of=tallied.days)
    day, clock = tallied.day_and_clock(entries[-1].document)
    logged = len(tallied.opened.entries)
    return tallied.say("with_data", days=logged, of=tallied.days, date=tallied.date(day), time=clock)


def _notices(tallied: Tallied) -> Iterator[str]:
    """Of kratom, and of 7-OH, only where it was chosen: a notice must not tell what was not."""
    include = tallied.record.include
    yield tallied.say("notice_supplied")
    yield tallied.say("notice_journal")
    yield tallied.say("notice_amounts")
    if _KRATOM & include:
        yield tallied.say("notice_kratom")
    if _SEVEN_OH in include:
        yield tallied.say("notice_seven_oh")
    yield tallied.say("notice_sudden")
    if "flags" in include:
        yield tallied.say("notice_patterns")
    yield tallied.say("notice_danger")
