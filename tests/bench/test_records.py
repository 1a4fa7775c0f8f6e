"""What the rows of trends compare: the same entries, in the same days, on both sides."""

from app.features.trends.days import text_of
from bench import records, verdict


def test_ebb_and_the_floor_put_the_same_entries_into_the_same_days(monkeypatch):
    monkeypatch.setattr(records, "_ENTRIES", 1_600)
    seen = {}

    def look(shelf):
        record = records._read(shelf, shelf.last - 199)
        seen["ours"] = {text_of(day): count for day, count in record.entries.items()}
        seen["floor"] = {day: len(found) for day, found in records._read_on_floor(shelf, shelf.last - 199).items()}
        yield from ()

    monkeypatch.setattr(records, "_rows", look)
    assert list(records.rounds()) == []

    assert sum(seen["ours"].values()) == 1_600
    assert seen["ours"] == seen["floor"]


def test_every_row_measures_cpu_on_both_sides(monkeypatch):
    monkeypatch.setattr(records, "_ENTRIES", 80)

    rows = [(name, ours(0.0).cpu_us, floor(0.0).cpu_us) for name, ours, floor in records.rounds()]

    assert [name for name, _, _ in rows] == list(records.ROWS)
    assert all(ours and floor for _, ours, floor in rows)


def test_the_year_is_also_judged_in_milliseconds_of_cpu_beside_what_the_floor_took_to_read_it():
    limits = verdict.read_limits("sqlite")
    again = verdict.Line("sqlite", records.AGAIN, verdict.CPU, 1.0, 16_000.0, None, verdict.Verdict.REPORTED)
    first = verdict.Line("sqlite", records.YEAR, verdict.CPU, 2.0, 44_000.0, None, verdict.Verdict.REPORTED)
    other = verdict.Line("sqlite", records.DATA, verdict.CPU, 1.0, 99_000.0, None, verdict.Verdict.REPORTED)

    found = {line.row: line for line in records.milliseconds([other, first, again], limits)}

    assert {row: line.value for row, line in found.items()} == {
        records.AGAIN: 16,
        records.YEAR: 44,
        records.READING: 22,
    }
    assert {line.figure for line in found.values()} == {verdict.MS}
    assert found[records.AGAIN].verdict is verdict.Verdict.MISSED
    assert found[records.READING].verdict is verdict.Verdict.REPORTED


def test_a_year_that_was_looked_at_is_read_from_what_was_kept(monkeypatch):
    monkeypatch.setattr(records, "_ENTRIES", 1_600)
    seen = {}

    def look(shelf):
        first = shelf.last - 199
        fresh = records._compute(shelf, records._read(shelf, first))
        records._look_at(shelf, first)
        shelf.connection.exec_driver_sql("UPDATE entries SET sealed_body = zeroblob(length(sealed_body))")
        seen["answers"] = fresh, records._compute(shelf, records._read(shelf, first))
        yield from ()

    monkeypatch.setattr(records, "_rows", look)
    assert list(records.rounds()) == []

    fresh, kept = seen["answers"]
    assert fresh == kept
