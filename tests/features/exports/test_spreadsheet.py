"""The CSV: read back by Python's own reader, and never a formula in whatever opens it."""

import csv
import io
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.features.exports.file_words import file_word
from app.features.exports.spreadsheet import COLUMNS, build_spreadsheet, defuse
from tests.features.exports.recorded import ENTRIES, IDS, SETTINGS, entries, texts, whole
from tests.support.chosen import chosen, wrote

Rows = list[dict[str, str]]
FORMULAS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
HOSTILE = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\uff1d1+1",
    "\uff20SUM(A1)",
    '"=1+1',
    '"",=1+1',
    "' =1+1",
    "  =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    '=HYPERLINK("https://journal.example","x")',
    "=cmd|' /C calc'!A0",
    "quiet;=1+1",
    "quiet\t=1+1",
)


def read(content: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def rows_of(record) -> Rows:
    """Rows by the plain name of their column."""
    head, *rows = read(build_spreadsheet(record))
    assert head == [file_word(record.language, name) for name in COLUMNS]
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def is_formula(cell: str) -> bool:
    """As the strictest spreadsheet would see it: what stands behind spaces, quotes and what cannot be seen."""
    if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell):
        return False
    bare = re.sub('^[\\s"\u200b-\u200f\u2060\ufeff]*', "", cell)
    return bare.startswith(FORMULAS) or cell.startswith(("\t", "\r", "\n"))


def test_there_is_a_row_for_each_thing_that_was_recorded():
    rows = rows_of(whole())

    assert [row["value"] for row in rows if row["what"] == "Craving"] == ["0", "7"]
    (leaf,) = [row for row in rows if row["what"] == "Kratom leaf" and row["value"]]
    assert {name: value for name, value in leaf.items() if value} == {
        "day": "2026-11-06",
        "time": "08:00",
        "kind": "Used",
        "what": "Kratom leaf",
        "value": "2",
        "unit": "capsule",
        "note": "With tea.",
        "substance": "Kratom leaf",
        "estimated": "yes",
        "strength": "500 mg",
        "route": "swallowed",
        "planned": "no",
        "product": "Green",
        "reasons": "Pain",
        "written": "2026-11-06T08:00:00-05:00",
    }
    assert [(row["value"], row["unit"]) for row in rows if row["what"] == "Weight"] == [("71.5", "kg")]
    assert [(row["value"], row["unit"]) for row in rows if row["what"] == "Sleep"] == [("5.5", "h")]
    assert {row["unit"] for row in rows if row["what"] == "Tight jaw"} == {"Mild", "None"}


def test_a_note_is_said_once():
    assert [row["note"] for row in rows_of(whole())].count("Slept badly.") == 1


def test_days_are_cut_at_the_persons_boundary():
    late = chosen([wrote("craving", "2026-11-05T03:59:00-05:00", intensity=1)], IDS, settings=SETTINGS)

    assert [(row["day"], row["time"]) for row in rows_of(late)] == [("2026-11-04", "03:59")]


def test_it_speaks_spanish():
    rows = rows_of(whole(language="es"))

    assert {"Ganas", "Náuseas"} <= {row["what"] for row in rows}
    assert "sí" in {row["estimated"] for row in rows}


def test_it_begins_with_the_mark_that_spreadsheets_need_for_accents_and_ends_lines_as_the_rfc_says():
    content = build_spreadsheet(whole(language="es"))

    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert "Día" in content.decode("utf-8-sig")


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=ascii)
def test_attack_42_no_cell_is_a_formula_whatever_separates_them(text, delimiter):
    own = {**SETTINGS, "own_symptoms": [{"id": SETTINGS["own_symptoms"][0]["id"], "name": text}]}
    written = [
        wrote("journal", "2026-11-05T08:00:00-05:00", text=text, tags=[text]),
        wrote("intake", "2026-11-05T08:00:00-05:00", substance="caffeine", product=text, unit=text, route=text),
        wrote("side_effects", "2026-11-05T08:00:00-05:00", ratings={own["own_symptoms"][0]["id"]: 1}, note=text),
    ]

    content = build_spreadsheet(chosen(written, IDS, settings=own))

    assert [cell for row in read(content, delimiter) for cell in row if is_formula(cell)] == []


@settings(deadline=None)
@given(text=texts)
@example(text="-5")
@example(text="--5")
def test_attack_42_whatever_is_typed_is_no_formula_and_is_still_readable(text):
    cell = defuse(text)

    assert not is_formula(cell)
    assert cell.replace("'", "") == text.replace("'", "")


@pytest.mark.parametrize("number", ["0", "-5", "71.5", "-0.25"])
def test_numbers_stay_numbers(number):
    assert defuse(number) == number


@pytest.mark.parametrize(
    "text", ["The lake was quiet.", "a - b", "don't", "1-2 cups", "\u00bfQu\u00e9 tal?", "a, b; c"]
)
def test_ordinary_words_stay_as_they_are(text):
    assert defuse(text) == text


@settings(deadline=None, max_examples=60)
@given(written=st.lists(entries(), max_size=6))
def test_any_record_is_a_table_that_reads_back_row_by_row(written):
    record = chosen(written, IDS, settings=SETTINGS)

    table = read(build_spreadsheet(record))

    assert {len(row) for row in table} == {len(COLUMNS)}
    assert len(table) > len(record.entries)


def test_every_entry_has_a_row():
    record = whole()

    assert {row["written"] for row in rows_of(record)} == {one.document["occurred_at"] for one in record.entries}
    assert len(record.entries) >= len(ENTRIES) - 2
