"""The CSV of a record: one row for each thing recorded, in words, safe to open in a spreadsheet. Pure.

RFC 4180 with a byte order mark: without it, Excel reads UTF-8 as the code page of its country and breaks every accent;
other programs skip it. Not a way back: the JSON copy is.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping

from app.features.exports.file_words import file_word
from app.features.exports.shapes import ChosenEntry, ChosenRecord, Json
from app.features.exports.words import label_of, severity, word
from app.features.trends.days import Days, text_of

COLUMNS = (
    *("day", "time", "kind", "what", "value", "unit", "note", "substance", "outcome", "triggers", "coping"),
    *("estimated", "strength", "route", "planned", "prescribed", "product", "reasons", "tags", "written", "time_zone"),
)
_BYTE_ORDER_MARK = "\ufeff"
_FORMULA = "=+\\-@\uff1d\uff0b\uff0d\uff20\t\r\n"  # OWASP, CSV Injection (2024): these and their full-width forms
_BEHIND = "[\\s\"'\u200b-\u200f\u2060\ufeff]*"
_BEGINS = re.compile(f"[\t\r\n]|{_BEHIND}[{_FORMULA}]")
# Where a semicolon or a tab separates cells, what stands behind one, or on a new line, begins a cell of its own. A dash
# before a space is a list, not a formula.
_INSIDE = re.compile(f"([;\t\r\n]{_BEHIND})([=+@\uff1d\uff0b\uff20]|[-\uff0d](?! ))")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
Row = dict[str, str]


def build_spreadsheet(record: ChosenRecord) -> bytes:
    """Every chosen entry, oldest first, with heads and words in the record's language."""
    table = io.StringIO(newline="")
    # Everything quoted: where a semicolon separates cells, an unquoted text could begin a cell of its own.
    writer = csv.writer(table, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([file_word(record.language, name) for name in COLUMNS])
    scribe, days = _Scribe(record), Days(record.day_boundary)
    for entry in record.entries:
        shared = scribe.shared(entry, days)
        writer.writerows([defuse(row.get(name, "")) for name in COLUMNS] for row in scribe.rows(entry, shared))
    return (_BYTE_ORDER_MARK + table.getvalue()).encode()


def defuse(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes in front of what could be one (attack 42)."""
    if _NUMBER.fullmatch(cell):
        return cell
    harmless = _INSIDE.sub(r"\1'\2", cell)
    return f"'{harmless}" if _BEGINS.match(cell) else harmless


class _Scribe:
    """Writes rows in the words of one record."""

    def __init__(self, record: ChosenRecord) -> None:
        self._record = record
        self._kinds: Mapping[str, Callable[[Json], Iterator[Row]]] = {
            "craving": self._craving,
            "journal": self._journal,
            "side_effects": self._side_effects,
            "intake": self._intake,
        }

    def shared(self, entry: ChosenEntry, days: Days) -> Row:
        document, language = entry.document, self._record.language
        day, clock = days.cut(document["occurred_at"], document.get("time_zone"))
        return {
            "day": text_of(day),
            "time": clock,
            "kind": word(language, "KINDS", entry.kind),
            "written": document["occurred_at"],
            "time_zone": document.get("time_zone") or "",
        }

    def rows(self, entry: ChosenEntry, shared: Row) -> Iterator[Row]:
        """One row for each thing an entry says; its note stands in the first."""
        note = entry.document.get("note") or ""
        for row in self._kinds[entry.kind](entry.document):
            yield {**shared, "note": note, **row}
            note = ""

    def _craving(self, document: Json) -> Iterator[Row]:
        yield {
            "what": self._label("craving"),
            "value": str(document["intensity"]),
            "substance": self._substance(document),
            "outcome": self._word("OUTCOMES", document["outcome"]),
            "triggers": self._list("TRIGGERS", document["triggers"]),
            "coping": self._list("COPING", document["coping"]),
        }

    def _journal(self, document: Json) -> Iterator[Row]:
        text, tags = document["text"], ", ".join(document["tags"])
        if document["mood"] is not None:
            yield {"what": self._label("mood"), "value": str(document["mood"]), "note": text, "tags": tags}
        else:
            yield {"what": self._say("text"), "note": text, "tags": tags}

    def _side_effects(self, document: Json) -> Iterator[Row]:
        said = False
        for symptom, rating in document["ratings"].items():
            said = True
            yield {
                "what": self._label(f"symptom:{symptom}"),
                "value": str(rating),
                "unit": severity(self._record.language, rating),
            }
        for tracker, value in (document.get("trackers") or {}).items():
            said = True
            yield {"what": self._label(f"tracker:{tracker}"), "value": value, "unit": self._tracker_unit(tracker)}
        if document["sleep_hours"] is not None:
            said = True
            yield {"what": self._label("sleep"), "value": f"{document['sleep_hours']:g}", "unit": "h"}
        if not said:
            yield {"what": self._say("symptoms"), "unit": self._say("none") if document["none"] else ""}

    def _intake(self, document: Json) -> Iterator[Row]:
        strength = document["strength"]
        name = self._substance(document)
        yield {
            "what": name or self._say("use"),
            "substance": name,
            "value": document["amount"] or "",
            "unit": self._say("none") if document["none"] else document["unit"] or "",
            "estimated": self._yes_no(document["estimated"] or None),
            "strength": f"{strength['amount']} {strength['unit']}" if strength else "",
            "route": self._word("ROUTES", document["route"]),
            "planned": self._yes_no(document["planned"]),
            "prescribed": self._say(document["prescribed"]) if document["prescribed"] else "",
            "product": document["product"],
            "reasons": self._list("REASONS", document["reasons"]),
        }

    def _label(self, include: str) -> str:
        return self._record.names.get(include) or label_of(include, self._record.language, self._record.settings)

    def _say(self, key: str) -> str:
        return file_word(self._record.language, key)

    def _substance(self, document: Json) -> str:
        return self._label(f"substance:{document['substance']}") if document["substance"] else ""

    def _tracker_unit(self, tracker: str) -> str:
        known = (one.get("unit") for one in self._record.settings.get("trackers") or () if one["id"] == tracker)
        return next(known, None) or ""

    def _word(self, group: str, key: str | None) -> str:
        return word(self._record.language, group, key) if key else ""

    def _list(self, group: str, keys: list[str]) -> str:
        return ", ".join(self._word(group, key) for key in keys)

    def _yes_no(self, value: bool | None) -> str:  # noqa: FBT001 - an answer as it was given
        return "" if value is None else self._say("yes" if value else "no")
