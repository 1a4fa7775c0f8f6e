"""The rows of flags: both sides see one diary, and what is said in milliseconds is what was measured."""

from bench import flags, verdict


def test_every_row_measures_cpu_on_both_sides(monkeypatch):
    monkeypatch.setattr(flags, "ROWS", {"flags 120 days": 20})
    monkeypatch.setattr(flags, "_TIMES", 1)

    rows = [(name, ours(0.0).cpu_us, floor(0.0).cpu_us) for name, ours, floor in flags.rounds()]

    assert [name for name, _, _ in rows] == ["flags 120 days"]
    assert all(ours and floor for _, ours, floor in rows)


def test_flags_are_also_judged_in_milliseconds_of_cpu():
    limits = verdict.read_limits("postgresql")
    flagged = verdict.Line("postgresql", "flags 120 days", verdict.CPU, 19.0, 12_000.0, None, verdict.Verdict.REPORTED)
    other = verdict.Line("postgresql", "PUT c=1", verdict.CPU, 2.0, 900.0, None, verdict.Verdict.REPORTED)

    (line,) = flags.milliseconds([other, flagged], limits)

    assert (line.row, line.figure, line.value) == ("flags 120 days", verdict.MS, 12.0)
    assert line.verdict is verdict.Verdict.MISSED
