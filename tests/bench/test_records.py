"""What the rows of trends compare: the same entries, in the same days, on both sides."""

from app.features.trends.days import text_of
from bench import records


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
