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
    slow = verdict.Line("sqlite", records.YEAR, verdict.CPU, 2.0, 61_000.0, None, verdict.Verdict.REPORTED)
    other = verdict.Line("sqlite", records.DATA, verdict.CPU, 1.0, 99_000.0, None, verdict.Verdict.REPORTED)

    line, floor = records.milliseconds([other, slow], limits)

    assert (line.row, line.figure, line.value) == (records.YEAR, verdict.MS, 61.0)
    assert line.verdict is verdict.Verdict.FAILED
    assert (floor.row, floor.figure, floor.value) == (records.READING, verdict.MS, 30.5)
    assert floor.verdict is verdict.Verdict.REPORTED
